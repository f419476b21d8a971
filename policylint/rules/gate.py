"""The gate: words without which no rule can fire.

Every label that a rule asks for is an atom: a set of words, one of which stands in any
text that carries the label. A text's atoms are the bits of an integer, a constraint's
alternatives are a mask, and a pattern is a conjunction of masks. A text that meets no
conjunction need not be parsed.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property

from policylint.rules.lexicon import Lexicon
from policylint.rules.marks import OF_COMMANDS, PRONOUNS, QUOTATION, SAID, audience_mark, name_mark
from policylint.rules.model import MODIFIER, Constraint, Pattern, Phrase, PhraseElement, Rule
from policylint.rules.words import NEGATION_WORDS

#: Fields whose labels come from words of the sentence itself; headings may meet `section`.
WORDED = frozenset(
    """predicate object topic attribute actor recipient condition exception restriction reason purpose
    deadline concession contrast manner clause sentence""".split()
)

#: Of those, the ones that no word filled by us can fill.
SLOTS = frozenset({"actor", "object", "recipient", "topic", "attribute"})

#: "after 14 days" is a deadline that a condition's cue opens.
LENT_CUES = {"deadline": ("condition",)}

#: Masks each of which a text has to meet in at least one bit.
Conjunction = tuple[int, ...]


@dataclass(frozen=True)
class Gate:
    """What each rule needs; `ungated` names, by rule, the patterns that any text could meet."""

    atoms: tuple[frozenset[str], ...]
    needs: Mapping[str, tuple[Conjunction, ...]]
    ungated: Mapping[str, tuple[str, ...]]

    def only(self, rules: Collection[str]) -> Gate:
        """The gate of the rules with these ids; the same object for the same ids."""
        wanted = frozenset(rules)
        if wanted not in self._parts:
            self._parts[wanted] = Gate(
                self.atoms,
                {rule: needs for rule, needs in self.needs.items() if rule in wanted},
                {rule: origins for rule, origins in self.ungated.items() if rule in wanted},
            )
        return self._parts[wanted]

    @cached_property
    def _parts(self) -> dict[frozenset[str], Gate]:
        """Kept because the index of a gate takes milliseconds, and every document asks for one."""
        return {}

    def passes(self, words: frozenset[str]) -> bool:
        """Whether some rule could fire on a text of these words (see `words_of`)."""
        if self.ungated:
            return True
        bits = self._bits
        found = 0
        for word in words:
            found |= bits.get(word, 0)
        for first, rests in self._by_rarest:
            if found & first:
                for rest in rests:
                    for mask in rest:
                        if not found & mask:
                            break
                    else:
                        return True
        return False

    @cached_property
    def _bits(self) -> Mapping[str, int]:
        bits: dict[str, int] = {}
        for at, words in enumerate(self.atoms):
            for word in words:
                bits[word] = bits.get(word, 0) | 1 << at
        return bits

    @cached_property
    def _by_rarest(self) -> tuple[tuple[int, tuple[Conjunction, ...]], ...]:
        """The conjunctions, grouped by the mask that the fewest texts meet."""
        weights = [_frequency(words) for words in self.atoms]
        weight = cache(lambda mask: sum(weights[at] for at in _set_bits(mask)))
        groups: dict[int, list[Conjunction]] = {}
        for conjunction in dict.fromkeys(one for needs in self.needs.values() for one in needs):
            ordered = sorted(conjunction, key=weight)
            groups.setdefault(ordered[0], []).append(tuple(ordered[1:]))
        return tuple((first, _weakest(rests)) for first, rests in groups.items())


def build_gate(rules: Iterable[Rule], lexicon: Lexicon) -> Gate:
    """The gate of compiled rules."""
    atoms = _Atoms(lexicon)
    needs: dict[str, tuple[Conjunction, ...]] = {}
    ungated: dict[str, tuple[str, ...]] = {}
    for rule in rules:
        conjunctions = [
            *((_of_pattern(one, atoms), one.line, one.origin) for one in rule.patterns),
            *((_of_phrase(one, atoms), one.line, one.origin) for one in rule.phrases),
        ]
        needs[rule.id] = _weakest([masks for masks, _, _ in conjunctions if masks])
        free = tuple(f"line {line}: {origin}" for masks, line, origin in conjunctions if not masks)
        if free:
            ungated[rule.id] = free
    return Gate(tuple(atoms.bits), needs, ungated)


@dataclass(frozen=True)
class _Atoms:
    """Gives every set of words that is asked for its bit, while a gate is being built."""

    lexicon: Lexicon
    bits: dict[frozenset[str], int] = field(default_factory=dict)
    by_label: dict[str, int] = field(default_factory=dict)

    def of_words(self, words: frozenset[str]) -> int:
        return 1 << self.bits.setdefault(words, len(self.bits)) if words else 0

    def of_label(self, label: str) -> int:
        """The bit of a label, or 0 if no particular word is needed to carry it."""
        label = label.removeprefix(MODIFIER)
        if label not in self.by_label:
            needed = self.lexicon.surfaces(label) if self.lexicon.gateable(label) else self._of_roles(label)
            self.by_label[label] = self.of_words(needed)
        return self.by_label[label]

    def _of_roles(self, label: str) -> frozenset[str]:
        """The words and marks of a role or of a class that includes one; none for any other label."""
        roles = {member.name for member in self.lexicon.members(label)} & PRONOUNS.keys()
        if not roles:
            return frozenset()
        own = (PRONOUNS[role] | {name_mark(role)} for role in roles)
        return self.lexicon.surfaces(label).union(*own)

    def of_labels(self, labels: Iterable[str], free: Collection[str] = ()) -> int:
        """The mask of alternatives, or 0 if one of them is in `free` or needs no particular word."""
        if not labels or any(label in free for label in labels):
            return 0
        masks = [self.of_label(label) for label in sorted(labels)]
        return _union(masks) if all(masks) else 0


def _of_pattern(pattern: Pattern, atoms: _Atoms) -> Conjunction:
    return _tidy(mask for constraint in pattern.require for mask in _of_constraint(constraint, atoms))


def _of_constraint(constraint: Constraint, atoms: _Atoms) -> Iterable[int]:
    if constraint.field == "polarity":
        return [atoms.of_words(NEGATION_WORDS) for group in constraint.groups if group == {"negative"}]
    if constraint.field == "audience":
        return [
            atoms.of_words(frozenset(map(audience_mark, group)))
            for group in constraint.groups
            if "any" not in group
        ]
    if constraint.field == "context":
        said = atoms.lexicon.surfaces("say") | atoms.lexicon.surfaces("tell") | atoms.lexicon.surfaces("ask")
        return [atoms.of_words(said | {QUOTATION}) for group in constraint.groups if group <= SAID]
    if constraint.field not in WORDED:
        return []
    free = () if constraint.field in SLOTS else OF_COMMANDS
    masks = [atoms.of_labels(group, free) for group in constraint.groups]
    if any("none" not in group for group in constraint.groups):
        masks.append(atoms.of_words(_cue_words(constraint.field, atoms.lexicon)))
    return masks


def _cue_words(name: str, lexicon: Lexicon) -> frozenset[str]:
    """A word of every cue that opens an adjunct of this kind; none if it needs no cue."""
    kinds = (name, *LENT_CUES.get(name, ()))
    return frozenset(max(cue.split(), key=len) for kind in kinds for cue in lexicon.cues.get(kind, ()))


def _of_phrase(phrase: Phrase, atoms: _Atoms) -> Conjunction:
    return _tidy(_of_element(element, atoms) for element in phrase.elements)


def _of_element(element: PhraseElement, atoms: _Atoms) -> int:
    if element.optional or element.gap:
        return 0
    of_labels = atoms.of_labels(element.labels)
    if element.labels and not of_labels:
        return 0
    return of_labels | atoms.of_words(frozenset(max(words.split(), key=len) for words in element.words))


def _tidy(masks: Iterable[int]) -> Conjunction:
    """Without the masks that ask for nothing or that a narrower one implies."""
    distinct = sorted(set(masks) - {0}, key=lambda mask: (mask.bit_count(), mask))
    return tuple(
        mask for at, mask in enumerate(distinct) if not any(_within(less, mask) for less in distinct[:at])
    )


def _weakest(conjunctions: Collection[Conjunction]) -> tuple[Conjunction, ...]:
    """Without the conjunctions that a weaker one makes redundant."""
    kept: list[Conjunction] = []
    for one in sorted(dict.fromkeys(conjunctions), key=len):
        if not any(all(any(_within(mask, wide) for mask in one) for wide in other) for other in kept):
            kept.append(one)
    return tuple(kept)


def _within(narrow: int, wide: int) -> bool:
    return narrow & wide == narrow


def _union(masks: Iterable[int]) -> int:
    found = 0
    for mask in masks:
        found |= mask
    return found


def _set_bits(mask: int) -> Iterable[int]:
    while mask:
        lowest = mask & -mask
        yield lowest.bit_length() - 1
        mask ^= lowest


def _frequency(words: frozenset[str]) -> float:
    """A guess at how often a text has one of `words`: short words are the common ones."""
    return float(sum(len(word) ** -3 for word in words))
