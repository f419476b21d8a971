"""Which patterns and phrases hold for a sentence; what holds for none stands first."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from policylint.language.model import Frame, Sentence, Slot
from policylint.rules.match import Matcher, clause_around, failing
from policylint.rules.model import Constraint, Pattern, Phrase, PhraseElement, Rule
from policylint.source import Span

TEXT = "We charge no fee, no exceptions."
WHOLE = Span(0, len(TEXT))
WE = Slot(Span(0, 2), "We", "we", "company", frozenset({"company", "any"}))
FRAME = Frame(WHOLE, WHOLE, "charge", Span(3, 9), frozenset({"charge", "=charge"}), actor=WE)
SENTENCE = Sentence(0, WHOLE, TEXT, (FRAME,))
CHARGE = Pattern((Constraint("predicate", (frozenset({"charge"}),)),), captures=(("who", "actor"),))


def words(text: str) -> Phrase:
    return Phrase(tuple(PhraseElement(frozenset({word})) for word in text.split()))


def rule(**fields: Any) -> Rule:
    given: dict[str, Any] = {"patterns": (), "unless": (), "phrases": (), **fields}
    named = ("convenience/fees", "convenience", "", (), "error", "stable", "", "")
    return Rule(*named, rewrites=(), flags=(), allows=(), **given)


def held(one: Rule, sentence: Sentence = SENTENCE) -> list[str]:
    return [TEXT[found.span.start : found.span.end] for found in Matcher((one,)).match(sentence)]


def said(**fields: Any) -> Sentence:
    return replace(SENTENCE, frames=(replace(FRAME, **fields),))


UNSAID = ["prohibited", "reported", "conditional", "question", "past", "contrasted", "example"]


@pytest.mark.parametrize("light", UNSAID)
def test_a_clause_that_is_not_said_holds_to_nothing(light: str) -> None:
    assert held(rule(patterns=(CHARGE,)), said(context=frozenset({light}))) == []


def test_a_pattern_may_ask_for_such_a_clause() -> None:
    asking = replace(CHARGE, require=(*CHARGE.require, Constraint("context", (frozenset({"past"}),))))
    assert held(rule(patterns=(asking,)), said(context=frozenset({"past"}))) == [TEXT]


def test_unless_silences_a_pattern_and_a_phrase() -> None:
    assert held(rule(patterns=(CHARGE,), unless=(CHARGE,))) == []
    assert held(rule(phrases=(words("no exceptions"),), unless=(CHARGE,))) == []


def test_what_is_forbidden_must_not_be_there() -> None:
    free = replace(CHARGE, forbid=(Constraint("actor", (frozenset({"company"}),)),))
    assert held(rule(patterns=(free,))) == []


def test_a_word_before_an_idiom_turns_it_round() -> None:
    assert held(rule(phrases=(words("fee"),))) == []


def test_an_idiom_in_words_that_are_reported_holds_nothing() -> None:
    quoted = replace(SENTENCE, quotes=((WHOLE, frozenset({"quoted", "reported"})),))
    assert held(rule(phrases=(words("no exceptions"),)), quoted) == []


def test_an_idiom_that_shall_not_be_holds_nothing() -> None:
    assert held(rule(phrases=(words("exceptions"),)), said(polarity="negative", mood="imperative")) == []


def test_a_pattern_holds_once_and_captures_its_slots() -> None:
    (found,) = Matcher((rule(patterns=(CHARGE, CHARGE)),)).match(SENTENCE)
    assert (found.span, found.slots) == (WHOLE, {"who": WE})


def test_an_idiom_is_underlined_alone() -> None:
    assert held(rule(phrases=(words("no exceptions"),))) == ["no exceptions"]


def test_what_failed_is_told_with_what_was_there_instead() -> None:
    other = replace(CHARGE, require=(Constraint("actor", (frozenset({"supplier"}),)),))
    ((constraint, labels),) = failing(other, FRAME, SENTENCE)
    assert constraint.field == "actor"
    assert "company" in labels


def test_the_smallest_clause_around_a_place_is_its_clause() -> None:
    small = replace(FRAME, span=Span(10, 20))
    assert clause_around((FRAME, small), Span(12, 15)) is small
    assert clause_around((FRAME, small), Span(2, 15)) is FRAME
