"""The shipped checks on whole procedures: one piece left out, one finding."""

from __future__ import annotations

import re
from functools import cache

import pytest
from document_checks.texts import COMPLAINT, FULL, NOTICE, STEPS, TIME, TITLE, document, without

from policylint.config import Options
from policylint.document_checks.checking import title_of
from policylint.finding import Finding
from policylint.linter import Linter
from policylint.source import Span

ONLY = Options(select=("document",))


@cache
def linter() -> Linter:
    return Linter()


def found(text: str, options: Options = ONLY, path: str = "sop.md") -> tuple[Finding, ...]:
    return linter().lint(document(text, path), options).findings


def names(text: str, options: Options = ONLY) -> list[str]:
    return [one.rule.id.partition("/")[2] for one in found(text, options)]


def test_a_procedure_that_says_it_all_is_left_alone() -> None:
    assert names(FULL) == []


@pytest.mark.parametrize(
    ("pieces", "expected"),
    [
        ((TIME,), ["no-response-time"]),
        ((COMPLAINT,), ["no-complaint-route"]),
        ((NOTICE,), ["no-word-of-delay"]),
        ((TIME, NOTICE), ["no-response-time", "no-word-of-delay"]),
    ],
)
def test_what_is_left_out_is_found_once(pieces: tuple[str, ...], expected: list[str]) -> None:
    assert names(without(*pieces)) == expected


def test_no_way_to_reach_a_person_in_a_text_for_customers() -> None:
    steps = STEPS.replace("The returns clerk opens", "We open").replace("the customer", "you")
    text = f"---\npolicylint:\n  audience: customer\n---\n{TITLE}\n\n{steps}\n"
    assert "no-contact" in names(text)
    assert "no-contact" not in names(f"{text}\nRing us on 020 7946 0123.\n")


def test_the_finding_stands_at_the_title_and_says_why_it_was_asked() -> None:
    (one,) = found(without(TIME))
    assert one.excerpt == TITLE.removeprefix("# ")
    assert "read as a procedure for customers: it names customers" in one.message
    assert (one.rule.severity, one.source, one.legal) == ("warning", "rule", False)
    assert one.fingerprint.startswith("policylint/v1:")


def test_a_section_is_proposed_for_the_end_of_the_document() -> None:
    text = without(TIME)
    (rewrite,) = found(text)[0].rewrites
    assert rewrite.span == Span(len(text), len(text))
    assert rewrite.safety == "display"
    assert rewrite.text.startswith("\n## When you hear from us\n\n")
    assert {"time limit", "role"} <= set(rewrite.placeholders)
    assert found(text, Options(select=("document",), rewrites=False))[0].rewrites == ()


def test_with_the_section_filled_in_the_finding_goes() -> None:
    text = without(TIME, COMPLAINT, NOTICE)
    findings = found(text)
    assert len(findings) == 3
    added = "".join(one.rewrites[0].text for one in findings).replace("<time limit>", "two hours")
    assert names(text + re.sub("<[^>]+>", "the clerk", added)) == []


def test_plain_text_gets_no_markdown() -> None:
    (one,) = found(without(TIME).replace("# ", ""), path="sop.txt")
    assert one.rewrites[0].text.lstrip().startswith("When you hear from us\n")


@pytest.mark.parametrize(
    ("text", "excerpt"),
    [
        ("# One\n\n## Two\n", "One"),
        ("Draft.\n\n## Two\n\n# One\n", "One"),
        ("First sentence. Second.\n", "First sentence."),
        ("- An item.\n", "An item."),
        ("", None),
        ("\n<!-- nothing -->\n", None),
    ],
)
def test_the_title(text: str, excerpt: str | None) -> None:
    parsed = document(text)
    span = title_of(parsed.blocks)
    assert (parsed.source.excerpt(span) if span else None) == excerpt


FRAGMENT = f"{TITLE}\n\nYou have your refund when the parcel has come back."


@pytest.mark.parametrize(
    ("front", "configured", "asked"),
    [
        ("", "auto", False),
        ("", "true", True),
        ("", "false", False),
        ("true", "false", True),
        ("false", "true", False),
        ("auto", "true", True),
    ],
)
def test_settings_stand_over_what_kind_of_text_it_is(front: str, configured: str, asked: bool) -> None:
    header = f"---\npolicylint:\n  document-checks: {front}\n---\n" if front else ""
    options = Options(select=("document",), document_checks=configured)  # type: ignore[arg-type]
    assert ("no-response-time" in names(header + FRAGMENT, options)) == asked


def test_a_comment_or_the_configuration_switches_a_check_off() -> None:
    text = without(TIME, NOTICE)
    comment = "<!-- policylint-disable-file document/no-word-of-delay -- the planner's SOP says it -->\n"
    assert names(comment + text) == ["no-response-time"]
    assert names(text, Options(select=("document",), ignore=("document/no-response-time",))) == [
        "no-word-of-delay"
    ]


def test_a_comment_is_not_called_unused_where_the_checks_are_off() -> None:
    text = f"<!-- policylint-disable-file document -- agreed -->\n{FULL}"
    assert names(text) == ["unused"]
    assert names(text, Options(select=("document",), document_checks="false")) == []


def test_the_parser_is_not_asked() -> None:
    fresh = Linter()
    vars(fresh).pop("analyser", None)  # there if the rules had to be compiled
    findings = fresh.lint(document(without(TIME)), ONLY).findings
    assert len(findings) == 1
    assert "analyser" not in vars(fresh)
