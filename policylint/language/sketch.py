"""What the clauses of a sentence could say at most, known before they are made in full.

Making a clause costs as much as parsing it. Whether rules have anything to ask of a
sentence shows earlier: from the labels of its words, then from its adjuncts, then from
the verbs of its clauses.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from policylint.language.adjuncts import Cues, Found, find_adjuncts
from policylint.language.outlines import Outline, outlines_of
from policylint.language.reader import Reader
from policylint.language.roles import mentions
from policylint.language.times import find_times
from policylint.language.timing import labels_of_time
from policylint.language.units import Unit
from policylint.rules.hearing import SAID

_ANY = frozenset({"any"})
_NONE = frozenset({"none"})


@dataclass(frozen=True)
class Sketch:
    """`reduced` gives ``=lemma`` for all that a clause with this word may be reduced to."""

    unit: Unit
    reader: Reader
    cues: Cues
    imperative: bool
    reduced: Callable[[str], frozenset[str]]

    @property
    def text(self) -> str:
        return self.unit.text

    @cached_property
    def labels(self) -> frozenset[str]:
        """The labels of the words, roles and lemmas by rule included."""
        own = mentions(self.reader, range(len(self.reader.doc)))
        return own.union(*map(self.reduced, set(self.reader.labelled.words)))

    @cached_property
    def adjuncts(self) -> tuple[Found, ...]:
        return find_adjuncts(self.reader, self.cues)

    @cached_property
    def clauses(self) -> tuple[Outline, ...]:
        return outlines_of(self.reader, imperative=self.imperative)

    def labels_of(self, field: str) -> frozenset[str]:
        """All that this field of a clause could carry: an adjunct, `SAID`, time or audience."""
        if field == SAID:
            return self.labels
        if field == "audience":
            return _ANY | {self.unit.audience}
        if field == "time":
            return self._times | _NONE
        beside = [one.adjunct.mentions for one in self.adjuncts if one.adjunct.kind == field]
        timed = [f"time:{label}" for label in self._times] if beside else ()
        return _NONE.union(*beside, timed)

    @cached_property
    def _times(self) -> frozenset[str]:
        return frozenset[str]().union(*map(labels_of_time, find_times(self.unit.text)))
