"""Which commitments can't both be kept; records by hand, no parser."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from policylint.commitments.comparing import conflicts, times_differ
from policylint.commitments.model import Commitment
from policylint.documents import read
from policylint.language.times import find_times
from policylint.source import Source, Span

DOCUMENT = read(Source("a.md", "We reply within a day.\n\nWe reply within a week.\n"))


def time(text: str) -> Any:
    (found,) = find_times(text)
    return found


def promise(at: int, limit: str = "", **fields: Any) -> Commitment:
    made = Commitment(
        document=DOCUMENT,
        span=Span(at, at + 5),
        block=0,
        kind="promise",
        who="We",
        role="company",
        act="reply",
        verb="reply",
        limit=limit,
        time=time(limit) if limit else None,
        matter=frozenset({"complaint"}),
    )
    return replace(made, **fields)


DAY, WEEKS = promise(0, "within one working day"), promise(9, "up to three weeks")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("within 24 hours", "within one working day"),
        ("within 14 days", "within 10 working days"),
        ("within 48 hours", "in two working days"),
        ("3-5 working days", "within 7 working days"),
        ("within 30 days", "within a month"),
        ("within two days", "as soon as possible"),
        ("within two days", "after 14 days"),
    ],
)
def test_times_that_one_date_can_keep(one: str, other: str) -> None:
    assert not times_differ(time(one), time(other))
    assert not times_differ(time(other), time(one))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("within 24 hours", "up to 5 working days"),
        ("the same day", "within four working days"),
        ("within 5 working days", "within 6 working days"),
        ("within 14 days", "up to 45 days"),
    ],
)
def test_times_that_no_date_keeps(one: str, other: str) -> None:
    assert times_differ(time(one), time(other))
    assert times_differ(time(other), time(one))


@pytest.mark.parametrize(
    "fields",
    [
        {"matter": frozenset({"refund"})},
        {"details": frozenset({"fraud"})},
        {"parts": frozenset({"2"})},
        {"condition": "if the parcel is lost"},
        {"who": "The branch manager"},
        {"to": "class B customers"},
        {"act": "acknowledge"},
        {"span": DAY.span},
    ],
    ids=lambda fields: next(iter(fields)),
)
def test_what_may_be_of_another_case_is_not_compared(fields: dict[str, Any]) -> None:
    assert len(list(conflicts([DAY], [WEEKS]))) == 1
    assert list(conflicts([DAY], [replace(WEEKS, **fields)])) == []


def test_a_place_is_told_of_once_with_the_first_that_it_contradicts() -> None:
    month = promise(12, "within two months")
    found = list(conflicts([], [DAY, WEEKS, month]))
    assert [(one.earlier, one.later) for one in found] == [(DAY, WEEKS), (DAY, month)]


def test_a_promise_of_every_case_is_contradicted_by_a_denial_without_condition() -> None:
    every = promise(0, total=True)
    never = promise(9, kind="denial", polarity="negative")
    assert [one.kind for one in conflicts([every], [never])] == ["contradicted-promise"]
    assert [one.kind for one in conflicts([never], [every])] == ["contradicted-promise"]
    assert list(conflicts([promise(0)], [never])) == []
    assert list(conflicts([every], [replace(never, condition="unless it is late")])) == []
