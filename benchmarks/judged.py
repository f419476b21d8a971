"""Figures of scored passages: precision and recall with intervals, and calibration."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

RECALL, PRECISION = 0.65, 0.70
RESAMPLES = 200


@dataclass(frozen=True)
class Judged:
    """Passages with what is true of them (1, 0, or -1: counts neither way), a score, and their document."""

    wanted: np.ndarray
    score: np.ndarray
    document: np.ndarray

    def where(self, kept: np.ndarray) -> Judged:
        return Judged(self.wanted[kept], self.score[kept], self.document[kept])

    def figures(self) -> tuple[float, float, float]:
        """Average precision, precision at the recall, recall at the precision."""
        known = self.wanted >= 0
        order = np.argsort(-self.score[known], kind="stable")
        right = self.wanted[known][order] == 1
        if not right.any():
            return (float("nan"),) * 3
        precision = np.cumsum(right) / np.arange(1, len(right) + 1)
        recall = np.cumsum(right) / right.sum()
        reached = recall[precision >= PRECISION]
        at = precision[np.searchsorted(recall, RECALL)]
        return float(precision[right].mean()), float(at), float(reached.max(initial=0.0))

    def intervals(self) -> list[tuple[float, float]]:
        """95 % of what other draws of as many documents would give."""
        random = np.random.default_rng(0)
        places = [np.flatnonzero(self.document == one) for one in np.unique(self.document)]
        drawn = []
        for _ in range(RESAMPLES):
            at = np.concatenate([places[one] for one in random.integers(len(places), size=len(places))])
            drawn.append(self.where(at).figures())
        low, high = np.nanpercentile(np.array(drawn), [2.5, 97.5], axis=0)
        return list(zip(low.tolist(), high.tolist(), strict=True))

    def shown(self, name: str) -> None:
        cells = [
            f"{value:.2f} ({low:.2f}-{high:.2f})"
            for value, (low, high) in zip(self.figures(), self.intervals(), strict=True)
        ]
        count = (self.wanted == 1).sum()
        print(f"{name:34} {count:5}  " + "  ".join(f"{cell:>16}" for cell in cells), flush=True)


def heading() -> str:
    return f"{'':34} {'clear':>5}  {'AP':>16}  {'P at R .65':>16}  {'R at P .70':>16}"


def show_hits(name: str, wanted: np.ndarray, hit: np.ndarray) -> None:
    """Precision and recall of what is simply found or not."""
    right, wrong = (hit & (wanted == 1)).sum(), (hit & (wanted == 0)).sum()
    count = (wanted == 1).sum()
    print(f"{name:34} {count:5}  precision {right / max(1, right + wrong):.2f}, recall {right / count:.2f}")


def show_calibration(wanted: np.ndarray, chance: np.ndarray) -> None:
    known = wanted >= 0
    right, chance = wanted[known] == 1, chance[known]
    print("\nprobability   passages   mean said   were right")
    error = 0.0
    for low in np.arange(0, 1, 0.1):
        within = (chance >= low) & (chance < low + 0.1)
        if within.any():
            said, was = chance[within].mean(), right[within].mean()
            error += abs(said - was) * within.mean()
            print(f"{low:.1f} - {low + 0.1:.1f} {within.sum():12} {said:11.2f} {was:12.2f}")
    print(f"expected calibration error {error:.3f}")
