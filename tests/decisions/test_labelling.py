"""Decisions to labelled units: where they stand, and what is said of them."""

from __future__ import annotations

from policylint.decisions.labelling import labelling, merged
from policylint.decisions.model import Decision
from policylint.documents import read
from policylint.reader.corpus import LabelledUnit
from policylint.source import Source

TEXT = "\ufeff# Late\n\nThey *find* out.\r\nNobody rings. They wait.\n\n# Lost\n\nNobody rings.\n"


def labels(*decisions: Decision) -> list[tuple[str, str, dict[str, int]]]:
    found = labelling(read(Source("a.md", TEXT)), decisions, "doc.md", "us")
    assert all(TEXT[unit.start : unit.end] == unit.text for unit in found.units)
    return [(unit.text, unit.heading, dict(unit.labels)) for unit in found.units]


def of(
    sentence: str, kind: str, rule: str = "reader/blame", family: str = "", heading: str = "Late"
) -> Decision:
    return Decision(f"{rule}{sentence}", rule, heading, sentence, kind, family)  # type: ignore[arg-type]


def test_accepted_is_clear_dismissed_is_clean_and_relabelled_is_the_new_family() -> None:
    assert labels(
        of("They find out.", "accept"),
        of("Nobody rings.", "relabel", family="silence"),
        of("They wait.", "dismiss", "delay/x"),
    ) == [
        ("They *find* out.", "Late", {"blame": 2}),
        ("Nobody rings.", "Late", {"silence": 2}),
        ("They wait.", "Late", {}),
    ]


def test_several_decisions_on_a_sentence_make_one_unit() -> None:
    assert labels(
        of("They wait.", "dismiss", "delay/x"),
        of("They wait.", "accept", "silence/y"),
        of("They wait.", "accept", "tone/z"),
    ) == [("They wait.", "Late", {"silence": 2, "tone": 2})]


def test_a_sentence_whose_heading_was_renamed_is_found_under_any() -> None:
    assert [heading for _, heading, _ in labels(of("Nobody rings.", "accept", heading="Lost"))] == ["Lost"]
    assert len(labels(of("Nobody rings.", "accept", heading="Renamed"))) == 2


def test_what_the_reader_has_no_family_for_teaches_nothing() -> None:
    assert labels(of("Late", "accept", "document/no-owner"), of("They wait.", "dismiss", "house/own")) == []
    found = labelling(read(Source("a.md", TEXT)), [of("They wait.", "dismiss", "house/own")], "d", "us")
    assert found.used == ()


def test_a_new_unit_takes_the_place_of_old_ones_under_it() -> None:
    def unit(start: int, end: int, **said: int) -> LabelledUnit:
        return LabelledUnit("d", "us", start, end, "", "", said)

    kept = merged([unit(0, 4, blame=2), unit(4, 9, blame=2), unit(20, 22)], [unit(3, 6, tone=2)])
    assert [(one.start, one.end) for one in kept] == [(3, 6), (20, 22)]
