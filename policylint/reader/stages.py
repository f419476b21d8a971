"""From raw scores to probabilities: first whether anything is wrong, then of which family.

The families' scores were learned from clear passages alone, so they tell kinds of wrong apart;
that something is wrong is for ``any`` to say, which hears the whole document.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from policylint.reader.features import Words
from policylint.reader.setting import Columns, Floats, Places, Setting, seen_with, sigmoid


@dataclass(frozen=True)
class Stages:
    """`wrong` reads the raw scores of ``any`` in their setting.

    `family` (families, 4): what the log-odds of a family, given that something is wrong, take of
    its own score, of that of the mission, of its mean in the document, and a bias. `mission`
    (columns of `of_mission` + 1,) the same for the mission's families together.
    """

    wrong: Setting
    family: Floats
    mission: Floats

    def chances(self, scores: NDArray[Any], passages: Sequence[Words]) -> Floats:
        """(passages, outputs): calibrated probabilities; no family is likelier than ``any``."""
        places = Places(passages)
        wrong = self.wrong.log_odds(seen_with(scores[:, 0], places))
        given = scores[:, 1:-1] * self.family[:, 0] + scores[:, -1:] * self.family[:, 1] + self.family[:, 3]
        if len(scores):
            given = given + scores[:, 1:-1].mean(axis=0) * self.family[:, 2]
        together = of_mission(scores, places) @ self.mission[:-1] + self.mission[-1]
        kinds = sigmoid(np.concatenate([given, together[:, None]], axis=1))
        chance = sigmoid(wrong)[:, None]
        found: Floats = np.concatenate([chance, chance * kinds], axis=1)
        return found


def of_mission(scores: NDArray[Any], places: Places) -> Columns:
    """(passages, columns): the scores of families and mission, the latter's around it, and the place."""
    return np.concatenate([scores[:, 1:], places.around(scores[:, -1]), places.plain], axis=1)
