"""The English model, asked in the way that suits linting: many short sentences at once.

spaCy's own loop is made for any model and any length. For the one that we ship, three
things are done otherwise, with the same outcome: words that recur are embedded once a
batch, the layers run on blocks that stay in the processor's cache, and the parser takes one
step for all sentences together (its own loop asks for Python's lock at each number). A
model of another build is left to spaCy.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from policylint.language.layers import Encoder, encoder_of

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

_Context = TypeVar("_Context")
#: With fewer sentences than this, a step of all costs more than each by itself.
_FEW = 12


class Pipeline(Protocol):
    """What is asked of a model: its tokenizer, and texts to parsed texts, in order."""

    @property
    def tokenizer(self) -> Any: ...
    def pipe(
        self, texts: Iterable[tuple[str, _Context]], *, as_tuples: Any, batch_size: int
    ) -> Iterator[tuple[Doc, _Context]]: ...


def quickened(nlp: Language) -> Pipeline:
    """The same model, faster if it is built as ours is."""
    if getattr(nlp, "pipe_names", None) != ["tok2vec", "tagger", "parser"]:
        return nlp
    encoder = encoder_of(_part(nlp, "tok2vec").model)
    parser = _part(nlp, "parser")
    if encoder is None or parser.cfg["beam_width"] != 1 or not parser.model.attrs["has_upper"]:
        return nlp
    _use_numpy(nlp)
    return _Quick(nlp, encoder)


def _part(nlp: Language, name: str) -> Any:
    part: Any = nlp.get_pipe(name)  # for spaCy any function is a part; ours are models
    return part


def _use_numpy(nlp: Language) -> None:
    """Have products of matrices made by numpy's BLAS, which knows newer processors than thinc's."""
    from thinc.api import NumpyOps

    ops = NumpyOps(use_blis=False)
    for name in nlp.pipe_names:
        for model in _part(nlp, name).model.walk():
            model.ops = ops


class _Quick:
    def __init__(self, nlp: Language, encoder: Encoder) -> None:
        self.tokenizer = nlp.tokenizer
        self._nlp = nlp
        self._encoder = encoder
        self._tagger = _part(nlp, "tagger")
        self._parser = _part(nlp, "parser")

    def pipe(
        self, texts: Iterable[tuple[str, _Context]], *, as_tuples: Any, batch_size: int
    ) -> Iterator[tuple[Doc, _Context]]:
        """Each text parsed, with what came with it."""
        waiting = iter(texts)
        while batch := list(islice(waiting, batch_size)):
            docs = [self._nlp.make_doc(text) for text, _ in batch]
            self._annotate([doc for doc in docs if len(doc)])
            yield from zip(docs, (context for _, context in batch), strict=True)

    def _annotate(self, docs: Sequence[Doc]) -> None:
        if not docs:
            return
        for doc, vectors in zip(docs, self._encoder(docs), strict=True):
            doc.tensor = vectors
        self._tagger.set_annotations(docs, self._tagger.predict(docs))
        states = self._parser.predict(docs) if len(docs) < _FEW else self._parsed(docs)
        self._parser.set_annotations(docs, states)

    def _parsed(self, docs: Sequence[Doc]) -> list[Any]:
        states: list[Any] = self._parser.moves.init_batch(docs)
        step = self._parser.model.predict(docs)
        left = [state for state in states if not state.is_final()]
        while left:
            left = self._parser.transition_states(left, step.predict(left))
        step.clear_memory()
        return states
