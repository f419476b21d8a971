"""Which sentences say what is looked for."""

from __future__ import annotations

import pytest
from document_checks.texts import document

from policylint.document_checks.reading import Sought, lines_of
from policylint.rules.model import Evidence
from policylint.rules.phrases import parse_phrase


def labels_of(word: str) -> frozenset[str]:
    return frozenset({"customer"}) if word in {"guest", "guests"} else frozenset()


def sought(
    *phrases: str, beside: str = "", without: str = "", shapes: str = "", sentences: int = 1
) -> Sought:
    evidence = Evidence(
        tuple(map(parse_phrase, phrases)),
        tuple(filter(None, [shapes])),
        tuple(map(parse_phrase, filter(None, [beside]))),
        tuple(map(parse_phrase, filter(None, [without]))),
        sentences,
    )
    return Sought(evidence, labels_of)


def found(one: Sought, text: str, *, said: bool = True) -> list[str]:
    return [line.text for line in one.among(lines_of(document(text).blocks), said=said)]


@pytest.mark.parametrize(
    "text",
    ["Do not tell the guest.", "Never tell the guest.", "Nobody is there. Don't ever tell the guest."],
)
def test_what_is_denied_is_not_said(text: str) -> None:
    assert found(sought("tell"), text) == []
    assert found(sought("tell"), text, said=False)


@pytest.mark.parametrize("text", ["Don't hesitate to call us.", "If you are not able to call us, write."])
def test_some_denials_say_it_all_the_same(text: str) -> None:
    assert found(sought("call us"), text)


def test_a_class_of_the_lexicon_stands_for_its_words() -> None:
    assert found(sought("tell ... {customer}"), "We tell every guest. We tell the chef.") == [
        "We tell every guest."
    ]


def test_beside_looks_at_the_heading_the_lead_in_and_the_row_too() -> None:
    one = sought("tell", beside="delay")
    assert found(one, "# Delay\n\nTell the guest.") == ["Tell the guest."]
    assert found(one, "In case of delay:\n\n- Tell the guest.") == ["Tell the guest."]
    assert found(one, "| Event | Do |\n|---|---|\n| Delay | Tell the guest. |") == ["Tell the guest."]
    assert found(one, "# Arrival\n\nTell the guest.") == []


def test_a_sentence_with_an_unwanted_phrase_does_not_count() -> None:
    one = sought(shapes="limit", without="must be reported")
    assert found(one, "Losses must be reported within 7 days. We reply within 2 days.") == [
        "We reply within 2 days."
    ]


def test_sentences_are_counted_not_words() -> None:
    blocks = document("Late, late, late. On time.").blocks
    assert not sought("late", sentences=2).stands_in(lines_of(blocks), said=False)
    assert sought("late", "on time", sentences=2).stands_in(lines_of(blocks), said=False)
