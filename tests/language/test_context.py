"""Use or mention: whose words a quotation holds, and what a heading says of the text below."""

from __future__ import annotations

import pytest

from policylint.language.context import (
    beside_better,
    forbidden_before,
    of_surroundings,
    quoted_ranges,
    reported_before,
    talked_about,
)


def quotation(text: str) -> tuple[int, int]:
    (found,) = quoted_ranges(text)
    return found


@pytest.mark.parametrize("text", ["The carrier's fault", "don't, can't, won't", "the lads' van"])
def test_an_apostrophe_opens_no_quotation(text: str) -> None:
    assert quoted_ranges(text) == ()


@pytest.mark.parametrize(
    "text", ["Say “no luck”.", 'Say "no luck".', "Say ‘no luck’.", "Say 'no luck'.", "Say «no luck»."]
)
def test_a_quotation_in_any_marks(text: str) -> None:
    start, end = quotation(text)
    assert text[start + 1 : end - 1] == "no luck"


@pytest.mark.parametrize(
    ("text", "forbidden"),
    [
        ("Say “it was lost”.", False),
        ("Do not wait. Say “it was lost”.", False),
        ("Never tell them “it was lost”.", True),
        ("Drop “it was lost”.", True),
        ("It is tempting to say “it was lost”.", True),
        ("Use words such as “it was lost”.", False),
        ("We don’t say “it was lost”.", True),
        ("Apologise instead of saying “it was lost”.", True),
        ("Avoid “it was lost”.", True),
    ],
)
def test_words_never_to_say(text: str, forbidden: bool) -> None:
    assert forbidden_before(text, quotation(text)[0]) == forbidden


@pytest.mark.parametrize(
    ("text", "reported"),
    [
        ("Tell the customer “it was lost”.", False),
        ("If the customer asks, say “it was lost”.", False),
        ("If the customer says “it was lost”, look again.", True),
        ("Callers often complain: “it was lost”.", True),
    ],
)
def test_words_of_somebody_else(text: str, reported: bool) -> None:
    assert reported_before(text, quotation(text)[0]) == reported


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("Say “it was lost” and stop.", False),
        ("“It was lost.”", False),
        ("Suggested wording: “it was lost”.", False),
        ("“Lost” is a word that helps nobody here.", True),
    ],
)
def test_words_that_are_talked_about(text: str, about: bool) -> None:
    assert talked_about(text, *quotation(text)) == about


@pytest.mark.parametrize(
    "heading",
    [
        "Refunds",
        "What to say",
        "Returns and exchanges",
        "Wrong paint",
        "Prohibited items",
        "Lines not yet late",
        "Not at home",
        "No reply",
        "What we do not answer",
        "Words on the label",
        "Never later than noon",
    ],
)
def test_a_plain_heading_says_nothing(heading: str) -> None:
    assert of_surroundings(heading, None, None, "") == frozenset()


@pytest.mark.parametrize(
    ("heading", "lead_in", "column", "label"),
    [
        ("Phrases to avoid", None, None, ""),
        ("", "Never say:", None, ""),
        ("", None, "Don’t say", ""),
        ("", None, None, "Not like this"),
        ("Closing lines that we deleted", None, None, ""),
        ("Empty phrases", None, None, ""),
        ("", "The review struck this line from our manual:", None, ""),
        ("", None, "Not this", ""),
        ("", None, "Prohibited", ""),
        ("", None, None, "Wrong answer"),
        ("Words to leave at home", None, None, ""),
        ("What we don't want to hear", None, None, ""),
        ("Retired phrases", None, None, ""),
        ("", "Lines we never say:", None, ""),
        ("", None, "Not these", ""),
        ("Things said at this counter", None, None, ""),
        ("", None, "Nope", ""),
    ],
    ids=(
        "heading lead-in column label deleted empty struck not-this prohibited wrong "
        "home hear retired sounded not-these said nope"
    ).split(),
)
def test_what_prohibits(heading: str, lead_in: str | None, column: str | None, label: str) -> None:
    assert of_surroundings(heading, lead_in, column, label) == {"prohibited"}


def test_every_quotation_of_a_list_is_forbidden() -> None:
    text = "Don’t say “it was late”, “we told you” or “you signed for it”. Say “here it is”."
    starts = [start for start, _ in quoted_ranges(text)]
    assert [forbidden_before(text, start) for start in starts] == [True, True, True, False]


def test_a_column_of_better_words() -> None:
    assert beside_better(["Topic", "Say instead"])
    assert not beside_better(["Topic", "What we say to suppliers"])


def test_what_once_happened() -> None:
    assert of_surroundings("Incident report", None, None, "") == {"past"}
    assert of_surroundings("", "From last year's survey:", None, "") == {"past"}


@pytest.mark.parametrize(
    ("text", "forbidden"),
    [
        ("Never say “our policy”, “as explained” or “you signed it”.", True),
        ("Say “our policy”, “as explained” or “you signed it”.", False),
    ],
)
def test_what_is_forbidden_of_the_first_of_several_quotations_is_so_of_the_last(
    text: str, forbidden: bool
) -> None:
    assert forbidden_before(text, quoted_ranges(text)[-1][0]) == forbidden


def test_a_list_of_what_is_not_said_again() -> None:
    assert of_surroundings("Things said here once, and not again", None, None, "") == {"prohibited"}
