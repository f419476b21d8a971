"""The author's lines with carets under the span."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policylint.reports.snippet import MOST_LINES, snippet
from policylint.reports.text import Style, width_of
from policylint.source import Source, Span


def shown(text: str, part: str, width: int = 80) -> list[str]:
    start = text.index(part)
    return snippet(Source("a.md", text), Span(start, start + len(part)), Style(width))


@pytest.mark.parametrize(
    ("text", "part", "expected"),
    [
        ("a bad word", "bad", [" 1 | a bad word", "   |   ^^^"]),
        ("one\r\na bad\r\nend", "bad", [" 2 | a bad", "   |   ^^^"]),
        ("\ta bad", "bad", [" 1 |  a bad", "   |    ^^^"]),
        ("配送 bad", "bad", [" 1 | 配送 bad", "   |      ^^^"]),
        ("a 配送 b", "配送", [" 1 | a 配送 b", "   |   ^^^^"]),
        ("\N{PACKAGE} bad", "bad", [" 1 | \N{PACKAGE} bad", "   |    ^^^"]),
        ("cafe\u0301 bad", "bad", [" 1 | cafe\u0301 bad", "   |      ^^^"]),
        ("\ufeffa bad", "bad", [" 1 | a bad", "   |   ^^^"]),
        ("so bad\nit is", "bad\nit", [" 1 | so bad", "   |    ^^^", " 2 | it is", "   | ^^"]),
        ("x\n" * 9 + "bad\nbad", "bad\nbad", [" 10 | bad", "    | ^^^", " 11 | bad", "    | ^^^"]),
    ],
)
def test_carets_stand_under_the_span(text: str, part: str, expected: list[str]) -> None:
    assert shown(text, part) == expected


def test_of_a_long_line_the_sentence_is_shown_over_several_rows() -> None:
    text = "One came first. Then there is a bad thing which is told at length! And something after."
    assert shown(text, "bad", 40) == [
        " 1 | … Then there is a bad thing",
        "   |                   ^^^",
        "   | which is told at length! …",
    ]
    assert shown(text, "something", 40)[0] == " 1 | … And something after."
    assert shown(text, "One", 40)[0] == " 1 | One came first. …"


def test_a_very_long_sentence_is_cut_about_the_span_at_spaces() -> None:
    rows = shown(f"{'before ' * 60}bad{' after' * 60}", "bad", 80)
    (row,) = (row for row in rows if "bad" in row)
    assert rows[rows.index(row) + 1].index("^") == row.index("bad")
    assert rows[0].startswith(" 1 | … before ")
    assert rows[-1].endswith(" after …")
    assert sum(map(len, rows)) < 400


def test_a_long_span_is_broken_over_lines_each_with_its_carets() -> None:
    rows = shown(f"start {'bad ' * 30}end", "bad " * 29 + "bad", 50)
    assert len(rows) > 4
    assert sum(row.count("bad") for row in rows) == 30
    assert sum(row.count("^") for row in rows) == len("bad " * 29 + "bad")


def test_a_very_long_span_is_cut_short() -> None:
    text = "bad line\n" * 100
    rows = shown(text, text.rstrip())
    assert len(rows) == 2 * MOST_LINES + 1
    assert rows[-1].strip() == "…"


@given(
    before=st.text(st.characters(exclude_categories=["Cs"]), max_size=90),
    part=st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=90),
    after=st.text(st.characters(exclude_categories=["Cs"]), max_size=90),
    width=st.integers(30, 100),
)
def test_any_text_fits_the_page(before: str, part: str, after: str, width: int) -> None:
    source = Source("a.md", before + part + after)
    rows = snippet(source, Span(len(before), len(before) + len(part)), Style(width))
    assert rows
    assert max(map(width_of, rows)) <= width + 1
