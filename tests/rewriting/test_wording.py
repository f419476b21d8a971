"""Words put otherwise by a rule's pattern, and clauses forbidden; what must not be touched first."""

from __future__ import annotations

import pytest
from rewriting.build import Case, case, clean, edit, match_of, put_right

from policylint.rewriting import rewrites

CLOSE = "close {object} $ => keep {object} open and remind {customer}"
ORDER = {"mood": "imperative"}

REFUSED = [
    ("reword", CLOSE, case("Close the case, unless a fee is due.", "Close", object="the case", **ORDER)),
    ("reword", CLOSE, case("Close the case or the ticket.", "Close", object="the case", **ORDER)),
    ("reword", CLOSE, case("Close it.", "Close", **ORDER)),
    (
        "reword",
        "not our fault => ours to put right",
        case("The delay is not our fault, so no credit is due.", "is", "be"),
    ),
    ("reword", "close => keep", case("We enclose a form.", "enclose")),
    ("negate", "", case("We do not close the case.", "do not close", "close", polarity="negative")),
    ("negate", "", case("Charge a fee for every change.", "Charge", "charge", **ORDER)),
    ("negate", "", case("Do we close the case?", "close", mood="question")),
    ("negate", "refund", case("Refund the fee.", "Refund", "refund", **ORDER)),
]

TURNED = [
    (
        "reword",
        "{actor} need to rebook $ => we rebook for {actor}",
        case("They need to rebook.", "need to rebook", "rebook", actor="They"),
        "We rebook for them.",
    ),
    (
        "reword",
        "{actor} need to explain it again $ => we pass on what {customer} told us",
        case(
            "Tenants need to explain it again.",
            "need to explain",
            "explain",
            actor="Tenants",
            roles={"actor": "customer"},
        ),
        "We pass on what tenants told us.",
    ),
    (
        "reword",
        CLOSE,
        case("Close **the case**.", "Close", object="the case", **ORDER),
        "Keep **the case** open and remind the customer.",
    ),
    (
        "reword",
        "(is|are) between you and * $ => {1} ours to settle with {2}",
        case('"Luggage is between you and the airline."', "is", "be"),
        '"Luggage is ours to settle with the airline."',
    ),
    (
        "reword",
        "at (our|its) [sole|own] discretion => where <criteria> are met",
        case("Refunds are paid at our sole discretion.", "are paid", "pay"),
        "Refunds are paid where <criteria> are met.",
    ),
    (
        "reword",
        "can't => can",
        case("Customers can’t cancel online.", "can’t cancel", "cancel"),
        "Customers can cancel online.",
    ),
    (
        "negate",
        "",
        case("Goods are deemed accepted.", "are deemed", "deem", actor="Goods"),
        "Goods are not deemed accepted.",
    ),
    ("negate", "", case("Close the case.", "Close", "close", **ORDER), "Do not close the case."),
]


def made(name: str, argument: str, one: Case) -> list[str]:
    match, document = match_of(one, edit(name, argument))
    return [put_right(one.source, rewrite) for rewrite in rewrites(match, document, clean)]


@pytest.mark.parametrize(("name", "argument", "one"), REFUSED, ids=[one.source for _, _, one in REFUSED])
def test_left_alone(name: str, argument: str, one: Case) -> None:
    assert made(name, argument, one) == []


@pytest.mark.parametrize(
    ("name", "argument", "one", "expected"), TURNED, ids=[one.source for _, _, one, _ in TURNED]
)
def test_put_otherwise(name: str, argument: str, one: Case, expected: str) -> None:
    assert made(name, argument, one) == [expected]


def test_only_the_first_wording_that_passes_is_shown() -> None:
    one = case("Close the case.", "Close", "close", object="the case", **ORDER)
    match, document = match_of(one, edit("reword", CLOSE), edit("negate"))
    shown = rewrites(match, document, clean)
    assert [put_right(one.source, rewrite) for rewrite in shown] == [
        "Keep the case open and remind the customer."
    ]
