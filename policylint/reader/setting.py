"""A passage's scores in the light of its document.

A document that is hard on customers is so in many places; a lone word is seldom meant so.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from policylint.reader.features import Words

Floats = NDArray[np.float32]
#: The kinds of passage that are told apart; any other is none of them.
KINDS = ("paragraph", "item", "cell", "heading", "quote")
_KIND = {kind: at for at, kind in enumerate(KINDS)}
#: A row for each kind, and the last for any other.
_KINDS = np.eye(len(KINDS) + 1, len(KINDS))
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
    length = np.log(np.maximum(1, np.fromiter((len(one.text) for one in passages), np.int64, count)))
    kinds = _KINDS[np.fromiter((_KIND.get(one.kind, -1) for one in passages), np.int64, count)]
    section: dict[str, int] = {}
    sections = [section.setdefault(one.section, len(section)) for one in passages]
    blocks = np.fromiter((one.block for one in passages), np.int64, count)
    columns = [
        own,
        beside[:-2],
        beside[2:],
        _others(own),
        np.full(count, high),
        _others((own > 0).astype(np.float64)),
        near,
        _companions(own, np.array(sections, dtype=np.int64)),
        _companions(own, blocks),
        *np.sort(scores[:, 1:].astype(np.float64), axis=1)[:, -HIGHEST:].T,
        length,
        np.arange(count) / max(1, count),
        *kinds.T,
    ]
    return np.stack(columns, axis=1)


def sigmoid(values: NDArray[Any]) -> Floats:
    found: Floats = (1 / (1 + np.exp(-np.clip(values, -30, 30)))).astype(np.float32)
    return found


def _others(values: NDArray[Any]) -> NDArray[Any]:
    """For each the mean of all others."""
    found: NDArray[Any] = (values.sum() - values) / max(1, len(values) - 1)
    return found


def _companions(values: NDArray[Any], number: NDArray[np.int64]) -> NDArray[Any]:
    """For each the mean of the others of its number; -1 where it stands alone."""
    sums, counts = np.bincount(number, values), np.bincount(number)
    others = counts[number] - 1
    found: NDArray[Any] = np.where(others > 0, (sums[number] - values) / np.maximum(1, others), -1.0)
    return found
