"""Passages as sparse matrices, made once for all fits on parts of a corpus."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from scipy.sparse import csr_matrix, diags

from policylint.reader.features import EDGE, NEAR, SPOKEN, Words, features

Labels = Mapping[str, int] | None
#: A feature that fewer passages have is left out.
RAREST = {"text": 2, "letters": 3, "around": 2}


@dataclass(frozen=True)
class Text:
    """A document for training: its passages and, for each, its labels (None: unlabelled)."""

    name: str
    author: str
    passages: tuple[Words, ...]
    labels: tuple[Labels, ...]

    @cached_property
    def features(self) -> list[dict[str, list[str]]]:
        return features(self.passages)


@dataclass(frozen=True)
class Counts:
    """How often each passage has each feature of a group: `matrix` (passages, len(names)).

    `count` (names,) is how many passages have it; the names are in order, words before pairs.
    """

    names: tuple[str, ...]
    matrix: csr_matrix
    count: np.ndarray

    def telling(self) -> np.ndarray:
        """(names,): how telling each feature is."""
        return stored(np.log((1 + self.matrix.shape[0]) / (1 + self.count)) + 1)


class Corpus:
    """All passages of some texts, in order, and the counts of their features by group."""

    def __init__(self, texts: Sequence[Text]) -> None:
        self.texts = tuple(texts)
        self.rows = [row for text in texts for row in text.features]
        self.labels = [labels for text in texts for labels in text.labels]
        self._names = [text.name for text in texts for _ in text.labels]
        self._all: dict[str, tuple[tuple[str, ...], csr_matrix]] = {}

    def labelled(self, texts: Sequence[Text]) -> np.ndarray:
        """The rows of these texts that somebody labelled."""
        names = {text.name for text in texts}
        both = enumerate(zip(self._names, self.labels, strict=True))
        return np.array([at for at, (name, labels) in both if name in names and labels is not None])

    def counts(self, group: str, known: np.ndarray, names: Sequence[str] | None = None) -> Counts:
        """Of the passages at `known` the features that are not rare, or `names`."""
        every, matrix = self._every(group)
        matrix = matrix[known]
        count = np.asarray((matrix > 0).sum(axis=0)).ravel()
        if names is None:
            kept = np.flatnonzero((count >= RAREST[group]) | (np.array(every) == EDGE))
        else:
            place = {name: at for at, name in enumerate(every)}
            kept = np.array([place[name] for name in names])
        return Counts(tuple(every[at] for at in kept), matrix[:, kept], count[kept])

    def _every(self, group: str) -> tuple[tuple[str, ...], csr_matrix]:
        if group not in self._all:
            if group in SPOKEN[1:]:  # the same names as ``text``, so that its words are all known here
                names = tuple(name for name in self._every("text")[0] if NEAR not in name)
            else:
                found = {name for row in self.rows for name in row[group]}
                found |= {EDGE} if group == "text" else set()
                names = tuple(sorted(found, key=lambda name: (NEAR in name, name)))
            self._all[group] = names, matrix_of(self.rows, group, names)
        return self._all[group]


def matrix_of(rows: Sequence[Mapping[str, list[str]]], group: str, names: Sequence[str]) -> csr_matrix:
    """(rows, names): how often each row has each of the names."""
    index = {name: at for at, name in enumerate(names)}
    column: list[int] = []
    start = [0]
    for row in rows:
        column += [index[name] for name in row[group] if name in index]
        start.append(len(column))
    found = csr_matrix((np.ones(len(column)), column, start), shape=(len(rows), len(names)))
    found.sum_duplicates()
    return found


def weighed(matrix: csr_matrix, idf: np.ndarray) -> csr_matrix:
    """Each count by how telling the feature is, each row to length 1.

    A run of letters that two words share counts twice in the row, once in its length.
    """
    telling = (matrix @ diags(idf)).tocsr()
    squares = np.asarray(matrix @ (idf * idf)).ravel()
    length = np.sqrt(squares)
    length[length == 0] = 1
    return (diags(1 / length) @ telling).tocsr()


def stored(values: np.ndarray) -> np.ndarray:
    """As they come back from the file, so that what is measured is what is shipped."""
    return values.astype(np.float16).astype(np.float32)
