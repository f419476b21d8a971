"""From compiled rules to their gate: which words a text needs for each pattern and phrase."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from policylint.rules.bits import numbers, union
from policylint.rules.gate import Conjunction, Gate
from policylint.rules.lexicon import Lexicon
from policylint.rules.marks import (
    OF_COMMANDS,
    PRONOUNS,
    QUOTATION,
    SAID,
    audience_mark,
    name_mark,
    time_mark,
)
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

#: Bits of atoms, of one of which a text has to have a word; and such masks, all of which it has to meet.
Mask = int
Masks = tuple[Mask, ...]


def build_gate(rules: Iterable[Rule], lexicon: Lexicon) -> Gate:
    """The gate of compiled rules."""
    atoms = _Atoms(lexicon)
    needs: dict[str, tuple[Masks, ...]] = {}
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
    words = tuple(frozenset(word for word in own if not _is_possessive(word, own)) for own in atoms.bits)
    return assembled(words, needs, ungated, lambda entry: tuple(entry.split()))


def _is_possessive(word: str, words: frozenset[str]) -> bool:
    """A text with "customer's" has "customer" too (see `words_of`)."""
    return word.endswith("'s") and word[:-2] in words


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
        if label.startswith("time:"):
            return self.of_words(frozenset({time_mark(label.removeprefix("time:"))}))
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
        return union(masks) if all(masks) else 0


def _of_pattern(pattern: Pattern, atoms: _Atoms) -> Masks:
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
    if constraint.field == "time":
        return [
            atoms.of_words(frozenset(map(time_mark, group)))
            for group in constraint.groups
            if group.isdisjoint({"any", "none"})
        ]
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
    return frozenset(cue for kind in kinds for cue in lexicon.cues.get(kind, ()))


def _of_phrase(phrase: Phrase, atoms: _Atoms) -> Masks:
    return _tidy(_of_element(element, atoms) for element in phrase.elements)


def assembled(
    atoms: Sequence[frozenset[str]],
    needs: Mapping[str, tuple[Masks, ...]],
    ungated: Mapping[str, tuple[str, ...]],
    parts: Callable[[str], tuple[str, ...]] = lambda entry: (entry,),
) -> Gate:
    """The gate as it is asked; `parts` are the words of an entry that have to stand together."""
    masks = sorted({mask for own in needs.values() for conjunction in own for mask in conjunction})
    members = [frozenset[str]().union(*(atoms[at] for at in numbers(mask))) for mask in masks]
    rarity = {mask: _frequency(words) for mask, words in zip(masks, members, strict=True)}
    number = {mask: at for at, mask in enumerate(masks)}
    met: dict[str, list[int]] = {}
    for at, entries in enumerate(members):
        for entry in entries:
            met.setdefault(entry, []).append(at)
    profiles: dict[str, int] = {}
    words: dict[str, int] = {}
    several: dict[str, list[str]] = {}
    shared = Counter(word for entry in met for word in parts(entry))
    for entry, own in sorted(met.items()):
        profile = profiles.setdefault(" ".join(map(str, own)), len(profiles))
        together = parts(entry)
        if len(together) == 1:
            words[entry] = profile
        else:
            rarest = min(together, key=lambda word: (shared[word], -len(word)))
            several.setdefault(rarest, []).append(" ".join((str(profile), *together)))
    numbered: dict[str, tuple[Conjunction, ...]] = {
        rule: tuple(tuple(number[mask] for mask in sorted(one, key=rarity.__getitem__)) for one in own)
        for rule, own in needs.items()
    }
    return Gate(
        numbered, tuple(profiles), words, {word: "\n".join(own) for word, own in several.items()}, ungated
    )


def _of_element(element: PhraseElement, atoms: _Atoms) -> int:
    if element.optional or element.gap:
        return 0
    of_labels = atoms.of_labels(element.labels)
    if element.labels and not of_labels:
        return 0
    return of_labels | atoms.of_words(frozenset(element.words))


def _tidy(masks: Iterable[int]) -> Masks:
    """Without the masks that ask for nothing or that a narrower one implies."""
    distinct = sorted(set(masks) - {0}, key=lambda mask: (mask.bit_count(), mask))
    return tuple(
        mask for at, mask in enumerate(distinct) if not any(_within(less, mask) for less in distinct[:at])
    )


def _weakest(conjunctions: Collection[Masks]) -> tuple[Masks, ...]:
    """Without the conjunctions that a weaker one makes redundant."""
    kept: list[Masks] = []
    for one in sorted(dict.fromkeys(conjunctions), key=len):
        if not any(all(any(_within(mask, wide) for mask in one) for wide in other) for other in kept):
            kept.append(one)
    return tuple(kept)


def _within(narrow: int, wide: int) -> bool:
    return narrow & wide == narrow


def _frequency(words: frozenset[str]) -> float:
    """A guess at how often a text has one of `words`: short words are the common ones."""
    return float(sum(max(map(len, word.split())) ** -3 for word in sorted(words)))
