"""Labelled passages to weights. Deterministic: equal input gives equal weights."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np
from scipy.sparse import csr_matrix, hstack
from sklearn.linear_model import LogisticRegression

from policylint.reader.families import BORDERLINE, CLEAR, FAMILIES, MISSION, OF_MISSION
from policylint.reader.features import APART, GROUPS, NEAR, SPOKEN, pairs_in
from policylint.reader.letters import places_of, run_codes
from policylint.reader.scoring import Scorer
from policylint.reader.setting import Places
from policylint.reader.tables import added, summed
from policylint.reader.weights import ANY, NAMED, Weights
from training.matrix import RAREST, Corpus, Labels, Text, stored, weighed
from training.setting import plain, stages

__all__ = ["OUTPUTS", "SCALE", "Text", "curve_of", "familiar_of", "fit", "linear", "target", "targets"]

OUTPUTS = (ANY, *FAMILIES, OF_MISSION)
#: The groups that tell families apart; the others tell only whether anything is wrong.
OWN = ("text", "letters", "around")
#: Found by cross-validation over authors (`benchmarks/reader.py`): see docs/reader.md.
SCALE = {"text": 1.0, "letters": 0.7, "around": 0.4, "before": 0.5, "after": 0.5, "document": 1.0}
STRENGTH = 4.0
INNER_FOLDS = 8
#: An output with fewer clear passages than this says nothing.
FEWEST = 5
#: The share of documents of the corpus that may count as unlike the others, by each measure.
UNLIKE, UNUSUAL = 0.02, 0.1
PRECISIONS = np.round(np.linspace(0.5, 0.95, 19), 3)


def target(labels: Labels, output: str) -> int:
    """1 clear, 0 none, -1 for what is borderline or unlabelled: neither for nor against."""
    if labels is None:
        return -1
    families = {ANY: FAMILIES, OF_MISSION: MISSION}.get(output, (output,))
    return {0: 0, BORDERLINE: -1, CLEAR: 1}[max(labels.get(family, 0) for family in families)]


def target_if_wrong(labels: Labels, output: str) -> int:
    """The same for what is clear of any family; all else says nothing of which family it is."""
    return target(labels, output) if output == ANY or target(labels, ANY) == 1 else -1


def targets(texts: Sequence[Text], output: str) -> np.ndarray:
    return np.array([target(labels, output) for text in texts for labels in text.labels])


def fit(
    texts: Sequence[Text], version: str, scale: Mapping[str, float] = SCALE, corpus: Corpus | None = None
) -> Weights:
    """Fit the word weights on all texts, and what reads scores in their setting on unread texts.

    `corpus` holds the texts, perhaps among others; it is made once for many fits.
    """
    counted = corpus or Corpus(texts)
    everybody = sorted({text.author for text in texts})
    scored: list[tuple[Text, np.ndarray]] = []
    for number in range(INNER_FOLDS):
        fold = set(everybody[number::INNER_FOLDS])
        away = [one for one in texts if one.author in fold]
        here = [one for one in texts if one.author not in fold]
        if away and here:
            scorer = Scorer(linear(here, version, scale, corpus=counted))
            scored += [(text, scorer.scores(text.passages)) for text in away]
    fitted = _in_setting(linear(texts, version, scale, corpus=counted), scored)
    return replace(fitted, familiar=familiar_of(texts))


def linear(
    texts: Sequence[Text],
    version: str,
    scale: Mapping[str, float] = SCALE,
    outputs: Sequence[str] = OUTPUTS,
    corpus: Corpus | None = None,
) -> Weights:
    """The weights of words alone."""
    counted = corpus or Corpus(texts)
    known = counted.labelled(texts)
    labels = [counted.labels[at] for at in known]
    names, idf, parts = {}, {}, {}
    words: tuple[str, ...] = ()
    for group in GROUPS:
        counts = counted.counts(group, known, words if group in SPOKEN[1:] else None)
        words = words or tuple(name for name in counts.names if NEAR not in name)
        names[group], idf[group] = counts.names, counts.telling()
        parts[group] = weighed(counts.matrix, idf[group]) * scale[group]
    weight: dict[str, list[np.ndarray]] = {group: [] for group in GROUPS}
    bias = []
    own = hstack([parts[group] for group in OWN]).tocsr()
    every = hstack([own, *(parts[group] for group in GROUPS if group not in OWN)]).tocsr()
    order = (*OWN, *(group for group in GROUPS if group not in OWN))
    for output in outputs:
        groups = order if output == ANY else OWN
        column, last = _output(every if output == ANY else own, labels, output)
        ends = np.cumsum([len(names[group]) for group in groups])[:-1]
        for group, part in zip(groups, np.split(column, ends), strict=True):
            weight[group].append(part)
        bias.append(last)
    tables = {group: stored(np.stack(columns, axis=1)) for group, columns in weight.items()}
    return Weights(
        outputs=tuple(outputs),
        vocabulary={**{group: names[group] for group in NAMED}, "text": words},
        pairs=_places(words, names["text"][len(words) :]),
        spelled=_spelled(names["letters"], added(idf["letters"], tables["letters"]), words),
        idf=idf,
        weight=tables,
        scale=scale,
        bias=np.array(bias, dtype=np.float32),
        stages=plain(),
        curve=np.zeros((0, 3), dtype=np.float32),
        familiar=np.array([0.0, np.inf, 0.0, np.inf], dtype=np.float32),
        version=version,
    )


def _spelled(runs: Sequence[str], table: np.ndarray, words: Sequence[str]) -> np.ndarray:
    """(words, outputs + 1): what the letters of each word add."""
    codes = run_codes(runs)
    order = np.argsort(codes)
    owner, places = places_of(words, codes[order])
    return summed(table[order], owner, places, len(words))


def _places(words: Sequence[str], pairs: Sequence[str]) -> np.ndarray:
    """Pairs as places of words; both words of a pair that is not rare are not rare."""
    place = {word: at for at, word in enumerate(words)}
    found = []
    for name in pairs:
        apart = APART in name
        one, two = name.split(APART if apart else NEAR)
        found.append((place[one], place[two], int(apart)))
    return np.array(found, dtype=np.int32).reshape(-1, 3)


def _output(matrix: csr_matrix, labels: Sequence[Labels], output: str) -> tuple[np.ndarray, float]:
    """What each column adds to the output, and what it starts from."""
    wanted = np.array([target_if_wrong(one, output) for one in labels])
    use = np.flatnonzero(wanted >= 0)
    if (wanted == 1).sum() < FEWEST:
        return np.zeros(matrix.shape[1]), -4.0
    model = LogisticRegression(
        C=STRENGTH, class_weight="balanced", solver="liblinear", dual=True, tol=1e-2, random_state=0
    )
    model.fit(matrix[use], wanted[use])
    return model.coef_[0], float(model.intercept_[0])


def _in_setting(weights: Weights, scored: Sequence[tuple[Text, np.ndarray]]) -> Weights:
    """`scored` are texts with the raw scores that weights fitted without them gave."""
    if not scored:
        return weights
    texts, scores = zip(*scored, strict=True)
    labels = [one for text in texts for one in text.labels]
    kinds = [np.array([target_if_wrong(one, name) for one in labels]) for name in OUTPUTS[1:]]
    wanted = targets(texts, ANY)
    found = stages(scores, [Places(text.passages) for text in texts], wanted, kinds)
    said = [found.chances(own, text.passages)[:, 0] for text, own in scored]
    return replace(weights, stages=found, curve=curve_of(np.concatenate(said), wanted))


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
    quantiles = [
        value
        for share in (UNLIKE, UNUSUAL)
        for value in (np.quantile(shares, share), np.quantile(lengths, 1 - share))
    ]
    return np.array(quantiles, dtype=np.float32)
