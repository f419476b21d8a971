"""Passages to scores: rows of tables, summed. No parse, no loop over features."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

import numpy as np

from policylint.reader.features import EDGE, Words
from policylint.reader.kinds import Look
from policylint.reader.setting import Floats
from policylint.reader.tables import Numbers, Tables, distinct, summed
from policylint.reader.weights import Weights


class _Rows(dict[str, int]):
    """Words by number; one that is asked for first gets the next, and is `new`."""

    def __init__(self) -> None:
        super().__init__()
        self.new: list[str] = []

    def __missing__(self, word: str) -> int:
        at = self[word] = len(self)
        self.new.append(word)
        return at


class Scorer:
    """Scores passages. It remembers what the letters of a strange word add, so that it is spelled once."""

    def __init__(self, weights: Weights) -> None:
        self._weights = weights
        self._tables = Tables(weights)
        self._row = _Rows()
        self._number = np.zeros(4096, dtype=np.int64)
        self._spelled = np.zeros((4096, self._tables.width), dtype=np.float32)

    def scores(self, passages: Sequence[Words]) -> Floats:
        """(passages, outputs): the raw score of each passage for each output."""
        return self.read(passages)[0]

    def read(self, passages: Sequence[Words]) -> tuple[Floats, Look]:
        """The scores, and what the document looks like."""
        count, weights, tables = len(passages), self._weights, self._tables
        if not count:
            return np.zeros((0, len(weights.outputs)), dtype=np.float32), Look(0, 1.0, 0.0)
        texts = [one.text or (EDGE,) for one in passages]
        rows, owner = self._rows_of(texts)
        number = self._number[rows]
        paired, known = self._paired(number, owner, count)
        near = summed(tables.near, *distinct(owner, number, tables.size), count)
        own, letters, before, after = tables.split(near)
        *_, first, last = tables.split(tables.edge[None])
        found = tables.part("text", own + paired)
        found += tables.part("letters", letters + self._strange(rows, number, owner, count))
        found += self._around([one.around for one in passages])
        found[:, :1] += tables.part("before", np.concatenate([first, before[:-1]]))
        found[:, :1] += tables.part("after", np.concatenate([after[1:], last]))
        found[:, :1] += tables.part(
            "document", tables.document[np.flatnonzero(np.bincount(number))].sum(axis=0)
        )
        return found + weights.bias, Look(count, known, len(rows) / count)

    def chances(self, scores: Floats, passages: Sequence[Words]) -> Floats:
        """(passages, outputs): calibrated probabilities, each passage in the light of its document."""
        return self._weights.stages.chances(scores, passages)

    def _rows_of(self, texts: Sequence[tuple[str, ...]]) -> tuple[Numbers, Numbers]:
        """The row of every word of every text, and the number of its text."""
        lengths = list(map(len, texts))
        words = map(self._row.__getitem__, chain.from_iterable(texts))
        rows = np.fromiter(words, dtype=np.int64, count=sum(lengths))
        if self._row.new:
            self._learn(self._row.new)
            self._row.new.clear()
        return rows, np.repeat(np.arange(len(texts)), lengths)

    def _learn(self, words: Sequence[str]) -> None:
        """Note for new words their numbers in the vocabulary, and what their letters add."""
        first, last, tables = len(self._row) - len(words), len(self._row), self._tables
        while last > len(self._number):
            self._number = np.concatenate([self._number, np.zeros_like(self._number)])
            self._spelled = np.concatenate([self._spelled, np.zeros_like(self._spelled)])
        numbers = np.array([tables.number.get(word, tables.size - 1) for word in words])
        self._number[first:last] = numbers
        strange = np.flatnonzero(numbers == tables.size - 1)
        self._spelled[first + strange] = tables.letters.spelled([words[at] for at in strange.tolist()])

    def _strange(self, rows: Numbers, number: Numbers, owner: Numbers, count: int) -> Floats:
        """What the letters of distinct words add that the vocabulary lacks."""
        at = np.flatnonzero(number == self._tables.size - 1)
        return summed(self._spelled, *distinct(owner[at], rows[at], len(self._row)), count)

    def _paired(self, number: Numbers, owner: Numbers, count: int) -> tuple[Floats, float]:
        """What the distinct known pairs of each text add, and the share of all pairs that is known."""
        tables, texts, places, every = self._tables, [], [], 0
        for apart in (0, 1):
            one, two = slice(None, -1 - apart), slice(1 + apart, None)
            within = np.flatnonzero(owner[one] == owner[two])
            every += len(within)
            code = tables.code(number[one][within], number[two][within], apart)
            # in order, as a search that goes up the table finds what it needs at hand
            code, text = np.divmod(np.sort(code * count + owner[within]), count)
            at = np.searchsorted(tables.codes[:-1], code)
            hit = np.flatnonzero(tables.codes[at] == code)
            texts.append(text[hit])
            places.append(at[hit])
        pairs = distinct(np.concatenate(texts), np.concatenate(places), len(tables.codes))
        return summed(tables.paired, *pairs, count), sum(map(len, places)) / max(1, every)

    def _around(self, settings: Sequence[tuple[str, ...]]) -> Floats:
        """What stands over passages; many share it."""
        tables, at = self._tables, {words: at for at, words in enumerate(dict.fromkeys(settings))}
        places_of = (map(tables.over.get, dict.fromkeys(words)) for words in at)
        found = [[place for place in places if place is not None] for places in places_of]
        places = np.fromiter(chain.from_iterable(found), dtype=np.int64)
        owner = np.repeat(np.arange(len(at)), list(map(len, found)))
        part = tables.part("around", summed(tables.around, owner, places, len(at)))
        return part[[at[words] for words in settings]]
