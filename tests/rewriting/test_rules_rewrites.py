"""What the shipped rules make of the project's own sentences: safe to show, and often enough."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from policylint.config import Options
from policylint.documents import read
from policylint.finding import Finding
from policylint.linter import Linter
from policylint.rewriting import applying
from policylint.rewriting.checks import facts
from policylint.rules.locate import shipped_ruleset
from policylint.source import Source

FLAGGED = sorted((Path(__file__).parents[2] / "fixtures" / "flagged").glob("*.md"))
RULES = sorted(p for p in shipped_ruleset().glob("*/*.yaml") if p.parent.name != "lexicon")
YOU = re.compile(r"\b(?:you|yours?)\b", re.IGNORECASE)
QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"")
Shown = tuple[Source, Finding, str]
#: What an author puts in the place of a placeholder, by a word of it.
FILLED = {"time": "one working day", "role": "the claims handler", "team": "the claims handler"}


def filled(text: str) -> str:
    """The rewrite as the author leaves it: Markdown would take "<role>" for a tag, and nobody."""
    for word, words in FILLED.items():
        text = re.sub(rf"<[^<>]*{word}[^<>]*>", words, text)
    return text


@pytest.fixture(scope="session")
def linter() -> Linter:
    return Linter()


@pytest.fixture(scope="session")
def of_fixtures(linter: Linter) -> list[tuple[Source, Finding]]:
    found = []
    for path in FLAGGED:
        source = Source(path.name, path.read_text(encoding="utf-8"))
        found += [(source, finding) for finding in linter.lint(read(source), Options()).findings]
    return found


@pytest.fixture(scope="session")
def of_rules(linter: Linter) -> list[tuple[Source, Finding]]:
    found = []
    for rule in linter.ruleset.rules:
        for text in rule.flags:
            source = Source("example.md", text)
            audience = "customer" if YOU.search(QUOTED.sub(" ", text)) else "staff"
            options = Options(select=(rule.id,), audience=audience)
            found += [(source, finding) for finding in linter.lint(read(source), options).findings]
    return found


@pytest.fixture(scope="session")
def shown(of_fixtures: list[tuple[Source, Finding]], of_rules: list[tuple[Source, Finding]]) -> list[Shown]:
    """Each rewrite with its source as it reads when the rewrite is made."""
    return [
        (source, finding, source.text[: one.span.start] + one.text + source.text[one.span.end :])
        for source, finding in (*of_fixtures, *of_rules)
        for one in finding.rewrites
    ]


def test_most_findings_outside_legal_notices_carry_a_rewrite(
    of_fixtures: list[tuple[Source, Finding]],
) -> None:
    told = [finding for _, finding in of_fixtures if not finding.legal]
    assert len(told) > 20
    assert sum(bool(finding.rewrites) for finding in told) >= 2 / 3 * len(told)


def test_legal_notices_and_findings_without_a_rewrite_have_advice(
    of_fixtures: list[tuple[Source, Finding]],
) -> None:
    assert all(finding.advice.strip() for _, finding in of_fixtures)
    assert not [finding for _, finding in of_fixtures if finding.legal and finding.rewrites]


def test_half_of_the_examples_of_the_rules_carry_a_rewrite(of_rules: list[tuple[Source, Finding]]) -> None:
    told = [finding for _, finding in of_rules if not finding.legal]
    assert sum(bool(finding.rewrites) for finding in told) >= len(told) / 2


def test_numbers_and_names_stay(shown: list[Shown]) -> None:
    lost = []
    for source, finding, text in shown:
        start = source.text.rfind("\n", 0, finding.span.start) + 1
        lines = source.text[start : source.text.find("\n", finding.span.end)].strip()
        gone = {fact for fact in facts(lines) if fact not in text.lower() and fact not in text}
        new = {fact for fact in facts(text) - facts(source.text) if any(c.isdigit() for c in fact)}
        if gone or new:
            lost.append((finding.rule.id, source.text[:80], gone, new))
    assert lost == []


def test_a_rewrite_says_something_else(shown: list[Shown]) -> None:
    assert shown
    assert [finding.excerpt for source, finding, text in shown if text.split() == source.text.split()] == []


def test_placeholders_are_for_display(of_fixtures: list[tuple[Source, Finding]]) -> None:
    rewrites = [one for _, finding in of_fixtures for one in finding.rewrites]
    assert {one.safety for one in rewrites if "<" in one.text} == {"display"}
    assert all(one.placeholders for one in rewrites if "<" in one.text)


def test_every_rewrite_of_an_example_is_clean(linter: Linter, of_rules: list[tuple[Source, Finding]]) -> None:
    still = []
    for source, finding in of_rules:
        audience = "customer" if YOU.search(QUOTED.sub(" ", source.text)) else "staff"
        for one in finding.rewrites:
            text = source.text[: one.span.start] + filled(one.text) + source.text[one.span.end :]
            left = linter.lint(read(Source("example.md", text)), Options(audience=audience)).findings
            still += [(finding.rule.id, text, [f.rule.id for f in left])] if left else []
    assert still == []


@pytest.mark.parametrize("path", FLAGGED, ids=lambda path: path.stem)
def test_rewrites_made_in_a_document_leave_fewer_findings(linter: Linter, path: Path) -> None:
    source = Source(path.name, path.read_text(encoding="utf-8"))
    before = linter.lint(read(source), Options()).findings
    made = applying.chosen(before, unsafe=True)
    mended = Source(path.name, applying.apply(source.text, before, unsafe=True))
    after = linter.lint(read(mended), Options()).findings
    assert len(after) <= len(before) - len(made)
