"""What sets scores in the light of their document: fitted, and read alike."""

from __future__ import annotations

import numpy as np
import pytest

from policylint.reader.features import Words
from policylint.reader.setting import KINDS, seen_with, sigmoid
from training.setting import COLUMNS, at_once, quadratic

PASSAGES = tuple(
    Words(("word",) * length, (), KINDS[length % 2], section, block)
    for length, section, block in ((1, "a", 0), (2, "a", 0), (3, "a", 1), (4, "b", 2))
)
SCORES = np.array([[1.0, 3.0, 1.0, 2.0], [2.0, 0, 0, 0], [-1.0, 0, 0, 0], [-4.0, 0, 0, 0]], dtype=np.float32)


def test_what_is_seen_of_a_passage() -> None:
    seen = seen_with(SCORES, PASSAGES)
    assert seen.shape == (4, COLUMNS)
    own, before, after, others, high, share, near, section, block, *families, length, place = seen[0, :14]
    assert (own, before, after, high) == (1, -2, 2, 2)
    assert others == near == pytest.approx(-1)
    assert share == pytest.approx(1 / 3)
    assert (section, block) == (0.5, 2)
    assert families == [1, 2, 3]
    assert (length, place) == (0, 0)
    assert seen[0, 14:].tolist() == [0, 1, 0, 0, 0]
    assert seen[3, 7:9].tolist() == [-1, -1]


def test_no_passage_and_a_lone_one_have_a_setting_too() -> None:
    assert seen_with(SCORES[:0], ()).shape == (0, COLUMNS)
    assert np.isfinite(seen_with(SCORES[:1], PASSAGES[:1])).all()


def test_before_it_is_fitted_it_adds_nothing() -> None:
    assert at_once().log_odds(seen_with(SCORES, PASSAGES)) == pytest.approx(SCORES[:, 0])


def test_it_learns_what_only_two_columns_together_tell() -> None:
    random = np.random.default_rng(0)
    seen = random.normal(size=(4000, 5)) * [1, 2, 3, 1, 0]
    wanted = (seen[:, 0] * seen[:, 1] > 0).astype(int)
    wanted[:50] = -1
    chance = sigmoid(quadratic(seen, wanted).log_odds(seen))
    assert ((chance > 0.5) == (wanted == 1))[50:].mean() > 0.9


def test_with_too_few_examples_it_is_not_fitted() -> None:
    seen = seen_with(SCORES, PASSAGES)
    assert quadratic(seen, np.array([1, 0, 0, 0])).log_odds(seen) == pytest.approx(SCORES[:, 0])
