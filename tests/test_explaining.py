"""Near misses, on clauses built by hand."""

from __future__ import annotations

from dataclasses import replace

from policylint.explaining import Near, explained, why_not
from policylint.language.model import Adjunct, Frame, Sentence, Slot
from policylint.rules.model import Constraint, Pattern, Phrase, PhraseElement, Rule
from policylint.source import Span

TEXT = "Our courier tells the guest."
AT = Span(0, len(TEXT))
FRAME = Frame(
    sentence=AT,
    span=AT,
    predicate="tell",
    predicate_span=Span(12, 17),
    predicate_labels=frozenset({"tell", "=tell"}),
    actor=Slot(Span(0, 11), "Our courier", "courier", "supplier", frozenset({"supplier", "courier", "any"})),
    recipient=Slot(Span(18, 27), "the guest", "guest", "customer", frozenset({"customer", "guest", "any"})),
    mentions=frozenset({"supplier", "tell", "customer"}),
)
SENTENCE = Sentence(0, AT, TEXT, (FRAME,))
RULE = Rule(
    "own/r", "own", "A summary.", ("A1",), "error", "stable", "", "", (), (), (), (), ("f",), ("a",)
)  # fmt: skip


def wants(field: str, *labels: str) -> Constraint:
    return Constraint(field, (frozenset(labels),))


def near(*patterns: Pattern, sentence: Sentence = SENTENCE, **changes: object) -> list[Near]:
    rule = replace(RULE, patterns=patterns, **changes)  # type: ignore[arg-type]
    return list(explained(sentence, (), [rule], _no_labels, gate=True).near)


def _no_labels(word: str) -> frozenset[str]:
    return frozenset()


def test_a_pattern_that_fails_in_two_fields_is_not_near() -> None:
    assert (
        near(
            Pattern((wants("predicate", "refund"), wants("actor", "company"), wants("recipient", "customer")))
        )
        == []
    )


def test_a_pattern_that_shares_only_the_form_is_not_near() -> None:
    assert near(Pattern((wants("predicate", "refund"), wants("polarity", "affirmative")))) == []


def test_the_field_that_differs_is_told_with_the_sentences_own_words() -> None:
    pattern = Pattern(
        (wants("predicate", "tell"), wants("actor", "company", "staff")), origin="{company} tells."
    )
    assert near(pattern) == [
        Near("own/r", "{company} tells.", "actor", "company or staff", "“Our courier” (supplier)")
    ]


def test_an_absent_field_is_told_as_nothing() -> None:
    (found,) = near(Pattern((wants("predicate", "tell"), wants("reason", "workload"))))
    assert (found.field, found.expected, found.found) == ("reason", "workload", "nothing")


def test_what_must_not_be_there_is_told() -> None:
    (found,) = near(Pattern((wants("predicate", "tell"),), (wants("recipient", "customer", "none"),)))
    assert (found.field, found.expected, found.found) == (
        "recipient",
        "anything but customer or none",
        "customer",
    )


def test_a_light_that_unsays_the_clause_is_told() -> None:
    unsaid = replace(SENTENCE, frames=(replace(FRAME, context=frozenset({"prohibited"})),))
    (found,) = near(Pattern((wants("predicate", "tell"),)), sentence=unsaid)
    assert (found.field, found.found) == ("context", "prohibited")


def test_an_exception_that_fits_is_told() -> None:
    exception = Pattern((wants("actor", "supplier"),), origin="The supplier tells.")
    (found,) = near(Pattern((wants("predicate", "tell"),)), unless=(exception,))
    assert (found.field, found.pattern) == ("unless", "predicate: tell")
    assert found.expected == "a clause that “The supplier tells.” does not fit"


def test_a_phrase_in_an_unsaid_clause_is_told() -> None:
    phrase = Phrase(
        tuple(PhraseElement(frozenset({word})) for word in ("our", "courier")), "phrases: our courier"
    )
    past = replace(SENTENCE, frames=(replace(FRAME, context=frozenset({"past"})),))
    assert near(sentence=past, phrases=(phrase,)) == [
        Near("own/r", "our courier", "context", "a clause that is said outright", "past")
    ]
    reason = why_not([replace(RULE, phrases=(phrase,))], [past], _no_labels)
    assert reason == "“our courier” stands in it, but context: past."


def test_the_pattern_whose_predicate_fits_comes_first() -> None:
    by_actor = Pattern(
        (wants("actor", "supplier"), wants("recipient", "customer"), wants("predicate", "refund"))
    )
    by_predicate = Pattern((wants("predicate", "tell"), wants("deadline", "time")))
    (found,) = near(by_actor, by_predicate)
    assert found.field == "deadline"


def test_why_not_names_every_field_of_the_nearest_pattern() -> None:
    far = Pattern((wants("predicate", "refund"), wants("actor", "company"), wants("deadline", "time")))
    closer = Pattern(
        (wants("predicate", "tell"), wants("reason", "workload"), wants("actor", "company")), origin="It."
    )
    with_reason = replace(FRAME, adjuncts=(Adjunct("reason", "as", AT, "as it rains", frozenset({"rain"})),))
    reason = why_not(
        [replace(RULE, patterns=(far, closer))], [replace(SENTENCE, frames=(with_reason,))], _no_labels
    )
    assert reason == (
        "Nearest is “It.”, which differs in reason: expected workload, found “as it rains”; "
        "in actor: expected company, found “Our courier” (supplier)."
    )


def test_without_a_clause_there_is_nothing_near() -> None:
    assert near(Pattern((wants("predicate", "tell"),)), sentence=replace(SENTENCE, frames=())) == []
    assert why_not([RULE], [], _no_labels).startswith("No clause comes near")
