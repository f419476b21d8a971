"""Findings against labelled units: what is right, false and missed. No input or output of its own."""

from __future__ import annotations

import json
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

MISSION = ("blame", "supplier", "convenience")
OTHERS = ("runaround", "delay", "silence", "complaint", "tone", "ownerless", "powerless", "hollow")
FAMILIES = (*MISSION, *OTHERS)
#: Findings on a document as a whole stand at its title, and no unit is labelled with what a
#: document lacks: they can be scored neither right nor wrong.
UNLABELLED = frozenset({"document", "suppression"})
TEXTS = frozenset({".md", ".txt"})
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
    """What a unit made of a family: `outcome` is tp, fp, fn, or border where the label is."""

    outcome: str
    family: str
    rules: tuple[str, ...]
    unit: Unit


@dataclass(frozen=True)
class Tally:
    tp: int = 0
    fp: int = 0
    fn: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(self.tp + other.tp, self.fp + other.fp, self.fn + other.fn)

    @property
    def precision(self) -> float:
        return self.tp / (self.tp + self.fp) if self.tp + self.fp else math.nan

    @property
    def recall(self) -> float:
        return self.tp / (self.tp + self.fn) if self.tp + self.fn else math.nan

    @property
    def f1(self) -> float:
        return 2 * self.tp / (2 * self.tp + self.fp + self.fn) if self.tp else 0.0


def load_gold(path: Path) -> list[Unit]:
    """The units of documents that are text."""
    lines = path.read_text(encoding="utf-8").splitlines()
    units: list[Unit] = [json.loads(line) for line in lines if line.strip()]
    return [unit for unit in units if Path(unit["doc"]).suffix in TEXTS]


def judge(gold: Sequence[Unit], findings: Iterable[Found]) -> Iterator[Judgement]:
    """Every unit against the findings that overlap it, once a family."""
    by_document: dict[str, list[Found]] = defaultdict(list)
    for one in findings:
        if one.family not in UNLABELLED:
            by_document[one.document].append(one)
    for unit in gold:
        rules: dict[str, set[str]] = defaultdict(set)
        for one in by_document[Path(unit["doc"]).name]:
            if one.start < unit["end"] and one.end > unit["start"]:
                rules[one.family].add(one.rule)
        labels: Mapping[str, int] = unit.get("labels", {})
        for family in sorted({*labels, *rules}):
            found = tuple(sorted(rules.get(family, ())))
            yield Judgement(_outcome(labels.get(family), bool(found)), family, found, unit)


def _outcome(strength: int | None, found: bool) -> str:
    if strength is None:
        return "fp"
    if strength < CLEAR:
        return "border"
    return "tp" if found else "fn"


def by_family(judgements: Iterable[Judgement]) -> dict[str, Tally]:
    """The tally of each of the eleven, whether or not anything was said of it."""
    counts = Counter((one.family, one.outcome) for one in judgements)
    return {
        family: Tally(*(counts[family, outcome] for outcome in ("tp", "fp", "fn")))
        for family in (*FAMILIES, *sorted({name for name, _ in counts} - set(FAMILIES)))
    }


def flagged_at_all(judgements: Sequence[Judgement], gold: Sequence[Unit]) -> Tally:
    """Units found by any family: right where the unit has a clear label, false where it has none."""
    found = {id(one.unit) for one in judgements if one.rules}
    tp = fp = fn = 0
    for unit in gold:
        labels = unit.get("labels", {})
        if any(strength >= CLEAR for strength in labels.values()):
            tp += id(unit) in found
            fn += id(unit) not in found
        elif not labels:
            fp += id(unit) in found
    return Tally(tp, fp, fn)


def by_rule(judgements: Sequence[Judgement]) -> dict[str, Tally]:
    """`fn` of a rule are the clear units of its family that it did not find itself."""
    clear = Counter(one.family for one in judgements if one.outcome in {"tp", "fn"})
    counts = Counter((rule, one.outcome) for one in judgements for rule in one.rules)
    return {
        rule: Tally(counts[rule, "tp"], counts[rule, "fp"], clear[rule.split("/")[0]] - counts[rule, "tp"])
        for rule in sorted({name for name, _ in counts})
    }


def rows(judgements: Sequence[Judgement], gold: Sequence[Unit]) -> Iterator[tuple[str, Tally]]:
    """Name and tally of each line of the family table, sums included."""
    families = by_family(judgements)
    for family in MISSION:
        yield family, families[family]
    yield "= core", sum((families[family] for family in MISSION), Tally())
    for family in families:
        if family not in MISSION:
            yield family, families[family]
    yield "= all", sum(families.values(), Tally())
    yield "any", flagged_at_all(judgements, gold)


def wilson(right: int, total: int, z: float = 1.96) -> tuple[float, float]:
    """The 95% interval of a share; (0, 1) of nothing."""
    if not total:
        return 0.0, 1.0
    share, spread = right / total, z * z / total
    middle = share + spread / 2
    half = z * math.sqrt(share * (1 - share) / total + spread / (4 * total))
    return max(0.0, (middle - half) / (1 + spread)), min(1.0, (middle + half) / (1 + spread))
