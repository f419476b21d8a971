"""A sentence as the parser gets it: every offset leads back to the same character."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policylint.language.text import PREFIX, Prepared, prepare

VERBS = frozenset("tell send refund report close".split())
NOUNS = frozenset({"refund", "report"})


def prepared(text: str, offset: int = 0) -> Prepared:
    return prepare(text, offset, verbs=VERBS, nouns=NOUNS)


@pytest.mark.parametrize(
    "text",
    [
        "Refund policy",
        "Report writing is fun.",
        "Close is what we are.",
        "Refunds take a week.",
        "We tell them.",
        "At 10:30 we close.",
        "A. Smith pays.",
    ],
)
def test_no_command(text: str) -> None:
    found = prepared(text)
    assert (found.imperative, found.prefix) == (False, 0)


@pytest.mark.parametrize(
    "text", ["Tell them.", "Please send it.", "Refund the fee.", "Report it to us.", "Then close the case."]
)
def test_a_command_is_read_as_a_duty(text: str) -> None:
    found = prepared(text)
    assert found.imperative
    assert found.text == PREFIX + text[0].lower() + text[1:]


def test_a_forbidding_command_needs_no_duty() -> None:
    found = prepared("Do not tell them.")
    assert (found.imperative, found.prefix, found.text) == (True, 0, "Do not tell them.")


@pytest.mark.parametrize("mark", ["1. ", "(a) ", "4.2 ", "iv) ", "- ", "• ", "2. b) "])
def test_an_enumerator_is_no_word(mark: str) -> None:
    found = prepared(mark + "We pay.")
    assert found.text == "We pay."
    assert found.shift == len(mark)


def test_a_label_is_kept_aside() -> None:
    found = prepared("Late parcel: we pay.")
    assert (found.label, found.text) == ("Late parcel", "we pay.")


def test_capitals_are_lowered_but_not_a_short_name() -> None:
    assert prepared("WE ARE NOT LIABLE.").text == "we are not liable."
    assert prepared("HMRC pays.").text == "HMRC pays."


def test_an_opening_quotation_mark_is_told() -> None:
    assert prepared("“We lost it.”").opened
    assert not prepared("We lost “it”.").opened


@given(
    st.builds(
        "".join,
        st.lists(
            st.sampled_from(
                [
                    "1. ",
                    "(a) ",
                    "- ",
                    "Note: ",
                    "“",
                    '"',
                    "*",
                    "Tell ",
                    "PLEASE ",
                    "DO NOT ",
                    "them ",
                    "REFUND IT ",
                    "İ",
                    "ẞ",
                    "ﬁ",
                    "é",
                    "😀",
                    ".",
                    "  ",
                    "Don’t ",
                    "close",
                ]
            ),
            min_size=1,
            max_size=12,
        ),
    ),
    st.integers(0, 10_000),
)
def test_every_character_leads_back_to_itself(text: str, offset: int) -> None:
    found = prepared(text, offset)
    assert found.text[: found.prefix] == (PREFIX if found.prefix else "")
    for at in range(found.prefix, len(found.text)):
        assert found.text[at].lower() == text[at + found.shift - offset].lower()
    assert len(found.text) + found.shift - offset == len(text)
