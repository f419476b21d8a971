"""Which clauses owe a customer something; frames by hand, no parser."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from policylint.commitments.owed import owed_in
from policylint.language.model import Frame, Sentence, Slot
from policylint.source import Span


def slot(text: str, role: Any = "none", head: str = "") -> Slot:
    return Slot(Span(0, len(text)), text, head or text.split()[-1], role, frozenset({role}))


def sentence(text: str, **fields: Any) -> Sentence:
    whole = Span(0, len(text))
    frame = Frame(sentence=whole, span=whole, predicate_span=Span(0, 1), **fields)
    return Sentence(0, whole, text, (frame,))


REFUND = sentence(
    "We refund the fare", predicate="refund", actor=slot("We", "company"), object=slot("the fare")
)


@pytest.mark.parametrize(
    "made",
    [
        sentence("The carrier refunds", predicate="refund", actor=slot("The carrier", "supplier")),
        sentence(
            "You pay us", predicate="pay", actor=slot("You", "customer"), recipient=slot("us", "company")
        ),
        sentence("Tell Finance", predicate="tell", mood="imperative", recipient=slot("Finance", "staff")),
        sentence("We refunded it", predicate="refund", actor=slot("We", "company"), tense="past"),
        sentence("We may refund it", predicate="refund", actor=slot("We", "company"), modality="may"),
        sentence("Do we refund it?", predicate="refund", actor=slot("We", "company"), mood="question"),
    ],
    ids=lambda made: made.text,
)
def test_what_owes_the_customer_nothing(made: Sentence) -> None:
    assert owed_in(made, "staff") == []


@pytest.mark.parametrize("light", ["prohibited", "conditional", "reported", "past", "contrasted", "question"])
def test_what_is_not_said_is_not_owed(light: Any) -> None:
    unsaid = replace(REFUND, frames=(replace(REFUND.frames[0], context=frozenset({light})),))
    assert len(owed_in(REFUND, "staff")) == 1
    assert owed_in(unsaid, "staff") == []


def test_who_does_what_for_whom() -> None:
    made = sentence(
        "The agent calls the tenant back",
        predicate="call",
        actor=slot("The agent", "staff"),
        object=slot("the tenant", "customer"),
    )
    (owed,) = owed_in(made, "staff")
    assert (owed.act.name, owed.who, owed.role, owed.to) == ("call back", "The agent", "staff", "the tenant")
    assert owed.told and not owed.denied


def test_a_light_verb_hands_on_its_noun() -> None:
    made = sentence(
        "Guests get a reply", predicate="get", actor=slot("Guests", "customer"), object=slot("a reply")
    )
    (owed,) = owed_in(made, "staff")
    assert (owed.act.name, owed.role, owed.to) == ("reply", "company", "Guests")


def test_a_command_is_a_duty_of_staff_and_none_of_ours_in_a_text_for_customers() -> None:
    made = sentence("Reply today", predicate="reply", mood="imperative")
    (owed,) = owed_in(made, "staff")
    assert (owed.role, owed.told) == ("staff", True)
    assert owed_in(made, "customer") == []


def test_a_negative_denies() -> None:
    made = sentence("We do not refund", predicate="refund", actor=slot("We", "company"), polarity="negative")
    (owed,) = owed_in(made, "staff")
    assert owed.denied
