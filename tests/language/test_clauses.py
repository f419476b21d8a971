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
