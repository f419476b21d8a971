"""Findings with what their rewrites were made from, and why some have none."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from policylint.config import Options
from policylint.documents import decode, read
from policylint.documents.model import Document
from policylint.errors import PolicylintError
from policylint.finding import Finding
from policylint.language.units import Unit
from policylint.linter import Linter
from policylint.rewording import legible, match_of, units_in_place
from policylint.rewriting import propose
from policylint.rewriting.candidate import render
from policylint.rewriting.checks import faults
from policylint.rewriting.realise import located, voices
from policylint.rules.matching import Match
from policylint.source import Source

SUFFIXES = (".md", ".markdown", ".txt")


@dataclass(frozen=True)
class Asked:
    """A finding as shown, the match behind it and its document."""

    finding: Finding
    match: Match
    document: Document
    unit: Unit
    linter: Linter

    def is_clean(self, new: str) -> bool:
        """Whether no rule finds fault with the sentence in the place of the old one."""
        units = units_in_place(self.unit, new)
        return all(self.linter.parsing.are_clean([(self.document, unit) for unit in units]))


def ask(directory: Path, linter: Linter | None = None) -> list[Asked]:
    """All findings of rules in the documents below a directory, legal notices left out."""
    linter, found = linter or Linter(), []
    paths = [directory] if directory.is_file() else sorted(directory.rglob("*"))
    for path in paths:
        if path.suffix not in SUFFIXES or path.name == "README.md":
            continue
        try:
            document = read(Source(path.name, decode(path.read_bytes(), path.name)))
        except PolicylintError as error:
            print(error)
            continue
        found += [
            Asked(one.finding, match_of(one, document), document, one.unit, linter)
            for one in linter.told(document, Options(document_checks="false"))
            if not one.finding.legal
        ]
    return found


def report(asked: Sequence[Asked], examples: int) -> Iterator[str]:
    by_rule: dict[str, list[bool]] = defaultdict(list)
    for one in asked:
        by_rule[one.finding.rule.id].append(bool(one.finding.rewrites))
    have = sum(map(sum, by_rule.values()))
    yield f"{have} of {len(asked)} findings outside legal notices carry a rewrite ({share(have, len(asked))})"
    made = Counter(rewrite.safety for one in asked for rewrite in one.finding.rewrites)
    yield "rewrites: " + ", ".join(f"{number} {safety}" for safety, number in made.most_common())
    for rule, has in sorted(by_rule.items(), key=lambda item: sum(item[1]) / len(item[1])):
        yield f"  {rule:44} {sum(has):4} of {len(has):4}  {share(sum(has), len(has))}"
    reasons: dict[str, list[str]] = defaultdict(list)
    for one in asked:
        if not one.finding.rewrites:
            for reason, text in _reasons(one):
                reasons[reason].append(
                    f"{one.finding.rule.id}: {' '.join(one.match.sentence.text.split())}{text}"
                )
    yield "why not (a finding counts once for each proposal):"
    for reason, texts in sorted(reasons.items(), key=lambda item: -len(item[1])):
        yield f"  {reason:30} {len(texts)}"
        yield from (f"      {text}" for text in texts[:examples])


def _reasons(one: Asked) -> Iterator[tuple[str, str]]:
    if not one.finding.rule.rewrites:
        yield "the rule has none", ""
        return
    house, customer = voices(one.document, one.match.sentence.block)
    proposed = propose(one.match, house=house, customer=customer)
    if not proposed:
        yield "no rewrite of the rule fits", ""
    for candidate in proposed:
        new = render(one.match.block.prose, candidate, one.match.sentence.span).strip()
        reason = next(faults(new, candidate, one.match, f"{house} {customer}"), None)
        if reason is None and located(candidate, one.match, one.document) is None:
            reason = "Markdown would suffer"
        yield reason or _grammar(one, new) or "is found fault with itself", f"\n        → {new}"


def _grammar(one: Asked, new: str) -> str:
    before, after = one.linter.analyser.slips([one.match.sentence.text, legible(new)])
    return ", ".join(sorted({slip.partition(":")[0] for slip in after - before}))


def share(part: int, whole: int) -> str:
    return f"{part / whole:.0%}" if whole else "–"
