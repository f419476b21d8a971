"""Where somebody is named who could do what a sentence leaves undone."""

from __future__ import annotations

import pytest

from policylint.documents import read
from policylint.language.owners import named_around, named_in
from policylint.language.units import units_of
from policylint.source import Source

_STAFF = frozenset("manager supervisor team department officer desk handler staff".split())


def labels_of_word(word: str) -> frozenset[str]:
    return frozenset({"staff"}) if word in _STAFF else frozenset()


def owner(own: str, around: str = "", audience: str = "staff") -> str:
    if named_in(own, labels_of_word):
        return "here"
    return "near" if named_around(around, audience, labels_of_word) else "none"  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "own",
    [
        "Complaints will be reviewed.",
        "The team will look into it.",
        "It goes to the relevant department.",
        "The staff will be in touch.",
        "Your claim is with our team.",
    ],
)
def test_nobody_is_named(own: str) -> None:
    assert owner(own) == "none"


@pytest.mark.parametrize(
    "own",
    [
        "Complaints are reviewed by the duty manager.",
        "The claims team will look into it.",
        "The officer on duty calls back.",
    ],
)
def test_somebody_is_named_in_the_sentence(own: str) -> None:
    assert owner(own) == "here"


@pytest.mark.parametrize(
    ("around", "audience"),
    [
        ("Complaints / The supervisor opens the post.", "staff"),
        ("What we do with complaints", "customer"),
        ("You open the post.", "staff"),
        ("Refunds desk", "staff"),
    ],
)
def test_somebody_is_named_beside_it(around: str, audience: str) -> None:
    assert owner("Complaints are reviewed.", around, audience) == "near"


@pytest.mark.parametrize(
    ("around", "audience"),
    [
        ("You may write to the team.", "customer"),
        ("Complaints and refunds", "staff"),
    ],
)
def test_nobody_is_named_beside_it(around: str, audience: str) -> None:
    assert owner("Complaints are reviewed.", around, audience) == "none"


def arounds(text: str) -> dict[str, str]:
    found = units_of(read(Source("a.md", text)), "staff", "configuration", (), {})[0]
    return {unit.text: unit.around for unit in found}


def test_around_a_sentence_are_headings_lead_in_and_the_lines_beside_it() -> None:
    found = arounds("# Post room\n\nFirst line. Own line. Third line.\n\nNext block.\n\nFar block.")
    assert found["Own line."] == "Post room / First line. Own line. Third line. / Next block."


def test_a_line_under_another_heading_is_not_beside_it() -> None:
    assert "Own" not in arounds("# One\n\nOwn line.\n\n# Two\n\nNext line.")["Next line."]


def test_around_an_item_are_its_lead_in_and_the_items_beside_it() -> None:
    found = arounds("The manager does this:\n\n- one\n- two\n- three\n- four")["two"]
    assert [word in found for word in ("manager", "one", "three", "four")] == [True, True, True, False]


def test_around_a_cell_are_its_column_and_its_row_and_no_other_row() -> None:
    found = arounds("| Step | Who |\n|---|---|\n| Reply | Desk |\n| Refund | Bank |")["Reply"]
    assert [word in found for word in ("Step", "Desk", "Bank")] == [True, True, False]
