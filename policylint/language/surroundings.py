"""Labels of what surrounds a sentence: headings, column, kind of block, audience, owner."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from policylint.language.model import Audience
from policylint.language.owners import named_around, named_in
from policylint.language.units import Unit
from policylint.rules.words import tokens_of


@dataclass(frozen=True)
class Surroundings:
    """Sentences of one block share theirs, so each is looked at once for a run."""

    labels_of_word: Callable[[str], frozenset[str]]
    _sections: dict[str, frozenset[str]] = field(default_factory=dict)
    _owned: dict[tuple[str, Audience], bool] = field(default_factory=dict)

    def of(self, unit: Unit, kind: str) -> frozenset[str]:
        """``section:…`` labels of the words of headings and lead-in, and audience, kind and owner."""
        owner = "here" if named_in(unit.text, self.labels_of_word) else "near" if self._near(unit) else "none"
        own = {f"audience:{unit.audience}", f"kind:{kind}", f"owner:{owner}"}
        return self._section(unit.section).union(own, _ANY)

    def _section(self, section: str) -> frozenset[str]:
        found = self._sections.get(section)
        if found is None:
            words = tokens_of(section)
            labels = {label for word in words for label in self.labels_of_word(word)}
            found = frozenset([f"section:{one}" for one in labels] + [f"section:={word}" for word in words])
            self._sections[section] = found
        return found

    def _near(self, unit: Unit) -> bool:
        key = (unit.around, unit.audience)
        if key not in self._owned:
            self._owned[key] = named_around(unit.around, unit.audience, self.labels_of_word)
        return self._owned[key]


_ANY = frozenset({"audience:any", "kind:any", "owner:any"})
