"""`policylint commitments`, and contradictions as `check` tells them, with the real linter."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

from click.testing import CliRunner, Result

from policylint.cli import main
from policylint.reports.text import width_of

CONTRADICTING = Path(__file__).parents[2] / "fixtures" / "contradicting"
CONTACT = (
    "# Contact\n\nWe reply to every e-mail within 24 hours.\n\nThere is no charge for a replacement card.\n"
)
LEVELS = "# Levels 😀\n\nReplies to e-mails take up to 5 working days.\n\nNothing else is said.\n"


def run(*arguments: str, input: str | None = None) -> Result:
    return CliRunner().invoke(main, arguments, input=input)


def test_the_table_names_who_what_when_and_where_and_keeps_to_the_page(tree: Any, monkeypatch: Any) -> None:
    monkeypatch.setenv("COLUMNS", "64")
    tree({"a.md": CONTACT})
    result = run("commitments", ".")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.splitlines()[0] == "a.md"
    assert result.stdout.splitlines()[2].split() == [
        "who",
        "act",
        "to",
        "whom",
        "limit",
        "condition",
        "where",
    ]
    assert {"We", "reply:", "24", "hours", "does", "not", "line", "3,"} <= set(result.stdout.split())
    assert max(map(width_of, result.stdout.splitlines())) <= 64


def test_json_has_code_points_of_the_source(tree: Any) -> None:
    tree({"b.md": LEVELS})
    report = json.loads(run("commitments", "--format", "json", "b.md").stdout)
    (one,) = report["commitments"]
    assert LEVELS[one["start"]["offset"] : one["end"]["offset"]] == one["excerpt"]
    assert (one["act"], one["path"], one["start"]["line"]) == ("reply", "b.md", 3)
    assert one["limit"]["text"] == "up to 5 working days"
    assert one["limit"]["working_days"] == {"from": None, "to": 5.0}


def test_csv_has_a_header_and_a_row_a_promise(tree: Any) -> None:
    tree({"a.md": CONTACT, "b.md": LEVELS})
    rows = list(csv.DictReader(io.StringIO(run("commitments", "--format", "csv", ".").stdout)))
    assert [(row["path"], row["line"], row["act"], row["working_days"]) for row in rows] == [
        ("a.md", "3", "reply", "1"),
        ("a.md", "5", "does not charge", ""),
        ("b.md", "3", "reply", "5"),
    ]


def test_a_file_that_cannot_be_read_costs_no_other(tree: Any) -> None:
    tree({"a.md": b"We reply.\xff\xfe\x00", "b.md": LEVELS})
    result = run("commitments", "a.md", "b.md", "nosuch.md")
    assert result.exit_code == 2
    assert "5 working days" in result.stdout
    errors = result.stderr.splitlines()
    assert len(errors) == 2 and all(line.startswith(("a.md:", "nosuch.md:")) for line in errors)


def test_without_promises_it_says_so(tree: Any) -> None:
    tree({"a.md": "# Kitchen\n\nThe kettle is red.\n"})
    result = run("commitments", ".")
    assert (result.exit_code, result.stdout) == (0, "1 document: no promises to customers found.\n")


def test_standard_input_is_read() -> None:
    result = run("commitments", "--audience", "staff", "--format", "csv", "-", input="Reply within 2 days.\n")
    assert "<stdin>,1,,duty,,staff,reply" in result.stdout


def test_two_files_contradict_each_other_at_the_later_place(tree: Any) -> None:
    tree({"a.md": CONTACT, "b.md": LEVELS})
    report = json.loads(run("check", "--select", "document", "--format", "json", ".").stdout)
    (finding,) = report["findings"]
    assert (finding["rule"], finding["path"], finding["tenets"]) == ("document/two-limits", "b.md", ["A8"])
    (related,) = finding["related"]
    assert CONTACT[related["start"]["offset"] : related["end"]["offset"]] == related["excerpt"]
    assert (related["path"], related["start"]["line"]) == ("a.md", 3)
    assert "a.md:3" in finding["message"]
    assert run("check", "--select", "document", "a.md").exit_code == 0
    assert run("check", "--select", "document", "b.md").exit_code == 0


def test_the_full_report_shows_both_places(tree: Any) -> None:
    tree({"a.md": CONTACT, "b.md": LEVELS})
    result = run("check", "--select", "document/two-limits", ".")
    assert result.exit_code == 1
    assert "b.md:3:1: warning: document/two-limits" in result.stdout
    assert "a.md:3" in " ".join(result.stdout.split())


def test_a_comment_and_ignore_switch_it_off(tree: Any) -> None:
    comment = "<!-- policylint-disable-next-line document/two-limits -- by post only, agreed in May -->\n\n"
    tree({"a.md": CONTACT, "b.md": LEVELS.replace("Replies", f"{comment}Replies")})
    assert run("check", "--select", "document", ".").stdout.count("document/two-limits") == 0
    tree({"b.md": LEVELS})
    assert run("check", "--ignore", "document", ".").stdout.count("document/two-limits") == 0


def test_an_unused_comment_for_it_is_reported(tree: Any) -> None:
    tree({"a.md": "<!-- policylint-disable-next-line document/two-limits -- why not -->\n\n" + CONTACT})
    assert "suppression/unused" in run("check", "a.md").stdout


def test_the_rules_are_listed_and_explained() -> None:
    assert "document/contradicted-promise" in run("rules").stdout
    assert "Two places set different time limits" in run("explain", "document/two-limits").stdout


def test_two_procedures_of_one_company_contradict_each_other_where_they_do_and_nowhere_else() -> None:
    report = json.loads(run("check", "--select", "document", "--format", "json", str(CONTRADICTING)).stdout)
    assert [(one["rule"], one["excerpt"], one["related"][0]["excerpt"]) for one in report["findings"]] == [
        (
            "document/two-limits",
            "E-mails are answered within three working days.",
            "We reply to every e-mail within 24 hours.",
        ),
        (
            "document/contradicted-promise",
            "A fee of £35 applies to a meter test.",
            "There is no charge for a meter test.",
        ),
    ]
