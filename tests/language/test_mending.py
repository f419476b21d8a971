"""Slips of the parser that are mended in its tree, told by hand."""

from __future__ import annotations

import pytest

from policylint.language.frames import build_frames
from policylint.language.labels import label
from policylint.language.mending import mend
from policylint.language.model import Frame
from policylint.language.outlines import outlines_of
from policylint.language.reader import Reader, Setting
from policylint.source import Span
from tests.language.build import STAFF, index, token, tree

LATE = "Complaints/NNS/nsubj/received received/VBD{0} after/IN/prep/received landing/NN/pobj/after"
UNSUBJECTED = (
    "Complaints/NNS/nsubj/sent sent/VBD/csubjpass/closed late/RB/advmod/sent "
    "will/MD/aux/closed be/VB/auxpass/closed closed/VBN ./././closed"
)
CLOSED = "Agents/NNS/nsubj/closed closed/VBD"


@pytest.mark.parametrize(
    "sentence",
    [
        pytest.param(
            LATE.format("") + " are/VBP/advcl/received void/JJ/acomp/are ./././received",
            id="the verb read as an afterthought",
        ),
        pytest.param(
            LATE.format("/csubj/are") + " are/VBP void/JJ/acomp/are ./././are",
            id="the participle as a subject",
        ),
    ],
)
def test_a_participle_is_hung_below_its_noun(sentence: str) -> None:
    doc = mend(tree(sentence))
    verb, late, noun = token(doc, "are"), token(doc, "received"), token(doc, "Complaints")
    assert (verb.head, verb.dep_) == (verb, "ROOT")
    assert (noun.head, noun.dep_) == (verb, "nsubj")
    assert (late.head, late.dep_, late.tag_) == (noun, "acl", "VBN")
    assert [one.text for one in noun.subtree] == ["Complaints", "received", "after", "landing"]
    assert {one.text for one in verb.subtree} >= {"Complaints", "are", "void", "."}


def test_the_mended_clause_has_what_is_closed_as_its_object() -> None:
    frame = _frames(UNSUBJECTED)[0]
    assert (frame.predicate, frame.voice) == ("close", "passive")
    assert frame.object is not None
    assert frame.object.text == "Complaints sent late"


@pytest.mark.parametrize(
    "sentence",
    [
        pytest.param(
            f"{CLOSED} it/PRP/dobj/closed and/CC/cc/closed are/VBP/conj/closed sorry/JJ/acomp/are",
            id="joined by and",
        ),
        pytest.param(
            f"{CLOSED} early/RB/advmod/closed ,/,/punct/closed is/VBZ/conj/closed all/DT/attr/is",
            id="after a comma",
        ),
        pytest.param(
            "Agents/NNS/nsubj/told told/VBD people/NNS/dobj/told are/VBP/dep/told sorry/JJ/acomp/are",
            id="it has an object",
        ),
        pytest.param(
            "They/PRP/nsubj/called called/VBD late/RB/advmod/called are/VBP/dep/called sorry/JJ/acomp/are",
            id="no participle follows a pronoun",
        ),
        pytest.param(
            "Agents/NNS/nsubj/said said/VBD we/PRP/nsubj/are are/VBP/ccomp/said sorry/JJ/acomp/are",
            id="a subject of its own",
        ),
    ],
)
def test_a_verb_stays_what_it_is(sentence: str) -> None:
    def shape() -> list[tuple[str, str, int]]:
        return [(one.dep_, one.tag_, one.head.i) for one in doc]

    doc = tree(sentence)
    before = shape()
    mend(doc)
    assert shape() == before


def test_what_customers_are_told_that_they_did_is_said_now() -> None:
    told = "You/PRP/nsubj/closed closed/VBD it/PRP/dobj/closed ./././closed"
    assert "past" not in _frames(told, Setting("customer"))[0].context
    assert "past" in _frames(told, STAFF)[0].context
    others = told.replace("You/", "Agents/")
    assert "past" in _frames(others, Setting("customer"))[0].context


def _frames(sentence: str, setting: Setting = STAFF) -> tuple[Frame, ...]:
    doc = mend(tree(sentence))
    reader = Reader(doc, label(list(doc), index()), 0, 0, setting)
    clauses = outlines_of(reader, imperative=False)
    return build_frames(reader, clauses, (), Span(0, len(doc.text)), outer=frozenset())
