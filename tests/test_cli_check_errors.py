"""`policylint check` where something is wrong: one sentence a fault, exit code 2."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

BAD = "It is BLAME.\n"


def findings(output: str) -> list[tuple[str, str]]:
    return [(found["path"], found["rule"]) for found in json.loads(output)["findings"]]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"fine\n\nbroken \xff\n", "bad.md:3: Not valid UTF-8"),
        (b"fine\n\0\n", "bad.md:2: Holds a NUL byte"),
        (b"BOOM", "bad.md: Internal error (KeyError: 'boom'). Please report it"),
        (b"ONE", "bad.md:1: Has ONE. Remove it."),
        (
            b"---\npolicylint:\n  audience: clients\n---\n",
            "bad.md:3: Front matter 'policylint' has audience: 'clients'.",
        ),
        (
            b"---\npolicylint:\n  audiance: staff\n---\n",
            "bad.md:3: Front matter 'policylint' has an unknown key",
        ),
        (b"a" * 10_000_000, "bad.md: Larger than"),
    ],
)
def test_a_bad_file_is_one_sentence_and_the_others_are_linted(
    cli: Any, tree: Any, content: bytes, sentence: str
) -> None:
    tree({"bad.md": content, "a.md": BAD, "z.md": BAD})
    run = cli("check", "--format", "json", ".")
    assert run.exit_code == 2
    assert run.stderr.startswith(sentence)
    assert run.stderr.count("\n") == 1
    report = json.loads(run.stdout)
    assert [found["path"] for found in report["findings"]] == ["a.md", "z.md"]
    assert [error["path"] for error in report["errors"]] == ["bad.md"]


def test_a_missing_path_is_an_error(cli: Any, tree: Any) -> None:
    tree({"a.md": BAD})
    run = cli("check", "nowhere.md", "a.md")
    assert run.exit_code == 2
    assert run.stderr == "nowhere.md: No such file or directory. Check the path.\n"
    assert "supplier/blames-supplier" in run.stdout


def test_a_directory_without_documents_is_an_error(cli: Any, tree: Any) -> None:
    tree({"code/a.py": "BLAME"})
    run = cli("check", "code")
    assert run.exit_code == 2
    assert run.stderr.startswith("code: No file to check in this directory.")


def test_a_broken_link_is_an_error_named_or_walked(cli: Any, tree: Any) -> None:
    tree({"docs/a.md": "fine"}).joinpath("docs/link.md").symlink_to("gone.md")
    for arguments in (["docs"], ["docs/link.md"]):
        run = cli("check", *arguments)
        assert run.exit_code == 2
        assert run.stderr.startswith(f"docs{os.sep}link.md: A broken link to gone.md.")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root reads everything")
def test_an_unreadable_file_is_an_error(cli: Any, tree: Any) -> None:
    tree({"a.md": "fine"}).joinpath("a.md").chmod(0)
    run = cli("check", "a.md")
    assert run.exit_code == 2
    assert run.stderr.startswith("a.md: Can't be read: Permission denied.")


def test_a_read_error_is_a_sentence(cli: Any, tree: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    tree({"a.md": "fine"})
    monkeypatch.setattr(Path, "read_bytes", refuse)
    run = cli("check", "--no-config", "a.md")
    assert run.exit_code == 2
    assert run.stderr == "a.md: Can't be read: Permission denied. Check the file and its permissions.\n"


@pytest.mark.parametrize("flag", ["--select", "--ignore"])
def test_an_unknown_rule_on_the_command_line_is_an_error(cli: Any, tree: Any, flag: str) -> None:
    tree({"a.md": BAD})
    run = cli("check", flag, "blame,suplier", "a.md")
    assert run.exit_code == 2
    assert run.stderr == f"{flag} names no rule or family: 'suplier'. Did you mean 'supplier'?\n"


def test_an_unknown_rule_in_configuration_is_an_error_of_its_files_only(cli: Any, tree: Any) -> None:
    tree({"one/policylint.toml": 'preview = true\nselect = ["blamed"]\n', "one/a.md": BAD, "two/b.md": BAD})
    run = cli("check", "--format", "json", ".")
    assert run.exit_code == 2
    where = os.path.join("one", "policylint.toml")  # noqa: PTH118
    assert run.stderr == f"{where}:2: 'select' names no rule or family: 'blamed'. Did you mean 'blame'?\n"
    assert findings(run.stdout) == [(os.path.join("two", "b.md"), "supplier/blames-supplier")]  # noqa: PTH118


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--unsafe-fixes"], "--unsafe-fixes needs --fix or --diff."),
        (["--diff", "--format", "json"], "--diff prints a diff"),
        (["--select", " , "], "names nothing"),
        (["--config", "none.toml"], "none.toml: Can't read the configuration"),
        (["--rulesets", "none"], "none: --rulesets must name a directory"),
        (["--fix", "--format", "json", "-"], "--fix of standard input"),
    ],
)
def test_wrong_usage_is_exit_code_2(cli: Any, tree: Any, arguments: list[str], sentence: str) -> None:
    tree({"a.md": "fine"})
    run = cli("check", "a.md", *arguments, input="")
    assert run.exit_code == 2
    assert sentence in run.stderr
