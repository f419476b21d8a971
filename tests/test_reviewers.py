"""Reviewers teach it, from the first check to a reader of their own, through the installed command."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[1]
DOCUMENTS = ("energy-intranet-post.md", "parking-permit-desk-manual.md")
#: As on a machine that has the program and not what its own weights were trained with.
PROGRAM = (
    "import sys; sys.modules.update(sklearn=None, scipy=None, training=None); "
    "from policylint.cli import run; run()"
)


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("firm")
    (place / ".git").mkdir()
    (place / "sops").mkdir()
    for name in DOCUMENTS:
        (place / "sops" / name).write_bytes((ROOT / "fixtures" / "flagged" / name).read_bytes())
    return place


def policylint(place: Path, *arguments: str, answers: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", PROGRAM, *arguments],
        cwd=place,
        input=answers,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )


def checked(place: Path, *arguments: str) -> Any:
    run = policylint(place, "check", "--review", "--format", "json", "--exit-zero", *arguments, "sops")
    assert run.returncode == 0, run.stderr
    return json.loads(run.stdout)


def chances(report: Any) -> dict[str, float]:
    noticed = (finding for finding in report["findings"] if finding["source"] == "reader")
    return {finding["excerpt"]: finding["confidence"] for finding in noticed}


def test_from_check_to_a_reader_of_ones_own(place: Path) -> None:
    before = checked(place)
    findings = before["findings"]
    assert {finding["source"] for finding in findings} == {"rule", "reader"}
    assert before["summary"]["silenced"] == 0

    # every finding of the reader is dismissed, what rules found is accepted
    answers = ["d The desk does it." if one["source"] == "reader" else "a" for one in findings]
    run = policylint(place, "review", "--by", "Ana", "sops", answers="\n".join(answers) + "\n")
    assert run.returncode == 0, run.stderr
    assert f"{answers.count('a')} accepted" in run.stdout
    assert "0 left" in run.stdout

    after = checked(place)
    assert after["summary"]["silenced"] == len(findings) - answers.count("a")
    assert [one["fingerprint"] for one in after["findings"]] == [
        one["fingerprint"] for one in findings if one["source"] == "rule"
    ]
    assert after["notes"] == []
    assert len(checked(place, "--no-decisions")["findings"]) == len(findings)

    # what was judged stays judged when the documents are edited elsewhere
    for name in DOCUMENTS:
        path = place / "sops" / name
        text = path.read_text(encoding="utf-8")
        path.write_text(f"{text}\n## Keys\n\nThe keys hang behind the door.\n", encoding="utf-8")
    assert checked(place)["summary"]["silenced"] == after["summary"]["silenced"]

    for _ in range(2):
        run = policylint(place, "corpus", "add")
        assert run.returncode == 0, run.stderr
        assert "2 documents" in run.stdout
    assert policylint(place, "corpus", "check", "policylint-corpus").returncode == 0

    run = policylint(place, "train")
    assert run.returncode == 0, run.stderr
    taught = (place / "policylint-reader.json").read_bytes()
    assert policylint(place, "train").returncode == 0
    assert (place / "policylint-reader.json").read_bytes() == taught

    (place / "policylint.toml").write_text('reader = "policylint-reader.json"\n')
    own = checked(place, "--no-decisions")
    assert own["tool"]["reader"].startswith(before["tool"]["reader"] + "+")
    assert own["tool"]["reader"] in policylint(place, "--version").stdout
    old, new = chances(before), chances(own)
    assert new.keys() < old.keys()  # of what was dismissed, some is not proposed any more
    assert all(new[excerpt] < old[excerpt] for excerpt in new)
