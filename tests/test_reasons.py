"""What `rules test` says of examples that fail, with the real parser: the reason names what to mend."""

from __future__ import annotations

import pytest
import yaml

RULE = {
    "summary": "The customer is sent to the courier",
    "tenets": ["A1"],
    "severity": "error",
    "why": "It is ours.",
    "advice": "Ring the courier yourself.",
    "like": ["Refer {customer} to {supplier}."],
    "frames": [{"predicate": ["refund"], "polarity": "negative", "recipient": ["customer"]}],
    "phrases": ["strictly (between|among) you"],
    "unless": ["Refer {customer} to {supplier} together with {staff}.", {"reason": ["=law"]}],
    "flags": [
        "Refer the caller to the carrier.",
        "Send the caller to the lift.",
        "Oaks grow old.",
        "It remains strictly with you.",
        "It was once strictly between you and them.",
    ],
    "allows": [
        "Refer the caller to the carrier today.",
        "The matter is strictly between you and the shop.",
        "We refund the guest.",
        "We ring the guest.",
        "We help the guest.",
    ],
}


@pytest.fixture(scope="module")
def reasons(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[bool, str]]:
    from policylint.linter import Linter

    place = tmp_path_factory.mktemp("ours")
    (place / "own").mkdir()
    (place / "own" / "sent-away.yaml").write_text(yaml.safe_dump(RULE), encoding="utf-8")
    return {text: (ok, reason) for _, _, text, ok, reason in Linter().test_rules(place)}


def reason(reasons: dict[str, tuple[bool, str]], text: str) -> str:
    ok, why = reasons[text]
    assert not ok, text
    return why


def test_an_example_that_holds_has_no_reason(reasons: dict[str, tuple[bool, str]]) -> None:
    assert reasons["Refer the caller to the carrier."] == (True, "")
    assert reasons["We refund the guest."] == (True, "")


def test_a_miss_names_the_field_that_differs(reasons: dict[str, tuple[bool, str]]) -> None:
    assert "expected supplier, found “the lift”" in reason(reasons, "Send the caller to the lift.")


def test_a_sentence_without_any_of_the_words_is_explained_all_the_same(
    reasons: dict[str, tuple[bool, str]],
) -> None:
    told = reason(reasons, "Oaks grow old.")
    assert told.startswith("It has none of the words without which the rule can't fire. Nearest is “")
    assert "predicate: expected" in told


def test_a_phrase_in_a_clause_that_is_unsaid_names_the_light(reasons: dict[str, tuple[bool, str]]) -> None:
    told = reason(reasons, "It was once strictly between you and them.")
    assert told == "“strictly (between|among) you” stands in it, but context: past."


def test_a_wrong_find_names_what_met_each_field(reasons: dict[str, tuple[bool, str]]) -> None:
    told = reason(reasons, "Refer the caller to the carrier today.")
    assert told.startswith("Fired by “Refer {customer} to {supplier}.”, met by predicate: “refer”")
    assert "“the caller” (customer)" in told
    assert "The `unless` “Refer {customer} to {supplier} together with {staff}.” does not fit: " in told
    assert told.endswith("expected staff, found “the carrier” (supplier).")


def test_a_wrong_find_by_a_phrase_names_the_phrase(reasons: dict[str, tuple[bool, str]]) -> None:
    told = reason(reasons, "The matter is strictly between you and the shop.")
    assert told.startswith("Fired by “strictly (between|among) you”.")


def test_a_phrase_that_breaks_off_is_told_where(reasons: dict[str, tuple[bool, str]]) -> None:
    told = reason(reasons, "It remains strictly with you.")
    assert told.endswith(
        "“strictly (between|among) you” begins in it, but after “strictly” "
        "“among” or “between” is expected, found “with”."
    )
