"""Rewrites written by `check --fix` and shown by `--diff`."""

from __future__ import annotations

import os
import stat
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from policylint import files
from policylint.errors import PolicylintError


def test_diff_changes_nothing_and_says_that_there_is_something_to_change(cli: Any, tree: Any) -> None:
    tree({"a.md": "One\r\nBLAME", "b.md": "fine"})
    run = cli("check", "--diff", ".")
    assert run.exit_code == 1
    no_end = "\\ No newline at end of file\n"
    assert run.stdout_bytes.decode() == (
        f"--- a.md\n+++ a.md\n@@ -1,2 +1,2 @@\n One\r\n-BLAME\n{no_end}+We answer\n{no_end}"
    )
    assert Path("a.md").read_bytes() == b"One\r\nBLAME"
    assert cli("check", "--diff", "b.md").exit_code == 0


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"A\r\nBLAME\r\n", b"A\r\nWe answer\r\n"),
        ("\ufeffBLAME é".encode(), "\ufeffWe answer é".encode()),
        (b"BLAME\rB\r", b"We answer\rB\r"),
    ],
)
def test_fix_changes_the_span_and_no_other_byte(cli: Any, tree: Any, before: bytes, after: bytes) -> None:
    tree({"a.md": before})
    run = cli("check", "--fix", "a.md")
    assert run.exit_code == 0
    assert "1 rewrite written." in run.stdout
    assert Path("a.md").read_bytes() == after


def test_fix_reports_what_is_left(cli: Any, tree: Any) -> None:
    tree({"a.md": "BLAME\n\n<!-- policylint-disable-file blame -- why -->\n"})
    run = cli("check", "--fix", "--format", "concise", "a.md")
    assert run.exit_code == 1
    assert (
        run.stdout
        == "a.md:3:1: warning: suppression/unused There is nothing of 'blame' here to switch off.\n"
    )


def test_rewrites_that_share_words_are_made_one_after_the_other(
    cli: Any, tree: Any, monkeypatch: Any
) -> None:
    import policylint.rewriting

    def first_only(text: str, findings: Any, unsafe: bool) -> str:
        return text.replace("BLAME", "fine", 1) if findings else text

    monkeypatch.setattr(policylint.rewriting, "apply", first_only)
    tree({"a.md": "BLAME BLAME BLAME\n"})
    run = cli("check", "--diff", "a.md")
    assert "+fine fine fine\n" in run.stdout
    assert cli("check", "--fix", "a.md").exit_code == 0
    assert Path("a.md").read_text() == "fine fine fine\n"


def test_unsafe_rewrites_are_made_on_request_only(cli: Any, tree: Any, monkeypatch: Any) -> None:
    import policylint.rewriting

    monkeypatch.setattr(policylint.rewriting, "apply", lambda text, _, unsafe: "fine" if unsafe else text)
    tree({"a.md": "BLAME"})
    assert cli("check", "--fix", "a.md").exit_code == 1
    assert Path("a.md").read_text() == "BLAME"
    assert cli("check", "--fix", "--unsafe-fixes", "a.md").exit_code == 0
    assert Path("a.md").read_text() == "fine"


@pytest.mark.skipif(os.name == "nt", reason="modes and links of Unix")
def test_fix_keeps_mode_and_link(cli: Any, tree: Any) -> None:
    tree({"docs/a.md": "BLAME"}).joinpath("docs/a.md").chmod(0o640)
    Path("link.md").symlink_to("docs/a.md")
    cli("check", "--fix", "link.md")
    assert Path("link.md").is_symlink()
    assert Path("docs/a.md").read_text() == "We answer"
    assert stat.S_IMODE(Path("docs/a.md").stat().st_mode) == 0o640
    assert [path.name for path in Path("docs").iterdir()] == ["a.md"]


def test_a_file_that_changed_meanwhile_is_not_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("new")
    with pytest.raises(PolicylintError, match="Changed while it was checked"):
        files.write_text(path, "fixed", expected="old")
    assert path.read_text() == "new"


def test_a_failed_write_leaves_the_old_text_and_nothing_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(self: Path, target: Path) -> Path:
        raise OSError(28, "No space left on device")

    path = tmp_path / "a.md"
    path.write_text("old")
    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(PolicylintError, match="No space left"):
        files.write_text(path, "new", expected="old")
    assert [(entry.name, entry.read_text()) for entry in tmp_path.iterdir()] == [("a.md", "old")]


def test_diff_says_that_there_are_rewrites_which_it_does_not_show(
    cli: Any, tree: Any, monkeypatch: Any
) -> None:
    from fake_linter import find as find_safe

    def find(*given: Any) -> Any:
        finding = find_safe(*given)
        return replace(finding, rewrites=(replace(finding.rewrites[0], safety="unsafe"),))

    monkeypatch.setattr("fake_linter.find", find)
    monkeypatch.setattr("policylint.rewriting.apply", lambda text, _, unsafe: "fine" if unsafe else text)
    tree({"a.md": "BLAME WARN"})
    run = cli("check", "--diff", "a.md")
    assert (run.exit_code, run.stdout) == (0, "")
    assert run.stderr == "2 more rewrites need your check first; --diff --unsafe-fixes shows them too.\n"
    assert cli("check", "--diff", "--quiet", "a.md").stderr == ""
    assert "unsafe" not in cli("check", "--diff", "--unsafe-fixes", "a.md").stderr
