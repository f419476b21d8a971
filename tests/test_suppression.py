"""Comments that switch rules off."""

from __future__ import annotations

import re
from typing import Any

import pytest
from fake_linter import RULES, find

from policylint.documents import read
from policylint.source import Source
from policylint.suppression import suppress

KNOWN = [rule.id for rule in RULES.values()]


def left(text: str, **options: Any) -> list[tuple[int, str]]:
    """The (line, rule) of what stays of the findings on the words of RULES."""
    source = Source("a.md", text)
    findings = tuple(
        find(match[0], "a.md", text, match.start()) for match in re.finditer("|".join(RULES), text)
    )
    kept = suppress(read(source), findings, KNOWN, **options)
    return [(source.position(finding.span.start)[0], finding.rule.id) for finding in kept]


SUPPLIER, CONVENIENCE = "supplier/blames-supplier", "convenience/no-exceptions"


# What must stay


@pytest.mark.parametrize(
    "text",
    [
        "BLAME\n",
        "`<!-- policylint-disable -- no -->`\n\nBLAME\n",
        "<!-- just a comment -->\n\nBLAME\n",
    ],
)
def test_without_a_comment_nothing_is_switched_off(text: str) -> None:
    assert [rule for _, rule in left(text)] == [SUPPLIER]


@pytest.mark.parametrize(
    ("text", "stays"),
    [
        ("BLAME\n\n<!-- policylint-disable-next-line supplier -- r -->\nBLAME\n\nBLAME\n", [1, 6]),
        (
            "BLAME\n\n<!-- policylint-disable supplier -- r -->\n\nBLAME\n\n"
            "<!-- policylint-enable -->\n\nBLAME\n",
            [1, 9],
        ),
        ("<!-- policylint-disable-next-line -- r -->\n- BLAME\n- BLAME\n", [3]),
    ],
)
def test_what_is_outside_the_scope_stays(text: str, stays: list[int]) -> None:
    assert left(text) == [(line, SUPPLIER) for line in stays]


def test_another_rule_in_the_scope_stays() -> None:
    assert left("<!-- policylint-disable-next-line supplier -- r -->\nBLAME and WARN\n") == [(2, CONVENIENCE)]


# What is switched off


@pytest.mark.parametrize(
    "text",
    [
        "<!-- policylint-disable-next-line supplier/blames-supplier -- r -->\nBLAME\nand BLAME\n",
        "<!-- policylint-disable-next-line supplier, convenience -- r -->\n\nBLAME and WARN\n",
        "<!-- policylint-disable-next-line -- every rule -->\nBLAME and WARN\n",
        "<!--policylint-disable-next-line supplier -- r-->\nBLAME\n",
        "<!-- policylint-disable-next-line\n  supplier\n  -- a reason -- with dashes\n-->\nBLAME\n",
        "# T\n\n<!-- policylint-disable-next-line supplier -- r -->\n## BLAME\n",
        "<!-- policylint-disable supplier -- r -->\n\nBLAME\n\nBLAME\n",
        "<!-- policylint-disable supplier, convenience -- r -->\n\n"
        "BLAME WARN\n\n<!-- policylint-enable -->\n",
        "BLAME\n\n<!-- policylint-disable-file supplier -- r -->\n\nBLAME\n",
        "<!-- policylint-disable-next-line supplier -- r -->\n\n"
        "| a | b |\n|---|---|\n| c | BLAME |\n| BLAME | d |\n",
        "\ufeff<!-- policylint-disable-next-line supplier -- r -->\r\nBLAME\r\n",
    ],
)
def test_what_is_in_the_scope_is_switched_off(text: str) -> None:
    assert left(text) == []


def test_regions_may_overlap() -> None:
    text = (
        "<!-- policylint-disable supplier -- r -->\n\n"
        "<!-- policylint-disable convenience -- r -->\n\nBLAME WARN\n\n"
        "<!-- policylint-enable supplier -->\n\nBLAME WARN\n"
    )
    assert left(text) == [(9, SUPPLIER)]


# What is reported


@pytest.mark.parametrize(
    ("text", "reported"),
    [
        ("<!-- policylint-disable-next-line supplier -->\nBLAME\n", ["no-reason"]),
        ("<!-- policylint-disable-next-line supplier -- -->\nBLAME\n", ["no-reason"]),
        ("<!-- policylint-disable-next-line -->\nBLAME\n", ["no-reason"]),
        ("<!-- policylint-disable-next-line supplier -- r -->\nfine\n", ["unused"]),
        ("fine\n\n<!-- policylint-disable-next-line supplier -- r -->\n", ["unused"]),
        ("<!-- policylint-disable-next-line -- r -->\nfine\n", ["unused"]),
        ("<!-- policylint-disable-next-line supplier, blame -- r -->\nBLAME\n", ["unused"]),
        ("<!-- policylint-disable-file blame -- r -->\nBLAME\n", ["unused", SUPPLIER]),
        ("<!-- policylint-enable blame -->\n", ["unused"]),
        ("<!-- policylint-disable-next-line suplier -- r -->\nfine\n", ["unknown-rule"]),
        ("<!-- policylint-disable-line supplier -- r -->\nBLAME\n", ["unknown-comment", SUPPLIER]),
    ],
)
def test_a_comment_that_is_not_in_order_is_reported(text: str, reported: list[str]) -> None:
    expected = [name if "/" in name else f"suppression/{name}" for name in reported]
    assert [rule for _, rule in left(text)] == expected


def test_an_unknown_rule_comes_with_the_nearest_name() -> None:
    text = "<!-- policylint-disable-next-line suplier -- r -->\nfine\n"
    (finding,) = suppress(read(Source("a.md", text)), (), KNOWN)
    assert finding.message == "No rule or family is called 'suplier'. Did you mean 'supplier'?"
    assert finding.excerpt == "<!-- policylint-disable-next-line suplier -- r -->"
    assert finding.fingerprint


def test_a_rule_that_was_not_asked_is_not_called_unused() -> None:
    text = "<!-- policylint-disable-next-line supplier -- r -->\nfine\n"
    assert left(text, active_rule_ids=[CONVENIENCE]) == []


def test_reports_on_comments_can_be_ignored() -> None:
    text = "<!-- policylint-disable-next-line supplier -->\nfine\n"
    assert [rule for _, rule in left(text)] == ["suppression/no-reason", "suppression/unused"]
    assert [rule for _, rule in left(text, ignore=["suppression/unused"])] == ["suppression/no-reason"]
    assert left(text, ignore=["suppression"]) == []
