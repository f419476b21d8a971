"""`policylint rules` and `policylint rules test`."""

from __future__ import annotations

import json
from typing import Any

from policylint.rules.locate import shipped_ruleset


def test_the_list_shows_every_rule(cli: Any, place: Any, monkeypatch: Any) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    run = cli("rules")
    assert run.exit_code == 0
    (line,) = (line for line in run.stdout.splitlines() if line.startswith("convenience/"))
    assert line.split() == (
        "convenience/no-exceptions warning stable A1,A3 A supplier is made responsible.".split()
    )
    assert "suppression/unused" in run.stdout


def test_the_list_as_json(cli: Any, place: Any) -> None:
    body = json.loads(cli("rules", "--format", "json").stdout)
    assert [found["id"] for found in body] == sorted(found["id"] for found in body)
    assert body[0] == {
        "id": "blame/hint",
        "family": "blame",
        "severity": "info",
        "stability": "stable",
        "tenets": ["A1", "A3"],
        "summary": "A supplier is made responsible.",
    }


def test_rules_whose_examples_hold_are_exit_code_0(cli: Any, tree: Any) -> None:
    tree({"ours/a.yaml": "", "ours/b.yaml": ""})
    run = cli("rules", "test", "ours")
    assert (run.exit_code, run.stdout) == (0, "2 rules, 4 examples: all as their rules say.\n")


def test_an_example_that_fails_is_shown_with_its_reason(cli: Any, tree: Any) -> None:
    tree({"ours/a.yaml": "BAD", "ours/b.yaml": ""})
    run = cli("rules", "test", "ours")
    assert run.exit_code == 1
    assert run.stdout == (
        "own/a: must be found: A sentence.\n    nothing found\n2 rules, 4 examples: 1 not as the rule says.\n"
    )


def test_a_rule_that_is_not_finished_is_told_after_the_sentences(cli: Any, tree: Any) -> None:
    tree({"ours/a.yaml": "BAD BEGUN", "ours/b.yaml": ""})
    run = cli("rules", "test", "ours")
    assert run.exit_code == 1
    assert run.stdout.splitlines()[2:] == [
        "own/a: why is not written yet.",
        "2 rules, 4 examples: 1 not as the rule says.",
        "1 rule not finished.",
    ]


def test_a_rule_without_any_example_is_a_rule_all_the_same(cli: Any, tree: Any) -> None:
    tree({"ours/a.yaml": "BEGUN"})
    run = cli("rules", "test", "ours")
    assert (run.exit_code, run.stdout.splitlines()[-1]) == (1, "1 rule not finished.")


def test_the_configured_rules_are_tested_without_an_argument(cli: Any, tree: Any) -> None:
    tree({"ours/a.yaml": "", "policylint.toml": 'rulesets = ["ours"]\n'})
    assert cli("rules", "test").stdout.startswith("1 rule, 2 examples")


def test_having_nothing_to_test_is_an_error(cli: Any, tree: Any) -> None:
    tree({"empty/readme": ""})
    for arguments, sentence in (
        (("empty",), "empty: No rule file here."),
        (("gone",), "gone: Not a directory of rules."),
    ):
        run = cli("rules", "test", *arguments)
        assert run.exit_code == 2
        assert run.stderr.startswith(sentence)


def test_without_rules_of_ones_own_the_shipped_ones_are_tested(cli: Any, tree: Any) -> None:
    tree({"a.md": ""})
    run = cli("rules", "test")
    assert run.exit_code == 2  # the stand-in finds no examples there, and says where it looked
    assert f"{shipped_ruleset()}: No rule file here." in run.stderr
