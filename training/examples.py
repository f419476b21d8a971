"""The sentences of the corpus that are shipped: what a family looks like, and what good practice does."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence

import numpy as np

from policylint.reader.families import CLEAR, FAMILIES
from policylint.reader.scoring import Scorer
from policylint.reader.weights import Weights
from training.dataset import Labelled

_WORDS = range(6, 45)
#: Shares of clear and of labelled passages up to which a document is exemplary.
_MOST_CLEAR, _MOST_LABELLED = 0.0, 0.03
#: Somebody is served in it.
_SERVES = re.compile(
    r"\b(customer|caller|client|patient|guest|member|tenant|passenger|student|resident|user|buyer|parent|"
    r"family|you|they|them|their)s?\b",
    re.IGNORECASE,
)
#: Something is done about it by somebody: a promise, an owner, a date, a thing never to be said.
_DOES = re.compile(
    r"\b(never|always|sorry|apologi\w+|tells?|rings?|phones?|owns?|offers?|refund(?:s|ed)?|same day|"
    r"by \d\w*|within|without being asked|at our cost|thank|replaces?|credit(?:s|ed)?|pays?|paid|"
    r"ours|our own|chase)\b",
    re.IGNORECASE,
)
_MOST_OF_A_FAMILY = 130


def lines(corpus: Sequence[Labelled], weights: Weights) -> Iterator[str]:
    """Lines of JSON: ``text``, ``family``, ``kind``, in an order that depends on nothing else."""
    scorer = Scorer(weights)
    found = sorted({*_flagged(corpus), *_good(corpus, weights, scorer)})
    for kind, family, text in found:
        yield json.dumps({"text": text, "family": family, "kind": kind}, ensure_ascii=False)


def _flagged(corpus: Iterable[Labelled]) -> Iterator[tuple[str, str, str]]:
    """Every clear passage that can be understood by itself, under the first of its clear families."""
    for one in corpus:
        for passage, labels in zip(one.passages, one.labels, strict=True):
            clear = [family for family in FAMILIES if labels and labels.get(family) == CLEAR]
            if len(passage.text.split()) in _WORDS:
                for family in clear[:2]:
                    yield "flagged", family, _plain(passage.text)


def _good(corpus: Iterable[Labelled], weights: Weights, scorer: Scorer) -> Iterator[tuple[str, str, str]]:
    """Clean passages of exemplary documents that speak of what others speak of badly, by family."""
    ranked: dict[str, list[tuple[float, str]]] = {family: [] for family in FAMILIES}
    for one in corpus:
        if not _exemplary(one):
            continue
        scores = scorer.scores(one.text.passages)
        for at, (passage, labels) in enumerate(zip(one.passages, one.labels, strict=True)):
            good = labels == {} and _SERVES.search(passage.text) and _DOES.search(passage.text)
            if good and len(passage.text.split()) in _WORDS and passage.kind in ("paragraph", "item"):
                likely = np.argsort(-scores[at, 1 : 1 + len(FAMILIES)], kind="stable")[:2]
                for family in (FAMILIES[number] for number in likely):
                    ranked[family].append((-float(scores[at, 0]), _plain(passage.text)))
    for family, found in ranked.items():
        yield from (("good", family, text) for _, text in sorted(found)[:_MOST_OF_A_FAMILY])


def _exemplary(one: Labelled) -> bool:
    known = [labels for labels in one.labels if labels is not None]
    labelled = sum(bool(labels) for labels in known)
    clear = sum(CLEAR in labels.values() for labels in known)
    return clear <= _MOST_CLEAR * len(known) and labelled <= _MOST_LABELLED * len(known)


def _plain(text: str) -> str:
    return " ".join(text.split())
