"""Every example of the shipped rules, read as a document of one sentence."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from policylint.rules.locate import shipped_ruleset

RULESET = shipped_ruleset()
FILES = sorted(path for path in RULESET.glob("*/*.yaml") if path.parent.name != "lexicon")


def rule_id(path: Path) -> str:
    return f"{path.parent.name}/{path.stem}"


def body(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return found


def examples(kind: str) -> list[Any]:
    return [
        pytest.param(rule_id(path), text, id=f"{rule_id(path)}-{kind}-{number}")
        for path in FILES
        for number, text in enumerate(body(path)[kind], start=1)
    ]


@pytest.fixture(scope="session")
def verdicts() -> dict[tuple[str, str, str], tuple[bool, str]]:
    """By rule, `flags` or `allows`, and sentence: whether it is as the rule says, else why not."""
    from policylint.linter import Linter

    return {(rule, kind, text): (ok, reason) for rule, kind, text, ok, reason in Linter().test_rules(RULESET)}


def test_there_are_rules_to_test() -> None:
    assert {path.parent.name for path in FILES} >= {"blame", "supplier", "convenience"}


@pytest.mark.parametrize("path", [pytest.param(path, id=rule_id(path)) for path in FILES])
def test_examples_end_the_file_and_are_told_once(path: Path) -> None:
    keys = list(body(path))
    assert keys[-2:] == ["flags", "allows"]
    told = [text.casefold() for kind in keys[-2:] for text in body(path)[kind]]
    assert sorted(told) == sorted(set(told))


@pytest.mark.parametrize(("rule", "text"), examples("flags"))
def test_flagged(verdicts: Any, rule: str, text: str) -> None:
    ok, reason = verdicts[rule, "flags", text]
    assert ok, f"{rule} must find: {text}\n{reason}"


@pytest.mark.parametrize(("rule", "text"), examples("allows"))
def test_allowed(verdicts: Any, rule: str, text: str) -> None:
    ok, reason = verdicts[rule, "allows", text]
    assert ok, f"{rule} must leave alone: {text}\n{reason}"
