"""Passages to scores: a table row a word, summed. No parse, no loop over features."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from policylint.reader.features import EDGE, GROUPS, Words
from policylint.reader.weights import Floats, Weights
from policylint.reader.words import letters_of

_ROUND = 5
_TEXT, _LETTERS, _AROUND, _BEFORE, _AFTER = range(len(GROUPS))
Numbers = NDArray[np.int64]


class Scorer:
    """Scores passages. It remembers what each word adds, so that a word is looked up once."""

    def __init__(self, weights: Weights) -> None:
        self._weights = weights
        self._outputs = len(weights.outputs)
        self._rows: dict[str, int] = {}
        self._table = np.zeros((4096, len(GROUPS), self._outputs + 1), dtype=np.float32)
        self._numbers = np.full(4096, -1, dtype=np.int64)
        self._scale = np.array([weights.scale[group] for group in GROUPS], dtype=np.float32)
        self._each = {group: _each(weights, group) for group in GROUPS}
        self._codes, self._added = _pairs(weights, self._each["text"])

    def scores(self, passages: Sequence[Words]) -> Floats:
        """(passages, outputs): the raw score of each passage for each output."""
        if not passages:
            return np.zeros((0, self._outputs), dtype=np.float32)
        return self._scored(passages)[0]

    def read(self, passages: Sequence[Words]) -> tuple[Floats, bool]:
        """The scores, and whether the document is like those that the weights were learned from."""
        if not passages:
            return self.scores(passages), True
        scores, known = self._scored(passages)
        least, longest = self._weights.familiar.tolist()
        length = sum(len(one.text) for one in passages) / len(passages)
        return scores, known >= least and length <= longest

    def _scored(self, passages: Sequence[Words]) -> tuple[Floats, float]:
        """(passages, outputs), and the share of pairs of words that are known."""
        rows, owner = self._rows_of([one.text or (EDGE,) for one in passages])
        sums = self._summed(rows, owner, len(passages))
        paired, known = self._paired(rows, owner, len(passages))
        sums[:, _TEXT] += paired
        over, owner = self._rows_of([one.around or (EDGE,) for one in passages])
        edge = self._table[self._row(EDGE)]
        groups = np.empty_like(sums)
        groups[:, : _LETTERS + 1] = sums[:, : _LETTERS + 1]
        groups[:, _AROUND] = self._summed(over, owner, len(passages))[:, _AROUND]
        groups[1:, _BEFORE], groups[0, _BEFORE] = sums[:-1, _BEFORE], edge[_BEFORE]
        groups[:-1, _AFTER], groups[-1, _AFTER] = sums[1:, _AFTER], edge[_AFTER]
        length = np.sqrt(groups[:, :, -1:])
        length[length == 0] = 1
        found: Floats = (groups[:, :, :-1] / length * self._scale[:, None]).sum(axis=1) + self._weights.bias
        return found, known

    def chances(self, scores: Floats) -> Floats:
        """(passages, outputs): calibrated probabilities, each passage in the light of its document."""
        log_odds = in_context(scores[:, 0]) @ self._weights.context
        own = np.stack([scores[:, 1:], np.repeat(log_odds[:, None], self._outputs - 1, axis=1)], axis=2)
        families = (own * self._weights.family[None, :, :2]).sum(axis=2) + self._weights.family[:, 2]
        return _sigmoid(np.concatenate([log_odds[:, None], families], axis=1))

    def _rows_of(self, texts: Sequence[tuple[str, ...]]) -> tuple[Numbers, Numbers]:
        """The table row of every word of every text, and the number of its text."""
        known, new = self._rows.get, self._row
        rows = []
        for words in texts:
            for word in words:
                row = known(word)
                rows.append(new(word) if row is None else row)
        return np.array(rows), np.repeat(np.arange(len(texts)), [len(words) for words in texts])

    def _summed(self, rows: Numbers, owner: Numbers, count: int) -> Floats:
        """What the distinct words of each text add to each group."""
        texts, distinct = _distinct(owner, rows, len(self._table))
        starts = np.searchsorted(texts, np.arange(count))
        return np.add.reduceat(self._table[distinct], starts, axis=0)

    def _paired(self, rows: Numbers, owner: Numbers, count: int) -> tuple[Floats, float]:
        """What the distinct known pairs of each text add, and the share of all pairs that is known."""
        found = np.zeros((count, self._outputs + 1), dtype=np.float32)
        words, size = self._numbers[rows], len(self._weights.vocabulary["text"])
        texts, pairs, every = [], [], 0
        for apart in (0, 1):
            one, two = slice(None, -1 - apart or None), slice(1 + apart, None)
            same = owner[one] == owner[two]
            every += int(same.sum())
            within = same & (words[one] >= 0) & (words[two] >= 0)
            code = ((words[one] * size + words[two]) * 2 + apart)[within]
            at = np.minimum(np.searchsorted(self._codes, code), max(0, len(self._codes) - 1))
            hit = self._codes[at] == code if len(self._codes) else np.zeros(len(code), dtype=bool)
            texts.append(owner[one][within][hit])
            pairs.append(at[hit])
        owned, distinct = _distinct(np.concatenate(texts), np.concatenate(pairs), len(self._codes) or 1)
        if len(owned):
            first = np.flatnonzero(np.diff(owned, prepend=-1))
            found[owned[first]] = np.add.reduceat(self._added[distinct], first, axis=0)
        return found, sum(map(len, pairs)) / max(1, every)

    def _row(self, word: str) -> int:
        row = self._rows.get(word)
        if row is None:
            row = self._rows[word] = len(self._rows)
            if row == len(self._table):
                self._table = np.concatenate([self._table, np.zeros_like(self._table)])
                self._numbers = np.concatenate([self._numbers, np.full_like(self._numbers, -1)])
            self._look_up(word, self._table[row])
            self._numbers[row] = self._weights.index["text"].get(word, -1)
        return row

    def _look_up(self, word: str, found: NDArray[Any]) -> None:
        """Write what a word adds to each group; its letters are looked up run by run."""
        index = self._weights.index
        for number, group in enumerate(GROUPS):
            if number == _LETTERS:
                runs = [place for place in map(index[group].get, letters_of(word)) if place is not None]
                if runs:
                    found[number] = self._each[group][runs].sum(axis=0)
            else:
                place = index[group].get(word)
                if place is not None:
                    found[number] = self._each[group][place]


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


def _each(weights: Weights, group: str) -> Floats:
    """What each feature of a group adds, with its square in the last column."""
    idf = weights.idf[group][:, None]
    return np.concatenate([weights.weight[group] * idf, idf * idf], axis=1).astype(np.float32)


def _pairs(weights: Weights, each: Floats) -> tuple[Numbers, Floats]:
    """The known pairs as sorted codes, and what each adds."""
    size = len(weights.vocabulary["text"])
    one, two, apart = weights.pairs.astype(np.int64).reshape(-1, 3).T
    codes = (one * size + two) * 2 + apart
    order = np.argsort(codes)
    return codes[order], each[size:][order]


def _distinct(owner: Numbers, items: Numbers, size: int) -> tuple[Numbers, Numbers]:
    """The distinct items of each owner, in order of owner."""
    both = np.unique(owner * size + items)
    return both // size, both % size


def _sigmoid(values: NDArray[Any]) -> Floats:
    found: Floats = (1 / (1 + np.exp(-np.clip(values, -30, 30)))).astype(np.float32)
    return found
