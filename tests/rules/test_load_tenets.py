"""`tenets.yaml` at the door."""

from __future__ import annotations

from pathlib import Path

import pytest

from policylint.errors import PolicylintError
from policylint.rules.lexicon import build_lexicon
from policylint.rules.load import load_rules
from policylint.rules.load_tenets import load_limits
from policylint.rules.locate import shipped_ruleset


def test_reasons_are_read_as_one_line(tmp_path: Path) -> None:
    (tmp_path / "tenets.yaml").write_text("A1: >\n  Two\n  lines.\n", encoding="utf-8")
    assert load_limits(tmp_path) == {"A1": "Two lines."}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("A1: x\nE1: y\n", "tenets.yaml:2: tenet: unknown key 'E1'."),
        ("A1: x\nA1: y\n", "tenets.yaml:2: the key 'A1' is here twice"),
        ("A1:\n", "tenets.yaml:1: A1 is empty."),
        ("- A1\n", "tenets.yaml must be a mapping"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(tmp_path: Path, text: str, told: str) -> None:
    (tmp_path / "tenets.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(PolicylintError) as error:
        load_limits(tmp_path)
    assert told in str(error.value)


def test_only_the_shipped_rules_have_one(tmp_path: Path) -> None:
    assert load_limits(shipped_ruleset())
    (tmp_path / "tenets.yaml").write_text("A1: x\n", encoding="utf-8")
    with pytest.raises(PolicylintError, match="is not where a rule file lies"):
        load_rules(tmp_path, build_lexicon({}, frozenset(), {}, {}))
