"""From a document to the sentences that may be parsed."""

from __future__ import annotations

from policylint.documents import read
from policylint.language.units import Unit, units_of
from policylint.source import Source


def units(text: str) -> tuple[Unit, ...]:
    roles = {"customer": "customer", "carrier": "supplier"}
    return units_of(read(Source("a.md", text)), "staff", "configuration", (), roles)[0]  # type: ignore[arg-type]


def test_what_is_struck_through_is_no_longer_said() -> None:
    assert [unit.text for unit in units("We pay. ~~We never pay.~~ We call.")] == ["We pay.", "We call."]


def test_a_finished_lead_in_is_not_joined() -> None:
    assert {unit.lead for unit in units("What we do:\n\n- We pay.")} == {""}


def test_an_open_lead_in_is_joined_to_its_items() -> None:
    found = units("We are not liable for:\n\n- late parcels\n- lost parcels")
    assert [(unit.lead, unit.text) for unit in found[1:]] == [
        ("We are not liable for ", "late parcels"),
        ("We are not liable for ", "lost parcels"),
    ]


def test_a_very_long_sentence_is_cut_and_nothing_lost() -> None:
    text = "word " * 1000 + "end"
    found = units(text)
    assert len(found) > 1
    assert max(len(unit.text) for unit in found) <= 1500
    assert " ".join(unit.text.strip() for unit in found) == text


def test_a_heading_prohibits_what_stands_below_it() -> None:
    found = units("# Phrases to avoid\n\nIt was lost.\n\n# Refunds\n\nWe pay.")
    assert ["prohibited" in unit.context for unit in found if unit.text in {"It was lost.", "We pay."}] == [
        True,
        False,
    ]


def test_a_heading_says_nothing_of_its_own() -> None:
    assert "example" in units("# We never pay\n\nText.")[0].context


def test_a_label_holds_for_its_whole_block() -> None:
    found = units("Not like this: It was lost. Call them.")
    assert all("prohibited" in unit.context for unit in found)
    assert len(found) > 1


def test_they_are_whoever_was_named_last() -> None:
    found = units("Call the carrier. They know. Call the customer. They ask.")
    they = {unit.text: unit.they for unit in found}
    assert (they["They know."], they["They ask."]) == ("supplier", "customer")


def test_a_unit_stands_where_it_says() -> None:
    text = "We *pay*.  We call."
    document = read(Source("a.md", text))
    for unit in units(text):
        assert document.blocks[unit.block].prose[unit.span.start : unit.span.end] == unit.text


def test_a_cross_in_front_prohibits_and_a_tick_does_not() -> None:
    found = units("- ✗ It was lost.\n- ✓ We pay.")
    assert ["prohibited" in unit.context for unit in found] == [True, False]


def test_a_cell_beside_the_better_words_is_not_to_be_said() -> None:
    table = units("| They ask | Try |\n|---|---|\n| You signed it. | We look at it. |\n")
    lights = {unit.text: "prohibited" in unit.context for unit in table}
    assert (lights["You signed it."], lights["We look at it."]) == (True, False)
