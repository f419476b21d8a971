"""Edits never overlap, and what stands outside them is not touched."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from rewriting.build import rule_of

from policylint.finding import Finding, Rewrite
from policylint.rewriting import apply
from policylint.rewriting.applying import chosen
from policylint.source import Span

RULE = rule_of()
TEXT = "one two three four five"


def finding(start: int, end: int, *made: Rewrite) -> Finding:
    return Finding(RULE, "a.md", Span(start, end), TEXT[start:end], "", "", rewrites=made)


def test_only_safe_rewrites_are_applied_unless_asked() -> None:
    safe, unsafe = Rewrite("ONE", "safe", Span(0, 3)), Rewrite("TWO", "unsafe", Span(4, 7))
    found = [finding(0, 3, safe), finding(4, 7, unsafe)]
    assert apply(TEXT, found) == "ONE two three four five"
    assert apply(TEXT, found, unsafe=True) == "ONE TWO three four five"


def test_placeholders_and_display_are_never_applied() -> None:
    held = Rewrite("<owner>", "safe", Span(0, 3), ("owner",))
    shown = Rewrite("x", "display", Span(4, 7))
    assert apply(TEXT, [finding(0, 3, held), finding(4, 7, shown)], unsafe=True) == TEXT


def test_the_first_applicable_rewrite_is_taken() -> None:
    made = (
        Rewrite("a", "display", Span(0, 3)),
        Rewrite("b", "safe", Span(0, 3)),
        Rewrite("c", "safe", Span(0, 3)),
    )
    assert apply(TEXT, [finding(0, 3, *made)]) == "b two three four five"


def test_of_two_findings_that_share_words_the_first_is_mended() -> None:
    first = finding(0, 13, Rewrite("1", "safe", Span(0, 3)))
    second = finding(8, 18, Rewrite("4", "safe", Span(14, 18)))
    assert apply(TEXT, [second, first]) == "1 two three four five"


SAFETIES = st.sampled_from(["safe", "unsafe", "display"])
RANGES = st.tuples(st.integers(0, 40), st.integers(1, 12), st.integers(-6, 6), st.integers(0, 12))


@st.composite
def texts_and_findings(draw: st.DrawFn) -> tuple[str, list[Finding]]:
    text = draw(st.text("ab \n\r\t*é😀", min_size=20, max_size=60))
    found = []
    for start, length, shift, size in draw(st.lists(RANGES, max_size=8)):
        at = min(max(0, start + shift), len(text))
        span = Span(at, min(at + size, len(text)))
        word = draw(st.text("XYZ", max_size=3))
        made = Rewrite(word, draw(SAFETIES), span, ("who",) if draw(st.booleans()) and size % 3 == 0 else ())
        found.append(Finding(RULE, "a.md", Span(start, start + length), "", "", "", rewrites=(made,)))
    return text, found


@given(texts_and_findings(), st.booleans())
def test_edits_never_overlap_and_leave_the_rest(drawn: tuple[str, list[Finding]], unsafe: bool) -> None:
    text, found = drawn
    edits = chosen(found, unsafe=unsafe)
    assert all(a.span.end <= b.span.start for a, b in pairwise(edits))
    result, at, rest = apply(text, found, unsafe=unsafe), 0, 0
    for edit in edits:
        kept = text[rest : edit.span.start]
        assert result[at : at + len(kept)] == kept
        at += len(kept) + len(edit.text)
        rest = edit.span.end
    assert result[at:] == text[rest:]


@given(texts_and_findings(), st.booleans())
def test_nothing_is_applied_that_was_not_allowed(drawn: tuple[str, list[Finding]], unsafe: bool) -> None:
    edits = chosen(drawn[1], unsafe=unsafe)
    allowed = {"safe", "unsafe"} if unsafe else {"safe"}
    assert all(edit.safety in allowed and not edit.placeholders for edit in edits)


@given(texts_and_findings())
def test_the_order_of_findings_does_not_matter(drawn: tuple[str, list[Finding]]) -> None:
    text, found = drawn
    distinct = list({f.span: f for f in found}.values())
    assert apply(text, distinct) == apply(text, distinct[::-1])
