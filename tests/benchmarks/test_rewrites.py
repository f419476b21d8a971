"""The benchmark of rewrites: spoilt ones are refused, good ones counted."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest
from labelled import rewritten
from labelled.corruptions import SPOILT, report_corruptions

FIXTURE = Path(__file__).parents[2] / "fixtures" / "flagged" / "lost-parcel-sop.md"
GOOD = "When **Ada** asks, we tell the customer within 2 days, and it is on [us](us.md) to pay an invoice."


@pytest.fixture(scope="module")
def asked() -> list[rewritten.Asked]:
    return rewritten.ask(FIXTURE)


def test_nine_in_ten_spoilt_rewrites_are_refused(asked: list[rewritten.Asked]) -> None:
    rows = list(report_corruptions(asked, 0))
    kinds = [row for row in rows if re.match(r"  \w", row)]
    counts = re.search(r"(\d+) spoilt in (\d+) ways: (\d+) refused", rows[1])
    assert counts
    spoilt, ways, refused = map(int, counts.groups())
    assert ways == len(kinds) >= 15
    assert refused >= 0.9 * spoilt > 50


def test_share_names_rules_and_reasons(asked: list[rewritten.Asked]) -> None:
    rows = list(rewritten.report(asked, 1))
    have = sum(bool(one.finding.rewrites) for one in asked)
    assert rows[0].startswith(f"{have} of {len(asked)} findings")
    assert any(asked[0].finding.rule.id in row for row in rows)


@pytest.mark.parametrize("kind", ["number changed", "condition dropped", "emphasis dropped", "link broken"])
def test_a_kind_spoils_what_it_says(kind: str) -> None:
    spoilt = SPOILT[kind](GOOD, random.Random(1))
    assert spoilt is not None
    assert spoilt != GOOD
    assert {
        "number changed": "within 5 days",
        "condition dropped": "we tell the customer",
        "emphasis dropped": "When Ada asks",
        "link broken": "[us] (us.md)",
    }[kind] in spoilt


def test_what_is_not_there_cannot_be_spoilt() -> None:
    assert SPOILT["number changed"]("We tell you.", random.Random(1)) is None
