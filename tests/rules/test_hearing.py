"""The second gate: what cannot hold is not heard; what a clause carries, its sentence shows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from rules.test_gate import pattern, rule

from policylint.config import Options
from policylint.documents import read
from policylint.language.sketch import Sketch
from policylint.linter import Linter
from policylint.rules.fields import labels_of
from policylint.rules.gate_building import WORDED
from policylint.rules.hearing import SAID, Hearing
from policylint.rules.match import Matcher
from policylint.rules.model import Constraint, Pattern, Rule
from policylint.source import Source

FLAGGED = sorted((Path(__file__).parents[2] / "fixtures" / "flagged").glob("*.md"))
FEE = rule("fee", pattern(predicate="charge", object="mod:fee", actor="any", section="tell"))
BLAMED = rule("blamed", pattern(predicate="responsible", actor="customer"))
LEMMA = rule("lemma", pattern(predicate="=take up"))
OPEN = rule("open", pattern(predicate="be|tell", modality="must"))
DENIED = rule("denied", pattern(predicate="tell", polarity="negative", reason="money"))
IDIOM = rule("idiom", phrases=("no exceptions",))

Labels = Mapping[str, frozenset[str]]
NONE = frozenset({"none"})


@dataclass(frozen=True)
class Clause:
    fields: Labels

    def labels_of(self, name: str) -> frozenset[str]:
        return self.fields[name]


@dataclass(frozen=True)
class Known:
    """A sketch of these labels; fields that are not given carry nothing."""

    fields: Labels
    clauses: tuple[Clause, ...]
    text: str = ""
    asked: list[str] = field(default_factory=list)

    def labels_of(self, name: str) -> frozenset[str]:
        self.asked.append(name)
        return self.fields.get(name, NONE)


def sketch(said: str, beside: Mapping[str, str] | None = None, **verb: str) -> Known:
    """A sentence of one clause whose verb carries all that is said, unless `verb` says otherwise.

    Labels stand between spaces, those of a verb between commas: "=take up" is one.
    """
    labels = frozenset(said.split()) | {"any"}
    decided = dict.fromkeys(("predicate", "modality", "polarity"), labels)
    decided |= {name: frozenset(own.split(",")) for name, own in verb.items()}
    fields = {name: frozenset(own.split()) for name, own in (beside or {}).items()}
    return Known({SAID: labels, **fields}, (Clause(decided),))


def hears(one: Rule, seen: Known) -> bool:
    return Hearing(one.patterns).may_hold(seen)


@pytest.mark.parametrize(
    ("one", "seen"),
    [
        (FEE, sketch("charge")),
        (FEE, sketch("fee any")),
        (FEE, sketch("charge fee", predicate="tell")),
        (BLAMED, sketch("customer =blamed")),
        (LEMMA, sketch("=up")),
        (OPEN, sketch("tell must", modality="may")),
        (DENIED, sketch("tell money", {"reason": "money"}, polarity="affirmative")),
        (DENIED, sketch("tell money", {"reason": "none"}, polarity="negative")),
        (IDIOM, sketch("=no =exceptions")),
    ],
)
def test_without_its_labels_no_pattern_is_asked(one: Rule, seen: Known) -> None:
    assert not hears(one, seen)


@pytest.mark.parametrize(
    ("one", "seen"),
    [
        (FEE, sketch("charge fee")),
        (BLAMED, sketch("customer responsible")),
        (BLAMED, sketch("customer =blame", predicate="responsible")),
        (LEMMA, sketch("=take", predicate="=take,=take up")),
        (OPEN, sketch("must", predicate="be")),
        (DENIED, sketch("tell money", {"reason": "money"}, polarity="negative")),
    ],
)
def test_with_them_it_is(one: Rule, seen: Known) -> None:
    assert hears(one, seen)


def test_adjuncts_are_looked_for_only_where_a_verb_is_left() -> None:
    seen = sketch("tell money", {"reason": "money"}, polarity="affirmative")
    assert not hears(DENIED, seen)
    assert "reason" not in seen.asked


def test_an_idiom_is_heard_where_it_stands() -> None:
    matcher = Matcher((IDIOM,))
    assert matcher.may_hold(Known({}, (), "There are no exceptions."))
    assert not matcher.may_hold(Known({}, (), "There are exceptions, no doubt."))


@pytest.mark.parametrize("path", FLAGGED[:6], ids=lambda path: path.stem)
def test_every_label_of_a_clause_is_shown_by_its_sentence(path: Path, english: Linter) -> None:
    shown: list[Sketch] = []

    def listen(seen: Sketch) -> bool:
        shown.append(seen)
        return True

    document = read(Source(path.name, path.read_text("utf-8")))
    units, _ = english.parsing.units(document, Options())
    for sentence, seen in zip(list(english.analyser.analyse(units, listen)), shown, strict=True):
        for frame in sentence.frames:
            asked = ((name, label) for name in FIELDS for label in sorted(labels_of(name, frame, sentence)))
            hidden = [one for one in asked if not _passes(one, seen)]
            assert (sentence.text, hidden) == (sentence.text, [])


FIELDS = sorted(WORDED | {"polarity", "modality", "mood", "voice", "tense", "time"})


def _passes(asked: tuple[str, str], seen: Sketch) -> bool:
    name, label = asked
    return Hearing((Pattern((Constraint(name, (frozenset({label}),)),)),)).may_hold(seen)


@pytest.fixture(scope="module")
def english() -> Linter:
    return Linter()
