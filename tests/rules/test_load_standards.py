"""`standards.yaml`: the facts that only an organisation knows."""

from __future__ import annotations

from pathlib import Path

import pytest

from policylint.errors import PolicylintError
from policylint.rewriting.candidate import PLACEHOLDER
from policylint.rules.load_standards import load_vocabulary
from policylint.rules.locate import shipped_ruleset
from policylint.rules.standards import Standard, unknown_standard, wrong_value


def test_every_placeholder_of_the_shipped_rules_is_told() -> None:
    known = load_vocabulary([shipped_ruleset()]).placeholders
    used = {
        name
        for path in shipped_ruleset().glob("*/*.yaml")
        for name in PLACEHOLDER.findall(path.read_text(encoding="utf-8"))
    }
    assert used - set(known) == set()


def test_a_ruleset_of_ones_own_adds_to_the_shipped_one(tmp_path: Path) -> None:
    (tmp_path / "standards.yaml").write_text(
        "standards:\n  lab-lead: {type: role, about: who runs the lab}\n"
        "placeholders:\n  lead: {type: role, about: who runs it, fill: [{standard: lab-lead}]}\n"
    )
    found = load_vocabulary([shipped_ruleset(), tmp_path])
    assert found.placeholder("lead").fill[0].standard == "lab-lead"
    assert "first-response" in found.standards
    assert found.placeholder("something else").type == "text"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("other: x\n", r"standards.yaml:1: .*unknown key 'other'"),
        ("standards:\n  a: {type: role}\n", "standards.yaml:2: a: the key 'about' is missing"),
        ("standards:\n  a: {type: colour, about: x}\n", "type: 'colour' is not known"),
        (
            "placeholders:\n  p:\n    type: role\n    about: x\n    fill: [{standard: none}]\n",
            "the standard 'none' is not known",
        ),
        (
            "placeholders:\n  p: {type: role, about: x, fill: [{near: [a]}]}\n",
            "the key 'standard' is missing",
        ),
        ("- a\n", "must be a mapping"),
    ],
)
def test_errors_name_file_line_and_mend(tmp_path: Path, text: str, expected: str) -> None:
    (tmp_path / "standards.yaml").write_text(text)
    with pytest.raises(PolicylintError, match=expected) as raised:
        load_vocabulary([tmp_path])
    assert raised.value.mend


@pytest.mark.parametrize(
    ("kind", "good", "bad"),
    [
        (
            "duration",
            ["24 hours", "one working day", "5 business days", "the same day"],
            ["soon", "24", "day"],
        ),
        ("amount", ["£50", "50 euros", "10%"], ["a little", "<50>"]),
        ("role", ["Customer Relations Lead", "the duty manager"], ["24 hours", "a@b.example", "x"]),
        ("phone", ["020 7946 0123", "+44 (0)20 7946 0123"], ["ring us"]),
        ("e-mail", ["help@example.com"], ["help", "help@example"]),
        ("route", ["post", "text message"], ["", "a|b", "two\nlines", "`code`", "x" * 90]),
    ],
)
def test_values_are_of_their_type(kind: str, good: list[str], bad: list[str]) -> None:
    standard = Standard("key", kind, "what it is")  # type: ignore[arg-type]
    assert [value for value in good if wrong_value(standard, value)] == []
    wrong = [wrong_value(standard, value) for value in bad]
    assert all(told and "what it is" in told[0] and 'Write key = "' in told[1] for told in wrong)


def test_an_unknown_key_is_told_the_known_ones() -> None:
    what, mend = unknown_standard("first-respons", load_vocabulary([shipped_ruleset()]))
    assert what == "Unknown standard 'first-respons'."
    assert mend.startswith("Did you mean 'first-response'? The standards are: address, ")
