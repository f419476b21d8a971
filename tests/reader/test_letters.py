"""Runs of letters by number are those that training counted by name."""

from __future__ import annotations

import numpy as np

from policylint.reader.letters import places_of, run_codes
from policylint.reader.words import letters_of

WORDS = ["don't", "refund", "the", "", "^", "banana", "xylophone"]


def test_runs_have_numbers_of_their_own() -> None:
    runs = sorted({run for word in WORDS for run in letters_of(word)})
    assert len(set(run_codes(runs).tolist())) == len(runs)


def test_the_runs_of_words_are_found_as_often_as_they_stand() -> None:
    runs = sorted({run for word in ("refund", "banana") for run in letters_of(word)})
    codes = run_codes(runs)
    order = np.argsort(codes)
    owner, places = places_of(WORDS, codes[order])
    found = [(WORDS[at], runs[order[place]]) for at, place in zip(owner, places, strict=True)]
    expected = [(word, run) for word in WORDS for run in letters_of(word) if run in runs]
    assert sorted(found) == sorted(expected)
    assert owner.tolist() == sorted(owner.tolist())


def test_no_words_and_no_runs_are_nothing() -> None:
    for words, runs in (([], ["ab"]), (["refund"], [])):
        owner, places = places_of(words, run_codes(runs))
        assert len(owner) == len(places) == 0
