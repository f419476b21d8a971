"""Which words weighed most in a score: what the reader has to say for itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from policylint.reader.features import APART, NEAR, Words, features
from policylint.reader.weights import Weights
from policylint.reader.words import letters_of

MOST = 3
#: Words that say nothing by themselves; within a pair they may.
_DULL = frozenset(
    "a an the and or of to in on at by for with from as is are was were be been it its this that these those "
    "we our us they them their he she his her you your i not no if so do does did has have had will would "
    "can could should may must than then there here when which who what all any each one two 0".split()
)


def most_weighing(weights: Weights, passages: Sequence[Words], at: int) -> tuple[str, ...]:
    """Up to three words, pairs ("not … told") and settings ("under: fees"), the heaviest first."""
    near = passages[max(0, at - 1) : at + 2]
    found = features(near)[min(at, 1)]
    added: dict[str, float] = {}
    for group in ("text", "letters", "around"):
        for name, weight in _contributions(weights, group, found[group]):
            for shown in _shown(name, group, passages[at]):
                added[shown] = added.get(shown, 0.0) + weight
    ranked = sorted((name for name in added if added[name] > 0), key=lambda name: (-added[name], name))
    chosen: list[str] = []
    for name in ranked:
        if not any(_same(name, other) for other in chosen):
            chosen.append(name)
    return tuple(chosen[:MOST])


def _contributions(weights: Weights, group: str, names: Sequence[str]) -> Iterator[tuple[str, float]]:
    places = [(name, _place(weights, group, name)) for name in names]
    known = [(name, place) for name, place in places if place is not None]
    if not known:
        return
    numbers = [place for _, place in known]
    idf = weights.idf[group][numbers]
    length = float(np.sqrt((idf * idf).sum()))
    added = weights.weight[group][numbers, 0] * idf / length * weights.scale[group]
    yield from zip((name for name, _ in known), added.tolist(), strict=True)


def _place(weights: Weights, group: str, name: str) -> int | None:
    return (weights.pair_index if group == "text" and NEAR in name else weights.index[group]).get(name)


def _shown(name: str, group: str, words: Words) -> Iterator[str]:
    """What a feature is called; letters speak for the words that they are of."""
    if group == "letters":
        yield from (word for word in set(words.text) if name in _runs(word))
    elif group == "around":
        if name.isalpha() and name not in _DULL:
            yield f"under: {name}"
    elif all(map(str.isalpha, _words(name))) and not _DULL.issuperset(_words(name)):
        yield name


def _runs(word: str) -> frozenset[str]:
    return frozenset(letters_of(word))


def _words(name: str) -> list[str]:
    return [part.replace("'", "") for part in name.replace(APART, NEAR).split(NEAR)]


def _same(one: str, two: str) -> bool:
    return bool((set(_words(one)) - _DULL) & (set(_words(two)) - _DULL))
