"""The second gate: what cannot hold is not heard; what a clause carries, its sentence shows."""

from __future__ import annotations

from pathlib import Path

import pytest
from rules.test_gate import pattern, rule

from policylint.config import Options
from policylint.documents import read
from policylint.language.model import Frame, Sentence
from policylint.language.units import Unit
from policylint.linter import Linter
from policylint.rules.fields import labels_of
from policylint.rules.gate_building import WORDED
from policylint.rules.hearing import label_gate
from policylint.rules.match import Matcher
from policylint.rules.model import Constraint, Pattern, Rule
from policylint.source import Source

FLAGGED = sorted((Path(__file__).parents[2] / "fixtures" / "flagged").glob("*.md"))
FEE = rule("fee", pattern(predicate="charge", object="mod:fee", actor="any", section="tell"))
BLAMED = rule("blamed", pattern(predicate="responsible", actor="customer"))
LEMMA = rule("lemma", pattern(predicate="=take up"))
OPEN = rule("open", pattern(predicate="be|tell", modality="must"))
IDIOM = rule("idiom", phrases=("no exceptions",))


@pytest.mark.parametrize(
    ("one", "labels"),
    [
        (FEE, {"charge"}),
        (FEE, {"fee", "any"}),
        (BLAMED, {"customer", "=blamed"}),
        (LEMMA, {"=up"}),
        (IDIOM, {"=no", "=exceptions"}),
    ],
)
def test_without_its_labels_no_pattern_is_asked(one: Rule, labels: set[str]) -> None:
    assert not label_gate([one]).passes(frozenset(labels))


@pytest.mark.parametrize(
    ("one", "labels"),
    [
        (FEE, {"charge", "fee"}),
        (BLAMED, {"customer", "responsible"}),
        (BLAMED, {"customer", "=blame"}),
        (LEMMA, {"=take"}),
        (OPEN, set()),
    ],
)
def test_with_them_it_is(one: Rule, labels: set[str]) -> None:
    assert label_gate([one]).passes(frozenset(labels))


def test_an_idiom_is_heard_where_it_stands() -> None:
    matcher = Matcher((IDIOM,))
    assert matcher.may_hold("There are no exceptions.", frozenset())
    assert not matcher.may_hold("There are exceptions, no doubt.", frozenset())


@pytest.mark.parametrize("path", FLAGGED[:6], ids=lambda path: path.stem)
def test_every_label_of_a_clause_is_shown_by_its_sentence(path: Path, english: Linter) -> None:
    units, _ = english.parsing.units(read(Source(path.name, path.read_text("utf-8"))), Options())
    shown: list[frozenset[str]] = []

    def listen(unit: Unit, labels: frozenset[str]) -> bool:
        shown.append(labels)
        return True

    for sentence, labels in zip(list(english.analyser.analyse(units, listen)), shown, strict=True):
        for frame in sentence.frames:
            hidden = [label for label in _asked_of(frame, sentence) if not _passes(label, labels)]
            assert (sentence.text, hidden) == (sentence.text, [])


def _asked_of(frame: Frame, sentence: Sentence) -> list[tuple[str, str]]:
    return [(name, label) for name in sorted(WORDED) for label in sorted(labels_of(name, frame, sentence))]


def _passes(asked: tuple[str, str], labels: frozenset[str]) -> bool:
    name, label = asked
    asking = Pattern((Constraint(name, (frozenset({label}),)),))
    return label_gate([rule("one", asking)]).passes(labels)


@pytest.fixture(scope="module")
def english() -> Linter:
    return Linter()
