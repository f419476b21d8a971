"""`[tool.policylint.standards]`, from the configuration to the rewrite."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from policylint.cli import main

DOCUMENT = "# Letters\n\nLetters are answered as soon as possible.\n"


@pytest.mark.parametrize(
    ("toml", "expected"),
    [
        ('[standards]\nfirst-respons = "24 hours"\n', "toml:2: Unknown standard 'first-respons'."),
        ('[standards]\nfirst-response = "soon"\n', "toml:2: 'first-response' must be a time such"),
        ("[standards]\nfirst-response = 24\n", "policylint.toml:2: 'first-response' must be text in quotes."),
        ('standards = "24 hours"\n', "policylint.toml:1: 'standards' must be a table. Write [standards]"),
        (
            '[[overrides]]\npaths = ["x/"]\n[overrides.standards]\nrefund = "soon"\n',
            "policylint.toml:4: 'refund' must be a time",
        ),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_at_the_door(cli: Any, tree: Any, toml: str, expected: str) -> None:
    tree({"policylint.toml": toml, "a.md": "Fine."})
    run = cli("check", "a.md")
    assert run.exit_code == 2
    assert expected in run.stderr
    assert "Traceback" not in run.stderr


def rewrite_of(path: str) -> dict[str, Any]:
    run = CliRunner().invoke(main, ["check", "--format", "json", path], prog_name="policylint")
    (finding,) = [one for one in json.loads(run.stdout)["findings"] if one["rule"] == "delay/no-real-limit"]
    return dict(finding["rewrites"][0])


def test_a_rewrite_lists_what_is_open_and_under_which_key(tree: Any) -> None:
    tree({"a.md": DOCUMENT})
    made = rewrite_of("a.md")
    assert made["safety"] == "display"
    assert made["placeholders"] == ["time limit"]
    (blank,) = made["blanks"]
    assert (blank["name"], blank["type"], blank["standard"]) == ("time limit", "duration", "first-response")
    assert made["text"][blank["start"]["offset"] : blank["end"]["offset"]] == "<time limit>"
    assert made["standards"] == []


def test_standards_fill_it_and_are_named(tree: Any) -> None:
    tree({
        "pyproject.toml": '[tool.policylint.standards]\nfirst-response = "24 hours"\n'
        '[[tool.policylint.overrides]]\npaths = ["fast/"]\n'
        '[tool.policylint.overrides.standards]\nfirst-response = "one hour"\n',
        "a.md": DOCUMENT,
        "fast/a.md": DOCUMENT,
    })  # fmt: skip
    made = rewrite_of("a.md")
    assert made["text"] == "We answer you within 24 hours."
    assert (made["safety"], made["placeholders"]) == ("unsafe", [])
    (stated,) = made["standards"]
    assert (stated["standard"], stated["value"]) == ("first-response", "24 hours")
    assert made["text"][stated["start"]["offset"] : stated["end"]["offset"]] == "24 hours"
    assert rewrite_of("fast/a.md")["text"] == "We answer you within one hour."
    run = CliRunner().invoke(main, ["check", "a.md"], prog_name="policylint")
    assert "it says your first-response" in " ".join(run.stdout.split())
    CliRunner().invoke(main, ["check", "--fix", "--unsafe-fixes", "a.md"], prog_name="policylint")
    assert Path("a.md").read_text() == "# Letters\n\nWe answer you within 24 hours.\n"
