"""A file of ``document/``: read whole, or told what is wrong with it and where."""

from __future__ import annotations

from pathlib import Path

import pytest

from policylint.errors import PolicylintError
from policylint.rules.compiled_file import dump
from policylint.rules.compiling import compile_ruleset
from policylint.rules.document_file import read_document_rule
from policylint.rules.lexicon import Lexicon
from policylint.rules.load_lexicon import load_lexicon
from policylint.rules.model import Rule

GOOD = """\
summary: The sheet names no keeper
tenets: [D2]
serves: ownerless
severity: warning
audience: [staff]
why: Someone has to keep it.
advice: Name the keeper.
about:
  - {sentences: 2, phrases: ["sheet"]}
said:
  - shapes: [phone]
  - audience: [staff]
    phrases: ["(keeper|{customer})"]
    beside: ["name"]
    without: ["no keeper"]
section: |-
  ## Keeper

  <role> keeps it.
flags: &flags
  - |-
    # One

    Two.
  - b
  - c
  - d
  - e
allows: [f, g, h, i, j]
""".replace(" &flags", "")


def lexicon(place: Path) -> Lexicon:
    (place / "lexicon").mkdir()
    (place / "lexicon" / "roles.yaml").write_text("customer: {pos: noun, words: [customer]}\n")
    return load_lexicon(place)


def read(place: Path, text: str, name: str = "no-keeper.yaml") -> tuple[Rule | None, list[str]]:
    path = place / name
    path.write_text(text, encoding="utf-8")
    rule, errors = read_document_rule(path, lexicon(place))
    return rule, [str(error) for error in errors]


def test_every_key_is_read(tmp_path: Path) -> None:
    rule, errors = read(tmp_path, GOOD)
    assert errors == [] and rule is not None
    assert (rule.id, rule.family, rule.stability, rule.patterns) == (
        "document/no-keeper",
        "document",
        "stable",
        (),
    )
    assert rule.flags[0] == "# One\n\nTwo."
    (check,) = rule.document
    assert (check.serves, check.audience) == ("ownerless", ("staff",))
    assert check.section == "## Keeper\n\n<role> keeps it."
    assert check.about[0].sentences == 2
    assert check.said[0].shapes == ("phone",)
    assert check.said[1].audience == ("staff",)
    assert [len(check.said[1].beside), len(check.said[1].without)] == [1, 1]


@pytest.mark.parametrize(
    ("old", "new", "line", "what"),
    [
        ("serves: ownerless", "serves: nobody", 3, "serves: 'nobody' is not known."),
        ("severity: warning", "severity: bad", 4, "severity: 'bad' is not known."),
        ("tenets: [D2]", "tenets: [D9]", 2, "tenets: 'D9' is not known."),
        ("audience: [staff]\nwhy", "audience: [crew]\nwhy", 5, "audience: 'crew' is not known."),
        ("shapes: [phone]", "shapes: [fax]", 11, "shapes: 'fax' is not known."),
        ("sentences: 2", "sentences: none", 9, "sentences: 'none' is not a number"),
        ('"sheet"', '"(sheet"', 9, "phrases: "),
        ("{customer})", "{sheep})", 13, "phrases: {sheep} is not in the lexicon."),
        ("shapes: [phone]", "beside: [phone]", 11, "said: nothing to look for."),
        ("  - e\n", "", 20, "flags has 4 of the 5 documents that it needs."),
        ("advice: Name", "advise: Name", 7, "document rule: unknown key 'advise'."),
        ("summary: The sheet names no keeper\n", "", 1, "the key 'summary' is missing."),
    ],
)
def test_what_is_wrong_is_told_with_its_line(
    tmp_path: Path, old: str, new: str, line: int, what: str
) -> None:
    rule, errors = read(tmp_path, GOOD.replace(old, new, 1))
    assert rule is None
    assert len(errors) == 1
    assert errors[0].startswith(f"{tmp_path / 'no-keeper.yaml'}:{line}: {what}"), errors


def test_the_file_must_have_a_name_that_can_be_typed(tmp_path: Path) -> None:
    assert read(tmp_path, GOOD, "No_Keeper.yaml")[0] is None


def ruleset(place: Path) -> Path:
    lexicon(place)
    (place / "document").mkdir()
    (place / "document" / "no-keeper.yaml").write_text(GOOD, encoding="utf-8")
    return place


def test_it_is_compiled_with_the_others_and_opens_no_gate(tmp_path: Path) -> None:
    compiled = compile_ruleset([ruleset(tmp_path)], lambda examples, lexicon: [])
    assert [rule.id for rule in compiled.rules] == ["document/no-keeper"]
    assert not compiled.gate.passes(frozenset({"sheet", "keeper"}))
    assert not compiled.gate.ungated
    assert b"no-keeper" in dump(compiled)


def test_two_rulesets_may_not_have_a_rule_of_one_name(tmp_path: Path) -> None:
    places = []
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        places.append(ruleset(tmp_path / name))
    with pytest.raises(PolicylintError, match="already in"):
        compile_ruleset(places, lambda examples, lexicon: [])
