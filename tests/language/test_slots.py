"""Who a phrase is: pronouns by audience, owners, names, words that may be several."""

from __future__ import annotations

import pytest
from language.build import frames

from policylint.language.model import Slot
from policylint.language.reader import Setting

STAFF, CUSTOMER, SPOKEN = Setting("staff"), Setting("customer"), Setting("staff", spoken=True)


def actor(phrase: str, setting: Setting = STAFF) -> Slot:
    """The subject of "… pays", its words up to the verb told as in `build`."""
    slot = frames(f"{phrase} pays/VBZ", setting)[0].actor
    assert slot is not None
    return slot


@pytest.mark.parametrize(
    ("word", "setting", "role"),
    [
        ("It/PRP", STAFF, "none"),
        ("You/PRP", STAFF, "staff"),
        ("You/PRP", CUSTOMER, "customer"),
        ("You/PRP", SPOKEN, "customer"),
        ("We/PRP", STAFF, "company"),
        ("They/PRP", STAFF, "customer"),
        ("They/PRP", Setting(they="supplier"), "supplier"),
    ],
)
def test_pronouns(word: str, setting: Setting, role: str) -> None:
    assert actor(f"{word}/nsubj/pays", setting).role == role


@pytest.mark.parametrize(
    ("phrase", "role"),
    [
        ("The/DT/det/parcel parcel/NN/nsubj/pays", "none"),
        ("The/DT/det/customer customer/NN/poss/parcel 's/POS/case/customer parcel/NN/nsubj/pays", "none"),
        ("The/DT/det/firm firm/NN/nsubj/pays", "company"),
        ("Our/PRP$/poss/firm firm/NN/nsubj/pays", "supplier"),
        ("That/DT/det/firm firm/NN/nsubj/pays", "supplier"),
        ("The/DT/det/desk desk/NN/nsubj/pays", "staff"),
        ("The/DT/det/desk airline/NN/compound/desk desk/NN/nsubj/pays", "supplier"),
        ("One/CD/nsubj/pays of/IN/prep/One our/PRP$/poss/staff staff/NN/pobj/of", "staff"),
        ("The/DT/det/holder account/NN/compound/holder holder/NN/nsubj/pays", "customer"),
        ("The/DT/det/carrier carrier/NN/poss/side 's/POS/case/carrier side/NN/nsubj/pays", "supplier"),
    ],
)
def test_phrases(phrase: str, role: str) -> None:
    assert actor(phrase).role == role


def test_a_merchant_is_a_customer_but_not_beside_one() -> None:
    assert actor("The/DT/det/merchant merchant/NN/nsubj/pays").role == "customer"
    (frame,) = frames(
        "The/DT/det/customer customer/NN/nsubj/calls calls/VBZ the/DT/det/merchant merchant/NN/dobj/calls"
    )
    assert frame.object is not None
    assert frame.object.role == "supplier"


def test_they_are_whoever_was_named_before() -> None:
    found = frames(
        "The/DT/det/carrier carrier/NN/nsubj/pays pays/VBZ when/WRB/advmod/call"
        " they/PRP/nsubj/call call/VBP/advcl/pays"
    )
    assert found[1].actor is not None
    assert found[1].actor.role == "supplier"


def test_a_name_has_the_role_it_was_given() -> None:
    setting = Setting(names=(("norrvik", "supplier"),))
    assert actor("Norrvik/NNP/nsubj/pays").role == "none"
    assert actor("Norrvik/NNP/nsubj/pays", setting).role == "supplier"


@pytest.mark.parametrize(
    ("phrase", "others"),
    [
        ("our/PRP$/poss/number number/NN/nsubj/pays", False),
        ("the/DT/det/customer customer/NN/poss/number 's/POS/case/customer number/NN/nsubj/pays", False),
        ("AuraTech/NNP/poss/number 's/POS/case/AuraTech number/NN/nsubj/pays", True),
        ("the/DT/det/carrier carrier/NN/poss/number 's/POS/case/carrier number/NN/nsubj/pays", True),
    ],
)
def test_what_belongs_to_others(phrase: str, others: bool) -> None:
    assert ("others" in actor(phrase).labels) == others


def test_a_phrase_is_whole_and_stands_where_it_says() -> None:
    slot = actor("The/DT/det/crew crew/NN/nsubj/pays of/IN/prep/crew the/DT/det/carrier carrier/NN/pobj/of")
    assert slot.text == "The crew of the carrier"
    assert (slot.span.start, slot.span.end) == (0, len(slot.text))
    assert "supplier" in slot.mentions
    assert "supplier" not in slot.labels
