"""Whole small documents: promises that can't both be kept, and near misses that can."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from policylint.commands.session import make_linter
from policylint.config import Options
from policylint.documents import read
from policylint.linter import Linter
from policylint.source import Source

PAIRS: dict[str, list[dict[str, Any]]] = yaml.safe_load(
    (Path(__file__).parent / "pairs.yaml").read_text(encoding="utf-8")
)


@pytest.fixture(scope="module")
def linter() -> Iterator[Linter]:
    yield make_linter()


def found(linter: Linter, pair: dict[str, Any]) -> list[str]:
    options = Options(
        select=("document/two-limits", "document/contradicted-promise"), audience=pair.get("audience", "auto")
    )
    return [finding.rule.id for finding in linter.lint(read(Source("a.md", pair["text"])), options).findings]


@pytest.mark.parametrize("pair", PAIRS["agree"], ids=lambda pair: pair["text"].split("\n")[2])
def test_what_can_be_kept_is_left_alone(linter: Linter, pair: dict[str, Any]) -> None:
    assert found(linter, pair) == []


@pytest.mark.parametrize("pair", PAIRS["clash"], ids=lambda pair: pair["text"].split("\n")[2])
def test_what_cannot_be_kept_is_found_once(linter: Linter, pair: dict[str, Any]) -> None:
    assert found(linter, pair) == [f"document/{pair['rule']}"]
