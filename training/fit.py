"""Labelled passages to weights. Deterministic: equal input gives equal weights."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from scipy.sparse import csr_matrix, hstack
from sklearn.linear_model import LogisticRegression

from policylint.reader.families import BORDERLINE, CLEAR, FAMILIES
from policylint.reader.features import APART, GROUPS, NEAR, Words, features, pairs_in
from policylint.reader.scoring import Scorer, in_context
from policylint.reader.weights import ANY, Weights

OUTPUTS = (ANY, *FAMILIES)
#: Found by cross-validation over authors (`benchmarks/reader.py`): see docs/reader.md.
SCALE = {"text": 1.0, "letters": 0.7, "around": 0.4, "before": 0.3, "after": 0.3}
RAREST = {"text": 2, "letters": 3, "around": 2, "before": 2, "after": 2}
STRENGTH = 4.0
INNER_FOLDS = 3
#: An output with fewer clear passages than this says nothing.
FEWEST = 5
#: The share of documents of the corpus that may count as unlike the others, by each measure.
UNLIKE = 0.02
PRECISIONS = np.round(np.linspace(0.5, 0.95, 19), 3)

Labels = Mapping[str, int] | None


@dataclass(frozen=True)
class Text:
    """A document for training: its passages and, for each, its labels (None: unlabelled)."""

    name: str
    author: str
    passages: tuple[Words, ...]
    labels: tuple[Labels, ...]

    @cached_property
    def features(self) -> list[dict[str, list[str]]]:
        return features(self.passages)


def target(labels: Labels, output: str) -> int:
    """1 clear, 0 none, -1 for what is borderline or unlabelled: neither for nor against."""
    if labels is None:
        return -1
    strength = max(labels.values(), default=0) if output == ANY else labels.get(output, 0)
    return {0: 0, BORDERLINE: -1, CLEAR: 1}[strength]


def targets(texts: Sequence[Text], output: str) -> np.ndarray:
    return np.array([target(labels, output) for text in texts for labels in text.labels])


def fit(texts: Sequence[Text], version: str, scale: Mapping[str, float] = SCALE) -> Weights:
    """Fit the word weights on all texts, and what reads scores in context on scores of unread texts."""
    everybody = sorted({text.author for text in texts})
    scored: list[tuple[Text, np.ndarray]] = []
    for number in range(INNER_FOLDS):
        fold = set(everybody[number::INNER_FOLDS])
        away, here = (
            [one for one in texts if one.author in fold],
            [one for one in texts if one.author not in fold],
        )
        if away and here:
            scorer = Scorer(linear(here, version, scale))
            scored += [(text, scorer.scores(text.passages)) for text in away]
    fitted = _with_context(linear(texts, version, scale), scored)
    return replace(fitted, familiar=familiar_of(texts))


def linear(
    texts: Sequence[Text], version: str, scale: Mapping[str, float] = SCALE, outputs: Sequence[str] = OUTPUTS
) -> Weights:
    """The weights of words alone."""
    every = [(row, labels) for text in texts for row, labels in zip(text.features, text.labels, strict=True)]
    known = [(row, labels) for row, labels in every if labels is not None]
    rows = [row for row, _ in known]
    vocabulary, idf, parts = {}, {}, []
    for group in GROUPS:
        names, idf[group] = _vocabulary(rows, group)
        parts.append(_matrix(rows, group, names, idf[group]) * scale[group])
        vocabulary[group] = names
    table, bias = _outputs(hstack(parts).tocsr(), [labels for _, labels in known], outputs)
    ends = np.cumsum([len(vocabulary[group]) for group in GROUPS])[:-1]
    words, pairs = _apart(vocabulary["text"])
    return Weights(
        outputs=tuple(outputs),
        vocabulary={**vocabulary, "text": words},
        pairs=pairs,
        idf=idf,
        weight=dict(zip(GROUPS, np.split(_stored(table), ends), strict=True)),
        scale=scale,
        bias=bias,
        context=np.array([1, 0, 0, 0, 0, 0, 0, 0], dtype=np.float32),
        family=np.tile(np.array([1, 0, 0], dtype=np.float32), (len(FAMILIES), 1)),
        curve=np.zeros((0, 3), dtype=np.float32),
        familiar=np.array([0.0, np.inf], dtype=np.float32),
        version=version,
    )


def _vocabulary(rows: Sequence[Mapping[str, list[str]]], group: str) -> tuple[tuple[str, ...], np.ndarray]:
    """The features that are not too rare, words before pairs, and how telling each is."""
    count = Counter(name for row in rows for name in set(row[group]))
    frequent = (name for name, times in count.items() if times >= RAREST[group])
    names = tuple(sorted(frequent, key=lambda name: (NEAR in name, name)))
    often = np.array([count[name] for name in names])
    return names, _stored(np.log((1 + len(rows)) / (1 + often)) + 1)


def _apart(names: Sequence[str]) -> tuple[tuple[str, ...], np.ndarray]:
    """Words, and pairs as places of words; both words of a pair that is not rare are not rare."""
    words = tuple(name for name in names if NEAR not in name)
    place = {word: at for at, word in enumerate(words)}
    pairs = []
    for name in names[len(words) :]:
        apart = APART in name
        one, two = name.split(APART if apart else NEAR)
        pairs.append((place[one], place[two], int(apart)))
    return words, np.array(pairs, dtype=np.int32).reshape(-1, 3)


def _outputs(
    matrix: csr_matrix, labels: Sequence[Labels], outputs: Sequence[str]
) -> tuple[np.ndarray, np.ndarray]:
    columns, bias = [], []
    for output in outputs:
        wanted = np.array([target(one, output) for one in labels])
        use = wanted >= 0
        if (wanted == 1).sum() < FEWEST:
            columns.append(np.zeros(matrix.shape[1]))
            bias.append(-4.0)
            continue
        model = LogisticRegression(
            C=STRENGTH, class_weight="balanced", solver="liblinear", dual=True, tol=1e-2, random_state=0
        )
        model.fit(matrix[use], wanted[use])
        columns.append(model.coef_[0])
        bias.append(float(model.intercept_[0]))
    return np.stack(columns, axis=1), np.array(bias, dtype=np.float32)


def _matrix(
    rows: Sequence[Mapping[str, list[str]]], group: str, names: Sequence[str], idf: np.ndarray
) -> csr_matrix:
    index = {name: at for at, name in enumerate(names)}
    column: list[int] = []
    start = [0]
    for row in rows:
        column += [index[name] for name in row[group] if name in index]
        start.append(len(column))
    values = idf[column]
    squares = np.concatenate([[0.0], np.cumsum((values * values).astype(np.float64))])
    length = np.sqrt(np.diff(squares[start]))
    length[length == 0] = 1
    data = values / np.repeat(length, np.diff(start))
    found = csr_matrix((data, column, start), shape=(len(rows), len(names)))
    found.sum_duplicates()
    return found


def _with_context(weights: Weights, scored: Sequence[tuple[Text, np.ndarray]]) -> Weights:
    """`scored` are texts with the raw scores that weights fitted without them gave."""
    if not scored:
        return weights
    texts, raw = [text for text, _ in scored], np.concatenate([scores for _, scores in scored])
    seen = np.concatenate([in_context(scores[:, 0]) for _, scores in scored])
    wanted = targets(texts, ANY)
    context = _logistic(seen[:, :-1], wanted)
    log_odds = seen @ context
    family = [
        _logistic(np.stack([raw[:, at], log_odds], axis=1), targets(texts, name))
        for at, name in enumerate(FAMILIES, 1)
    ]
    return replace(
        weights,
        context=context.astype(np.float32),
        family=np.stack(family).astype(np.float32),
        curve=curve_of(1 / (1 + np.exp(-log_odds)), wanted),
    )


def curve_of(chances: np.ndarray, wanted: np.ndarray) -> np.ndarray:
    """(k, 3): for each precision that is reached the lowest probability that reaches it, and its recall."""
    known = wanted >= 0
    order = np.argsort(-chances[known], kind="stable")
    right, chance = wanted[known][order] == 1, chances[known][order]
    precision = np.cumsum(right) / np.arange(1, len(right) + 1)
    rows = []
    for level in PRECISIONS:
        reached = np.flatnonzero(precision >= level)
        if len(reached):
            at = reached[-1]
            rows.append((level, chance[at], right[: at + 1].sum() / max(1, right.sum())))
    return np.array(rows, dtype=np.float32).reshape(-1, 3)


def familiar_of(texts: Sequence[Text]) -> np.ndarray:
    """What all but a few documents have, each measured by the words of other authors."""
    everywhere: Counter[str] = Counter()
    by_author: dict[str, Counter[str]] = {text.author: Counter() for text in texts}
    for text in texts:
        found = [pair for row in text.features for pair in row["text"] if NEAR in pair]
        everywhere.update(found)
        by_author[text.author].update(found)
    shares, lengths = [], []
    for text in texts:
        own = by_author[text.author]
        pairs = [pair for one in text.passages for pair in pairs_in(one.text)]
        known = sum(everywhere[pair] - own[pair] >= RAREST["text"] for pair in pairs)
        shares.append(known / max(1, len(pairs)))
        lengths.append(sum(len(one.text) for one in text.passages) / max(1, len(text.passages)))
    return np.array([np.quantile(shares, UNLIKE), np.quantile(lengths, 1 - UNLIKE)], dtype=np.float32)


def _logistic(columns: np.ndarray, wanted: np.ndarray) -> np.ndarray:
    """Coefficients and, last, the intercept; where there is nothing to tell apart, always no."""
    use = wanted >= 0
    if (wanted == 1).sum() < FEWEST:
        return np.array([0.0] * columns.shape[1] + [-8.0])
    model = LogisticRegression(C=1.0, max_iter=1000, solver="lbfgs").fit(columns[use], wanted[use])
    return np.concatenate([model.coef_[0], model.intercept_])


def _stored(values: np.ndarray) -> np.ndarray:
    """As they come back from the file, so that what is measured is what is shipped."""
    return values.astype(np.float16).astype(np.float32)
