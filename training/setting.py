"""What sets a passage's scores in the light of its document: small regressions on unread texts."""

from __future__ import annotations

import numpy as np
from sklearn.linear_model import LogisticRegression

from policylint.reader.setting import KINDS, Setting

#: An output with fewer clear passages than this is always no.
FEWEST = 5
#: How freely columns and their products may weigh.
FREEDOM = 0.01
COLUMNS = 14 + len(KINDS)


def at_once() -> Setting:
    """The setting that adds nothing: the log-odds are the passage's own score."""
    linear = np.zeros(COLUMNS, dtype=np.float32)
    linear[0] = 1
    plain = np.zeros(COLUMNS, dtype=np.float32)
    return Setting(plain, plain + 1, linear, np.zeros((COLUMNS, COLUMNS), dtype=np.float32), 0.0)


def quadratic(seen: np.ndarray, wanted: np.ndarray) -> Setting:
    """Log-odds from the columns of `seen_with` and their products, fitted where `wanted` is 1 or 0."""
    use = wanted >= 0
    if (wanted == 1).sum() < FEWEST:
        return at_once()
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


def logistic(columns: np.ndarray, wanted: np.ndarray, freedom: float = 1.0) -> np.ndarray:
    """Coefficients and, last, the intercept; where there is nothing to tell apart, always no."""
    use = wanted >= 0
    if (wanted == 1).sum() < FEWEST:
        return np.array([0.0] * columns.shape[1] + [-8.0])
    model = LogisticRegression(C=freedom, max_iter=2000, solver="lbfgs").fit(columns[use], wanted[use])
    return np.concatenate([model.coef_[0], model.intercept_])


def _standard(columns: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    spread = columns.std(axis=0)
    return columns.mean(axis=0), np.where(spread > 1e-9, spread, 1.0)
