"""The features of a passage by group; training and reading share them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from policylint.reader.passages import Passage
from policylint.reader.words import letters_of, pairs_of, tokens_of

#: What stands for the sentence before the first and after the last.
EDGE = "^"


@dataclass(frozen=True)
class Words:
    """The distinct words of a passage, its pairs, and the words over it with its kind and audience."""

    words: frozenset[str]
    pairs: frozenset[str]
    around: frozenset[str]


def words_of(passage: Passage, audience: str) -> Words:
    tokens = tokens_of(passage.text)
    setting = {f"kind={passage.kind}", f"audience={audience}"}
    return Words(
        frozenset(tokens), frozenset(pairs_of(tokens)), frozenset(tokens_of(passage.around)) | setting
    )


def features(passages: Sequence[Words]) -> Iterator[dict[str, list[str]]]:
    """For each passage of a document the features of each group; a word's letters come once a word."""
    for at, one in enumerate(passages):
        before = passages[at - 1].words if at else frozenset({EDGE})
        after = passages[at + 1].words if at + 1 < len(passages) else frozenset({EDGE})
        yield {
            "text": sorted(one.words | one.pairs),
            "letters": [run for word in sorted(one.words) for run in _letters(word)],
            "around": sorted(one.around),
            "before": sorted(before),
            "after": sorted(after),
        }


@lru_cache(maxsize=50_000)
def _letters(word: str) -> tuple[str, ...]:
    return tuple(letters_of(word))
