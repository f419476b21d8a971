"""A document as sentences of words, and which of them say what is looked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from policylint.document_checks.shapes import has_shape
from policylint.documents.model import Block
from policylint.documents.sentences import sentences
from policylint.rules.model import Evidence, Phrase
from policylint.rules.phrases import PhraseIndex, find
from policylint.rules.words import tokens_of

LabelsOfWord = Callable[[str], frozenset[str]]

_DENIALS = frozenset(
    "no not never without neither nor cannot don't doesn't won't can't isn't aren't wasn't needn't mustn't".split()
)
#: "don't hesitate to call us", "if you are not able to call" are ways to call.
_STILL_SAID = frozenset({"hesitate", "only", "just", "able"})
#: How many words before a phrase may deny it.
_REACH = 3


@dataclass(frozen=True)
class Line:
    """A sentence: as written, and its words in lower case."""

    text: str
    words: tuple[str, ...]


def lines_of(blocks: Iterable[Block]) -> tuple[Line, ...]:
    """Every sentence of the blocks, headings and cells included."""
    texts = (block.prose[span.start : span.end] for block in blocks for span in sentences(block.prose, block.marks))
    return tuple(Line(text, tokens_of(text)) for text in texts)


def holds(evidence: Evidence, lines: Sequence[Line], labels_of: LabelsOfWord, *, said: bool) -> bool:
    """Whether enough sentences say it; with `said`, what is denied ("do not tell") is not said."""
    missing = evidence.sentences
    for _ in _saying(evidence, lines, labels_of, said):
        missing -= 1
        if missing == 0:
            return True
    return False


def _saying(evidence: Evidence, lines: Iterable[Line], labels_of: LabelsOfWord, said: bool) -> Iterator[Line]:
    wanted, beside = PhraseIndex(evidence.phrases), PhraseIndex(evidence.beside)
    without = PhraseIndex(evidence.without)
    for line in lines:
        if not (
            any(has_shape(shape, line.text) for shape in evidence.shapes)
            or _stands(wanted, line, labels_of, said=said)
        ):
            continue
        if evidence.beside and not _stands(beside, line, labels_of, said=False):
            continue
        if not _stands(without, line, labels_of, said=False):
            yield line


def _stands(index: PhraseIndex, line: Line, labels_of: LabelsOfWord, *, said: bool) -> bool:
    return any(
        not (said and _denied(line.words, first))
        for at in index.candidates(frozenset(line.words))
        for first in _places(index.phrases[at], line, labels_of)
    )


def _places(phrase: Phrase, line: Line, labels_of: LabelsOfWord) -> Iterator[int]:
    for first, _ in find(phrase, line.words, lambda at: labels_of(line.words[at])):
        yield first


def _denied(words: Sequence[str], first: int) -> bool:
    before = words[max(0, first - _REACH) : first]
    return not _DENIALS.isdisjoint(before) and _STILL_SAID.isdisjoint(before)
