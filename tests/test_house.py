"""What the README promises is what CI runs."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


def policylint(*arguments: str) -> subprocess.CompletedProcess[str]:
    program = "from policylint.cli import run; run()"
    return subprocess.run(
        [sys.executable, "-c", program, *arguments],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
        env={**os.environ, "COLUMNS": "96"},
    )


def commands(name: str) -> list[str]:
    """The lines of a document's shell blocks."""
    text = (ROOT / name).read_text(encoding="utf-8")
    return [line for block in re.findall(r"```sh\n(.*?)```", text, re.DOTALL) for line in block.splitlines()]


def test_ci_takes_the_test_command_from_the_readme() -> None:
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    (pattern,) = re.findall(r"grep -m 1 '([^']+)' README\.md", script)
    found = [line for line in commands("README.md") if re.search(pattern, line)]
    assert len(found) == 1
    assert re.fullmatch(
        r"python3 -m venv \.venv && \.venv/bin/pip install .* && \.venv/bin/pytest .*", found[0]
    )


def test_the_readme_installs_and_lints_the_bundled_example() -> None:
    (line,) = (line for line in commands("README.md")[:2] if "policylint check" in line)
    arguments = line.split(".venv/bin/policylint ")[1].split()
    run = policylint(*arguments)
    assert run.returncode in (0, 1), run.stderr
    assert "late-orders.md" in run.stdout


def test_the_readme_shows_what_is_really_printed() -> None:
    """If what is printed has changed for the better, `scripts/readme-output` puts it in."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    (shown,) = re.findall(r"```text\n(.*?)```", text, re.DOTALL)[:1]
    assert shown.strip() in policylint("check", "examples/late-orders.md").stdout


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md", "CHANGELOG.md"])
def test_links_between_documents_lead_somewhere(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    targets = [link.split("#")[0] for link in re.findall(r"\]\((?!https?:)([^)]+)\)", text)]
    assert [target for target in targets if target and not (ROOT / target).exists()] == []


def test_an_unknown_check_is_refused() -> None:
    run = subprocess.run(
        [ROOT / "scripts" / "check", "nonsense"], capture_output=True, text=True, check=False
    )
    assert (run.returncode, "no such check: nonsense" in run.stderr) == (2, True)
