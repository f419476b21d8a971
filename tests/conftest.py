"""Fixtures for the doors: the command line over a linter that finds single words."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import fake_linter
import pytest
from click.testing import CliRunner, Result
from hypothesis import settings

Cli = Callable[..., Result]

# CI asks the same questions every time; at a developer's, property tests look for new ones.
settings.register_profile("ci", derandomize=True)
if os.environ.get("CI"):
    settings.load_profile("ci")


@pytest.fixture(scope="session", autouse=True)
def _cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep compiled rules out of the user's cache, in processes that tests start as well."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("POLICYLINT_CACHE_DIR", str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture
def cli(monkeypatch: pytest.MonkeyPatch) -> Cli:
    """Call the command line in this process, with the fake linter."""
    import policylint.rewriting
    from policylint.cli import main

    monkeypatch.setitem(sys.modules, "policylint.linter", fake_linter.modules())
    monkeypatch.setattr(policylint.rewriting, "apply", fake_linter.apply, raising=False)

    def call(*arguments: str, input: str | bytes | None = None) -> Result:
        return CliRunner().invoke(main, arguments, input=input, prog_name="policylint")

    return call


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty directory to stand in, the top of a repository."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".git").mkdir()
    return tmp_path


@pytest.fixture
def tree(place: Path) -> Callable[..., Path]:
    """Write files below the place: `tree({"a.md": "text"})`; bytes are written as they are."""

    def write(files: dict[str, str | bytes]) -> Path:
        for name, content in files.items():
            path = place / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return place

    return write
