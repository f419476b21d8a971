"""How a clause says what it says: modality, polarity, tense; on sentences parsed by hand."""

from __future__ import annotations

import pytest
from language.build import frames

AFFIRMATIVE = {
    "not only": (
        "We/PRP/nsubj/collect not/RB/preconj/collect only/RB/advmod/not collect/VBP"
        " but/CC/cc/collect repair/VBP/conj/collect it/PRP/dobj/repair"
    ),
    "two negations": "Nobody/NN/nsubj/fails fails/VBZ to/TO/aux/pay pay/VB/xcomp/fails",
    "a contrast after a comma": (
        "Pay/VB on/IN/prep/Pay Monday/NNP/pobj/on ,/,/punct/Pay not/RB/neg/Pay Friday/NNP/npadvmod/Pay"
    ),
    "no later than": "Pay/VB no/DT/neg/later later/RB/npadvmod/Pay than/IN/prep/later Monday/NNP/pobj/than",
    "want keeps its own meaning": "They/PRP/nsubj/want want/VBP to/TO/aux/pay pay/VB/xcomp/want",
}
NEGATIVE = {
    "not": "We/PRP/nsubj/pay do/VBP/aux/pay not/RB/neg/pay pay/VB",
    "no subject": "No/DT/det/refund refund/NN/nsubjpass/given is/VBZ/auxpass/given given/VBN",
    "nobody": "Nobody/NN/nsubj/pays pays/VBZ",
    "by nobody": "It/PRP/nsubjpass/read is/VBZ/auxpass/read read/VBN by/IN/agent/read nobody/NN/pobj/by",
    "nothing": "We/PRP/nsubj/owe owe/VBP nothing/NN/dobj/owe",
    "no longer": "We/PRP/nsubj/answer no/RB/neg/longer longer/RBR/advmod/answer answer/VB",
    "under no circumstances": (
        "Under/IN/prep/pay no/DT/det/circumstances circumstances/NNS/pobj/Under do/VBP/aux/pay"
        " we/PRP/nsubj/pay pay/VB"
    ),
    "fail to": "We/PRP/nsubj/fail fail/VBP to/TO/aux/answer answer/VB/xcomp/fail",
    "no need to": "No/DT/det/need need/NN to/TO/aux/tell tell/VB/acl/need them/PRP/dobj/tell",
    "there is no need to": (
        "There/EX/expl/is is/VBZ no/DT/det/need need/NN/attr/is to/TO/aux/tell tell/VB/acl/need"
        " them/PRP/dobj/tell"
    ),
    "not on the auxiliary of a passive": (
        "They/PRP/nsubjpass/told do/VBP/aux/told not/RB/neg/get get/VB/auxpass/told told/VBN"
    ),
    "no point in": "No/DT/det/point point/NN in/IN/prep/point calling/VBG/pcomp/in",
}
MODALITY = {
    "none": "We/PRP/nsubj/pay pay/VBP",
    "must": "They/PRP/nsubj/have have/VBP to/TO/aux/call call/VB/xcomp/have",
    "should": "We/PRP/nsubj/pay should/MD/aux/pay pay/VB",
    "may": "You/PRP/nsubj/pay may/MD/aux/pay pay/VB",
    "can": "We/PRP/nsubj/help can/MD/aux/help help/VB",
    "will": "We/PRP/nsubj/pay will/MD/aux/pay pay/VB",
}
PRESENT = [
    "Put/VBD them/PRP/dobj/Put",
    "We/PRP/nsubj/pay pay/VBP",
    "The/DT/det/case case/NN/nsubjpass/closed is/VBZ/auxpass/closed closed/VBN",
]
PAST = [
    "The/DT/det/crew crew/NN/nsubj/lost lost/VBD it/PRP/dobj/lost",
    "You/PRP/nsubj/checked should/MD/aux/checked have/VB/aux/checked checked/VBN it/PRP/dobj/checked",
    "The/DT/det/case case/NN/nsubjpass/closed was/VBD/auxpass/closed closed/VBN",
]


@pytest.mark.parametrize("sentence", AFFIRMATIVE.values(), ids=AFFIRMATIVE)
def test_what_looks_negative_and_is_not(sentence: str) -> None:
    assert {frame.polarity for frame in frames(sentence)} == {"affirmative"}


@pytest.mark.parametrize("sentence", NEGATIVE.values(), ids=NEGATIVE)
def test_what_negates_a_clause(sentence: str) -> None:
    assert [frame.polarity for frame in frames(sentence)] == ["negative"]


@pytest.mark.parametrize("sentence", PRESENT)
def test_a_passive_or_plain_present_is_not_past(sentence: str) -> None:
    (frame,) = frames(sentence)
    assert (frame.tense, "past" in frame.context) == ("present", False)


@pytest.mark.parametrize("sentence", PAST)
def test_past(sentence: str) -> None:
    (frame,) = frames(sentence)
    assert (frame.tense, "past" in frame.context) == ("past", True)


@pytest.mark.parametrize(("modality", "sentence"), MODALITY.items(), ids=MODALITY)
def test_modality(modality: str, sentence: str) -> None:
    assert [frame.modality for frame in frames(sentence)] == [modality]


def test_not_required_is_a_must_denied() -> None:
    (frame,) = frames(
        "The/DT/det/firm firm/NN/nsubjpass/required is/VBZ/auxpass/required not/RB/neg/required required/VBN"
        " to/TO/aux/pay pay/VB/xcomp/required"
    )
    assert (frame.predicate, frame.modality, frame.polarity) == ("pay", "must", "negative")


def test_not_only_and_the_double_negative_are_told() -> None:
    assert "not-only" in frames(AFFIRMATIVE["not only"])[0].context
    assert "double-negative" in frames(AFFIRMATIVE["two negations"])[0].context


@pytest.mark.parametrize(("joint", "second"), [("or", "negative"), ("and", "affirmative")])
def test_or_carries_a_negation_on_and_does_not(joint: str, second: str) -> None:
    found = frames(f"Do/VBP/aux/call not/RB/neg/call call/VB {joint}/CC/cc/call write/VB/conj/call")
    assert [frame.polarity for frame in found] == ["negative", second]


def test_the_finite_group_with_its_negation_is_underlined() -> None:
    (frame,) = frames(
        "It/PRP/nsubjpass/refunded will/MD/aux/refunded not/RB/neg/refunded"
        " be/VB/auxpass/refunded refunded/VBN"
    )
    assert (frame.predicate_span.start, frame.predicate_span.end) == (3, 23)


@pytest.mark.parametrize(("word", "polarity"), [("able", "affirmative"), ("unable", "negative")])
def test_able_and_unable_are_can(word: str, polarity: str) -> None:
    found = frames(f"We/PRP/nsubj/are are/VBP {word}/JJ/acomp/are to/TO/aux/help help/VB/xcomp/{word}")
    assert [(frame.predicate, frame.modality, frame.polarity) for frame in found] == [
        ("help", "can", polarity)
    ]


def test_neither_denies_both() -> None:
    sentence = (
        "We/PRP/nsubj/approve can/MD/aux/approve neither/CC/preconj/approve approve/VB nor/CC/cc/approve"
        " decline/VB/conj/approve"
    )
    assert [frame.polarity for frame in frames(sentence)] == ["negative", "negative"]
    assert not any("double-negative" in frame.context for frame in frames(sentence))


def test_a_past_that_nobody_did_is_a_command() -> None:
    said = "When/WRB/advmod/argue they/PRP/nsubj/argue argue/VBP/advcl/read read/VBD them/PRP/dobj/read"
    assert {one.predicate: one.mood for one in frames(said)}["read"] == "imperative"
    told = "They/PRP/nsubj/read read/VBD it/PRP/dobj/read"
    assert {one.predicate: one.mood for one in frames(told)}["read"] == "statement"


def test_will_have_to_obliges() -> None:
    (frame,) = frames("You/PRP/nsubj/have will/MD/aux/have have/VB to/TO/aux/pay pay/VB/xcomp/have")
    assert frame.modality == "must"


def test_a_second_passive_may_leave_its_auxiliary_to_the_first() -> None:
    parsed = (
        "The/DT/det/case case/NN/nsubjpass/logged is/VBZ/auxpass/logged logged/VBN and/CC/cc/logged"
        " the/DT/det/merchant merchant/NN/nsubj/told told/VBD/conj/logged"
    )
    told = next(frame for frame in frames(parsed) if frame.predicate == "tell")
    assert (told.voice, told.tense, told.recipient and told.recipient.role) == (
        "passive",
        "present",
        "customer",
    )


def test_ought_to_obliges_and_still_may_stand_between() -> None:
    ought = "Letters/NNS/nsubj/ought ought/MD to/TO/aux/closed be/VB/auxpass/closed closed/VBN/xcomp/ought"
    still = (
        "Letters/NNS/nsubj/are are/VBP still/RB/advmod/are to/TO/aux/closed be/VB/auxpass/closed"
        " closed/VBN/xcomp/are"
    )
    assert [(frame.predicate, frame.modality) for frame in frames(ought)] == [("close", "should")]
    assert [(frame.predicate, frame.modality) for frame in frames(still)] == [("close", "must")]
