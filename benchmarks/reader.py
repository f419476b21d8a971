"""How good the trained reader is on authors that it never read, and how fast. Run by hand; about ten minutes.

    python benchmarks/reader.py [--corpus corpus] [--quick] [--errors 60]

Cross-validated by author: every document is read by weights that were fitted without its
author. Prints, for "any clear label", the mission families together and each family,
average precision, precision at recall .65 and recall at precision .70 with 95 % intervals
(documents drawn again and again); the same for rules and reader together, where what a rule
found comes first; calibration; a learning curve; an ablation; and words a second of CPU time.
The rules were written by people who had read this corpus, so what they add is flattered;
the reader's own figures are not. `--quick` leaves out curve and ablation; `--errors` lists
the reader's worst misses and false findings.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from policylint.config import Options  # noqa: E402
from policylint.linter import Linter  # noqa: E402
from policylint.reader.families import CLEAR, FAMILIES, MISSION  # noqa: E402
from policylint.reader.features import GROUPS, words_of  # noqa: E402
from policylint.reader.passages import passages_of  # noqa: E402
from policylint.reader.scoring import Scorer  # noqa: E402
from policylint.reader.version import WEIGHTS  # noqa: E402
from policylint.reader.weights import ANY, load  # noqa: E402
from training.crossval import unread  # noqa: E402
from training.dataset import Labelled  # noqa: E402
from training.dataset import load as load_corpus  # noqa: E402
from training.fit import OUTPUTS, SCALE, Text, linear, targets  # noqa: E402

RECALL, PRECISION = 0.65, 0.70
WORDS_PER_SECOND = 200_000
RESAMPLES = 200


@dataclass(frozen=True)
class Judged:
    """Passages with what is true of them (1, 0, or -1: counts neither way), a score, and their document."""

    wanted: np.ndarray
    score: np.ndarray
    document: np.ndarray

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
            drawn.append(Judged(self.wanted[at], self.score[at], self.document[at]).figures())
        return [tuple(np.nanpercentile(column, [2.5, 97.5])) for column in np.array(drawn).T]  # type: ignore[misc]


def main() -> int:
    arguments = _arguments()
    corpus = load_corpus(arguments.corpus)
    texts = [one.text for one in corpus]
    read = {text.name: chances for text, chances in unread(texts)}
    chances = np.concatenate([read[text.name] for text in texts])
    document = np.concatenate([np.full(len(text.passages), at) for at, text in enumerate(texts)])
    print(f"{len(texts)} documents, {len({text.author for text in texts})} authors, read unseen")
    print(f"{'':24} {'clear':>5}  {'AP':>16}  {'P at R .65':>16}  {'R at P .70':>16}")
    for name in OUTPUTS:
        _print(name, Judged(targets(texts, name), chances[:, OUTPUTS.index(name)], document))
    core = _core(texts)
    core_score = chances[:, [OUTPUTS.index(name) for name in MISSION]].max(axis=1)
    _print("mission", Judged(core, core_score, document))
    found = _rules(corpus)
    wanted = targets(texts, ANY)
    hit = found.any(axis=1)
    _print_rules("rules alone, any", wanted, hit)
    _print("rules and reader, any", Judged(wanted, chances[:, 0] + hit, document))
    _print_rules("rules alone, mission", core, found[:, : len(MISSION)].any(axis=1))
    _print(
        "rules and reader, mission", Judged(core, core_score + found[:, : len(MISSION)].any(axis=1), document)
    )
    _calibration(wanted, chances[:, 0])
    if not arguments.quick:
        _learning_curve(texts)
        _ablation(texts)
    if arguments.errors:
        _errors(corpus, wanted, chances[:, 0], hit, arguments.errors)
    return 0 if _speed(corpus) else 1


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--corpus", type=Path, default=ROOT / "corpus")
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--errors", type=int, default=0)
    return parser.parse_args()


def _print(name: str, judged: Judged) -> None:
    cells = [
        f"{value:.2f} ({low:.2f}-{high:.2f})"
        for value, (low, high) in zip(judged.figures(), judged.intervals(), strict=True)
    ]
    print(
        f"{name:24} {(judged.wanted == 1).sum():5}  " + "  ".join(f"{cell:>16}" for cell in cells), flush=True
    )


def _print_rules(name: str, wanted: np.ndarray, hit: np.ndarray) -> None:
    right, wrong = (hit & (wanted == 1)).sum(), (hit & (wanted == 0)).sum()
    count = (wanted == 1).sum()
    print(f"{name:24} {count:5}  precision {right / max(1, right + wrong):.2f}, recall {right / count:.2f}")


def _core(texts: Sequence[Text]) -> np.ndarray:
    columns = np.stack([targets(texts, name) for name in MISSION])
    return np.where((columns == 1).any(axis=0), 1, np.where((columns == -1).any(axis=0), -1, 0))


def _rules(corpus: Sequence[Labelled]) -> np.ndarray:
    """(passages, families): where a stable rule of that family finds something."""
    linter, rows = Linter(), []
    for one in corpus:
        findings = [
            (finding.span, FAMILIES.index(finding.rule.family))
            for finding in linter.lint(
                one.document, Options(rewrites=False, document_checks="false")
            ).findings
            if finding.rule.family in FAMILIES
        ]
        for passage in one.passages:
            span = one.document.blocks[passage.block].source_span(passage.span.start, passage.span.end)
            row = np.zeros(len(FAMILIES), dtype=bool)
            row[[family for place, family in findings if place.overlaps(span)]] = True
            rows.append(row)
    return np.stack(rows)


def _calibration(wanted: np.ndarray, chance: np.ndarray) -> None:
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


def _own(
    texts: Sequence[Text], scale: dict[str, float], keep: Callable[[Text], bool] = lambda text: True
) -> float:
    """Average precision of the words alone, four folds of authors; trained on the texts to keep."""
    authors = sorted({text.author for text in texts})
    score = {}
    for fold in range(4):
        away = set(authors[fold::4])
        here = [text for text in texts if text.author not in away and keep(text)]
        scorer = Scorer(linear(here, "part", scale, (ANY,)))
        score.update({text.name: scorer.scores(text.passages)[:, 0] for text in texts if text.author in away})
    joined = np.concatenate([score[text.name] for text in texts])
    return Judged(targets(texts, ANY), joined, np.zeros(len(joined))).figures()[0]


def _learning_curve(texts: Sequence[Text]) -> None:
    print("\naverage precision of the words alone, learned from a share of the documents")
    rank = {text.name: at for at, text in enumerate(np.random.default_rng(0).permutation(list(texts)))}
    for share in (0.125, 0.25, 0.5, 1.0):
        count = int(share * len(texts))
        ap = _own(texts, SCALE, lambda text, count=count: rank[text.name] < count)
        print(f"{int(0.75 * count):5} documents  {ap:.3f}", flush=True)


def _ablation(texts: Sequence[Text]) -> None:
    print("\naverage precision of the words alone, without a group of features")
    print(f"{'all':8} {_own(texts, SCALE):.3f}")
    for group in GROUPS:
        print(f"{group:8} {_own(texts, {**SCALE, group: 0.0}):.3f}", flush=True)


def _errors(
    corpus: Sequence[Labelled], wanted: np.ndarray, chance: np.ndarray, hit: np.ndarray, most: int
) -> None:
    passages = [(one, at) for one in corpus for at in range(len(one.passages))]
    missed = np.flatnonzero((wanted == 1) & ~hit)
    false = np.flatnonzero((wanted == 0) & ~hit)
    worst = {
        "MISSED": missed[np.argsort(chance[missed], kind="stable")][: 2 * most : 2],
        "FALSE": false[np.argsort(-chance[false], kind="stable")][:most],
    }
    for title, places in worst.items():
        print(f"\n{title}")
        for place in places:
            one, at = passages[place]
            clear = ",".join(name for name, strength in (one.labels[at] or {}).items() if strength == CLEAR)
            print(f"{chance[place]:.2f} {clear:12} {one.name[:28]:28} | {one.passages[at].text}")


def _speed(corpus: Sequence[Labelled]) -> bool:
    """From blocks to probabilities, every document as new; the blocks are made for the rules anyway."""
    weights = load(WEIGHTS)
    documents = [one.document for one in corpus]
    words = sum(len(block.prose.split()) for document in documents for block in document.blocks)
    started = time.process_time()
    scorer = Scorer(weights)
    for document in documents:
        passages = passages_of(document)
        scorer.chances(scorer.read([words_of(passage, "staff") for passage in passages])[0])
    rate = words / (time.process_time() - started)
    verdict = "held" if rate >= WORDS_PER_SECOND else "NOT HELD"
    print(f"\n{rate:,.0f} words a second of CPU time   limit {WORDS_PER_SECOND:,}: {verdict}")
    return rate >= WORDS_PER_SECOND


if __name__ == "__main__":
    sys.exit(main())
