"""What sets scores in the light of their document: fitted, and read alike."""

from __future__ import annotations

import numpy as np
import pytest

from policylint.reader.families import FAMILIES
from policylint.reader.features import Words
from policylint.reader.setting import KINDS, Places, seen_with, sigmoid
from training.setting import COLUMNS, at_once, plain, quadratic, stages

PASSAGES = tuple(
    Words(("word",) * length, (), KINDS[length % 2], section, block)
    for length, section, block in ((1, "a", 0), (2, "a", 0), (3, "a", 1), (4, "b", 2))
)
OWN = np.array([1.0, 2.0, -1.0, -4.0], dtype=np.float32)
PLACES = Places(PASSAGES)


def test_what_is_seen_of_a_passage() -> None:
    seen = seen_with(OWN, PLACES)
    assert seen.shape == (4, COLUMNS)
    own, before, after, others, high, near, section, block, share, length, place = seen[0, :11]
    assert (own, before, after, high) == (1, -2, 2, 2)
    assert others == near == pytest.approx(-1)
    assert share == pytest.approx(1 / 3)
    assert (section, block) == (0.5, 2)
    assert (length, place) == (0, 0)
    assert seen[0, 11:].tolist() == [0, 1, 0, 0, 0]
    assert seen[3, 1:3].tolist() == [-1, -2]
    assert seen[3, 6:8].tolist() == [-1, -1]


def test_no_passage_and_a_lone_one_have_a_setting_too() -> None:
    assert seen_with(OWN[:0], Places(())).shape == (0, COLUMNS)
    assert np.isfinite(seen_with(OWN[:1], Places(PASSAGES[:1]))).all()
    scores = np.zeros((1, len(FAMILIES) + 2), dtype=np.float32)
    assert plain().chances(scores[:0], ()).shape == (0, len(FAMILIES) + 2)
    assert np.isfinite(plain().chances(scores, PASSAGES[:1])).all()


def test_before_it_is_fitted_it_adds_nothing() -> None:
    assert at_once(COLUMNS).log_odds(seen_with(OWN, PLACES)) == pytest.approx(OWN)


def drawn() -> tuple[list[np.ndarray], list[Places], np.ndarray, list[np.ndarray]]:
    """Sixty documents of forty passages. Half are hard; a passage scored high is wrong in these only."""
    random = np.random.default_rng(0)
    scores = [random.normal(size=(40, len(FAMILIES) + 2)) + (number % 2) for number in range(60)]
    places = [Places(PASSAGES * 10)] * 60
    wrong = np.concatenate([(own[:, 0] > 1) * (number % 2) for number, own in enumerate(scores)])
    kinds = [
        np.concatenate([np.where(own[:, 0] > 1, own[:, at] > 0.5, -1) for own in scores])
        for at in range(1, len(FAMILIES) + 2)
    ]
    return scores, places, wrong, kinds


def test_a_family_is_no_likelier_than_that_something_is_wrong() -> None:
    scores, places, wrong, kinds = drawn()
    found = stages(scores, places, wrong, kinds)
    said = np.concatenate([found.chances(own, PASSAGES * 10) for own in scores])
    assert (said[:, 1:] <= said[:, :1]).all()
    assert ((said[:, 0] > 0.5) == (wrong == 1)).mean() > 0.95
    assert said[:, 0].mean() == pytest.approx(wrong.mean(), abs=0.01)
    for at, known in enumerate(kinds, 1):
        within = (wrong == 1) & (known >= 0)
        likelier = said[within, at] / said[within, 0] > 0.5
        assert (likelier == (known[within] == 1)).mean() > 0.85


def test_it_learns_what_only_two_columns_together_tell() -> None:
    random = np.random.default_rng(0)
    seen = random.normal(size=(4000, 5)) * [1, 2, 3, 1, 0]
    wanted = (seen[:, 0] * seen[:, 1] > 0).astype(int)
    wanted[:50] = -1
    chance = sigmoid(quadratic(seen, wanted).log_odds(seen))
    assert ((chance > 0.5) == (wanted == 1))[50:].mean() > 0.9


def test_with_too_few_examples_it_is_not_fitted() -> None:
    seen = seen_with(OWN, PLACES)
    assert quadratic(seen, np.array([1, 0, 0, 0])).log_odds(seen) == pytest.approx(OWN)
