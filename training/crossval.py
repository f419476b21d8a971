"""Chances that each author's passages get from a reader that has never read that author."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

import numpy as np

from policylint.reader.scoring import Scorer
from policylint.reader.weights import Weights
from training.fit import Text, fit
from training.matrix import Corpus

Fit = Callable[[Sequence[Text], str], Weights]


def folds_of(texts: Sequence[Text], folds: int | None = None) -> list[frozenset[str]]:
    """The authors, each alone or dealt into so many folds."""
    authors = sorted({text.author for text in texts})
    count = min(folds or len(authors), len(authors))
    return [frozenset(authors[at::count]) for at in range(count)]


def unread(
    texts: Sequence[Text], fitted: Fit | None = None, folds: int | None = None
) -> list[tuple[Text, np.ndarray]]:
    """Each text with (passages, outputs) probabilities from weights fitted without its author."""
    fitted = fitted or partial(fit, corpus=Corpus(texts))
    found: list[tuple[Text, np.ndarray]] = []
    for away in folds_of(texts, folds):
        found += read_by(fitted([text for text in texts if text.author not in away], "unread"), texts, away)
    return found


def read_by(
    weights: Weights, texts: Sequence[Text], authors: frozenset[str]
) -> list[tuple[Text, np.ndarray]]:
    """The texts of these authors with what the weights make of them."""
    scorer = Scorer(weights)
    return [
        (text, scorer.chances(scorer.scores(text.passages), text.passages))
        for text in texts
        if text.author in authors
    ]
