"""`policylint corpus add` and `policylint train`: a corpus of one's own, and what is learned from it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from policylint.reader.corpus import faults, read_listed, read_units

PAGE = "# Late\n\nIt is BLAME.\n\nThat is WARN.\n\nHere is INFO.\n"


@pytest.fixture
def page(cli: Any, tree: Any) -> Path:
    """A document with three decisions."""
    place: Path = tree({"sops/late.md": PAGE})
    cli("review", "sops", input="a\nd The law says so.\nr silence\n")
    return place


def units(place: Path, folder: str = "policylint-corpus") -> dict[str, dict[str, int]]:
    assert list(faults(place / folder)) == []
    return {unit.text: dict(unit.labels) for unit in read_units(place / folder)}


def files(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def test_decisions_become_units_of_a_corpus_that_is_in_order(cli: Any, page: Path) -> None:
    run = cli("corpus", "add", "--author", "us", "--sector", "post")
    assert run.exit_code == 0, run.output
    assert "1 document, 3 sentences, 2 of them with a family." in run.stdout
    assert units(page) == {
        "It is BLAME.": {"supplier": 2},
        "That is WARN.": {},
        "Here is INFO.": {"silence": 2},
    }
    (listed,) = read_listed(page / "policylint-corpus")
    assert (listed.author, listed.sector) == ("us", "post")
    assert (page / "policylint-corpus" / "docs" / listed.doc).read_text() == PAGE
    assert cli("corpus", "check", "policylint-corpus").exit_code == 0


def test_a_second_time_changes_nothing(cli: Any, page: Path) -> None:
    cli("corpus", "add")
    before = files(page / "policylint-corpus")
    assert cli("corpus", "add").exit_code == 0
    assert files(page / "policylint-corpus") == before


def test_it_stays_out_of_the_repository_and_of_checks(cli: Any, page: Path) -> None:
    cli("corpus", "add")
    report = json.loads(cli("check", "--format", "json", "--exit-zero").stdout)
    assert [document["path"] for document in report["documents"]] == ["sops/late.md"]


def test_what_was_judged_stays_when_the_document_is_mended(cli: Any, page: Path) -> None:
    cli("corpus", "add")
    late = page / "sops" / "late.md"
    late.write_text("# Late\n\nIt is ours.\n\nThat is WARN.\n\nHere is INFO.\n\nMore BLAME.\n")
    cli("review", "sops", "--prune")
    cli("review", "sops", input="a\n")
    cli("corpus", "add")
    assert units(page) == {
        "It is BLAME.": {"supplier": 2},
        "That is WARN.": {},
        "Here is INFO.": {"silence": 2},
        "More BLAME.": {"supplier": 2},
    }
    assert len(read_listed(page / "policylint-corpus")) == 2


def test_who_decides_otherwise_labels_otherwise(cli: Any, page: Path) -> None:
    cli("corpus", "add")
    cli("review", "sops", "--again", input="d It is fine.\na\na\n")
    cli("corpus", "add")
    assert units(page) == {
        "It is BLAME.": {},
        "That is WARN.": {"convenience": 2},
        "Here is INFO.": {"blame": 2},
    }


def test_what_can_not_be_found_any_more_is_counted(cli: Any, page: Path) -> None:
    (page / "sops" / "late.md").write_text("# Late\n\nThat is WARN.\n")
    run = cli("corpus", "add")
    assert "Left out: 2 decisions on sentences that no longer stand" in run.stdout
    assert units(page) == {"That is WARN.": {}}


def test_documents_of_one_name_in_two_places_are_two(cli: Any, tree: Any) -> None:
    place = tree({"a/b.md": PAGE, "a--b.md": PAGE, "a b.md": PAGE, "ä.md": PAGE})
    cli("review", ".", input="a\n" * 12)
    cli("corpus", "add", "--to", "ours")
    assert len(read_listed(place / "ours")) == 4
    assert len(read_units(place / "ours")) == 12


def test_without_decisions_it_says_where_they_come_from(cli: Any, place: Path) -> None:
    run = cli("corpus", "add")
    assert (run.exit_code, "policylint review" in run.stderr) == (2, True)


def test_a_corpus_that_is_not_in_order_is_not_added_to(cli: Any, page: Path) -> None:
    cli("corpus", "add")
    labels = page / "policylint-corpus" / "labels.jsonl"
    labels.write_text(labels.read_text().replace('"start": 8', '"start": 7'))
    before = labels.read_bytes()
    run = cli("corpus", "add")
    assert (run.exit_code, "labels.jsonl:1: Its text differs" in run.stderr) == (2, True)
    assert labels.read_bytes() == before


def test_train_writes_the_same_bytes_and_says_what_to_do_with_them(cli: Any, page: Path) -> None:
    cli("corpus", "add")
    run = cli("train")
    assert run.exit_code == 0, run.output
    assert "taught by 3 sentences of 1 document." in run.stdout
    assert 'reader = "policylint-reader.json"' in run.stdout
    assert "below 30 decisions expect no difference" in run.stdout
    cli("train", "--with", "policylint-corpus", "--to", "other.json")
    assert (page / "other.json").read_bytes() == (page / "policylint-reader.json").read_bytes()


def test_train_tries_the_lesson_on_what_it_was_not_learned_from(cli: Any, tree: Any) -> None:
    tree({"a.md": PAGE, "b.md": PAGE.replace("It", "There")})
    cli("review", ".", input="a\nd No.\na\n" * 2)
    cli("corpus", "add")
    shown = cli("train").stdout
    assert " of 4 (before: " in shown
    assert " of 2 (before: " in shown


@pytest.mark.parametrize(
    "files", [{}, {"policylint-corpus/labels.jsonl": "", "policylint-corpus/documents.csv": ""}]
)
def test_train_without_a_corpus_says_how_one_is_made(cli: Any, tree: Any, files: dict[str, str]) -> None:
    place = tree(files)
    run = cli("train")
    assert (run.exit_code, (place / "policylint-reader.json").exists()) == (2, False)
    assert "policylint-corpus" in run.stderr


def test_the_configured_reader_is_named_in_version_and_report(cli: Any, page: Path) -> None:
    cli("corpus", "add")
    cli("train")
    plain = json.loads(cli("check", "--format", "json", "--exit-zero").stdout)["tool"]["reader"]
    (page / "policylint.toml").write_text('reader = "policylint-reader.json"\n')
    taught = json.loads(cli("check", "--format", "json", "--exit-zero").stdout)["tool"]["reader"]
    assert taught.startswith(f"{plain}+3-")
    assert f"reader {taught})" in cli("--version").stdout
    (page / "policylint.toml").unlink()
    by_flag = cli("check", "--format", "json", "--exit-zero", "--reader", "policylint-reader.json")
    assert json.loads(by_flag.stdout)["tool"]["reader"] == taught


@pytest.mark.parametrize(
    ("config", "said"),
    [
        ('reader = "gone.json"', "policylint.toml:1: 'reader' names 'gone.json', which is no file."),
        ("reader = 3", "policylint.toml:1: 'reader' must be the path of a file."),
        ('decisions = ""', "policylint.toml:1: 'decisions' must be the path of a file."),
    ],
)
def test_a_wrong_configuration_is_told_with_its_line(cli: Any, tree: Any, config: str, said: str) -> None:
    tree({"policylint.toml": config + "\n", "a.md": PAGE})
    run = cli("check", "a.md")
    assert (run.exit_code, said in run.stderr) == (2, True), run.stderr
    assert cli("--version").exit_code == 0


def test_a_reader_that_is_named_must_be_there(cli: Any, page: Path) -> None:
    run = cli("check", "--reader", "gone.json", "sops")
    assert (run.exit_code, "gone.json: --reader must name a file" in run.stderr) == (2, True)
