"""The report that a policy author reads."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from fake_linter import RULES, find, rule

from policylint.finding import Finding, Noticed, Rewrite
from policylint.reports import full
from policylint.reports.model import CheckedDocument, Report, Tool, Trouble
from policylint.reports.text import Style, width_of
from policylint.source import Source, Span


def report(text: str, *findings: Finding, path: str = "a.md", **changes: Any) -> Report:
    document = CheckedDocument(Source(path, text), "staff", "inferred: orders to staff", len(text.split()))
    return Report(Tool("0.1.0"), (document,), findings, **changes)


def blame(text: str, **changes: Any) -> Finding:
    return replace(find("BLAME", "a.md", text, text.index("BLAME")), **changes)


def test_a_finding_in_full() -> None:
    text = "# Late orders\n\nTell the customer it is BLAME.\n"
    finding = blame(
        text,
        message="The lab is made responsible.",
        rewrites=(Rewrite("We answer for it <when>.", "display", Span(15, 45), ("when",)),),
    )
    assert full.render(report(text, finding), Style(72)) == (
        "a.md: read as a staff procedure (inferred: orders to staff)\n"
        "\n"
        "a.md:3:25: error: supplier/blames-supplier\n"
        "  The lab is made responsible.\n"
        "\n"
        " 3 | Tell the customer it is BLAME.\n"
        "   |                         ^^^^^\n"
        "\n"
        "  why: The customer bought from us.\n"
        "  tenet: A1 own the outcome, whoever does the work; A3 use your\n"
        "         influence on suppliers for the customer\n"
        "  rewrite: first fill in <when>\n"
        "  - Tell the customer it is BLAME.\n"
        "  + We answer for it <when>.\n"
        "\n"
        "1 document, 9 words: 1 error.\n"
    )


def test_what_the_reader_noticed_stands_apart_and_below() -> None:
    text = "It is INFO.\n\nIt is BLAME.\n"
    noticed = Noticed(("unless", "ask"), "Tell them only if they ask.", "We ring them first.")
    found = replace(
        find("INFO", "a.md", text, 6), source="reader", rewrites=(), confidence=0.734, noticed=noticed
    )
    shown = full.render(report(text, found, blame(text)))
    assert shown.index("supplier/blames-supplier") < shown.index(full.SECOND_LOOK) < shown.index("blame/hint")
    assert "  likely: 73% that a careful reader would agree\n" in shown
    assert "  flagged elsewhere, and alike: “Tell them only if they ask.”\n" in shown
    assert "  good practice, and alike: “We ring them first.”\n" in shown
    assert full.SECOND_LOOK not in full.render(report(text, blame(text)))


def test_where_the_reader_keeps_silent_the_report_says_so() -> None:
    text = "It is BLAME."
    one = report(text, blame(text))
    silent = replace(one, documents=(replace(one.documents[0], review="it keeps silent here"),))
    assert "a.md: it keeps silent here.\n" in full.render(silent)
    clean = replace(silent, findings=())
    assert "; it keeps silent here" in " ".join(full.render(clean).split())


def test_without_a_rewrite_there_is_advice() -> None:
    text = "It is BLAME."
    shown = full.render(report(text, blame(text, rewrites=(), advice="Name who mends it.")))
    assert "  advice: Name who mends it.\n" in shown
    assert "rewrite:" not in shown


@pytest.mark.parametrize(
    ("safety", "words"),
    [
        ("safe", "--fix writes it for you"),
        ("unsafe", "check that it is true, then --fix --unsafe-fixes writes it"),
        ("display", "a suggestion to start from"),
    ],
)
def test_a_rewrite_says_how_far_to_trust_it(safety: Any, words: str) -> None:
    text = "It is BLAME."
    shown = full.render(report(text, blame(text, rewrites=(Rewrite("x", safety, Span(0, 5)),))))
    assert f"  rewrite: {words}\n" in shown


def test_a_legal_notice_is_said_to_be_one() -> None:
    text = "It is BLAME."
    assert "Stands in a legal notice" in full.render(report(text, blame(text, legal=True)))
    assert "Stands in a legal notice" not in full.render(report(text, blame(text)))


def test_a_why_that_repeats_the_message_is_said_once() -> None:
    text = "It is BLAME."
    finding = blame(text, message="Same.", rule=rule("blame/x", why="Same.\n"))
    assert full.render(report(text, finding)).count("Same.") == 1


def test_clean_documents_are_listed_or_counted() -> None:
    few = report("fine")
    assert "a.md: nothing found; read as a staff procedure" in full.render(few)
    many = replace(
        few, documents=tuple(replace(few.documents[0], source=Source(f"{n}.md", "")) for n in range(13))
    )
    assert "13 documents without findings.\n" in full.render(many)
    assert full.render(few, quiet=True) == full.render(many, quiet=True) == ""


def test_the_summary_counts_documents_words_severities_fixes_and_problems() -> None:
    text = "BLAME WARN INFO INFO"
    findings = (
        blame(text),
        *(find(word, "a.md", text, text.index(word)) for word in ("WARN", "INFO", "INFO")),
    )
    shown = full.render(report(text, *findings, fixed=2, errors=(Trouble("b.md", "Bad."),)), Style(200))
    assert shown.splitlines()[-1] == (
        "1 document, 4 words: 1 error, 1 warning, 2 info. 2 rewrites written. "
        "1 problem kept part of the run from being done; see above."
    )


@pytest.mark.parametrize("width", [40, 60, 100])
@pytest.mark.parametrize("before", ["", "word " * 60, "配送業者 " * 40, "x" * 300 + " "])
def test_no_line_but_an_address_is_wider_than_the_page(width: int, before: str) -> None:
    text = f"{before}and then it is BLAME, {'which is long ' * 20}\n"
    finding = blame(
        text, advice="word " * 60, rewrites=(Rewrite("word " * 60, "safe", Span(len(before), len(text))),)
    )
    finding = replace(finding, message="long " * 60)
    lines = full.render(report(text, finding), Style(width)).splitlines()
    assert [line for line in lines if width_of(line) > width and not line.startswith("a.md:")] == []


def test_color_changes_nothing_but_colors() -> None:
    import re

    text = "It is BLAME."
    plain = full.render(report(text, blame(text)))
    colored = full.render(report(text, blame(text)), Style(color=True))
    assert "\033[31;1merror\033[0m" in colored
    assert re.sub(r"\033\[[\d;]*m", "", colored) == plain


def test_a_document_cannot_steer_the_terminal() -> None:
    text = "It is \033[2J\u202eBLAME.\a"
    finding = blame(text, message="It is \033]0;x", excerpt="\033")
    shown = full.render(report(text, finding))
    assert not set(shown) & set("\033\u202e\a")


def test_severities_have_their_color() -> None:
    assert set(full._COLORS) == {found.severity for found in RULES.values()}
