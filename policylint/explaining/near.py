"""Patterns that nearly held: the field that differed, expected and found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from policylint.explaining.labels import expected, found
from policylint.language.model import Frame, Sentence
from policylint.rules.match import failing, holds
from policylint.rules.model import Constraint, Pattern, Rule
from policylint.rules.wording import labels_in_words, pattern_in_words

_WIDE = frozenset({"clause", "sentence", "section"})
_FORM = frozenset({"polarity", "modality", "audience", "kind", "owner", "mood", "voice", "tense", "context"})
#: What a clause must be for its words to count; see `match.UNSAID`.
LIGHTS = "a clause that is said outright"


@dataclass(frozen=True)
class Near:
    """A pattern that failed in one field only; all in words."""

    rule: str
    pattern: str
    field: str
    expected: str
    found: str


@dataclass(frozen=True)
class Miss:
    """A pattern that did not hold, and in what; or one that held, and the `unless` that silenced it."""

    rule: Rule
    pattern: Pattern
    frame: Frame
    failed: tuple[tuple[Constraint, frozenset[str]], ...]
    silencer: Pattern | None = None


def misses(rule: Rule, sentence: Sentence) -> Iterator[Miss]:
    """Every pattern of the rule with every clause that it does not lead to a finding in."""
    for frame in sentence.frames:
        for pattern in rule.patterns:
            failed = failing(pattern, frame, sentence)
            if failed:
                yield Miss(rule, pattern, frame, tuple(failed))
                continue
            silencer = next(
                (one for one in rule.unless if holds(one, frame, sentence, {}, guard=False)), None
            )
            if silencer:
                yield Miss(rule, pattern, frame, ((Constraint("unless", ()), frozenset()),), silencer)


def nearest(every: Iterable[Miss], sentence: Sentence) -> Iterator[Near]:
    """The most telling near miss of each rule, the best rules first."""
    one_field = sorted((miss for miss in every if len(miss.failed) == 1 and _speaks(miss)), key=rank)
    by_rule: dict[str, Miss] = {}
    for miss in one_field:
        by_rule.setdefault(miss.rule.id, miss)
    for miss in by_rule.values():
        yield from in_words(miss, sentence)


def rank(miss: Miss) -> tuple[bool, int, bool, int, str, int]:
    """The nearer, the less: what held and was silenced comes first."""
    wanted = {constraint.field for constraint in miss.pattern.require}
    failed = {constraint.field for constraint, _ in miss.failed}
    predicate_met = "predicate" in wanted and "predicate" not in failed
    return (
        miss.silencer is None,
        len(failed),
        not predicate_met,
        -len(wanted - failed),
        miss.rule.id,
        miss.pattern.line,
    )


def in_words(miss: Miss, sentence: Sentence) -> Iterator[Near]:
    """Each field that differed."""
    pattern = pattern_in_words(miss.pattern)
    for constraint, labels in miss.failed:
        name = constraint.field
        if miss.silencer:
            exception = pattern_in_words(miss.silencer)
            yield Near(
                miss.rule.id, pattern, name, f"a clause that “{exception}” does not fit", "one that it fits"
            )
        elif name == "context" and not constraint.groups:
            yield Near(miss.rule.id, pattern, name, LIGHTS, ", ".join(sorted(labels)))
        elif name.startswith("not "):
            unwanted = [group & labels for group in constraint.groups if group & labels]
            wide = labels_in_words(frozenset().union(*constraint.groups))
            there = labels_in_words(frozenset().union(*unwanted))
            yield Near(miss.rule.id, pattern, name.removeprefix("not "), f"anything but {wide}", there)
        else:
            yield Near(
                miss.rule.id, pattern, name, expected(constraint, labels), found(name, miss.frame, labels)
            )


def _speaks(miss: Miss) -> bool:
    """A pattern of two fields that fails in one has next to nothing in common with the clause."""
    if miss.silencer:
        return True
    failed = miss.failed[0][0].field
    met = {constraint.field for constraint in miss.pattern.require} - {failed} - _FORM
    return len(met - _WIDE if failed == "predicate" else met) > (failed == "predicate")
