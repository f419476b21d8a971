"""The second gate: which patterns a parsed sentence could meet, asked before its clauses are made.

The first gate knows words only. Once a sentence is parsed, the labels of its words are
known by part of speech, those of several words too, and who each pronoun is; then its
adjuncts, then the verb of each clause. Making the clauses costs as much again as parsing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

from policylint.rules.candidates import PatternIndex, build_index
from policylint.rules.gate_building import WORDED
from policylint.rules.model import MODIFIER, Constraint, Pattern

#: Labels that a slot or a predicate may carry though no word of the sentence does.
_GIVEN = frozenset({"any", "none", "be", "fragment", "others", "customers"})
#: "is to blame" is as "is responsible", and such a clause is reduced to that word.
_STANDS_FOR = {
    "responsible": frozenset({"=blame"}),
    "=responsible": frozenset({"responsible", "=blame"}),
}
#: Fields of which a sentence shows what its clauses could carry at most, the words of all first.
SAID = "said"
_OF_SENTENCE = frozenset(
    """audience time condition exception restriction reason purpose deadline concession contrast
    manner""".split()
)
#: Fields that the verb of a clause decides.
_OF_VERB = frozenset({"predicate", "polarity", "modality", "mood", "voice", "tense"})


class Clause(Protocol):
    def labels_of(self, field: str, /) -> frozenset[str]: ...


class Sketch(Protocol):
    """A sentence whose clauses are not made yet; of its verbs the clauses know all, of the rest the most."""

    @property
    def text(self) -> str: ...
    @property
    def clauses(self) -> Sequence[Clause]: ...
    def labels_of(self, field: str, /) -> frozenset[str]: ...


@dataclass(frozen=True)
class Hearing:
    """The patterns of a run."""

    patterns: tuple[Pattern, ...]

    def may_hold(self, sketch: Sketch) -> bool:
        """Whether some pattern could hold for a clause of the sentence."""
        left = (1 << len(self.patterns)) - 1
        for index in self._of_sentence:
            left = index.narrowed(left, sketch.labels_of)
        return bool(left) and any(self._of_verb.narrowed(left, one.labels_of) for one in sketch.clauses)

    @cached_property
    def _of_sentence(self) -> tuple[PatternIndex, PatternIndex]:
        """What words must say, and what adjuncts must: to find the adjuncts is work."""
        words = [Pattern(tuple(_said(pattern))) for pattern in self.patterns]
        rest = [Pattern(_only(pattern.require, _OF_SENTENCE)) for pattern in self.patterns]
        return _index(words), _index(rest)

    @cached_property
    def _of_verb(self) -> PatternIndex:
        return _index(
            [Pattern(_only(one.require, _OF_VERB), _only(one.forbid, _OF_VERB)) for one in self.patterns]
        )


def _index(patterns: Sequence[Pattern]) -> PatternIndex:
    return build_index(patterns, (), lambda pattern: frozenset())


def _only(constraints: Iterable[Constraint], fields: frozenset[str]) -> tuple[Constraint, ...]:
    return tuple(one for one in constraints if one.field in fields)


def _said(pattern: Pattern) -> Iterator[Constraint]:
    groups = {group for one in pattern.require if one.field in WORDED for group in _groups(one)}
    if groups:
        yield Constraint(SAID, tuple(sorted(groups, key=sorted)))


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
