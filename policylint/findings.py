"""Rules that held → what the linter says: which of them, where, and under which key."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from policylint.config import Options
from policylint.documents.model import Document
from policylint.finding import Finding, fingerprint
from policylint.language.units import Unit
from policylint.rules.match import Held
from policylint.rules.model import Rule

#: How often a finding is right at the least, by what is asked of its rule.
CONFIDENCE = {"stable": 0.9, "preview": 0.7}
_SEVERITY = {"error": 0, "warning": 1, "info": 2}


@dataclass(frozen=True)
class Told:
    """A finding with what it was made from."""

    finding: Finding
    held: Held
    unit: Unit


def chosen(rules: Iterable[Rule], options: Options) -> tuple[Rule, ...]:
    """The rules that `select`, `ignore` and `preview` leave on."""

    def named(rule: Rule, names: Sequence[str]) -> bool:
        return rule.family in names or rule.id in names

    return tuple(
        rule
        for rule in rules
        if (not options.select or named(rule, options.select))
        and not named(rule, options.ignore)
        and (rule.stability == "stable" or options.preview or rule.id in options.select)
    )


def best(held: Sequence[Held]) -> tuple[Held, ...]:
    """One finding a family and sentence: the most severe, then the first; one wrong is told once."""
    by_family: dict[str, Held] = {}
    for one in sorted(held, key=lambda item: (_SEVERITY[item.rule.severity], item.span.start, item.rule.id)):
        by_family.setdefault(one.rule.family, one)
    return tuple(sorted(by_family.values(), key=lambda item: (item.span.start, item.rule.id)))


def in_order(findings: Iterable[Finding]) -> list[Finding]:
    """By place, then rule."""
    return sorted(findings, key=lambda finding: (finding.span.start, finding.rule.id))


def told(held: Held, unit: Unit, document: Document) -> Told:
    """The finding at its place in the source, still without key and rewrites."""
    block = document.blocks[held.sentence.block]
    # a clause that stands wholly in the lead-in has no place here: the item then is the place
    where = held.span if held.span.start < held.span.end else held.sentence.span
    span = block.source_span(where.start, where.end)
    finding = Finding(
        rule=held.rule,
        path=document.source.path,
        span=span,
        excerpt=document.source.excerpt(span),
        message=held.rule.summary,
        advice=held.rule.advice,
        legal=held.sentence.legal,
        confidence=CONFIDENCE[held.rule.stability],
    )
    return Told(finding, held, unit)


def with_fingerprints(told: Sequence[Told], document: Document) -> list[Told]:
    """The findings with keys that survive edits elsewhere."""
    headings = [document.blocks[one.unit.block].headings for one in told]
    keyed = with_keys([one.finding for one in told], headings)
    return [replace(one, finding=finding) for one, finding in zip(told, keyed, strict=True)]


def with_keys(findings: Sequence[Finding], headings: Iterable[Sequence[str]]) -> list[Finding]:
    """Findings with a key of rule, headings, the words, and which of equals it is."""
    seen: dict[str, int] = {}
    result = []
    for finding, path in zip(findings, headings, strict=True):
        key = "\x1f".join((finding.rule.id, " > ".join(path), " ".join(finding.excerpt.lower().split())))
        seen[key] = seen.get(key, 0) + 1
        result.append(replace(finding, fingerprint=fingerprint(f"{key}\x1f{seen[key]}")))
    return result
