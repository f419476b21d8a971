"""Expressions of time, each with what it is read as."""

from __future__ import annotations

import pytest

from policylint.language.times import find_times

#: Words that look like a time and set none, or one that is past.
NO_TIME = (
    "£5 a month", "three times a day", "in the last 30 days", "over the past two weeks", "three days ago",
    "May we ask", "within five", "the order is ready as soon as it arrives", "once the payment clears",
    "when it comes to refunds", "the shortlist", "an immediate relative",
    "at your convenience", "at the guest's convenience", "how long it takes", "until the customer is back",
    "when it gets there", "the return label", "the next visit", "at the reception", "chapter 12",
    "24 people", "a day",
)  # fmt: skip

#: expression, kind, lower, upper, counted in, qualifier, pace
TIMES = (
    ("within 3-5 working days", "range", 3, 5, "working days", "within", "days"),
    ("two to three weeks", "range", 10, 15, "calendar days", "", "slow"),
    ("between 5 and 10 days", "range", 4, 8, "calendar days", "", "slow"),
    ("from 5 to 7 business days", "range", 5, 7, "working days", "", "slow"),
    ("1-2 business days", "range", 1, 2, "working days", "", "days"),
    ("6–8 weeks", "range", 30, 40, "calendar days", "", "slow"),
    ("90–120 days", "range", 65, 86, "calendar days", "", "slow"),
    ("a week or two", "range", 5, 10, "calendar days", "", "slow"),
    ("a day or two", "range", 1, 2, "calendar days", "", "days"),
    ("10–14 d", "range", 8, 10, "calendar days", "", "slow"),
    ("24h", "limit", 1, 1, "clock", "", "prompt"),
    ("48 hours", "limit", 2, 2, "clock", "", "days"),
    ("within 72 hrs", "limit", None, 3, "clock", "within", "days"),
    ("20 minutes", "limit", 1 / 72, 1 / 72, "clock", "", "prompt"),
    ("within 2 hours", "limit", None, 1 / 12, "clock", "within", "prompt"),
    ("within half an hour", "limit", None, 1 / 48, "clock", "within", "prompt"),
    ("a fortnight", "limit", 10, 10, "calendar days", "", "slow"),
    ("within a fortnight", "limit", None, 10, "calendar days", "within", "slow"),
    ("in a couple of days", "limit", None, 2, "calendar days", "within", "days"),
    ("within a couple weeks", "limit", None, 10, "calendar days", "within", "slow"),
    ("within a week or so", "limit", None, 5, "calendar days", "within", "days"),
    ("up to 60 days", "limit", None, 43, "calendar days", "up to", "slow"),
    ("within fifteen (15) business days", "limit", None, 15, "working days", "within", "slow"),
    ("30 (thirty) days", "limit", 22, 22, "calendar days", "", "slow"),
    ("30-day", "limit", 22, 22, "calendar days", "", "slow"),
    ("within twenty-five working days", "limit", None, 25, "working days", "within", "slow"),
    ("no later than the 10th business day", "limit", None, 10, "working days", "within", "slow"),
    ("10 bds", "limit", 10, 10, "working days", "", "slow"),
    ("within 1 bd", "limit", None, 1, "working days", "within", "prompt"),
    ("one month", "limit", 21, 21, "calendar days", "", "slow"),
    ("within three months", "limit", None, 63, "calendar days", "within", "slow"),
    ("5 working days minimum", "limit", 5, None, "working days", "at least", "days"),
    ("at least 14 days", "limit", 10, None, "calendar days", "at least", "slow"),
    ("no earlier than 14 days", "limit", 10, None, "calendar days", "no earlier than", "slow"),
    ("not before 28 days", "limit", 20, None, "calendar days", "no earlier than", "slow"),
    ("after 30 days", "limit", 22, None, "calendar days", "after", "slow"),
    ("for 10 days", "limit", 8, 8, "calendar days", "for", "slow"),
    ("within a few days", "vague", None, 3, "calendar days", "within", "vague"),
    ("some weeks", "vague", 20, 20, "calendar days", "", "vague"),
    ("several weeks", "vague", 20, 20, "calendar days", "", "vague"),
    ("every ten days", "cadence", 8, 8, "calendar days", "every", "slow"),
    ("weekly", "cadence", 5, 5, "named", "", "days"),
    ("daily", "cadence", 1, 1, "named", "", "prompt"),
    ("once a month", "cadence", 21, 21, "named", "", "slow"),
    ("on Wednesday mornings", "cadence", 5, 5, "named", "", "days"),
    ("the last Friday of the month", "cadence", 21, 21, "named", "", "slow"),
    ("at month end", "cadence", 21, 21, "named", "", "slow"),
    ("until the next batch", "cadence", 21, 21, "named", "", "slow"),
    ("by the end of the following week", "cadence", 21, 21, "named", "", "slow"),
    ("on the first of each month", "cadence", 21, 21, "named", "", "slow"),
    ("with the next annual statement", "cadence", 21, 21, "named", "", "slow"),
    ("on one of the next bills", "cadence", 21, 21, "named", "", "slow"),
    ("at the end of the financial year", "cadence", 250, 250, "named", "", "slow"),
    ("the following month", "cadence", 21, 21, "named", "", "slow"),
    ("by close of business", "prompt", 0, 0, "named", "", "prompt"),
    ("end of day", "prompt", 0, 0, "named", "", "prompt"),
    ("the same day", "prompt", 0, 0, "named", "", "prompt"),
    ("on the last Thursday", "cadence", 21, 21, "named", "", "slow"),
    ("every second Wednesday", "cadence", 10, 10, "named", "", "slow"),
    ("alternate months", "cadence", 21, 21, "named", "", "slow"),
    ("no later than 28 days before", "limit", None, 20, "calendar days", "before", "slow"),
    ("on the next working day", "prompt", 1, 1, "named", "", "prompt"),
    ("within the hour", "prompt", 0, 0, "named", "", "prompt"),
    ("overnight", "prompt", 0, 0, "named", "", "prompt"),
    ("immediately", "prompt", 0, 0, "named", "", "prompt"),
    ("at once", "prompt", 0, 0, "named", "", "prompt"),
    ("right away", "prompt", 0, 0, "named", "", "prompt"),
    ("by 5 pm", "prompt", 0, 0, "named", "", "prompt"),
    ("no later than 17:00", "prompt", 0, 0, "named", "", "prompt"),
    ("before noon", "prompt", 0, 0, "named", "", "prompt"),
    ("promptly", "hedge", None, None, "", "", "hedge"),
    ("without undue delay", "hedge", None, None, "", "", "hedge"),
    ("by 3 May 2026", "date", None, None, "", "", "date"),
    ("on 12/04", "date", None, None, "", "", "date"),
    ("on 12/04/2026", "date", None, None, "", "", "date"),
    ("by Friday", "date", None, None, "", "", "date"),
    ("in mid January", "date", None, None, "", "", "date"),
    ("2026-05-03", "date", None, None, "", "", "date"),
    *((words, "vague", None, None, "", "", "vague") for words in (
        "as soon as possible", "asap", "as soon as reasonably practicable", "as soon as we are able",
        "as soon as we hear anything", "in due course", "when capacity permits", "as staffing permits",
        "time permitting", "at the earliest opportunity", "at our convenience", "within a reasonable time",
        "shortly", "eventually", "once we get to", "when time allows", "take longer", "as and when",
        "when somebody's free", "when Larkin get around", "when they can", "in the coming weeks",
        "until further notice", "as operationally appropriate", "until the queue clears", "in rotation",
        "depending on workload" , "at some point", "in the near future", "when the file permits",
        "when the office has a lull", "in the quiet season", "once there is a quiet patch", "no fixed date",
        "at the librarian's leisure", "at a later date", "if and when an engineer has spare time",
        "when trade is slack", "until the clerk is back", "once the whole pile has been worked through",
        "comes when it comes", "until after the summer break", "however long that takes", "sometime over",
        "over the coming months", "in the days ahead", "once there are enough",
        "until somebody has an idle hour",
        "whenever the workload in your area permits", "once new stock comes in", "another day",
    )),
)  # fmt: skip


@pytest.mark.parametrize("text", NO_TIME)
def test_no_time(text: str) -> None:
    assert not find_times(text)


@pytest.mark.parametrize(("text", "kind", "lower", "upper", "counted", "qualifier", "pace"), TIMES)
def test_read(
    text: str, kind: str, lower: float | None, upper: float | None, counted: str, qualifier: str, pace: str
) -> None:
    (one,) = find_times(f"Answer {text}, please.")
    assert one.text == text
    assert (one.kind, one.counted, one.qualifier, one.pace) == (kind, counted, qualifier, pace)
    assert (one.lower, one.upper) == (pytest.approx(lower), pytest.approx(upper))


def test_span_counts_code_points() -> None:
    text = "💜 Réponse within 10 days, then weekly."
    assert [text[one.span.start : one.span.end] for one in find_times(text)] == ["within 10 days", "weekly"]
    assert [one.text for one in find_times(text)] == ["within 10 days", "weekly"]


def test_line_breaks_between_words() -> None:
    (one,) = find_times("Answered in\n due  course.")
    assert one.kind == "vague"


def test_the_longer_of_two_stands() -> None:
    assert [one.text for one in find_times("as soon as possible and within 2 days")] == [
        "as soon as possible",
        "within 2 days",
    ]
