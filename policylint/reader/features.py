"""The features of a passage by group; training and reading share them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from policylint.reader.passages import Passage
from policylint.reader.words import letters_of, tokens_of

#: Where a feature may stand: the words and pairs of the text, its letters, what stands over
#: it, and the words of the sentence before and of the one after.
GROUPS = ("text", "letters", "around", "before", "after")
#: What stands for the sentence before the first and after the last.
EDGE = "^"
#: Two words of a pair: neighbours ("not told"), or with one between ("if … ask").
NEAR, APART = " ", " … "


@dataclass(frozen=True)
class Words:
    """The words of a passage in order, and those that stand over it, with its kind and audience."""

    text: tuple[str, ...]
    around: tuple[str, ...]


def words_of(passage: Passage, audience: str) -> Words:
    return Words(tuple(tokens_of(passage.text)), _setting(passage.around, passage.kind, audience))


@lru_cache(maxsize=256)
def _setting(around: str, kind: str, audience: str) -> tuple[str, ...]:
    """Many passages stand under one heading."""
    return (*tokens_of(around), f"kind={kind}", f"audience={audience}")


def features(passages: Sequence[Words]) -> list[dict[str, list[str]]]:
    """For each passage of a document the distinct features of each group; letters come once a word."""
    words = [sorted(set(one.text)) or [EDGE] for one in passages]
    return [
        {
            "text": [*words[at], *pairs_of(one.text)],
            "letters": [run for word in words[at] for run in _letters(word)],
            "around": sorted(set(one.around)),
            "before": words[at - 1] if at else [EDGE],
            "after": words[at + 1] if at + 1 < len(passages) else [EDGE],
        }
        for at, one in enumerate(passages)
    ]


def pairs_of(words: Sequence[str]) -> list[str]:
    """The distinct pairs of a text."""
    return sorted(set(pairs_in(words)))


def pairs_in(words: Sequence[str]) -> list[str]:
    """Each pair as often as it stands there."""
    near = [f"{one}{NEAR}{two}" for one, two in pairwise(words)]
    return near + [f"{one}{APART}{two}" for one, two in zip(words, words[2:], strict=False)]


@lru_cache(maxsize=50_000)
def _letters(word: str) -> tuple[str, ...]:
    return tuple(letters_of(word))
