"""Copula, light verb and nominal forms say one thing; active and passive have the same places."""

from __future__ import annotations

import pytest
from language.build import frames

OTHER = [
    ("be", "It/PRP/nsubj/is is/VBZ with/IN/prep/is them/PRP/pobj/with"),
    ("late", "It/PRP/nsubj/is is/VBZ late/JJ/acomp/is"),
    ("give", "We/PRP/nsubj/give give/VBP you/PRP/dative/give tea/NN/dobj/give"),
    (
        "lie",
        "The/DT/det/bag bag/NN/nsubj/lies lies/VBZ with/IN/prep/lies the/DT/det/carrier carrier/NN/pobj/with",
    ),
    ("hold", "We/PRP/nsubj/hold hold/VBP the/DT/det/bag bag/NN/dobj/hold"),
]
RESPONSIBLE = {
    "copula": (
        "The customer",
        "damage",
        (
            "The/DT/det/customer customer/NN/nsubj/is is/VBZ responsible/JJ/acomp/is"
            " for/IN/prep/responsible damage/NN/pobj/for"
        ),
    ),
    "held": (
        "The customer",
        "damage",
        (
            "The/DT/det/customer customer/NN/nsubjpass/held is/VBZ/auxpass/held held/VBN"
            " liable/JJ/oprd/held for/IN/prep/liable damage/NN/pobj/for"
        ),
    ),
    "lies with": (
        "the carrier",
        "none",
        ("Liability/NN/nsubj/lies lies/VBZ with/IN/prep/lies the/DT/det/carrier carrier/NN/pobj/with"),
    ),
    "possessive": (
        "the customer's",
        "to prove it",
        (
            "It/PRP/nsubj/is is/VBZ the/DT/det/customer customer/NN/poss/job 's/POS/case/customer"
            " job/NN/attr/is to/TO/aux/prove prove/VB/xcomp/is it/PRP/dobj/prove"
        ),
    ),
    "light verb": (
        "We",
        "delays",
        (
            "We/PRP/nsubj/bear bear/VBP responsibility/NN/dobj/bear for/IN/prep/responsibility"
            " delays/NNS/pobj/for"
        ),
    ),
}


@pytest.mark.parametrize(("predicate", "sentence"), OTHER)
def test_what_says_nothing_of_responsibility(predicate: str, sentence: str) -> None:
    (frame,) = frames(sentence)
    assert frame.predicate == predicate
    assert "responsible" not in frame.predicate_labels


@pytest.mark.parametrize(("bearer", "matter", "sentence"), RESPONSIBLE.values(), ids=RESPONSIBLE)
def test_who_is_responsible_for_what(bearer: str, matter: str, sentence: str) -> None:
    frame = frames(sentence)[0]
    assert frame.predicate == "responsible"
    assert (frame.actor.text if frame.actor else "none") == bearer
    assert (frame.topic.text if frame.topic else "none") == matter


def test_responsibility_denied_keeps_its_bearer() -> None:
    (frame,) = frames(
        "We/PRP/nsubj/bear bear/VBP no/DT/det/responsibility responsibility/NN/dobj/bear"
        " for/IN/prep/responsibility delays/NNS/pobj/for"
    )
    assert frame.actor is not None
    assert (frame.predicate, frame.polarity, frame.actor.role) == ("responsible", "negative", "company")


@pytest.mark.parametrize(
    "sentence",
    [
        "We/PRP/nsubj/close close/VBP the/DT/det/file file/NN/dobj/close",
        (
            "The/DT/det/file file/NN/nsubjpass/closed is/VBZ/auxpass/closed closed/VBN"
            " by/IN/agent/closed us/PRP/pobj/by"
        ),
    ],
    ids=["active", "passive"],
)
def test_active_and_passive_have_the_same_places(sentence: str) -> None:
    (frame,) = frames(sentence)
    assert frame.actor is not None and frame.object is not None
    assert (frame.predicate, frame.actor.role, frame.object.text.lower()) == ("close", "company", "the file")


def test_a_passive_without_an_agent_has_no_actor() -> None:
    (frame,) = frames("The/DT/det/file file/NN/nsubjpass/closed is/VBZ/auxpass/closed closed/VBN")
    assert (frame.voice, frame.actor) == ("passive", None)


def test_a_thing_that_closes_is_what_is_closed() -> None:
    (frame,) = frames("The/DT/det/file file/NN/nsubj/closes closes/VBZ")
    assert frame.object is not None
    assert (frame.actor, frame.object.text) == (None, "The file")


def test_who_is_told_is_the_recipient_and_what_the_topic() -> None:
    frame = frames(
        "Tell/VB the/DT/det/customer customer/NN/dobj/Tell about/IN/prep/Tell the/DT/det/delay"
        " delay/NN/pobj/about"
    )[0]
    assert frame.recipient is not None and frame.topic is not None
    assert (frame.recipient.role, frame.topic.text, frame.object) == ("customer", "the delay", None)
