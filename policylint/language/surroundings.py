"""Labels of what surrounds a sentence: headings, column, kind of block, audience, owner."""

from __future__ import annotations

from collections.abc import Callable

from policylint.language.owners import owner_of
from policylint.language.units import Unit
from policylint.rules.words import tokens_of


def setting_of(unit: Unit, kind: str, labels_of_word: Callable[[str], frozenset[str]]) -> frozenset[str]:
    """``section:…`` labels of the words of headings and lead-in, ``audience:…``, ``kind:…``, ``owner:…``."""
    found = {f"audience:{unit.audience}", f"kind:{kind}", "audience:any", "kind:any"}
    owner = owner_of(unit.text, unit.around, unit.audience, labels_of_word)
    found |= {f"owner:{owner}", "owner:any"}
    for word in tokens_of(unit.section):
        found.add(f"section:={word}")
        found |= {f"section:{label}" for label in labels_of_word(word)}
    return frozenset(found)
