"""`policylint check` as its user meets it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

BAD = "It is BLAME.\n"
WARN = "It is WARN.\n"


def findings(output: str) -> list[tuple[str, str]]:
    return [(found["path"], found["rule"]) for found in json.loads(output)["findings"]]


def found_paths(cli: Any, *arguments: str) -> list[str]:
    return [
        document["path"]
        for document in json.loads(cli("check", "--format", "json", *arguments).stdout)["documents"]
    ]


# What passes


def test_a_clean_document_is_exit_code_0(cli: Any, tree: Any) -> None:
    tree({"a.md": "fine"})
    run = cli("check", "a.md")
    assert (run.exit_code, run.stderr) == (0, "")
    assert "1 document, 1 word: no findings." in run.stdout


@pytest.mark.parametrize(
    ("text", "level", "code"),
    [
        (BAD, None, 1),
        (WARN, None, 1),
        ("INFO", None, 0),
        (WARN, "error", 0),
        ("INFO", "info", 1),
        (BAD, "never", 0),
    ],
)
def test_fail_level_decides_the_exit_code(
    cli: Any, tree: Any, text: str, level: str | None, code: int
) -> None:
    tree({"a.md": text})
    assert cli("check", "a.md", *(["--fail-level", level] if level else [])).exit_code == code
    if level:
        tree({"policylint.toml": f'fail-level = "{level}"\n'})
        assert cli("check", "a.md").exit_code == code


def test_exit_zero_forgives_findings_and_no_errors(cli: Any, tree: Any) -> None:
    tree({"a.md": BAD})
    assert cli("check", "--exit-zero", "a.md").exit_code == 0
    assert cli("check", "--exit-zero", "a.md", "gone.md").exit_code == 2


def test_a_file_reached_twice_is_linted_once(cli: Any, tree: Any) -> None:
    tree({"docs/a.md": "fine"})
    assert found_paths(cli, "docs/a.md", "docs", "./docs/../docs/a.md") == [str(Path("docs/a.md"))]


def test_a_directory_named_like_a_document_is_walked(cli: Any, tree: Any) -> None:
    tree({"docs/x.md/a.md": "fine"})
    expected = [str(Path("docs/x.md/a.md"))]
    assert found_paths(cli, "docs") == found_paths(cli, "docs/x.md") == expected


def test_ignored_and_excluded_files_are_left_out_unless_named(cli: Any, tree: Any) -> None:
    tree(
        {
            ".gitignore": "a.md\n",
            "policylint.toml": 'exclude = ["b.md"]\n',
            "a.md": BAD,
            "b.md": BAD,
            "c.md": BAD,
        }
    )
    assert found_paths(cli) == ["c.md"]
    assert found_paths(cli, "a.md", "b.md") == ["a.md", "b.md"]
    assert found_paths(cli, "--force-exclude", "a.md", "b.md", "c.md") == ["c.md"]


def test_when_every_named_file_is_excluded_by_force_there_is_nothing_to_say(cli: Any, tree: Any) -> None:
    tree({"policylint.toml": 'exclude = ["a.md"]\n', "a.md": BAD})
    run = cli("check", "--force-exclude", "a.md")
    assert (run.exit_code, run.stderr) == (0, "")


# Standard input


def test_standard_input_has_the_given_name_and_its_configuration(cli: Any, tree: Any) -> None:
    tree({"docs/policylint.toml": 'ignore = ["supplier"]\n'})
    run = cli("check", "--format", "concise", "-", input=BAD + WARN)
    assert [line.split(":")[0] for line in run.stdout.splitlines()] == ["<stdin>", "<stdin>"]
    run = cli("check", "--format", "concise", "--stdin-filename", "docs/a.md", "-", input=BAD + WARN)
    assert run.stdout == "docs/a.md:2:7: warning: convenience/no-exceptions Found WARN.\n"


def test_excluded_standard_input_is_not_linted_by_force(cli: Any, tree: Any) -> None:
    tree({"policylint.toml": 'exclude = ["docs/"]\n'})
    arguments = ("check", "--stdin-filename", "docs/a.md", "-")
    assert cli(*arguments, input=BAD).exit_code == 1
    assert cli(*arguments, "--force-exclude", input=BAD).exit_code == 0


def test_fix_of_standard_input_writes_the_text_to_standard_output(cli: Any, place: Path) -> None:
    run = cli("check", "--fix", "-", input="It is BLAME.\r\n")
    assert run.exit_code == 0
    assert run.stdout_bytes == b"It is We answer.\r\n"
    run = cli("check", "--fix", "-", input="fine\n")
    assert run.stdout_bytes == b"fine\n"


# Options


def test_flags_stand_over_configuration(cli: Any, tree: Any) -> None:
    tree(
        {"policylint.toml": 'select = ["supplier"]\nignore = ["convenience"]\n', "a.md": BAD + WARN + "INFO"}
    )
    rules = {"supplier/blames-supplier", "convenience/no-exceptions", "blame/hint"}

    def found(*arguments: str) -> set[str]:
        return {rule for _, rule in findings(cli("check", "--format", "json", "a.md", *arguments).stdout)}

    assert found() == {"supplier/blames-supplier"}
    assert found("--select", "convenience,blame/hint") == rules - {"supplier/blames-supplier"}
    assert found("--ignore", "supplier/blames-supplier") == set()
    assert found("--no-config") == rules


def test_audience_comes_from_flag_front_matter_or_configuration_in_this_order(cli: Any, tree: Any) -> None:
    front = "---\npolicylint:\n  audience: staff\n---\n"
    tree({"policylint.toml": 'audience = "customer"\n', "a.md": "fine", "b.md": front})

    def audience(*arguments: str) -> list[str]:
        report = json.loads(cli("check", "--format", "json", ".", *arguments).stdout)
        return [document["audience"] for document in report["documents"]]

    assert audience() == ["customer", "staff"]
    assert audience("--audience", "customer") == ["customer", "customer"]


def test_quiet_prints_findings_only(cli: Any, tree: Any) -> None:
    tree({"a.md": "fine", "b.md": BAD})
    assert cli("check", "--quiet", "a.md").stdout == ""
    assert "2 documents" not in cli("check", "--quiet", ".").stdout


def test_color_is_for_terminals_or_on_request(cli: Any, tree: Any) -> None:
    tree({"a.md": BAD})
    assert "\033[" not in cli("check", "a.md").stdout
    assert "\033[" in cli("check", "--color", "always", "a.md").stdout


def test_an_error_of_the_run_still_gives_json(cli: Any, tree: Any) -> None:
    tree({"a.md": BAD})
    run = cli("check", "--format", "json", "--select", "nothing", "a.md")
    report = json.loads(run.stdout)
    assert report["findings"] == []
    assert report["errors"][0]["message"].startswith("--select names no rule or family: 'nothing'.")
