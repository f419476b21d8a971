"""Every rewrite in documents of our own is one that somebody has read: `tests/golden/rewrites.md`."""

from __future__ import annotations

import importlib.machinery
import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

from policylint.linter import Linter

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def golden() -> ModuleType:
    path = str(ROOT / "scripts" / "golden-rewrites")
    loader = importlib.machinery.SourceFileLoader("golden_rewrites", path)
    spec = importlib.util.spec_from_loader("golden_rewrites", loader)
    if spec is None:
        raise ImportError(path)
    module = importlib.util.module_from_spec(spec)
    loader.exec_module(module)
    return module


def test_the_rewrites_are_those_that_were_read(golden: ModuleType) -> None:
    told = golden.table(Linter(), golden.documents()).splitlines()
    read = golden.GOLDEN.read_text(encoding="utf-8").splitlines()
    assert told == read, "run scripts/golden-rewrites, and read what has changed"


def test_the_table_is_long_enough_to_tell_something(golden: ModuleType) -> None:
    rows = [line for line in golden.GOLDEN.read_text(encoding="utf-8").splitlines() if line.startswith("| ")]
    findings = [row for row in rows if not row.startswith("| words ")]
    with_rewrites = [row for row in findings if not row.endswith(("| – |", "| – (legal notice) |"))]
    assert len(with_rewrites) >= 150
    outside = [row for row in findings if "(legal notice)" not in row]
    assert len(with_rewrites) >= 0.8 * len(outside)
