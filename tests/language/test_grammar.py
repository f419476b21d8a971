"""Slips of grammar that sentences put together from pieces may have."""

from __future__ import annotations

from functools import cache

import pytest

from policylint.language.analysis import Analyser
from policylint.linter import Linter


@cache
def analyser() -> Analyser:
    return Linter().analyser


def kinds(sentence: str) -> set[str]:
    (found,) = analyser().slips([sentence])
    return {slip.partition(":")[0] for slip in found}


@pytest.mark.parametrize(
    "sentence",
    [
        "Tell the customer what we do about it.",
        "We are responsible for the order, and we settle it with the courier.",
        "If the parcel is late, ring the customer.",
        "The staff are told.",
        "The borrower need not use the form.",
        "I was charged twice.",
        "A number of parcels are late.",
        "A parcel that is turned away does not count.",
        "Customers who complain often are put through.",
        "Send it to us when you can.",
        "The rider does not have to pay.",
        "This is what we are responsible for.",
        "The customer is looked after.",
        "We tell the customer what we can do about it and what we cannot.",
        "The provider issues interim warnings.",
        "Contact Norrvik and open a trace there.",
    ],
)
def test_good_sentences_have_none(sentence: str) -> None:
    assert kinds(sentence) == set()


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("The customer are told the reason.", "agreement"),
        ("The customers is told the reason.", "agreement"),
        ("We answers for the order.", "agreement"),
        ("A parcel that are turned away does not count.", "agreement"),
        ("A customers may ask for the form.", "determiner"),
        ("These customer may ask for the form.", "determiner"),
        ("We must the reason.", "helper"),
        ("We must tells the customer.", "verb form"),
        ("Them have to pay for it.", "case"),
        ("The customer tells we the reason.", "case"),
        ("We tell.", "no object"),
        ("The customer with a parcel.", "no verb"),
        ("If the parcel is late, them the reason.", "no main verb"),
        ("We settle the order with, and we answer.", "stranded"),
    ],
)
def test_slips_are_named(sentence: str, kind: str) -> None:
    assert kind in kinds(sentence)
