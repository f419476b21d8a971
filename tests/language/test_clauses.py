"""Which clauses a sentence has, and who is the subject of each."""

from __future__ import annotations

import pytest
from language.build import frames, token, tree

from policylint.language.clauses import subject_of

ONE = {
    "a governing verb": "They/PRP/nsubj/have have/VBP to/TO/aux/call call/VB/xcomp/have",
    "an adjective before a noun": "We/PRP/nsubj/pay pay/VBP outstanding/VBG/amod/claims claims/NNS/dobj/pay",
    "coordinated nouns": "We/PRP/nsubj/keep keep/VBP bags/NNS/dobj/keep and/CC/cc/bags boxes/NNS/conj/bags",
}
MORE = {
    "coordinated verbs": (
        "We/PRP/nsubj/close close/VBP it/PRP/dobj/close and/CC/cc/close keep/VB/conj/close it/PRP/dobj/keep"
    ),
    "a relative clause": (
        "We/PRP/nsubj/call call/VBP the/DT/det/crew crew/NN/dobj/call that/WDT/nsubj/lost"
        " lost/VBD/relcl/crew it/PRP/dobj/lost"
    ),
    "a condition": (
        "If/IN/mark/is it/PRP/nsubj/is is/VBZ/advcl/call late/JJ/acomp/is ,/,/punct/call"
        " we/PRP/nsubj/call call/VBP"
    ),
}


@pytest.mark.parametrize("sentence", ONE.values(), ids=ONE)
def test_one_clause(sentence: str) -> None:
    assert len(frames(sentence)) == 1


@pytest.mark.parametrize("sentence", MORE.values(), ids=MORE)
def test_two_clauses_the_main_one_first(sentence: str) -> None:
    first, second = frames(sentence)
    assert (first.parent, second.parent) == (None, 0)


def test_a_coordinated_verb_shares_the_subject() -> None:
    doc = tree(MORE["coordinated verbs"])
    subject, own = subject_of(token(doc, "keep"), ())
    assert subject is not None
    assert (subject.text, own) == ("We", False)


def test_an_infinitive_takes_the_object_above_it() -> None:
    doc = tree("Ask/VB the/DT/det/guest guest/NN/dobj/Ask to/TO/aux/call call/VB/xcomp/Ask")
    subject, own = subject_of(token(doc, "call"), ())
    assert subject is not None
    assert (subject.text, own) == ("guest", False)


def test_a_relative_pronoun_stands_for_what_it_follows() -> None:
    subject, _ = subject_of(token(tree(MORE["a relative clause"]), "lost"), ())
    assert subject is not None
    assert subject.text == "crew"


def test_a_relative_clause_is_presupposed_not_said() -> None:
    assert ["relative" in frame.context for frame in frames(MORE["a relative clause"])] == [False, True]


def test_a_command_under_the_prefix_has_no_actor_in_the_prose() -> None:
    (frame,) = frames(
        "You/PRP/nsubj/call must/MD/aux/call call/VB the/DT/det/lab lab/NN/dobj/call",
        prefix=9,
        imperative=True,
    )
    assert (frame.mood, frame.modality, frame.actor) == ("imperative", "none", None)
    assert (frame.predicate_span.start, frame.predicate_span.end) == (0, 4)


def role_of_the_actor(sentence: str) -> str:
    actor = frames(sentence)[0].actor
    assert actor is not None
    return actor.role


def test_people_named_by_their_work_are_no_customers() -> None:
    assert role_of_the_actor("People/NNS/nsubj/wait wait/VBP") == "customer"
    assert role_of_the_actor("Counter/NN/compound/people people/NNS/nsubj/wait wait/VBP") == "staff"
    assert role_of_the_actor("Airline/NN/compound/people people/NNS/nsubj/wait wait/VBP") == "supplier"


def test_what_somebody_is_told_without_that() -> None:
    told, asked = frames(
        "Tell/VB the/DT/det/customer customer/NN/dobj/Tell they/PRP/nsubj/asked asked/VBD/relcl/customer",
        imperative=True,
    )
    assert (told.context, asked.context) == (frozenset(), frozenset({"embedded", "speech"}))


def test_a_denial_that_leads_up_to_owning_is_only_a_contrast() -> None:
    denied = "The/DT/det/fog fog/NN/nsubj/is is/VBZ not/RB/neg/is ours/PRP/attr/is ,/,/punct/is but/CC/cc/is"
    (fog, _) = frames(f"{denied} help/NN/nsubj/does does/VBZ/conj/is")
    assert "contrasted" in fog.context
    (fog, _) = frames(f"{denied} you/PRP/nsubj/ask ask/VBP/conj/is")
    assert "contrasted" not in fog.context


def test_after_a_semicolon_a_bare_verb_is_a_command() -> None:
    said = "They/PRP/nsubj/asked asked/VBD"
    close = "close/VBP/conj/asked it/PRP/dobj/close"
    joined, parted = frames(f"{said} and/CC/cc/asked {close}"), frames(f"{said} ;/:/punct/asked {close}")
    assert joined[1].actor is not None
    assert (parted[1].actor, parted[1].mood) == (None, "imperative")


def known(let: str, tail: str = "") -> frozenset[str]:
    """In what light stands what somebody is let know."""
    *_, lost = frames(
        f"{let}Let/VB the/DT/det/guest guest/NN/nsubj/know know/VB/ccomp/Let"
        f" we/PRP/nsubj/lost lost/VBD/ccomp/know it/PRP/dobj/lost{tail}",
        imperative=True,
    )
    return frozenset(lost.context)


def test_what_customers_are_let_know_is_said_to_them() -> None:
    assert known("") == {"embedded", "speech"}
    assert "prohibited" in known("Never/RB/neg/Let ")


def test_what_is_made_plain_is_said() -> None:
    _, lost = frames(
        "Make/VB plain/JJ/oprd/Make that/IN/mark/lost we/PRP/nsubj/lost lost/VBD/ccomp/Make it/PRP/dobj/lost",
        imperative=True,
    )
    assert lost.context == {"embedded", "speech"}
    *_, lost = frames(
        "They/PRP/nsubj/make make/VBP plain/JJ/oprd/make that/IN/mark/lost we/PRP/nsubj/lost"
        " lost/VBD/ccomp/make it/PRP/dobj/lost"
    )
    assert "speech" not in lost.context


def test_what_was_once_asked_of_somebody_is_over() -> None:
    told, call = frames(
        "We/PRP/nsubj/told told/VBD guests/NNS/dobj/told to/TO/aux/call call/VB/xcomp/told us/PRP/dobj/call"
    )
    assert ("past" in told.context, "past" in call.context) == (True, True)


def test_a_hotel_beside_us_is_somebody_else() -> None:
    assert role_of_the_actor("Hotel/NN/nsubj/waits waits/VBZ") == "company"
    assert role_of_the_actor("Hotel/NN/nsubj/tells tells/VBZ us/PRP/dobj/tells") == "supplier"


def test_what_somebody_was_once_told_to_do_is_past() -> None:
    told = "Agents/NNS/nsubj/told told/VBD people/NNS/dobj/told to/TO/aux/close close/VB/xcomp/told"
    assert "past" in frames(told)[1].context
    tells = told.replace("told", "tells").replace("VBD", "VBZ")
    assert "past" not in frames(tells)[1].context
