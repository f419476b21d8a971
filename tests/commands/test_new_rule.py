"""`policylint rules new`, and the walk-through in docs/first-rule.md, command by command."""

from __future__ import annotations

import re
import shlex
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner, Result

from policylint.cli import main
from policylint.commands.new_rule import rule_file
from policylint.drafting import Draft

WALK = Path(__file__).parents[2] / "docs" / "first-rule.md"
HANDBOOK = """# Front desk

1. Ask for the patient's name.
2. Patients with questions on fees are referred to the portal.
3. Refer them to a nurse if they are in pain.
"""
RULE = Path("our-rules/house/website-first.yaml")


def policylint(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments, prog_name="policylint")


def new(*arguments: str) -> Result:
    return policylint("rules", "new", *arguments)


def blocks() -> list[tuple[str, str]]:
    return re.findall(r"^```(\w+)\n(.*?)^```$", WALK.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)


def test_the_walk_through_prints_what_it_says(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "96")
    Path("handbook.md").write_text(HANDBOOK, encoding="utf-8")
    printed, shown = "", []
    for kind, text in blocks():
        if kind == "sh":
            printed = policylint(*shlex.split(text)[1:]).output
        elif kind == "text":
            shown.append((printed, text))
        elif text.startswith("summary:"):
            RULE.write_text(text, encoding="utf-8")
        elif text.startswith("web-pages:"):
            Path("our-rules/lexicon").mkdir()
            Path("our-rules/lexicon/words.yaml").write_text(text, encoding="utf-8")
            RULE.write_text(RULE.read_text(encoding="utf-8").replace("{thing}", "{web-pages}"), "utf-8")
        elif text.startswith("like:"):  # what `rules new` wrote
            assert text in RULE.read_text(encoding="utf-8")
        elif kind == "toml":
            Path("policylint.toml").write_text(text, encoding="utf-8")
    assert len(shown) == 5
    for was_printed, is_shown in shown:
        assert was_printed == is_shown
    RULE.write_text(RULE.read_text(encoding="utf-8").replace("preview", "stable"), encoding="utf-8")
    checked = policylint("check", "--format", "concise", "--select", "house", "handbook.md")
    assert (checked.exit_code, checked.output) == (1, shown[-1][1])


@pytest.fixture(scope="module")
def linter() -> Any:
    from policylint.linter import Linter

    return Linter()


@pytest.mark.parametrize(
    ("text", "like", "asked"),
    [
        (
            "Our courier is responsible for the delay.",
            "{supplier} is responsible for {thing}.",
            "actor: supplier",
        ),
        ("{supplier} answers for {thing}.", "{supplier} answers for {thing}.", "actor: supplier"),
        ("We do not refund a claim", "{company} do not refund {claim}", "polarity: negative"),
        ("You wait in line.", "{customer} wait in line.", "actor: customer"),
        ("Oaks grow.", "{thing} grow.", "the word “grow” itself"),
    ],
)
def test_a_sentence_is_given_slots(linter: Any, text: str, like: str, asked: str) -> None:
    (draft,) = linter.draft([text])
    assert draft.like == like
    assert asked in "; ".join(draft.asks)
    assert draft.flag[-1] == "."
    assert "{" not in draft.flag


def test_a_clause_that_asks_for_nothing_but_its_verb_is_warned_of(linter: Any) -> None:
    (draft,) = linter.draft(['Say "it is not our fault".'])
    assert any("every such clause is found" in one for one in draft.asks)


def test_a_rule_file_is_yaml_whatever_its_sentences_have(place: Path) -> None:
    text = 'Say: "no" # never \\ {x}'
    body = yaml.safe_load(rule_file("own/a", [Draft(text, text, ("one: two",))], Path("our rules")))
    assert (body["like"], body["flags"], body["allows"]) == ([text], [text], [])
    assert (body["tenets"], body["stability"]) == (["A7"], "preview")


def test_a_rule_that_is_there_is_never_overwritten(tree: Callable[..., Path]) -> None:
    tree({"our-rules/own/a.yaml": "mine"})
    run = new("own/a", "--like", "The courier is late.")
    assert (run.exit_code, run.output) == (
        2,
        "our-rules/own/a.yaml: Is there already. Choose another name.\n",
    )
    assert Path("our-rules/own/a.yaml").read_text() == "mine"


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("own", "--like", "x"), "'own' is no name of a rule. Write FAMILY/NAME, as in tone/per-policy."),
        (("own/a/b", "--like", "x"), "'own/a/b' is no name of a rule."),
        (("../a", "--like", "x"), "the family name '..' is not allowed."),
        (("own/A", "--like", "x"), "the rule name 'A' is not allowed."),
        (("lexicon/a", "--like", "x"), "'lexicon' is where words lie, not rules."),
        (("blame/liability-limited", "--like", "x"), "There is a rule 'blame/liability-limited' already."),
        (("own/a", "--like", " "), "--like: the clause is empty."),
        (
            ("own/a", "--like", "{suplier} pays."),
            "the slot {suplier} is not known here. Did you mean 'supplier'?",
        ),
        (("own/a", "--like", "{supplier pays."), "{ and } do not pair up."),
        (("own/a", "--like", "a\x07b"), "--like: the clause has signs that can't be printed."),
        (("own/a",), "Missing option '--like'."),
        (("own/a", "--like", "x", "--dir", "file"), "file: Is not a directory."),
    ],
)
def test_what_is_wrong_is_one_sentence_and_exit_code_2(
    tree: Callable[..., Path], arguments: tuple[str, ...], sentence: str
) -> None:
    tree({"file": ""})
    run = new(*arguments)
    assert (run.exit_code, sentence in run.output) == (2, True), run.output
    assert not Path("our-rules").exists()


def test_a_second_rule_may_use_the_words_of_the_directory(tree: Callable[..., Path]) -> None:
    tree({"our-rules/lexicon/words.yaml": "boiler: {pos: noun, words: [boiler]}\n"})
    run = new("own/a", "--like", "{customer} must descale {boiler}.")
    assert run.exit_code == 0, run.output
    assert "object: boiler" in Path("our-rules/own/a.yaml").read_text(encoding="utf-8")


def test_a_rule_that_is_not_finished_can_be_tried_but_not_relied_on(tree: Callable[..., Path]) -> None:
    tree({"a.md": "The customer must descale the boiler.\n"})
    assert new("own/a", "--like", "{customer} must descale {thing}.").exit_code == 0
    run = policylint("check", "--rulesets", "our-rules", "--preview", "--select", "own", "a.md")
    assert (run.exit_code, "own/a" in run.output) == (1, True), run.output
    path = Path("our-rules/own/a.yaml")
    path.write_text(path.read_text(encoding="utf-8").replace("preview", "stable", 1), encoding="utf-8")
    run = policylint("rules", "test", "our-rules")
    assert run.exit_code == 2
    for missing in ("summary is not written yet.", "flags has 1 of the 5", "allows is an empty list."):
        assert missing in run.output
