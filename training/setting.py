"""What turns raw scores into probabilities: small regressions on texts that the scores never saw."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from sklearn.linear_model import LogisticRegression

from policylint.reader.families import FAMILIES
from policylint.reader.setting import KINDS, Places, Setting, seen_with
from policylint.reader.stages import Stages, of_mission

#: An output with fewer clear passages than this is always no.
FEWEST = 5
#: How freely columns and their products may weigh, and what tells families apart.
FREEDOM, FAMILY_FREEDOM = 0.01, 0.1
COLUMNS = 11 + len(KINDS)
OF_MISSION = len(FAMILIES) + 10 + len(KINDS)


def plain() -> Stages:
    """Stages that add nothing: the log-odds are the passage's own scores."""
    family = np.tile(np.array([1, 0, 0, 0], dtype=np.float32), (len(FAMILIES), 1))
    mission = np.zeros(OF_MISSION + 1, dtype=np.float32)
    mission[len(FAMILIES)] = 1
    return Stages(at_once(COLUMNS), family, mission)


def at_once(columns: int) -> Setting:
    """The setting that adds nothing: the log-odds are the first column."""
    linear = np.zeros(columns, dtype=np.float32)
    linear[0] = 1
    none = np.zeros(columns, dtype=np.float32)
    return Setting(none, none + 1, linear, np.zeros((columns, columns), dtype=np.float32), 0.0)


def stages(
    scores: Sequence[np.ndarray],
    places: Sequence[Places],
    wrong: np.ndarray,
    kinds: Sequence[np.ndarray],
) -> Stages:
    """Fitted on the raw scores of documents.

    `wrong` says for each passage whether anything is; `kinds` by family, and last of the mission,
    the same among those where something is: 1, 0, or -1 for what counts neither way.
    """
    seen = [seen_with(own[:, 0], where) for own, where in zip(scores, places, strict=True)]
    every = np.concatenate(scores)
    mean = np.concatenate([np.broadcast_to(own.mean(axis=0), own.shape) for own in scores])
    columns = np.concatenate([of_mission(own, where) for own, where in zip(scores, places, strict=True)])
    family = [
        standard(np.stack([every[:, at], every[:, -1], mean[:, at]], axis=1), known, FAMILY_FREEDOM)
        for at, known in enumerate(kinds[:-1], 1)
    ]
    return Stages(
        quadratic(np.concatenate(seen), wrong),
        np.stack(family).astype(np.float32),
        standard(columns, kinds[-1], FREEDOM).astype(np.float32),
    )


def quadratic(seen: np.ndarray, wanted: np.ndarray) -> Setting:
    """Log-odds from columns and their products, fitted where `wanted` is 1 or 0."""
    use = wanted >= 0
    if (wanted == 1).sum() < FEWEST:
        return at_once(seen.shape[1])
    mean, spread = _standard(seen[use])
    plain = (seen[use] - mean) / spread
    one, two = np.triu_indices(plain.shape[1])
    products = plain[:, one] * plain[:, two]
    middle, width = _standard(products)
    columns = np.concatenate([plain, (products - middle) / width], axis=1)
    weight = logistic(columns, wanted[use], FREEDOM)
    own, joint, bias = weight[: len(mean)], weight[len(mean) : -1] / width, weight[-1]
    square = np.zeros((len(mean), len(mean)))
    square[one, two] = joint
    bias -= (joint * middle).sum()
    plainly = (value.astype(np.float32) for value in (mean, spread, own, square))
    return Setting(*plainly, bias=float(bias))


def standard(columns: np.ndarray, wanted: np.ndarray, freedom: float) -> np.ndarray:
    """As `logistic`, with columns taken to mean 0 and spread 1 where `wanted` is 1 or 0."""
    use = wanted >= 0
    mean, spread = _standard(columns[use]) if use.any() else (np.zeros(1), np.ones(1))
    found = logistic((columns - mean) / spread, wanted, freedom)
    weight = found[:-1] / spread
    return np.append(weight, found[-1] - (weight * mean).sum())


def logistic(columns: np.ndarray, wanted: np.ndarray, freedom: float = 1.0) -> np.ndarray:
    """Coefficients and, last, the intercept; where there is nothing to tell apart, always no."""
    use = wanted >= 0
    if (wanted == 1).sum() < FEWEST or (wanted == 0).sum() < FEWEST:
        return np.array([0.0] * columns.shape[1] + [-8.0])
    model = LogisticRegression(C=freedom, max_iter=2000, solver="lbfgs").fit(columns[use], wanted[use])
    return np.concatenate([model.coef_[0], model.intercept_])


def _standard(columns: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    spread = columns.std(axis=0)
    return columns.mean(axis=0), np.where(spread > 1e-9, spread, 1.0)
