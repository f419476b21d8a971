"""A passage's scores in the light of its document.

A document that is hard on customers is so in many places; a lone word is seldom meant so.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from policylint.reader.features import Words

Floats = NDArray[np.float32]
#: The kinds of passage that are told apart; any other is none of them.
KINDS = ("paragraph", "item", "cell", "heading", "quote")
#: Passages on either side that count as near.
ROUND = 5
#: The families that score highest, whichever they are.
HIGHEST = 3
#: Beyond the first and after the last passage.
NOTHING = -2.0


@dataclass(frozen=True)
class Setting:
    """Log-odds as a quadratic function of `seen_with`'s columns, each less `mean`, by `spread`.

    `linear` (columns,), `square` (columns, columns), `bias`.
    """

    mean: Floats
    spread: Floats
    linear: Floats
    square: Floats
    bias: float

    def log_odds(self, seen: NDArray[Any]) -> Floats:
        """(passages,) from (passages, columns)."""
        plain = ((seen - self.mean) / self.spread).astype(np.float32)
        found: Floats = plain @ self.linear + ((plain @ self.square) * plain).sum(axis=1) + self.bias
        return found


def seen_with(scores: NDArray[Any], passages: Sequence[Words]) -> NDArray[np.float64]:
    """(passages, columns) from (passages, outputs).

    Columns: own score; of the passages before and after; the mean of all others; of the highest
    eighth; the share of others above 0; the mean of those near, of those under the same headings,
    and of those in the same block; the highest scores of families; length; how far down the
    document; the kinds.
    """
    own, count = scores[:, 0].astype(np.float64), len(scores)
    padded = np.concatenate([np.zeros(1), np.cumsum(own)])
    low = np.maximum(0, np.arange(count) - ROUND)
    top = np.minimum(count, np.arange(count) + ROUND + 1)
    near = (padded[top] - padded[low] - own) / np.maximum(1, top - low - 1)
    beside = np.concatenate([[NOTHING], own, [NOTHING]])
    high = np.sort(own)[-max(1, count // 8) :].mean() if count else 0.0
    length = np.log([max(1, len(one.text)) for one in passages])
    kinds = np.array([[one.kind == kind for kind in KINDS] for one in passages], dtype=np.float64)
    columns = [
        own,
        beside[:-2],
        beside[2:],
        _others(own),
        np.full(count, high),
        _others((own > 0).astype(np.float64)),
        near,
        _companions(own, [one.section for one in passages]),
        _companions(own, [one.block for one in passages]),
        *np.sort(scores[:, 1:].astype(np.float64), axis=1)[:, -HIGHEST:].T,
        length,
        np.arange(count) / max(1, count),
        *kinds.reshape(count, len(KINDS)).T,
    ]
    return np.stack(columns, axis=1)


def sigmoid(values: NDArray[Any]) -> Floats:
    found: Floats = (1 / (1 + np.exp(-np.clip(values, -30, 30)))).astype(np.float32)
    return found


def _others(values: NDArray[Any]) -> NDArray[Any]:
    """For each the mean of all others."""
    found: NDArray[Any] = (values.sum() - values) / max(1, len(values) - 1)
    return found


def _companions(values: NDArray[Any], names: Sequence[Hashable]) -> NDArray[Any]:
    """For each the mean of the others of its name; -1 where it stands alone."""
    number: dict[Hashable, int] = {}
    at = np.array([number.setdefault(name, len(number)) for name in names], dtype=np.int64)
    sums, counts = np.bincount(at, values), np.bincount(at)
    found: NDArray[Any] = np.where(
        counts[at] > 1, (sums[at] - values) / np.maximum(1, counts[at] - 1), -1.0
    )
    return found
