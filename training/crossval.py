"""Chances that each author's passages get from a reader that has never read that author."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from policylint.reader.scoring import Scorer
from policylint.reader.weights import Weights
from training.fit import Text, fit

Fit = Callable[[Sequence[Text], str], Weights]


def unread(texts: Sequence[Text], fitted: Fit = fit) -> list[tuple[Text, np.ndarray]]:
    """Each text with (passages, outputs) probabilities from weights fitted without its author."""
    found: list[tuple[Text, np.ndarray]] = []
    for author in sorted({text.author for text in texts}):
        scorer = Scorer(fitted([text for text in texts if text.author != author], "unread"))
        found += [
            (text, scorer.chances(scorer.scores(text.passages))) for text in texts if text.author == author
        ]
    return found
