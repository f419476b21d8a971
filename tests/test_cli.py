"""The program as a process: starting, failing and stopping."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from policylint import __version__
from policylint.errors import PolicylintError

FAKE = str(Path(__file__).parent / "fake_linter.py")
HEAVY = ("spacy", "markdown_it", "yaml", "pathspec", "tomllib", "tomli", "difflib", "numpy")


def process(*arguments: str, input: bytes = b"", **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, FAKE, *arguments],
        input=input,
        capture_output=True,
        check=False,
        env={**os.environ, "PYTHONUTF8": "0", **environment},
    )


def test_importing_the_command_line_imports_nothing_heavy() -> None:
    program = "import sys, policylint.cli; print(*sys.modules)"
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert not set(HEAVY) & set(run.stdout.split())


def test_the_version_names_program_model_and_rules() -> None:
    run = process("--version")
    assert run.returncode == 0
    versions = r"\(model en_core_web_sm\w* 3\.\d+\.\d+, ruleset [0-9a-f]{8}, reader \d+-[0-9a-f]{8}\)\s+"
    expected = rf"policylint {re.escape(__version__)} {versions}"
    assert re.fullmatch(expected, run.stdout.decode())


def test_the_version_of_the_program_is_told_even_if_the_model_is_missing(
    cli: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    from policylint.commands import session

    def refuse() -> None:
        raise PolicylintError("No model.", mend="Install it.")

    monkeypatch.setattr(session, "shipped_tool", refuse)
    run = cli("--version")
    assert (run.exit_code, run.stdout, run.stderr) == (
        2,
        f"policylint {__version__}\n",
        "No model. Install it.\n",
    )


@pytest.mark.parametrize("command", [[], ["check"], ["rules"], ["rules", "test"], ["explain"]])
def test_every_command_has_help(cli: Any, command: list[str]) -> None:
    run = cli(*command, "--help")
    assert run.exit_code == 0
    assert run.stdout.startswith(" ".join(["Usage: policylint", *command]))


@pytest.mark.parametrize(
    "arguments", [["chekc"], ["check", "--formt", "json"], ["check", "--format", "xml"], []]
)
def test_wrong_usage_is_exit_code_2(cli: Any, arguments: list[str]) -> None:
    assert cli(*arguments).exit_code == 2


def test_check_reads_walks_and_exits(tree: Any) -> None:
    tree({"docs/a.md": "It is BLAME.\n", "docs/b.md": b"\xff"})
    run = process("check", "--format", "json", "docs")
    assert run.returncode == 2
    assert run.stderr.decode().startswith(str(Path("docs/b.md")) + ":1: Not valid UTF-8")
    assert [found["rule"] for found in json.loads(run.stdout)["findings"]] == ["supplier/blames-supplier"]


def test_standard_input_is_read_as_bytes() -> None:
    run = process("check", "--no-config", "--fix", "-", input="\ufeffé BLAME\r\n".encode(), LC_ALL="C")
    assert (run.returncode, run.stdout) == (0, "\ufeffé We answer\r\n".encode())


def test_a_terminal_that_lacks_a_character_gets_another() -> None:
    text = "配送 BLAME\n".encode()
    run = process("check", "--no-config", "-", input=text, PYTHONIOENCODING="ascii")
    assert run.returncode == 1
    assert b"?? BLAME" in run.stdout
    assert run.stderr == b""


def test_json_is_utf8_on_every_terminal() -> None:
    run = process(
        "check", "--no-config", "--format", "json", "-", input="é BLAME\n".encode(), PYTHONIOENCODING="ascii"
    )
    assert json.loads(run.stdout.decode("utf-8"))["findings"][0]["excerpt"] == "BLAME"


def test_a_reader_that_leaves_early_causes_no_complaint() -> None:
    program = subprocess.Popen(
        [sys.executable, FAKE, "check", "--no-config", "-"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert program.stdout and program.stdin and program.stderr
    program.stdout.close()
    program.stdin.write(b"BLAME\n\n" * 3000)
    program.stdin.close()
    assert program.stderr.read() == b""
    program.stderr.close()
    assert program.wait() == 1


def test_a_traceback_is_shown_only_on_request(tree: Any) -> None:
    tree({"a.md": "BOOM"})
    run = process("check", "a.md")
    assert run.returncode == 2
    assert b"Traceback" not in run.stderr
    for asked in (
        process("check", "a.md", POLICYLINT_TRACEBACK="1"),
        process("check", "--traceback", "a.md"),
    ):
        assert b"Traceback" in asked.stderr
        assert b"KeyError" in asked.stderr


def test_a_bug_in_a_command_is_one_sentence(cli: Any, place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from policylint.commands import rules

    def fail(*_: object, **__: object) -> None:
        raise ZeroDivisionError("oops")

    monkeypatch.setattr(rules, "list_rules", fail)
    run = cli("rules")
    assert run.exit_code == 2
    assert run.stderr.startswith("Internal error (ZeroDivisionError: oops). Please report it;")


def test_no_color_wins_over_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    from policylint.commands import output

    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    for name in ("NO_COLOR", "TERM"):
        monkeypatch.delenv(name, raising=False)
    assert output.style("auto").color
    assert not output.style("never").color
    monkeypatch.setenv("NO_COLOR", "1")
    assert not output.style("auto").color
    assert output.style("always").color


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps a directory that somebody is in")
def test_standing_in_a_removed_directory_is_told(
    cli: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    run = cli("check", "-", input="fine")
    assert run.exit_code == 2
    assert run.stderr == "The directory that you are in no longer exists. Go to one that does.\n"
