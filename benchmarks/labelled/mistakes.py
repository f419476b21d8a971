"""The worst misses and false findings, each with the clauses that led to it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from labelled.runs import read_in
from labelled.scoring import Judgement, by_family, by_rule

if TYPE_CHECKING:
    from policylint.explaining import Explained
    from policylint.language.model import Frame
    from policylint.linter import Linter


def worst(judgements: Sequence[Judgement], families: Iterable[str], limit: int) -> list[Judgement]:
    """False findings, those of the least right rules first; then misses, the least found family first."""
    wanted = [one for one in judgements if one.family in set(families)]
    rules, tallies = by_rule(wanted), by_family(wanted)
    false = sorted(
        (one for one in wanted if one.outcome == "fp"),
        key=lambda one: min(rules[rule].precision for rule in one.rules),
    )
    missed = sorted(
        (one for one in wanted if one.outcome == "fn"), key=lambda one: tallies[one.family].recall
    )
    return [*false[:limit], *missed[:limit]]


def line(one: Judgement) -> str:
    kind = "missed" if one.outcome == "fn" else "false "
    labels = " ".join(f"{family}:{strength}" for family, strength in one.unit.get("labels", {}).items())
    heading = one.unit.get("heading", "").split(" > ")[-1]
    words = " ".join(one.unit["text"].split())[:300]
    subject = f"{kind} {one.family} {' '.join(one.rules)}".rstrip()
    return f"{subject} | {one.unit['doc']} | {heading} | {labels or 'no label'} | {words}"


def explained(one: Judgement, linter: Linter, directory: Path) -> Iterator[str]:
    """How its sentences are read: each clause, and the rule that fired or came nearest.

    Preview rules are asked if one of them made the finding.
    """
    from policylint.config import Options
    from policylint.source import Span

    options = Options(select=one.rules or (one.family,), rewrites=False, doubt=False)
    place = Span(one.unit["start"], one.unit["end"])
    for seen in linter.explain_in(read_in(directory / one.unit["doc"]), options, [place]):
        yield from _sentence(seen)


def _sentence(seen: Explained) -> Iterator[str]:
    for frame in seen.frames:
        yield f"    clause   {clause(frame)}"
    for fired in seen.fired:
        met = "; ".join(f"{field}: {there}" for field, there in fired.met)
        yield f"    {fired.rule} fired by {fired.pattern!r}{f', met by {met}' if met else ''}"
    if seen.nearest:
        gate = "" if seen.gate else " (no rule has its words)"
        yield f"    nearest{gate}: {seen.nearest}"


def clause(frame: Frame) -> str:
    """A clause on one line: predicate, places with their roles, adjuncts and lights."""
    denied = "not " if frame.polarity == "negative" else ""
    parts = [f"{denied}{frame.predicate}"]
    for name in ("actor", "object", "recipient", "topic", "attribute"):
        slot = getattr(frame, name)
        if slot:
            parts.append(f"{name}=“{slot.text}”{'' if slot.role == 'none' else f' ({slot.role})'}")
    parts += [f"{one.kind}=“{one.text}”" for one in frame.adjuncts]
    parts += [part for part in (frame.mood, frame.modality) if part not in {"none", "statement"}]
    parts += sorted(frame.context)
    return "; ".join(" ".join(part.split()) for part in parts)
