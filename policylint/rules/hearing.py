"""The second gate: labels without which no pattern can hold, asked before clauses are made.

The first gate knows words only. Once a sentence is parsed, the labels of its words are
known by part of speech, those of several words too, and who each pronoun is; making the
clauses costs as much again as parsing.
"""

from __future__ import annotations

from collections.abc import Iterable

from policylint.rules.gate import Gate
from policylint.rules.gate_building import WORDED, Masks, assembled
from policylint.rules.model import MODIFIER, Constraint, Pattern, Rule

#: Labels that a slot or a predicate may carry though no word of the sentence does.
_GIVEN = frozenset({"any", "none", "be", "fragment", "others", "customers"})
#: "is to blame" is as "is responsible", and such a clause is reduced to that word.
_STANDS_FOR = {
    "responsible": frozenset({"=blame"}),
    "=responsible": frozenset({"responsible", "=blame"}),
}


def label_gate(rules: Iterable[Rule]) -> Gate:
    """A gate that takes the labels of a sentence, roles and lemmas by rule included, instead of its words."""
    atoms: dict[frozenset[str], int] = {}
    needs: dict[str, tuple[Masks, ...]] = {}
    free: dict[str, tuple[str, ...]] = {}
    for rule in rules:
        asked = [_needed(pattern, atoms) for pattern in rule.patterns]
        needs[rule.id] = tuple(filter(None, asked))
        if not all(asked):
            free[rule.id] = tuple(
                one.origin for one, own in zip(rule.patterns, asked, strict=True) if not own
            )
    return assembled(tuple(atoms), needs, free)


def _needed(pattern: Pattern, atoms: dict[frozenset[str], int]) -> Masks:
    groups = {group for one in pattern.require if one.field in WORDED for group in _groups(one)}
    return tuple(1 << atoms.setdefault(group, len(atoms)) for group in sorted(groups, key=sorted))


def _groups(constraint: Constraint) -> Iterable[frozenset[str]]:
    for group in constraint.groups:
        if not any(label in _GIVEN or label.startswith(("be-", "time:")) for label in group):
            yield frozenset(label for one in group for label in _signs(one.removeprefix(MODIFIER)))


def _signs(label: str) -> Iterable[str]:
    """Labels of which a sentence has one where this one is carried."""
    yield label
    yield from _STANDS_FOR.get(label, ())
    if label.startswith("="):  # "take it up": verb and particle need not stand together
        yield label.split()[0]
