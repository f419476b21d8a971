"""Decisions to lessons: a logistic regression that begins where the shipped weights end.

The log-odds that the reader gives a sentence stand as they are; what is learned is added to
them, and held near nothing by a penalty. So a few decisions change little, many change more,
and what nobody decided on stays as it was. Equal input gives equal bytes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from policylint.reader.families import BORDERLINE, CLEAR
from policylint.reader.teaching import OUTPUTS, SAY, Lesson, Taught, log_odds

#: How dear a weight and the bias are; found by benchmarks/teaching.py.
PENALTY, BIAS_PENALTY = 5.0, 30.0
#: Weights are kept to so many decimals, and left out if they are less.
DECIMALS, LEAST = 3, 0.004
_NEWTON, _INNER, _CLOSE = 30, 200, 1e-8
Array = NDArray[np.float64]


@dataclass(frozen=True)
class Decided:
    """A sentence that somebody judged: its features by group, what the reader said of it, its labels.

    `chances` are by output; `document` is the one that it stands in.
    """

    document: str
    found: Mapping[str, Sequence[str]]
    chances: Mapping[str, float]
    labels: Mapping[str, int]


def learn(decided: Sequence[Decided], base: str) -> Taught:
    """A lesson for each output that somebody judged otherwise, or the same, in some sentence."""
    lessons = {}
    for output in OUTPUTS:
        known = [(one, target) for one in decided if (target := _target(one, output)) is not None]
        if known and (output == "any" or any(target for _, target in known)):
            lessons[output] = _lesson([one for one, _ in known], [target for _, target in known], output)
    return Taught(base, len(decided), lessons)


def _target(one: Decided, output: str) -> int | None:
    """1 clear, 0 none, None for what is borderline."""
    strength = max(one.labels.values(), default=0) if output == "any" else one.labels.get(output, 0)
    return {0: 0, BORDERLINE: None, CLEAR: 1}[strength]


def _lesson(decided: Sequence[Decided], targets: Sequence[int], output: str) -> Lesson:
    names = sorted({(group, name) for one in decided for group in SAY for name in one.found[group]})
    table = _Table(decided, {name: at for at, name in enumerate(names)})
    offset = np.array([log_odds(one.chances[output]) for one in decided])
    penalty = np.append(np.full(len(names), PENALTY), BIAS_PENALTY)
    found = _fitted(table, np.array(targets, dtype=float), offset, penalty)
    kept = ((name, round(float(value), DECIMALS)) for name, value in zip(names, found[:-1], strict=True))
    weight: dict[str, dict[str, float]] = {group: {} for group in SAY}
    for (group, name), value in kept:
        if abs(value) > LEAST:
            weight[group][name] = value
    return Lesson(round(float(found[-1]), DECIMALS), weight)


class _Table:
    """(sentences, features and 1), of which few are not nothing; sums in one order on every machine."""

    def __init__(self, decided: Sequence[Decided], index: Mapping[tuple[str, str], int]) -> None:
        rows: list[int] = []
        columns: list[int] = []
        values: list[float] = []
        for number, one in enumerate(decided):
            for group, say in SAY.items():
                names = one.found[group]
                columns += [index[group, name] for name in names]
                values += [say / len(names) ** 0.5] * len(names)
            columns.append(len(index))
            values.append(1.0)
            rows += [number] * (len(columns) - len(rows))
        self._rows, self._columns, self._values = np.array(rows), np.array(columns), np.array(values)
        self.shape = (len(decided), len(index) + 1)

    def times(self, weights: Array) -> Array:
        return _summed(self._rows, self._values * weights[self._columns], self.shape[0])

    def back(self, sentences: Array) -> Array:
        return _summed(self._columns, self._values * sentences[self._rows], self.shape[1])


def _summed(places: NDArray[np.int64], values: Array, size: int) -> Array:
    return np.bincount(places, values, size).astype(np.float64)


def _fitted(table: _Table, wanted: Array, offset: Array, penalty: Array) -> Array:
    """Newton's method, each step by conjugate gradients; the loss has one least place."""
    weights = np.zeros(table.shape[1])
    for _ in range(_NEWTON):
        chance = 1 / (1 + np.exp(-np.clip(offset + table.times(weights), -30, 30)))
        slope = table.back(chance - wanted) + penalty * weights
        if np.abs(slope).max() < _CLOSE:
            break
        weights = weights - _solved(table, chance * (1 - chance), penalty, slope)
    return weights


def _solved(table: _Table, curve: Array, penalty: Array, right: Array) -> Array:
    found, rest = np.zeros_like(right), right.copy()
    step = rest.copy()
    size = float(rest @ rest)
    for _ in range(_INNER):
        if size < _CLOSE**2:
            break
        bent = table.back(curve * table.times(step)) + penalty * step
        far = size / float(step @ bent)
        found += far * step
        rest -= far * bent
        before, size = size, float(rest @ rest)
        step = rest + size / before * step
    return found


def unread(decided: Sequence[Decided], base: str) -> Iterator[tuple[Decided, float]]:
    """Each sentence with its probability of ``any`` after lessons from all other documents."""
    for name in sorted({one.document for one in decided}):
        taught = learn([one for one in decided if one.document != name], base)
        for one in decided:
            if one.document == name:
                yield one, taught.after(one.found, one.chances)["any"]
