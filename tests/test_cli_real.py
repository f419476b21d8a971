"""The command line with the real linter and the rules that come with it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from policylint.cli import main
from policylint.commands.session import make_linter

BAD = "# Late parcels\r\n\r\nThe carrier is responsible for late parcels.\r\n"
GOOD = "# Late parcels\n\nWe are responsible for late parcels, and we settle it with the carrier ourselves.\n"


def run(*arguments: str, input: str | None = None) -> Result:
    return CliRunner().invoke(main, arguments, input=input)


def test_a_bad_sentence_is_found_where_it_stands(tree: Any) -> None:
    tree({"a.md": BAD, "b.md": GOOD})
    result = run("check", "--format", "json", ".")
    assert (result.exit_code, result.stderr) == (1, "")
    report = json.loads(result.stdout)
    assert [document["path"] for document in report["documents"]] == ["a.md", "b.md"]
    (finding,) = report["findings"]
    assert (finding["path"], finding["family"], finding["start"]["line"]) == ("a.md", "supplier", 3)
    assert BAD[finding["start"]["offset"] : finding["end"]["offset"]] == finding["excerpt"]
    assert report["tool"]["model"].startswith("en_core_web_sm")
    assert len(report["tool"]["ruleset"]) == 8


def test_good_text_passes(tree: Any) -> None:
    tree({"b.md": GOOD})
    assert run("check", "b.md").exit_code == 0


def test_select_and_ignore_reach_the_linter(tree: Any) -> None:
    tree({"a.md": BAD})
    assert run("check", "--select", "blame", "a.md").exit_code == 0
    assert run("check", "--ignore", "supplier", "a.md").exit_code == 0
    assert run("check", "--select", "supplier", "a.md").exit_code == 1


def test_a_comment_switches_a_finding_off(tree: Any) -> None:
    comment = "<!-- policylint-disable-next-line supplier -- told to the carrier, not to customers -->\n"
    tree({"a.md": BAD.replace("The carrier", f"{comment}\nThe carrier")})
    assert run("check", "--format", "concise", "a.md").stdout == ""


def test_every_rule_can_be_explained(place: Path) -> None:
    listed = json.loads(run("rules", "--format", "json").stdout)
    assert len(listed) > 12
    for rule in listed:
        result = run("explain", rule["id"])
        assert result.exit_code == 0
        assert result.stdout.startswith(rule["id"])


def test_every_tenet_that_a_rule_cites_has_a_title() -> None:
    from policylint.tenets import TITLES

    cited = {tenet for rule in make_linter().ruleset.rules for tenet in rule.tenets}
    assert cited - set(TITLES) == set()


def test_a_sentence_is_explained(place: Path) -> None:
    result = run("explain", "--text", "The carrier is responsible for late parcels.", "--audience", "staff")
    assert result.exit_code == 0
    assert "who          “The carrier” = supplier\n" in result.stdout
    assert "supplier/supplier-owns-outcome fires\n" in result.stdout


def test_a_sentence_that_nearly_fires_is_told_by_the_field_that_differs(place: Path) -> None:
    result = run("explain", "--text", "Never say that the courier is responsible.", "--audience", "staff")
    assert result.exit_code == 0
    assert "No rule fires.\n" in result.stdout
    assert "supplier/supplier-owns-outcome did not fire\n" in result.stdout
    assert "  differs in   context\n" in result.stdout
    assert "  found        prohibited\n" in result.stdout


WRONG_RULES = pytest.mark.parametrize(
    ("rule", "sentence"),
    [
        ("summary: x\nsumary: y\n", "rules/own/r.yaml:2:"),
        ("a: &a [x, x]\nb: [*a, *a]\n", "rules/own/r.yaml:1:"),
        ("[", "rules/own/r.yaml:"),
    ],
)


@WRONG_RULES
def test_a_wrong_rule_file_is_told_by_its_line(tree: Any, rule: str, sentence: str) -> None:
    tree({"rules/own/r.yaml": rule, "a.md": GOOD})
    result = run("check", "--rulesets", "rules", "a.md")
    assert result.exit_code == 2
    assert sentence in result.stderr
    assert "Traceback" not in result.stderr


@WRONG_RULES
def test_a_wrong_rule_file_is_told_by_its_line_when_tested(tree: Any, rule: str, sentence: str) -> None:
    tree({"rules/own/r.yaml": rule})
    result = run("rules", "test", "rules")
    assert result.exit_code == 2
    assert sentence in result.stderr


def test_the_examples_of_own_rules_are_tested(tree: Any) -> None:
    rule = """
summary: Orders are called cases
tenets: [A7]
severity: warning
why: Staff know them as orders.
advice: Write order.
phrases: [order case]
flags: [The order case is open., An order case is opened., Close the order case., Find the order case.,
  See order case 5.]
allows: [The order is open., An order is placed., Close the order., Find the order., See order 5.]
"""
    wrong = rule.replace("See order 5", "See order case")
    tree({"good/words/order-case.yaml": rule, "bad/words/order-case.yaml": wrong})
    assert run("rules", "test", "good").exit_code == 0
    failed = run("rules", "test", "bad")
    assert failed.exit_code == 1
    assert failed.stdout == (
        "words/order-case: must be left alone: See order case.\n"
        "    Fired by “order case”.\n"
        "1 rule, 10 examples: 1 not as the rule says.\n"
    )
