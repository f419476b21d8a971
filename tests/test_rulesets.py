"""Every example of the shipped rules, read as a document of one sentence."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from policylint.config import Audience, Options
from policylint.documents import read
from policylint.rules.locate import shipped_ruleset
from policylint.source import Source

RULESET = shipped_ruleset()
FILES = sorted(path for path in RULESET.glob("*/*.yaml") if path.parent.name != "lexicon")
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"")
_YOU = re.compile(r"\b(?:you|your|yours)\b", re.IGNORECASE)


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


def reader_of(text: str) -> Audience:
    """Who reads the sentence: "you" outside of quotes is the customer, for staff quote what they say."""
    return "customer" if _YOU.search(_QUOTED.sub(" ", text)) else "staff"


@pytest.fixture(scope="session")
def linter() -> Any:
    from policylint.linter import Linter

    return Linter()


def found(linter: Any, rule: str, text: str) -> list[str]:
    """What one rule underlines in a text, by the way that documents go."""
    options = Options(select=(rule,), audience=reader_of(text))
    return [finding.excerpt for finding in linter.lint(read(Source("example.txt", text)), options).findings]


def test_there_are_rules_to_test() -> None:
    assert {path.parent.name for path in FILES} >= {"blame", "supplier", "convenience"}


@pytest.mark.parametrize("path", [pytest.param(path, id=rule_id(path)) for path in FILES])
def test_examples_end_the_file_and_are_told_once(path: Path) -> None:
    keys = list(body(path))
    assert keys[-2:] == ["flags", "allows"]
    told = [text.casefold() for kind in keys[-2:] for text in body(path)[kind]]
    assert sorted(told) == sorted(set(told))


@pytest.mark.parametrize(("rule", "text"), examples("flags"))
def test_flagged(linter: Any, rule: str, text: str) -> None:
    assert found(linter, rule, text), f"{rule} must find: {text}"


@pytest.mark.parametrize(("rule", "text"), examples("allows"))
def test_allowed(linter: Any, rule: str, text: str) -> None:
    assert found(linter, rule, text) == [], f"{rule} must leave alone: {text}"
