"""What holds for every document: the gate hides nothing, order and company change nothing."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from policylint.config import Options
from policylint.documents import read
from policylint.documents.model import Document
from policylint.finding import Finding
from policylint.linter import Linter
from policylint.rewriting import apply
from policylint.source import Source, Span

ROOT = Path(__file__).parent.parent
DEVSET = ROOT.parent / "shared" / "devset"
FIXTURES = sorted(ROOT.glob("fixtures/*/*.md"))
FLAGGED = sorted(ROOT.glob("fixtures/flagged/*.md"))
REAL = [
    *sorted(DEVSET.glob("sops/*.md")),
    *sorted(DEVSET.glob("docs/*.md"), key=lambda path: path.stat().st_size)[:15],
]
#: Findings that are told apart by all that is printed of them.
Seen = list[tuple[str, int, int, str, str]]
WITHOUT_REWRITES = Options(rewrites=False)


@cache
def linter(gated: bool = True) -> Linter:
    return Linter(gated=gated)


def document(path: Path) -> Document:
    return read(Source(path.name, path.read_bytes().decode("utf-8-sig")))


def seen(findings: tuple[Finding, ...]) -> Seen:
    return [(one.rule.id, one.span.start, one.span.end, one.excerpt, one.fingerprint) for one in findings]


@cache
def found(path: Path, *, gated: bool = True) -> Seen:
    return seen(linter(gated).lint(document(path), WITHOUT_REWRITES).findings)


@pytest.mark.parametrize("path", [*FIXTURES, *REAL], ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_the_gate_hides_no_finding(path: Path) -> None:
    assert found(path) == found(path, gated=False)


@pytest.mark.parametrize("path", [*FLAGGED, *REAL], ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_an_excerpt_is_what_stands_at_its_place(path: Path) -> None:
    text = document(path).source.text
    for _, start, end, excerpt, _ in found(path):
        assert start < end
        assert text[start:end] == excerpt


def test_something_is_found_in_the_flagged_fixtures() -> None:
    assert [path.name for path in FLAGGED if not found(path)] == []


@settings(deadline=None, max_examples=6, suppress_health_check=[HealthCheck.too_slow])
@given(st.permutations(FLAGGED))
def test_the_order_of_documents_changes_no_result(paths: list[Path]) -> None:
    results = linter().lint_many((document(path), WITHOUT_REWRITES) for path in paths)
    assert [seen(result.findings) for result in results] == [found(path) for path in paths]


@settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(
        st.sampled_from([line for path in FLAGGED for line in path.read_text("utf-8").splitlines()]),
        max_size=12,
    )
)
def test_any_lines_have_findings_with_a_place_and_a_key_of_their_own(lines: list[str]) -> None:
    text = "\n".join(lines)
    findings = linter().lint(read(Source("lines.md", text)), Options()).findings
    assert all(text[one.span.start : one.span.end] == one.excerpt for one in findings)
    assert len({one.fingerprint for one in findings}) == len(findings)
    assert list(findings) == sorted(findings, key=lambda one: (one.span.start, one.rule.id))


@pytest.mark.parametrize("path", FLAGGED, ids=lambda path: path.stem)
@pytest.mark.parametrize("unsafe", [False, True], ids=["safe", "unsafe"])
def test_a_second_fix_changes_nothing(path: Path, unsafe: bool) -> None:
    text = path.read_text(encoding="utf-8")
    for _ in range(5):  # rewrites that share a sentence wait for the next round
        mended = _mended(path, text, unsafe=unsafe)
        if mended == text:
            break
        text = mended
    assert _mended(path, text, unsafe=unsafe) == text


def _mended(path: Path, text: str, *, unsafe: bool) -> str:
    findings = linter().lint(read(Source(path.name, text)), Options()).findings
    return apply(text, findings, unsafe)


def test_only_the_asked_places_of_a_document_are_explained_and_in_its_light() -> None:
    text = "# Phrases to avoid\n\n- The courier is responsible.\n- The gate is green.\n"
    place = Span(text.index("courier"), text.index("courier") + 1)
    (seen,) = linter().explain_in(read(Source("a.md", text)), Options(select=("supplier",)), [place])
    assert seen.sentence.text == "The courier is responsible."
    assert "prohibited" in seen.frames[0].context
    assert seen.fired == () and seen.nearest
