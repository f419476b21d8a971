"""Labelled passages to weights. Deterministic: equal input gives equal weights."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_matrix, hstack
from sklearn.linear_model import LogisticRegression

from policylint.reader.features import Words, features
from policylint.reader.scoring import in_context
from policylint.reader.weights import ANY, GROUPS, Weights

FAMILIES = (
    "blame", "supplier", "convenience", "runaround", "delay", "silence",
    "complaint", "tone", "ownerless", "powerless", "hollow",
)  # fmt: skip
OUTPUTS = (ANY, *FAMILIES)
#: Found by cross-validation over authors (`benchmarks/reader.py`): see docs/reader.md.
SCALE = {"text": 1.0, "letters": 0.7, "around": 0.4, "before": 0.3, "after": 0.3}
RAREST = {"text": 2, "letters": 3, "around": 2, "before": 2, "after": 2}
STRENGTH = 4.0


@dataclass(frozen=True)
class Text:
    """A document for training: its passages and, for each, its labels (None: unlabelled)."""

    name: str
    author: str
    passages: tuple[Words, ...]
    labels: tuple[Mapping[str, int] | None, ...]


def target(labels: Mapping[str, int] | None, output: str) -> int:
    """1 clear, 0 none, -1 for what is borderline or unlabelled: neither for nor against."""
    if labels is None:
        return -1
    strength = max(labels.values(), default=0) if output == ANY else labels.get(output, 0)
    return {0: 0, 1: -1, 2: 1}[strength]


def fit(texts: Sequence[Text], version: str, held_out: int = 5) -> Weights:
    """Fit the word weights on all texts, and what reads scores in context on scores of unread texts."""
    first = _linear(texts, version)
    folds = [sorted({text.author for text in texts})[at::held_out] for at in range(held_out)]
    scored: list[tuple[Text, np.ndarray]] = []
    for fold in folds:
        away = [text for text in texts if text.author in fold]
        if away and len(away) < len(texts):
            part = _linear([text for text in texts if text.author not in fold], version)
            scored += [(text, _scores(part, text)) for text in away]
    return _with_context(first, scored)


def _linear(texts: Sequence[Text], version: str) -> Weights:
    rows = [groups for text in texts for groups in features(text.passages)]
    labels = [one for text in texts for one in text.labels]
    known = [at for at, one in enumerate(labels) if target(one, ANY) >= 0 or (one and max(one.values()) > 0)]
    rows, labels = [rows[at] for at in known], [labels[at] for at in known]
    vocabulary: dict[str, tuple[str, ...]] = {}
    idf: dict[str, np.ndarray] = {}
    parts = []
    for group in GROUPS:
        count = Counter(name for row in rows for name in set(row[group]))
        names = tuple(sorted(name for name, times in count.items() if times >= RAREST[group]))
        vocabulary[group] = names
        idf[group] = (np.log((1 + len(rows)) / (1 + np.array([count[name] for name in names]))) + 1).astype(
            np.float16
        ).astype(np.float32)
        parts.append(_matrix(rows, group, names, idf[group]) * SCALE[group])
    matrix = hstack(parts).tocsr()
    columns, bias = [], []
    for output in OUTPUTS:
        wanted = np.array([target(one, output) for one in labels])
        use = wanted >= 0
        model = LogisticRegression(
            C=STRENGTH, class_weight="balanced", solver="liblinear", max_iter=300, random_state=0
        )
        if wanted[use].sum() < 5:
            columns.append(np.zeros(matrix.shape[1]))
            bias.append(-4.0)
            continue
        model.fit(matrix[use], wanted[use])
        columns.append(model.coef_[0])
        bias.append(float(model.intercept_[0]))
    table = np.stack(columns, axis=1)
    weight, at = {}, 0
    for group in GROUPS:
        weight[group] = table[at : at + len(vocabulary[group])].astype(np.float16).astype(np.float32)
        at += len(vocabulary[group])
    return Weights(
        outputs=OUTPUTS,
        vocabulary=vocabulary,
        idf=idf,
        weight=weight,
        scale=SCALE,
        bias=np.array(bias, dtype=np.float32),
        context=np.array([1, 0, 0, 0, 0, 0, 0, 0], dtype=np.float32),
        family=np.tile(np.array([1, 0, 0], dtype=np.float32), (len(FAMILIES), 1)),
        threshold=np.full(len(OUTPUTS), 0.5, dtype=np.float32),
        version=version,
    )


def _matrix(rows: Sequence[Mapping[str, list[str]]], group: str, names: Sequence[str], idf: np.ndarray) -> csr_matrix:
    index = {name: at for at, name in enumerate(names)}
    data, column, start = [], [], [0]
    for row in rows:
        known = [index[name] for name in row[group] if name in index]
        values = idf[known]
        length = float(np.sqrt((values * values).sum())) or 1.0
        data.append(values / length)
        column += known
        start.append(len(column))
    found = csr_matrix((np.concatenate(data), column, start), shape=(len(rows), len(names)))
    found.sum_duplicates()
    return found


def _scores(weights: Weights, text: Text) -> np.ndarray:
    from policylint.reader.scoring import Scorer

    return Scorer(weights).scores(text.passages)


def _with_context(weights: Weights, scored: Sequence[tuple[Text, np.ndarray]]) -> Weights:
    from dataclasses import replace

    seen = np.concatenate([in_context(scores[:, 0]) for _, scores in scored])
    labels = [one for text, _ in scored for one in text.labels]
    context = _logistic(seen[:, :-1], np.array([target(one, ANY) for one in labels]))
    log_odds = seen @ context
    raw = np.concatenate([scores for _, scores in scored])
    family = np.stack(
        [
            _logistic(
                np.stack([raw[:, at + 1], log_odds], axis=1),
                np.array([target(one, name) for one in labels]),
            )
            for at, name in enumerate(FAMILIES)
        ]
    )
    return replace(weights, context=context.astype(np.float32), family=family.astype(np.float32))


def _logistic(columns: np.ndarray, wanted: np.ndarray) -> np.ndarray:
    """Coefficients and, last, the intercept."""
    use = wanted >= 0
    model = LogisticRegression(C=1.0, max_iter=1000, solver="lbfgs").fit(columns[use], wanted[use])
    return np.concatenate([model.coef_[0], model.intercept_])
