"""The file of decisions: what people wrote comes back, and what is wrong is told by file, line and mend."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policylint.decisions.file import as_text, parse_book, read_book, write_book
from policylint.decisions.model import Book, Decision
from policylint.errors import PolicylintError

GOOD = """\
sops/late.md:
  - finding: policylint/v1:00
    rule: reader/silence
    sentence: They find out.
    decision: dismiss
    reason: The branch rings them.
"""


@pytest.mark.parametrize(
    ("old", "new", "line", "said"),
    [
        ("    reason: The branch rings them.\n", "", 2, "no 'reason'. Say why"),
        ("decision: dismiss", "decision: dismis", 5, "Did you mean 'dismiss'?"),
        ("decision: dismiss", "decision: relabel", 2, "no 'family'. Write one of: blame"),
        ("reason: The", "family: blme\n    reason: The", 6, "Did you mean 'blame'?"),
        ("reason: The", "family: blame\n    reason: The", 2, "has a 'family'. Write decision: relabel"),
        ("    sentence: They find out.\n", "", 2, "no 'sentence'"),
        ("rule: reader/silence", "rull: reader/silence", 3, "unknown key 'rull'"),
        ("sentence: They find out.", "sentence: ''", 4, "sentence is empty"),
        (
            "  - finding: policylint/v1:00\n    rule",
            "    finding: policylint/v1:00\n    rule",
            1,
            "be a list",
        ),
        ("sops/late.md:", "- sops/late.md:", None, ""),
        ("reason: The", "finding: policylint/v1:01\n    reason: The", 6, "'finding' is here twice"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(old: str, new: str, line: int | None, said: str) -> None:
    assert old in GOOD
    with pytest.raises(PolicylintError) as error:
        parse_book(Path("d.yaml"), GOOD.replace(old, new).encode())
    assert error.value.path == "d.yaml"
    assert said in str(error.value)
    if line:
        assert error.value.line == line


def test_a_finding_is_decided_once() -> None:
    twice = GOOD + GOOD.split("\n", 1)[1]
    with pytest.raises(PolicylintError, match=r"d\.yaml:7: .* twice \(first on line 2\)"):
        parse_book(Path("d.yaml"), twice.encode())


def test_the_same_finding_in_another_document_is_another() -> None:
    both = GOOD + GOOD.replace("late", "lost")
    assert len(parse_book(Path("d.yaml"), both.encode()).by_document) == 2


@pytest.mark.parametrize("text", ["", "\n", "# nothing yet\n", "\ufeff# nothing\n"])
def test_a_file_without_decisions_is_none(tmp_path: Path, text: str) -> None:
    path = tmp_path / "d.yaml"
    assert read_book(path) == Book(path)
    path.write_text(text, encoding="utf-8")
    assert read_book(path) == Book(path)


def test_what_is_written_is_what_a_person_would_write(tmp_path: Path) -> None:
    book = parse_book(tmp_path / "d.yaml", GOOD.encode())
    assert as_text(book).split("`reason`.\n")[1] == (
        "sops/late.md:\n"
        '  - finding: "policylint/v1:00"\n'
        "    rule: reader/silence\n"
        '    sentence: "They find out."\n'
        "    decision: dismiss\n"
        '    reason: "The branch rings them."\n'
    )


def test_order_does_not_depend_on_who_came_first(tmp_path: Path) -> None:
    one = Decision("v1:1", "blame/x", "A", "First.", "accept")
    two = Decision("v1:2", "blame/x", "A", "Second.", "accept")
    empty = Book(tmp_path / "d.yaml")
    forth = empty.with_decision("b.md", one).with_decision("a.md", one).with_decision("b.md", two)
    back = empty.with_decision("b.md", two).with_decision("b.md", one).with_decision("a.md", one)
    assert as_text(forth) == as_text(back)
    changed = as_text(
        forth.with_decision("b.md", Decision("v1:2", "blame/x", "A", "Second.", "dismiss", "", "No."))
    )
    assert sum(line not in as_text(forth).splitlines() for line in changed.splitlines()) == 2


_TEXT = st.text(st.characters(exclude_categories=["Cs"]), min_size=1).map(str.strip).filter(bool)


@given(_TEXT, _TEXT, _TEXT, _TEXT)
def test_whatever_people_write_comes_back(name: str, sentence: str, reason: str, by: str) -> None:
    decision = Decision("policylint/v1:00", "blame/x", "", sentence, "dismiss", "", reason, by)
    book = Book(Path("d.yaml")).with_decision(name, decision)
    found = parse_book(Path("d.yaml"), as_text(book).encode())
    assert found.by_document == book.by_document


def test_a_file_that_can_not_be_written_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "here").write_text("a file")
    with pytest.raises(PolicylintError, match="Can't be written"):
        write_book(Book(tmp_path / "here" / "d.yaml"))


def test_a_file_that_could_not_be_read_again_is_not_written(tmp_path: Path) -> None:
    book = Book(tmp_path / "d.yaml").with_decision(
        "a.md", Decision("k", "blame/x", "", "x" * 10**6, "accept")
    )
    with pytest.raises(PolicylintError, match="larger than 1 MB"):
        write_book(book)
    assert not book.path.exists()
