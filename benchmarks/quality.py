"""How right the linter is on a labelled set, per family and per rule. Run by hand.

    python benchmarks/quality.py GOLD.jsonl DOCUMENTS [--errors N] [--family F] [--preview]

GOLD holds one unit a line: {"doc", "start", "end", "text", "labels": {family: strength}}.
DOCUMENTS is the directory of the documents, which are linted here, or a file with the JSON of
`policylint check --format json`. A unit that is clearly of a family (strength 2) must be found
by a finding of that family which overlaps it; such a finding is false where the unit has
no label of the family; a borderline unit (1) counts neither way. Each unit counts once a family
and once a rule. Brackets hold 95% Wilson intervals.
"""

from __future__ import annotations

import argparse
import json
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

MISSION = ("blame", "supplier", "convenience")
TEXTS = {".md", ".txt"}
CLEAR = 2
Unit = dict[str, Any]


@dataclass(frozen=True)
class Found:
    """A finding as far as scoring needs it; offsets are code points of the document."""

    document: str
    family: str
    rule: str
    start: int
    end: int


@dataclass(frozen=True)
class Judgement:
    """What a unit made of a family, or of a rule: `outcome` is tp, fp or fn."""

    outcome: str
    family: str
    rules: tuple[str, ...]
    unit: Unit


@dataclass(frozen=True)
class Tally:
    tp: int
    fp: int
    fn: int

    def __add__(self, other: Tally) -> Tally:
        return Tally(self.tp + other.tp, self.fp + other.fp, self.fn + other.fn)

    @property
    def f1(self) -> float:
        return 2 * self.tp / (2 * self.tp + self.fp + self.fn) if self.tp else 0.0


def load_gold(path: Path) -> list[Unit]:
    """The units of documents that are text."""
    units: list[Unit] = [
        json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()
    ]
    return [unit for unit in units if Path(unit["doc"]).suffix in TEXTS]


def findings_of_run(path: Path) -> list[Found]:
    """The findings in the JSON of a run; documents are told apart by their file names."""
    run = json.loads(path.read_text(encoding="utf-8"))
    return [
        Found(
            Path(one["path"]).name, one["family"], one["rule"], one["start"]["offset"], one["end"]["offset"]
        )
        for one in run["findings"]
    ]


def findings_here(directory: Path, documents: Iterable[str], *, preview: bool) -> list[Found]:
    """Lint the named documents of a directory in this process."""
    from policylint.config import Options
    from policylint.documents import read
    from policylint.linter import Linter
    from policylint.source import Source

    options = Options(preview=preview, rewrites=False)
    names = sorted(set(documents))
    read_in = (
        (read(Source(name, (directory / name).read_bytes().decode("utf-8-sig"))), options) for name in names
    )
    return [
        Found(Path(name).name, one.rule.family, one.rule.id, one.span.start, one.span.end)
        for name, result in zip(names, Linter().lint_many(read_in), strict=True)
        for one in result.findings
    ]


def judge(gold: Sequence[Unit], findings: Iterable[Found]) -> Iterator[Judgement]:
    """Every unit against the findings that overlap it."""
    by_document: dict[str, list[Found]] = defaultdict(list)
    for one in findings:
        by_document[one.document].append(one)
    for unit in gold:
        rules: dict[str, set[str]] = defaultdict(set)
        for one in by_document[Path(unit["doc"]).name]:
            if one.start < unit["end"] and one.end > unit["start"]:
                rules[one.family].add(one.rule)
        labels: Mapping[str, int] = unit.get("labels", {})
        for family in sorted({*labels, *rules}):
            if family not in labels:
                outcome = "fp"
            elif labels[family] < CLEAR:
                continue
            else:
                outcome = "tp" if family in rules else "fn"
            yield Judgement(outcome, family, tuple(sorted(rules.get(family, ()))), unit)


def by_family(judgements: Iterable[Judgement]) -> dict[str, Tally]:
    counts = Counter((one.family, one.outcome) for one in judgements)
    return {
        family: Tally(*(counts[family, outcome] for outcome in ("tp", "fp", "fn")))
        for family in sorted({name for name, _ in counts})
    }


def by_rule(judgements: Sequence[Judgement]) -> dict[str, Tally]:
    """`fn` of a rule are the clear units of its family that it did not find itself."""
    clear = Counter(one.family for one in judgements if one.outcome != "fp")
    counts = Counter((rule, one.outcome) for one in judgements for rule in one.rules)
    return {
        rule: Tally(counts[rule, "tp"], counts[rule, "fp"], clear[rule.split("/")[0]] - counts[rule, "tp"])
        for rule in sorted({name for name, _ in counts})
    }


def wilson(right: int, total: int, z: float = 1.96) -> tuple[float, float]:
    """The 95% interval of a share; (0, 1) of nothing."""
    if not total:
        return 0.0, 1.0
    share, spread = right / total, z * z / total
    middle = share + spread / 2
    half = z * math.sqrt(share * (1 - share) / total + spread / (4 * total))
    return max(0.0, (middle - half) / (1 + spread)), min(1.0, (middle + half) / (1 + spread))


def row(name: str, tally: Tally) -> str:
    precision = _share(tally.tp, tally.tp + tally.fp)
    recall = _share(tally.tp, tally.tp + tally.fn)
    return f"{name:<42}{tally.tp:>5}{tally.fp:>5}{tally.fn:>5}  {precision}  {recall}  {tally.f1:.3f}"


def _share(right: int, total: int) -> str:
    low, high = wilson(right, total)
    return f"{right / total:.3f} [{low:.2f}-{high:.2f}]" if total else f"{'-':>5} {'':11}"


def error_line(one: Judgement) -> str:
    kind = "missed" if one.outcome == "fn" else "false "
    return f"{kind} {one.family} {' '.join(one.rules)} | {one.unit['doc']} | {one.unit['text'][:200]!r}"


def errors(judgements: Sequence[Judgement], limit: int) -> list[str]:
    """False findings, those of the least right rules first; then misses, the least found family first."""
    rules, families = by_rule(judgements), by_family(judgements)

    def precision(one: Judgement) -> float:
        return min(rules[rule].tp / (rules[rule].tp + rules[rule].fp) for rule in one.rules)

    def recall(one: Judgement) -> float:
        tally = families[one.family]
        return tally.tp / (tally.tp + tally.fn)

    false = sorted((one for one in judgements if one.outcome == "fp"), key=precision)
    missed = sorted((one for one in judgements if one.outcome == "fn"), key=recall)
    return [error_line(one) for group in (false, missed) for one in group[:limit]]


def report(judgements: Sequence[Judgement]) -> Iterator[str]:
    families, rules = by_family(judgements), by_rule(judgements)
    yield f"{'':<42}{'tp':>5}{'fp':>5}{'fn':>5}  {'precision':<17}  {'recall':<17}  F1"
    for family in MISSION:
        yield row(family, families.get(family, Tally(0, 0, 0)))
    yield row(
        "= the three", sum((families.get(family, Tally(0, 0, 0)) for family in MISSION), Tally(0, 0, 0))
    )
    for family in sorted(set(families) - set(MISSION)):
        yield row(family, families[family])
    yield ""
    for rule, tally in sorted(rules.items(), key=lambda item: -item[1].tp - item[1].fp):
        yield row(rule, tally)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("gold", type=Path)
    parser.add_argument("documents", type=Path, help="directory of documents, or JSON of a run")
    parser.add_argument(
        "--errors", type=int, default=0, help="show so many false findings and so many misses"
    )
    parser.add_argument("--family", help="errors of this family, not of the three")
    parser.add_argument("--preview", action="store_true", help="with rules that are not stable yet")
    options = parser.parse_args()
    gold = load_gold(options.gold)
    if options.documents.is_dir():
        findings = findings_here(options.documents, (unit["doc"] for unit in gold), preview=options.preview)
    else:
        findings = findings_of_run(options.documents)
    judgements = list(judge(gold, findings))
    print("\n".join(report(judgements)))
    wanted = {options.family} if options.family else set(MISSION)
    for line in errors([one for one in judgements if one.family in wanted], options.errors):
        print(line)


if __name__ == "__main__":
    main()
