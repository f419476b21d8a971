"""The reader at work: a document's passages with what it makes of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from policylint.documents.model import Document
from policylint.reader.alike import Examples
from policylint.reader.features import Words, words_of
from policylint.reader.kinds import kind_unlike
from policylint.reader.passages import Passage, passages_of
from policylint.reader.scoring import Scorer
from policylint.reader.teaching import load_taught
from policylint.reader.version import WEIGHTS, reader_version
from policylint.reader.weighing import most_weighing
from policylint.reader.weights import Weights, load
from policylint.source import Span

_HERE = Path(__file__).parent
EXAMPLES = _HERE / "examples.jsonl"


@dataclass(frozen=True)
class Rated:
    """A passage with its place in the source and its probabilities, of any wrong and of each family.

    `mission` is that of the mission's families together.
    """

    passage: Passage
    span: Span
    chance: float
    families: Mapping[str, float]
    mission: float

    @property
    def family(self) -> str:
        """The likeliest."""
        return max(self.families, key=lambda name: self.families[name])


@dataclass(frozen=True)
class Reading:
    """A document as the reader read it; `unlike`: of which kind it is, if it is not trained for that."""

    rated: tuple[Rated, ...]
    words: tuple[Words, ...]
    unlike: str


class Reader:
    """Long-lived; holds no document. Raises PolicylintError if its weights are missing.

    `taught` is a file of what decisions of reviewers taught it.
    """

    def __init__(
        self, weights: Path = WEIGHTS, examples: Path = EXAMPLES, taught: Path | None = None
    ) -> None:
        self.weights: Weights = load(weights)
        self.examples = Examples(examples, self.weights)
        self.taught = load_taught(taught, reader_version(weights)) if taught else None
        self._scorer = Scorer(self.weights)

    def read(self, document: Document, audience: Sequence[str]) -> Reading:
        """Every sentence of a document; `audience` says for each block whom it speaks to."""
        passages = passages_of(document)
        words = words_of(passages, audience)
        scores, look = self._scorer.read(words)
        chances = self._scorer.chances(scores, words).tolist()
        if self.taught:
            chances = self.taught.corrected(words, chances, self.weights.outputs)
        names = self.weights.outputs[1:-1]
        rated = tuple(
            Rated(
                passage, _place(passage, document), own[0], dict(zip(names, own[1:-1], strict=True)), own[-1]
            )
            for passage, own in zip(passages, chances, strict=True)
        )
        return Reading(rated, words, kind_unlike(document, look, self.weights.familiar))

    def weighed(self, reading: Reading, at: int) -> tuple[str, ...]:
        """The words, pairs and settings that weighed most in the passage's score."""
        return most_weighing(self.weights, reading.words, at)


def _place(passage: Passage, document: Document) -> Span:
    return document.blocks[passage.block].source_span(passage.span.start, passage.span.end)
