"""In what light a clause stands within its sentence; on sentences parsed by hand."""

from __future__ import annotations

import pytest
from language.build import frames

FORBIDDEN = {
    "forbidden": (
        "It/PRP/nsubj/is is/VBZ forbidden/JJ/acomp/is to/TO/aux/close close/VB/xcomp/is it/PRP/dobj/close"
    ),
    "not acceptable": (
        "It/PRP/nsubj/is is/VBZ not/RB/neg/is acceptable/JJ/acomp/is"
        " to/TO/aux/close close/VB/xcomp/is it/PRP/dobj/close"
    ),
}
NOT_FORBIDDEN = {
    "acceptable": "It/PRP/nsubj/is is/VBZ acceptable/JJ/acomp/is to/TO/aux/close close/VB/xcomp/is",
    "hard": "It/PRP/nsubj/is is/VBZ hard/JJ/acomp/is to/TO/aux/close close/VB/xcomp/is",
}
#: Read as one more thing that the parcel does.
COMMANDS = {
    "plain": (
        "Once/IN/mark/lost it/PRP/nsubjpass/lost is/VBZ/auxpass/lost lost/VBN ,/,/punct/lost"
        " close/VB/conj/lost the/DT/det/case case/NN/dobj/close"
    ),
    "denied": (
        "Once/IN/mark/lost it/PRP/nsubjpass/lost is/VBZ/auxpass/lost lost/VBN ,/,/punct/lost"
        " do/VB/aux/ring not/RB/neg/ring ring/VB/conj/lost them/PRP/dobj/ring"
    ),
}


@pytest.mark.parametrize("sentence", FORBIDDEN.values(), ids=FORBIDDEN)
def test_what_a_sentence_forbids(sentence: str) -> None:
    _, act = frames(sentence)
    assert "prohibited" in act.context


@pytest.mark.parametrize("sentence", NOT_FORBIDDEN.values(), ids=NOT_FORBIDDEN)
def test_what_a_sentence_judges_otherwise(sentence: str) -> None:
    assert all("prohibited" not in frame.context for frame in frames(sentence))


@pytest.mark.parametrize("sentence", COMMANDS.values(), ids=COMMANDS)
def test_a_command_after_a_condition_is_no_part_of_it(sentence: str) -> None:
    command = frames(sentence)[-1]
    assert (command.mood, command.actor) == ("imperative", None)
    assert "conditional" not in command.context


def test_a_plural_may_go_on_without_its_subject() -> None:
    sentence = (
        "They/PRP/nsubj/have have/VBP papers/NNS/dobj/have but/CC/cc/have"
        " do/VBP/aux/ring not/RB/neg/ring ring/VB/conj/have"
    )
    assert frames(sentence)[-1].actor is not None
