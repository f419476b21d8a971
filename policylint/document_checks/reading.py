"""A document as sentences of words, and which of them say what is looked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from policylint.document_checks.shapes import has_shape
from policylint.documents.model import Block
from policylint.documents.sentences import sentences
from policylint.rules.model import Evidence
from policylint.rules.phrases import PhraseIndex, find
from policylint.rules.words import tokens_of

LabelsOfWord = Callable[[str], frozenset[str]]

_DENIALS = frozenset(
    "no not never without neither nor cannot don't doesn't won't can't isn't aren't wasn't mustn't".split()
)
#: "don't hesitate to call us", "if you are not able to call" are ways to call.
_STILL_SAID = frozenset({"hesitate", "only", "just", "able"})
#: How many words before a phrase may deny it.
_REACH = 3


@dataclass(frozen=True)
class Line:
    """A sentence: as written, its words in lower case, and those of what it stands under.

    That is its heading, the lead-in of its list, or the first cell of its row.
    """

    text: str
    words: tuple[str, ...]
    above: tuple[str, ...] = ()

    @cached_property
    def every(self) -> frozenset[str]:
        return frozenset(self.words)


@dataclass(frozen=True)
class Sought:
    """Evidence made ready to be looked for in many documents."""

    evidence: Evidence
    labels_of: LabelsOfWord

    def stands_in(self, lines: Iterable[Line], *, said: bool) -> bool:
        """Whether enough sentences have it; with `said`, what is denied ("do not tell") is not said."""
        still = self.evidence.sentences
        for _ in self.among(lines, said=said):
            still -= 1
            if still == 0:
                return True
        return False

    def among(self, lines: Iterable[Line], *, said: bool) -> Iterator[Line]:
        """The sentences that have it."""
        return (line for line in lines if self._has(line, said=said))

    def _has(self, line: Line, *, said: bool) -> bool:
        evidence = self.evidence
        if not (
            any(has_shape(shape, line.text) for shape in evidence.shapes)
            or self._stands(self._phrases, line, said=said)
        ):
            return False
        if evidence.beside and not self._stands(self._beside, _widened(line), said=False):
            return False
        return not self._stands(self._without, line, said=False)

    def _stands(self, index: PhraseIndex, line: Line, *, said: bool) -> bool:
        def labels_at(at: int) -> frozenset[str]:
            return self.labels_of(line.words[at])

        return any(
            not (said and _denied(line.words, first))
            for at in index.candidates(line.every)
            for first, _ in find(index.phrases[at], line.words, labels_at)
        )

    @cached_property
    def _phrases(self) -> PhraseIndex:
        return PhraseIndex(self.evidence.phrases)

    @cached_property
    def _beside(self) -> PhraseIndex:
        return PhraseIndex(self.evidence.beside)

    @cached_property
    def _without(self) -> PhraseIndex:
        return PhraseIndex(self.evidence.without)


def lines_of(blocks: Iterable[Block]) -> tuple[Line, ...]:
    """Every sentence of the blocks, headings and cells included."""
    return tuple(
        Line(text, tokens_of(text), above)
        for block in blocks
        for above in [tokens_of(" ".join(filter(None, (*block.headings[-1:], block.lead_in, block.row))))]
        for span in sentences(block.prose, block.marks)
        for text in [block.prose[span.start : span.end]]
    )


def _widened(line: Line) -> Line:
    """The sentence with what it stands under."""
    return Line(line.text, (*line.above, *line.words)) if line.above else line


def _denied(words: Sequence[str], first: int) -> bool:
    before = words[max(0, first - _REACH) : first]
    return not _DENIALS.isdisjoint(before) and _STILL_SAID.isdisjoint(before)
