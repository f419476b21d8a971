"""What a reader of one's own brings: decisions on some documents of an author, tried on the others. By hand.

    python benchmarks/teaching.py [--corpus corpus] [--keep DIR]

Each author of the corpus plays an organisation. Its documents are read by weights that never
saw it; what they propose on three quarters of them is accepted or dismissed as the labels say;
`policylint train`'s lesson from that is tried on the last quarter, four times over. Once the
reviewers see things as the labels do; then they hold that what is only of a certain family, or
of three, needs no change, which is what teaching is for. The weights take minutes to fit;
`--keep` keeps them in a directory for the next time.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from policylint.reader.families import CLEAR  # noqa: E402
from policylint.reader.learning import Decided, learn  # noqa: E402
from policylint.reader.scoring import Scorer  # noqa: E402
from policylint.reader.teaching import taught_features  # noqa: E402
from policylint.reader.weights import Weights, load, save  # noqa: E402
from training.dataset import load as load_corpus  # noqa: E402
from training.fit import Text, fit  # noqa: E402

PARTS = 4
#: The precision at which reviewers were shown proposals, and at which they will be.
SHOWN, LATER = 0.6, 0.7
VIEWS: tuple[tuple[str, ...], ...] = (
    (),
    ("convenience",),
    ("silence", "delay"),
    ("convenience", "supplier", "runaround"),
)


@dataclass(frozen=True)
class Outcome:
    """Of one author: how many decisions; before and after them average precision, precision, recall."""

    decisions: float
    before: tuple[float, float, float]
    after: tuple[float, float, float]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--corpus", type=Path, default=ROOT / "corpus")
    parser.add_argument("--keep", type=Path)
    arguments = parser.parse_args()
    texts = [one.text for one in load_corpus(arguments.corpus)]
    with tempfile.TemporaryDirectory() as aside:
        keep = arguments.keep or Path(aside)
        keep.mkdir(parents=True, exist_ok=True)
        read = {author: _read(author, texts, keep) for author in sorted({text.author for text in texts})}
    print(f"{len(read)} authors, {PARTS - 1} of {PARTS} parts of each decided on")
    head = f"{'reviewers let pass':34} {'decisions':>9}  {'AP':>13}  {'precision':>13}  {'recall':>13}"
    print(f"{head}  AP better")
    for view in VIEWS:
        outcomes = [
            _outcome([_seen_so(one, view) for one in found], weights) for weights, found in read.values()
        ]
        _print(", ".join(view) or "nothing more than the labels", outcomes)


def _read(author: str, texts: Sequence[Text], keep: Path) -> tuple[Weights, list[Decided]]:
    """Every labelled sentence of an author, as weights make of it that never saw them."""
    path = keep / f"{author}.npz"
    if not path.exists():
        save(fit([text for text in texts if text.author != author], "unread"), path)
    weights = load(path)
    scorer, found = Scorer(weights), []
    for text in (text for text in texts if text.author == author):
        chances = scorer.chances(scorer.scores(text.passages), text.passages).tolist()
        rows = [dict(zip(weights.outputs, row, strict=True)) for row in chances]
        each = zip(taught_features(text.passages, rows), rows, text.labels, strict=True)
        found += [Decided(text.name, own, row, labels) for own, row, labels in each if labels is not None]
    return weights, found


def _seen_so(one: Decided, passed: Collection[str]) -> Decided:
    """The same by reviewers who do not mind some families; what is borderline stays so."""
    return replace(one, labels={family: much for family, much in one.labels.items() if family not in passed})


def _outcome(found: Sequence[Decided], weights: Weights) -> Outcome:
    decisions, parts = 0, []
    for here, away in _parts(found):
        shown = [one for one in here if one.chances["any"] >= weights.threshold(SHOWN) and _wanted(one) >= 0]
        taught = learn(shown, "unread")
        decisions += len(shown)
        tried = [one for one in away if _wanted(one) >= 0]
        wanted = np.array([_wanted(one) for one in tried])
        before = np.array([one.chances["any"] for one in tried])
        after = np.array([taught.after(one.found, one.chances)["any"] for one in tried])
        if wanted.any():
            parts.append([_figures(wanted, chance, weights.threshold(LATER)) for chance in (before, after)])
    before_after = np.nanmean(np.array(parts), axis=0)
    return Outcome(decisions / PARTS, tuple(before_after[0]), tuple(before_after[1]))


def _parts(found: Sequence[Decided]) -> Iterator[tuple[list[Decided], list[Decided]]]:
    """Documents to decide on and documents to try it on; which, by lot and always the same."""
    names = sorted({one.document for one in found})
    order = [names[at] for at in np.random.default_rng(0).permutation(len(names))]
    for number in range(PARTS):
        away = set(order[number::PARTS])
        yield (
            [one for one in found if one.document not in away],
            [one for one in found if one.document in away],
        )


def _wanted(one: Decided) -> int:
    return 1 if CLEAR in one.labels.values() else -1 if one.labels else 0


def _figures(wanted: np.ndarray, chance: np.ndarray, least: float) -> tuple[float, float, float]:
    right = wanted[np.argsort(-chance, kind="stable")] == 1
    precision = np.cumsum(right) / np.arange(1, len(right) + 1)
    shown = chance >= least
    hit = float((wanted[shown] == 1).sum())
    return float(precision[right].mean()), hit / shown.sum() if shown.any() else np.nan, hit / right.sum()


def _print(name: str, outcomes: Sequence[Outcome]) -> None:
    before, after = (np.array([getattr(one, when) for one in outcomes]) for when in ("before", "after"))
    cells = [
        f"{old:.3f} → {new:.3f}" for old, new in zip(before.mean(axis=0), after.mean(axis=0), strict=True)
    ]
    many = np.mean([one.decisions for one in outcomes])
    better = int((after[:, 0] > before[:, 0]).sum())
    print(f"{name:34} {many:9.0f}  {'  '.join(cells)}  {better} of {len(outcomes)}", flush=True)


if __name__ == "__main__":
    main()
