"""What each feature adds to each output, laid out so that a document is a few sums over rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from policylint.reader.features import EDGE
from policylint.reader.letters import places_of, run_codes
from policylint.reader.setting import Floats
from policylint.reader.weights import Weights

Numbers = NDArray[np.int64]


class Tables:
    """For each feature what it adds to the outputs and, in the last column, its square.

    The last row of the words, `size` - 1, is of all that the vocabulary lacks; it adds nothing.
    `near` has side by side what a word says of its passage, what its letters say of it, and
    what it says of the passage after it and of the one before it; see `split`.
    """

    def __init__(self, weights: Weights) -> None:
        words = len(weights.vocabulary["text"])
        text = _added(weights, "text")
        self._scale = weights.scale
        self.size, self.width = words + 1, len(weights.outputs) + 1
        self.number: Mapping[str, int] = weights.index["text"]
        self.over: Mapping[str, int] = weights.index["around"]
        self.letters, self.around = Letters(weights), _added(weights, "around")
        beside = (_added(weights, "before"), _added(weights, "after"))
        self.near = _padded([text[:words], weights.spelled, *beside])
        self.document = _padded([_added(weights, "document")])
        self.edge = self.near[self.number.get(EDGE, words)]
        one, two, apart = weights.pairs.astype(np.int64).reshape(-1, 3).T
        codes = self.code(one, two, 0) + apart
        order = np.argsort(codes)
        # one more that no pair has, so that a search may end beyond the last
        self.codes, self.paired = np.append(codes[order], -1), text[words:][order]

    def split(self, near: Floats) -> list[Floats]:
        """The columns of `near` by what they say; neighbours speak of ``any`` alone."""
        ends = (self.width, 2 * self.width, 2 * self.width + 2)
        return np.split(near, ends, axis=1)

    def code(self, one: Numbers, two: Numbers, apart: int) -> Numbers:
        """The name of a pair of words, by their numbers."""
        found: Numbers = (one * self.size + two) * 2 + apart
        return found

    def part(self, group: str, sums: Floats) -> Floats:
        """(…, outputs): what a group says, its features taken to length 1, times its say."""
        length = np.sqrt(sums[..., -1:])
        length[length == 0] = 1
        found: Floats = np.multiply(sums[..., :-1] / length, self._scale[group], dtype=np.float32)
        return found


def summed(values: Floats, owner: NDArray[Any], items: NDArray[Any], count: int) -> Floats:
    """(count, …): for each owner the sum over its items, as often as they stand; `owner` is in order."""
    found = np.zeros((count, *values.shape[1:]), dtype=np.float32)
    if len(owner):
        first = np.flatnonzero(_changes(owner))
        found[owner[first]] = np.add.reduceat(np.take(values, items, axis=0), first, axis=0)
    return found


def distinct(owner: Numbers, items: Numbers, size: int) -> tuple[Numbers, Numbers]:
    """The distinct items, all below `size`, of each owner, in order of both."""
    both = np.sort(owner * size + items)
    both = both[_changes(both)]
    found = both // size
    return found, both - found * size


class Letters:
    """What runs of letters add."""

    def __init__(self, weights: Weights) -> None:
        codes = run_codes(weights.vocabulary["letters"])
        order = np.argsort(codes)
        self._codes, self._added = codes[order], _added(weights, "letters")[order]

    def spelled(self, words: Sequence[str]) -> Floats:
        """(words, width): what the letters of each word add."""
        owner, places = places_of(words, self._codes)
        return summed(self._added, owner, places, len(words))


def added(idf: Floats, weight: Floats) -> Floats:
    """(features, outputs + 1): what each adds to the outputs and, last, its square."""
    return np.concatenate([weight * idf[:, None], (idf * idf)[:, None]], axis=1).astype(np.float32)


def _changes(values: NDArray[Any]) -> NDArray[np.bool_]:
    """Whether each differs from the one before it."""
    found = np.empty(len(values), dtype=np.bool_)
    found[:1] = True
    np.not_equal(values[1:], values[:-1], out=found[1:])
    return found


def _added(weights: Weights, group: str) -> Floats:
    return added(weights.idf[group], weights.weight[group])


def _padded(tables: list[Floats]) -> Floats:
    joined = np.concatenate(tables, axis=1)
    found: Floats = np.concatenate([joined, np.zeros_like(joined[:1])])
    return found
