"""Passages to scores: a table row a word, summed. No parse, no loop over features."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from policylint.reader.features import EDGE, Words
from policylint.reader.weights import GROUPS, Floats, Weights
from policylint.reader.words import letters_of

_OWN, _ROUND = 1, 5


class Scorer:
    """Scores passages. It remembers what each word adds, so that a word is looked up once."""

    def __init__(self, weights: Weights) -> None:
        self._weights = weights
        self._outputs = len(weights.outputs)
        self._rows: dict[str, int] = {}
        self._table = np.zeros((4096, len(GROUPS), self._outputs + 1), dtype=np.float32)
        self._pairs = _stacked(weights, "text")
        self._scale = np.array([weights.scale[group] for group in GROUPS], dtype=np.float32)

    def scores(self, passages: Sequence[Words]) -> Floats:
        """(passages, outputs): the raw score of each passage for each output."""
        if not passages:
            return np.zeros((0, self._outputs), dtype=np.float32)
        sums = self._summed([one.words for one in passages])
        sums[:, 0] += self._paired(passages)
        around = self._summed([one.around for one in passages])[:, 2]
        edge = self._summed([frozenset({EDGE})])[0]
        groups = np.empty_like(sums)
        groups[:, 0], groups[:, 1], groups[:, 2] = sums[:, 0], sums[:, 1], around
        groups[1:, 3], groups[0, 3] = sums[:-1, 3], edge[3]
        groups[:-1, 4], groups[-1, 4] = sums[1:, 4], edge[4]
        length = np.sqrt(groups[:, :, -1:])
        length[length == 0] = 1
        found: Floats = ((groups[:, :, :-1] / length) * self._scale[:, None]).sum(axis=1) + self._weights.bias
        return found

    def chances(self, scores: Floats) -> Floats:
        """(passages, outputs): calibrated probabilities, each passage in the light of its document."""
        log_odds = in_context(scores[:, 0]) @ self._weights.context
        own = np.stack([scores[:, 1:], np.repeat(log_odds[:, None], self._outputs - 1, axis=1)], axis=2)
        families = (own * self._weights.family[None, :, :2]).sum(axis=2) + self._weights.family[:, 2]
        return _sigmoid(np.concatenate([log_odds[:, None], families], axis=1))

    def _summed(self, texts: Sequence[frozenset[str]]) -> Floats:
        numbers = [self._row(word) for words in texts for word in (words or (EDGE,))]
        starts = np.cumsum([0, *(len(words) or 1 for words in texts)])[:-1]
        return np.add.reduceat(self._table[numbers], starts, axis=0)

    def _row(self, word: str) -> int:
        row = self._rows.get(word)
        if row is None:
            row = self._rows[word] = len(self._rows)
            if row == len(self._table):
                self._table = np.concatenate([self._table, np.zeros_like(self._table)])
            for number, group in enumerate(GROUPS):
                self._table[row, number] = self._looked_up(word, group)
        return row

    def _looked_up(self, word: str, group: str) -> NDArray[Any]:
        index, found = self._weights.index[group], np.zeros(self._outputs + 1, dtype=np.float32)
        names = letters_of(word) if group == "letters" else [word]
        numbers = [index[name] for name in names if name in index]
        if numbers:
            idf = self._weights.idf[group][numbers]
            found[:-1] = (self._weights.weight[group][numbers] * idf[:, None]).sum(axis=0)
            found[-1] = (idf * idf).sum()
        return found

    def _paired(self, passages: Sequence[Words]) -> Floats:
        index, nothing = self._weights.index["text"], len(self._pairs) - 1
        known = [[index[pair] for pair in one.pairs if pair in index] or [nothing] for one in passages]
        starts = np.cumsum([0, *map(len, known)])[:-1]
        return np.add.reduceat(self._pairs[[at for one in known for at in one]], starts, axis=0)


def in_context(scores: NDArray[Any]) -> Floats:
    """(passages, 8): own score, its neighbours', the document's level without it, its surroundings', 1.

    A document that is hard on customers is so in many places; a lone word is seldom meant so.
    """
    count = len(scores)
    rest = (scores.sum() - scores) / max(1, count - 1)
    high = np.sort(scores)[-max(1, count // 8) :].mean() if count else 0.0
    share = ((scores > 0).sum() - (scores > 0)) / max(1, count - 1)
    padded = np.concatenate([np.zeros(1), np.cumsum(scores)])
    low, top = np.maximum(0, np.arange(count) - _ROUND), np.minimum(count, np.arange(count) + _ROUND + 1)
    near = (padded[top] - padded[low] - scores) / np.maximum(1, top - low - 1)
    before, after = np.roll(scores, 1), np.roll(scores, -1)
    if count:
        before[0] = after[-1] = -2.0
    columns = [scores, before, after, rest, np.full(count, high), share, near, np.ones(count)]
    return np.stack(columns, axis=1).astype(np.float32)


def _stacked(weights: Weights, group: str) -> Floats:
    """What each feature adds, with its square in the last column; the last row is nothing."""
    idf = weights.idf[group][:, None]
    rows = np.concatenate([weights.weight[group] * idf, idf * idf], axis=1)
    return np.concatenate([rows, np.zeros((1, rows.shape[1]), dtype=np.float32)]).astype(np.float32)


def _sigmoid(values: NDArray[Any]) -> Floats:
    found: Floats = (1 / (1 + np.exp(-np.clip(values, -30, 30)))).astype(np.float32)
    return found
