"""A passage's scores in the light of its document.

A document that is hard on customers is so in many places; a lone word is seldom meant so.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from policylint.reader.features import Words

Floats = NDArray[np.float32]
Columns = NDArray[np.float64]
#: The kinds of passage that are told apart; any other is none of them.
KINDS = ("paragraph", "item", "cell", "heading", "quote")
_KIND = {kind: at for at, kind in enumerate(KINDS)}
#: A row for each kind, and the last for any other.
_KINDS = np.eye(len(KINDS) + 1, len(KINDS))
#: Passages on either side that count as near.
ROUND = 5
#: Beyond the first and after the last passage.
NOTHING = -2.0


@dataclass(frozen=True)
class Setting:
    """Log-odds as a quadratic function of columns, each less `mean`, by `spread`.

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


class Places:
    """Where each passage of a document stands, whatever its score."""

    def __init__(self, passages: Sequence[Words]) -> None:
        self.count = len(passages)
        texts, _, kinds, sections, blocks = zip(*passages, strict=True) if passages else ((),) * 5
        number = {name: at for at, name in enumerate(dict.fromkeys(sections))}
        self._section = _Group(np.array([number[name] for name in sections], dtype=np.int64))
        self._block = _Group(np.array(blocks, dtype=np.int64))
        at = np.arange(self.count)
        self._low, self._top = np.maximum(0, at - ROUND), np.minimum(self.count, at + ROUND + 1)
        length = np.log(np.maximum(1, np.array(list(map(len, texts)), dtype=np.int64)))
        kind = _KINDS[np.array([_KIND.get(name, -1) for name in kinds], dtype=np.int64)]
        self.plain: Columns = np.concatenate(
            [length[:, None], (at / max(1, self.count))[:, None], kind], axis=1
        )

    def around(self, values: NDArray[Any]) -> Columns:
        """(passages, 7): the values of the passages before and after; the mean of all others; of the
        highest eighth; of those near; of those under the same headings, and in the same block."""
        own = values.astype(np.float64)
        count, found = self.count, np.empty((len(own), 7))
        if not count:
            return found
        summed = np.concatenate([np.zeros(1), np.cumsum(own)])
        found[0, 0] = found[-1, 1] = NOTHING
        found[1:, 0], found[:-1, 1] = own[:-1], own[1:]
        found[:, 2] = (own.sum() - own) / max(1, count - 1)
        found[:, 3] = np.sort(own)[-max(1, count // 8) :].mean()
        near = summed[self._top] - summed[self._low] - own
        found[:, 4] = near / np.maximum(1, self._top - self._low - 1)
        found[:, 5], found[:, 6] = self._section.others(own), self._block.others(own)
        return found


def seen_with(own: NDArray[Any], places: Places) -> Columns:
    """(passages, columns) from the raw scores of ``any``.

    Columns: own score; what is `around`; the share of others above 0; length; how far down the
    document; the kinds.
    """
    above = (own > 0).astype(np.float64)
    share = (above.sum() - above) / max(1, places.count - 1)
    return np.concatenate([own[:, None], places.around(own), share[:, None], places.plain], axis=1)


def sigmoid(values: NDArray[Any]) -> Floats:
    found: Floats = (1 / (1 + np.exp(-np.clip(values, -30, 30)))).astype(np.float32)
    return found


@dataclass(frozen=True)
class _Group:
    """Passages by a number that some share."""

    number: NDArray[np.int64]

    @cached_property
    def _rest(self) -> NDArray[np.int64]:
        """How many others share it."""
        found: NDArray[np.int64] = np.bincount(self.number)[self.number] - 1
        return found

    def others(self, values: Columns) -> Columns:
        """For each the mean of the others of its number; -1 where it stands alone."""
        rest = (np.bincount(self.number, values)[self.number] - values) / np.maximum(1, self._rest)
        return np.where(self._rest > 0, rest, -1.0)
