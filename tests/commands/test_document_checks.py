"""Checks on whole documents, from the command line to the page: with the real rules."""

from __future__ import annotations

import json
from typing import Any

import pytest
from click.testing import CliRunner, Result
from document_checks.texts import FULL, TIME, without

from policylint.cli import main

LACKING = without(TIME)


def policylint(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments, prog_name="policylint")


def found(*arguments: str) -> list[str]:
    body = json.loads(policylint("check", "--format", "json", *arguments).stdout)
    return [one["rule"] for one in body["findings"] if one["family"] == "document"]


def test_what_is_left_out_fails_the_check(tree: Any) -> None:
    tree({"lacking.md": LACKING, "full.md": FULL})
    run = policylint("check", "--select", "document", "--format", "concise", ".")
    assert run.exit_code == 1
    assert run.stdout.startswith(
        "lacking.md:1:3: warning: document/no-response-time The procedure names no time"
    )
    assert run.stdout.count("\n") == 1


def test_it_is_asked_along_with_the_others(tree: Any) -> None:
    tree({"lacking.md": LACKING})
    assert found("lacking.md") == ["document/no-response-time"]
    assert found("--select", "blame", "lacking.md") == []
    assert found("--ignore", "document", "lacking.md") == []


def test_the_section_is_a_rewrite_at_the_end(tree: Any) -> None:
    tree({"lacking.md": LACKING})
    body = json.loads(policylint("check", "--select", "document", "--format", "json", ".").stdout)
    (rewrite,) = body["findings"][0]["rewrites"]
    assert rewrite["safety"] == "display"
    assert rewrite["start"] == rewrite["end"] == {"offset": len(LACKING)}
    assert body["summary"]["by_family"] == {"document": 1}


def test_fix_adds_nothing_that_only_the_author_knows(tree: Any) -> None:
    place = tree({"lacking.md": LACKING})
    policylint("check", "--select", "document", "--fix", "--unsafe-fixes", ".")
    assert (place / "lacking.md").read_text() == LACKING


def test_the_page_shows_the_section_line_by_line(tree: Any, monkeypatch: Any) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    tree({"lacking.md": LACKING})
    shown = policylint("check", "--select", "document", ".").stdout
    assert "  rewrite: add this section; first fill in <time limit>, <role>, <cover>\n" in shown
    assert "  + ## When you hear from us\n  +\n  + You have a first answer within <time limit>" in shown


@pytest.mark.parametrize(
    "config",
    [
        "document-checks = false",
        '[[overrides]]\npaths = ["lack*"]\ndocument-checks = false',
        'ignore = ["document"]',
    ],
)
def test_the_configuration_switches_it_off(tree: Any, config: str) -> None:
    tree({"lacking.md": LACKING, "policylint.toml": config})
    assert found("lacking.md") == []


def test_the_document_stands_over_the_configuration_whatever_the_audience(tree: Any) -> None:
    front = "---\npolicylint:\n  document-checks: true\n---\n"
    tree({"lacking.md": front + LACKING, "policylint.toml": "document-checks = false\n"})
    assert found("lacking.md") == ["document/no-response-time"]
    assert found("--audience", "staff", "lacking.md") == ["document/no-response-time"]


def test_what_front_matter_may_not_say_is_an_error(tree: Any) -> None:
    tree({"a.md": "---\npolicylint:\n  document-checks: maybe\n---\n# A\n"})
    run = policylint("check", "a.md")
    assert run.exit_code == 2
    assert "a.md:3: Front matter 'policylint' has document-checks: 'maybe'." in run.stderr


def test_it_is_listed_and_explained(place: Any, monkeypatch: Any) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    assert "document/no-response-time" in policylint("rules").stdout
    shown = policylint("explain", "document/no-owner").stdout
    assert "It is asked of\n  procedures that deal with customers (texts for staff and mixed)\n" in shown
    assert "It finds nothing where they say\n  - (agent | agents |" in shown
    assert "It proposes to add\n  - ## Who does it\n" in shown
    assert "…" in shown.partition("It leaves alone")[2]


def test_rules_of_ones_own_test_their_small_documents(tree: Any) -> None:
    examples = "\n".join(f"  - |-\n    # Sheet {number}\n\n    It has KEEPER." for number in range(5))
    rule = f"""\
summary: The sheet names no keeper
tenets: [D2]
serves: ownerless
severity: info
why: Someone has to keep it.
advice: Name the keeper.
said: [{{phrases: [keeper]}}]
section: Keeper <name>.
flags:
{examples.replace("KEEPER", "a corner")}
allows:
{examples.replace("KEEPER", "a keeper")}
"""
    tree({"ours/document/no-keeper.yaml": rule})
    run = policylint("rules", "test", "ours")
    assert run.stdout == "1 rule, 10 examples: all as their rules say.\n", run.stderr
    tree({"ours/document/no-keeper.yaml": rule.replace("a corner", "a keeper", 1)})
    run = policylint("rules", "test", "ours")
    assert run.exit_code == 1
    assert "Item 1 of `said` is found in “It has a keeper.”" in run.stdout
