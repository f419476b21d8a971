"""Conditions, reasons, deadlines: whole phrases with a cue."""

from __future__ import annotations

import pytest
from language.build import frames

NONE = {
    "as soon as": (
        "reason",
        (
            "Tell/VB them/PRP/dobj/Tell as/RB/advmod/soon soon/RB/advmod/Tell as/IN/prep/soon"
            " possible/JJ/amod/as"
        ),
    ),
    "such as": (
        "reason",
        ("Send/VB forms/NNS/dobj/Send such/JJ/amod/as as/IN/prep/forms receipts/NNS/pobj/as"),
    ),
    "within without a time": (
        "deadline",
        ("It/PRP/nsubj/falls falls/VBZ within/IN/prep/falls the/DT/det/rules rules/NNS/pobj/within"),
    ),
    "where of a place": (
        "condition",
        (
            "Ask/VB for/IN/prep/Ask the/DT/det/form form/NN/pobj/for where/WRB/advmod/is"
            " it/PRP/nsubj/is is/VBZ/relcl/form"
        ),
    ),
}
FOUND = {
    "condition": (
        "If the van is late",
        (
            "If/IN/mark/is the/DT/det/van van/NN/nsubj/is is/VBZ/advcl/call late/JJ/acomp/is"
            " ,/,/punct/call we/PRP/nsubj/call call/VBP"
        ),
    ),
    "exception": (
        "Unless they ask",
        ("Unless/IN/mark/ask they/PRP/nsubj/ask ask/VBP/advcl/keep ,/,/punct/keep keep/VB it/PRP/dobj/keep"),
    ),
    "restriction": (
        "only if they ask",
        (
            "Refund/VB it/PRP/dobj/Refund only/RB/advmod/ask if/IN/mark/ask they/PRP/nsubj/ask"
            " ask/VBP/advcl/Refund"
        ),
    ),
    "concession": (
        "even if they call",
        (
            "We/PRP/nsubj/pay pay/VBP even/RB/advmod/call if/IN/mark/call they/PRP/nsubj/call"
            " call/VBP/advcl/pay"
        ),
    ),
    "reason": (
        "as it hurts us",
        (
            "Keep/VB it/PRP/dobj/Keep ,/,/punct/Keep as/IN/mark/hurts it/PRP/nsubj/hurts"
            " hurts/VBZ/advcl/Keep us/PRP/dobj/hurts"
        ),
    ),
    "deadline": (
        "within five days",
        ("We/PRP/nsubj/pay pay/VBP within/IN/prep/pay five/CD/nummod/days days/NNS/pobj/within"),
    ),
    "contrast": (
        "rather than the form",
        (
            "Send/VB it/PRP/dobj/Send rather/RB/advmod/than than/IN/prep/Send the/DT/det/form"
            " form/NN/pobj/than"
        ),
    ),
    "manner": ("by post", "Send/VB it/PRP/dobj/Send by/IN/prep/Send post/NN/pobj/by"),
}
CONTEXT = {
    "conditional": FOUND["condition"][1],
    "concessive": FOUND["concession"][1],
    "asserted-concession": (
        "The/DT/det/carrier carrier/NN/nsubj/pays pays/VBZ ,/,/punct/pays although/IN/mark/book"
        " we/PRP/nsubj/book book/VBP/advcl/pays"
    ),
}


@pytest.mark.parametrize(("kind", "sentence"), NONE.values(), ids=NONE)
def test_what_only_looks_like_one(kind: str, sentence: str) -> None:
    assert kind not in {one.kind for frame in frames(sentence) for one in frame.adjuncts}


@pytest.mark.parametrize(("kind", "found"), FOUND.items(), ids=FOUND)
def test_a_whole_phrase_with_its_cue(kind: str, found: tuple[str, str]) -> None:
    text, sentence = found
    (adjunct,) = frames(sentence)[0].adjuncts
    assert (adjunct.kind, adjunct.text) == (kind, text)
    assert adjunct.span.end - adjunct.span.start == len(text)


def test_after_a_time_is_a_deadline() -> None:
    (frame,) = frames(
        "It/PRP/nsubjpass/closed is/VBZ/auxpass/closed closed/VBN after/IN/prep/closed"
        " ten/CD/nummod/days days/NNS/pobj/after"
    )
    assert [(one.kind, one.text) for one in frame.adjuncts] == [("deadline", "after ten days")]


def test_whoever_may_be_who_the_clause_is_about() -> None:
    found = frames(
        "Whoever/WP/nsubj/wants wants/VBZ/csubj/come out/RP/prt/wants has/VBZ/aux/come to/TO/aux/come"
        " come/VB by/RP/prt/come"
    )
    assert not any("concessive" in frame.context for frame in found)


def test_a_condition_does_not_swallow_the_command_after_it() -> None:
    found = frames(
        "Where/WRB/mark/is it/PRP/nsubj/is is/VBZ/advcl/use late/JJ/acomp/is ,/,/punct/is use/VB"
        " the/DT/det/form form/NN/dobj/use"
    )
    assert [one.text for one in found[0].adjuncts] == ["Where it is late"]
    # the parser hangs the command below the condition
    swallowed = frames(
        "Where/WRB/advmod/is it/PRP/nsubj/is is/VBZ/advcl/ask ,/,/punct/is use/VB/conj/is"
        " R7/NN/dobj/use ask/VB"
    )
    assert [one.text for one in swallowed[0].adjuncts] == ["Where it is"]


@pytest.mark.parametrize(("light", "sentence"), CONTEXT.items(), ids=CONTEXT)
def test_the_clause_inside_stands_in_its_light(light: str, sentence: str) -> None:
    main, inside = frames(sentence)
    assert light not in main.context
    assert light in inside.context


@pytest.mark.parametrize(
    "sentence",
    [
        "They/PRP/nsubj/call call/VBP once/RB/advmod/call more/RBR/advmod/once",
        "They/PRP/nsubj/call call/VBP once/RB/advmod/week a/DT/det/week week/NN/npadvmod/call",
        "They/PRP/nsubjpass/given are/VBP/auxpass/given given/VBN the/DT/det/number number/NN/dobj/given",
    ],
)
def test_a_count_and_a_gift_are_neither_condition_nor_reason(sentence: str) -> None:
    (frame,) = frames(sentence)
    assert not {one.kind for one in frame.adjuncts} & {"condition", "reason"}
