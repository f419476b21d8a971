"""Runs of letters as numbers, so that those of many words are looked up at once."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from policylint.reader.words import FEWEST_LETTERS, RUNS

Numbers = NDArray[np.int64]
#: What words and their edges are made of, from 1; all else is 0, which no run has.
_VALUE = np.zeros(128, dtype=np.int64)
_VALUE[[ord(sign) for sign in "abcdefghijklmnopqrstuvwxyz'<>"]] = np.arange(1, 30)
_BASE = 32


def run_codes(runs: Sequence[str]) -> Numbers:
    """The number of each run; different runs have different numbers."""
    values, _, start = _values(runs)
    length = np.diff(np.append(start, len(values)))
    codes = np.zeros(len(runs), dtype=np.int64)
    for at in range(max(RUNS)):
        longer = np.flatnonzero(length > at)
        codes[longer] = codes[longer] * _BASE + values[start[longer] + at]
    return codes


def places_of(words: Sequence[str], codes: Numbers) -> tuple[Numbers, Numbers]:
    """Every run of every word that is among `codes` (in order): the word's number, the run's place."""
    values, owner, _ = _values([f"<{word}>" if len(word) >= FEWEST_LETTERS else "" for word in words])
    owners, places = [], []
    code = np.zeros(len(values), dtype=np.int64)
    for size in range(1, max(RUNS) + 1):
        code = code[: len(values) - size + 1] * _BASE + values[size - 1 :]
        if size in RUNS and len(codes):
            within = np.flatnonzero(owner[: len(code)] == owner[size - 1 :])
            at = np.minimum(np.searchsorted(codes, code[within]), len(codes) - 1)
            known = np.flatnonzero(codes[at] == code[within])
            owners.append(owner[within[known]])
            places.append(at[known])
    if not owners:
        return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64)
    joined = np.concatenate(owners)
    order = np.argsort(joined, kind="stable")
    return joined[order], np.concatenate(places)[order]


def _values(texts: Sequence[str]) -> tuple[Numbers, Numbers, Numbers]:
    """The values of all their letters, the number of the text that each is of, and where texts start."""
    lengths = np.array([len(text) for text in texts], dtype=np.int64)
    signs = np.frombuffer("".join(texts).encode("ascii", "replace"), dtype=np.uint8)
    return _VALUE[signs], np.repeat(np.arange(len(texts)), lengths), np.cumsum(lengths) - lengths
