"""The second gate: which patterns a parsed sentence could meet, asked before its clauses are made.

The first gate knows words only. Once a sentence is parsed, the labels of its words are
known by part of speech, those of several words too, and who each pronoun is; then the
verb of each clause, then the adjuncts. Making the clauses costs as much again as parsing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache, reduce
from operator import or_
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
#: The field of the labels of all words of a sentence.
SAID = "said"
#: Fields that the verb of a clause decides.
_OF_VERB = frozenset({"predicate", "polarity", "modality", "mood", "voice", "tense"})
#: Fields of which a sentence shows what its clauses could carry at most.
_BESIDE = frozenset(
    "time condition exception restriction reason purpose deadline concession contrast manner".split()
)


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
        left = self._of_words.narrowed(self._of_words.everything, sketch.labels_of)
        if left:  # what is left for any of its clauses
            left = reduce(or_, (self._of_verb.narrowed(left, one.labels_of) for one in sketch.clauses), 0)
        return bool(self._beside.narrowed(left, sketch.labels_of))

    @cached_property
    def _of_words(self) -> PatternIndex:
        return build_index([Pattern(tuple(_said(one))) for one in self.patterns])

    @cached_property
    def _of_verb(self) -> PatternIndex:
        return build_index(
            [Pattern(_only(one.require, _OF_VERB), _only(one.forbid, _OF_VERB)) for one in self.patterns]
        )

    @cached_property
    def _beside(self) -> PatternIndex:
        """Asked last: to find the adjuncts is work."""
        return build_index([Pattern(_only(one.require, _BESIDE)) for one in self.patterns])


def _only(constraints: Iterable[Constraint], fields: frozenset[str]) -> tuple[Constraint, ...]:
    return tuple(one for one in constraints if one.field in fields)


def _said(pattern: Pattern) -> Iterator[Constraint]:
    yield from _only(pattern.require, frozenset({"audience"}))
    groups = dict.fromkeys(group for one in pattern.require if one.field in WORDED for group in _groups(one))
    if groups:
        yield Constraint(SAID, tuple(groups))


def _groups(constraint: Constraint) -> Iterable[frozenset[str]]:
    for group in constraint.groups:
        if not any(label in _GIVEN or label.startswith(("be-", "time:")) for label in group):
            yield _shown(group)


@lru_cache(maxsize=4096)
def _shown(group: frozenset[str]) -> frozenset[str]:
    return frozenset(sign for label in group for sign in _signs(label.removeprefix(MODIFIER)))


def _signs(label: str) -> Iterable[str]:
    """Labels of which a sentence has one where this one is carried."""
    yield label
    yield from _STANDS_FOR.get(label, ())
    if label.startswith("="):  # "take it up": verb and particle need not stand together
        yield label.split()[0]
