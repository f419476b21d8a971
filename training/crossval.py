"""Chances that each author's passages get from a reader that has never read that author."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from policylint.reader.scoring import Scorer
from training.fit import Text, fit


def unread(texts: Sequence[Text], authors: Sequence[str] | None = None) -> list[tuple[Text, np.ndarray]]:
    """Each text with (passages, outputs) probabilities from weights fitted without its author."""
    found: list[tuple[Text, np.ndarray]] = []
    for author in authors or sorted({text.author for text in texts}):
        weights = fit([text for text in texts if text.author != author], "crossval")
        scorer = Scorer(weights)
        found += [
            (text, scorer.chances(scorer.scores(text.passages))) for text in texts if text.author == author
        ]
    return found
