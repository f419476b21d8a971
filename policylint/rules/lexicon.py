"""The lexicon: classes of words that rules name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import product

from policylint.rules.inflect import inflect
from policylint.rules.later import LATER


@dataclass(frozen=True)
class LexClass:
    """A class as written: its part of speech, its words, and the classes it takes in."""

    name: str = field(metadata={"derived": True})
    pos: str
    words: tuple[str, ...]
    note: str = ""
    includes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Entry:
    """A word of the lexicon, or several; `labels` are its classes and those that include them.

    The head inflects (the first word of a verb, the last of anything else); the other
    words stand as written.
    """

    lemmas: tuple[str, ...]
    pos: str
    labels: frozenset[str]

    @property
    def head(self) -> int:
        return 0 if self.pos == "verb" else len(self.lemmas) - 1


@dataclass(frozen=True)
class Lexicon:
    """All classes, and indexes into their words.

    `forms` maps every form of every single word of every entry (lower case, straight
    apostrophes) to its (lemma, pos) pairs; words other than the head of an entry have
    pos ``word``. `entries_by_first` has each first word's lemma as key, longest entries
    first. `cues` maps a kind of adjunct to the words that open it. `roles` are the
    classes that came from ``roles.yaml``.
    """

    classes: Mapping[str, LexClass] = field(metadata=LATER)
    roles: frozenset[str]
    cues: Mapping[str, tuple[str, ...]] = field(metadata=LATER)
    irregular: Mapping[str, tuple[str, ...]] = field(metadata=LATER)
    forms: Mapping[str, tuple[tuple[str, str], ...]] = field(metadata=LATER)
    entries_by_first: Mapping[str, tuple[Entry, ...]] = field(metadata=LATER)

    def members(self, label: str) -> tuple[LexClass, ...]:
        """The class `label` and every class it includes, however far."""
        found: dict[str, LexClass] = {}
        todo = [label]
        while todo:
            name = todo.pop()
            if name in self.classes and name not in found:
                found[name] = self.classes[name]
                todo.extend(self.classes[name].includes)
        return tuple(found.values())

    def gateable(self, label: str) -> bool:
        """Whether a text without any of ``surfaces(label)`` cannot carry `label`.

        Roles can be carried by pronouns and configured names, so they and classes
        that include them are not.
        """
        if label.startswith("="):
            return True
        members = self.members(label)
        return bool(members) and not any(member.name in self.roles for member in members)

    def surfaces(self, label: str) -> frozenset[str]:
        """Words, in lower case, one of which stands in every text that carries `label`.

        Of an entry of several words all stand in the text, though perhaps apart: "take up".

        ``=deem`` stands for that lemma as a verb or a noun. Wider than the class, since
        a word of one part of speech may be read as another; ``=deem`` takes in the class
        ``deem``, whose words the frames may reduce to their class's name.
        """
        if label.startswith("="):
            return self._surfaces_of(label[1:], "verb") | self.surfaces(label[1:].replace(" ", "-"))
        known = self._surfaces.get(label)
        if known is None:
            forms = (
                self._surfaces_of(words, member.pos)
                for member in self.members(label)
                for words in member.words
            )
            known = self._surfaces[label] = frozenset[str]().union(*forms)
        return known

    @cached_property
    def _surfaces(self) -> dict[str, frozenset[str]]:
        return {}

    def _surfaces_of(self, words: str, pos: str) -> frozenset[str]:
        parts = words.split()
        head = 0 if pos == "verb" else len(parts) - 1
        kinds = {pos, "verb", "noun"}
        own = {form for kind in kinds for form in inflect(parts[head], kind, self.irregular)}
        ways = [self._by_lemma.get(part, frozenset()) | {part} for part in parts]
        ways[head] |= own
        return frozenset(map(" ".join, product(*ways)))

    @cached_property
    def _by_lemma(self) -> Mapping[str, frozenset[str]]:
        found: dict[str, set[str]] = {}
        for form, pairs in self.forms.items():
            for lemma, _ in pairs:
                found.setdefault(lemma, set()).add(form)
        return {lemma: frozenset(forms) for lemma, forms in found.items()}


def build_lexicon(
    classes: Mapping[str, LexClass],
    roles: frozenset[str],
    cues: Mapping[str, tuple[str, ...]],
    irregular: Mapping[str, tuple[str, ...]],
) -> Lexicon:
    """The lexicon with its indexes; `classes` hold the roles too, and every `includes` is known."""
    entries = _entries(classes)
    return Lexicon(
        classes=classes,
        roles=roles,
        cues=cues,
        irregular=irregular,
        forms=_forms(entries, irregular),
        entries_by_first=_by_first(entries),
    )


def _entries(classes: Mapping[str, LexClass]) -> tuple[Entry, ...]:
    labels: dict[tuple[tuple[str, ...], str], set[str]] = {}
    above = {name: _including(name, classes) for name in classes}
    for member in classes.values():
        for word in member.words:
            labels.setdefault((tuple(word.split()), member.pos), set()).update(above[member.name])
    return tuple(Entry(lemmas, pos, frozenset(names)) for (lemmas, pos), names in sorted(labels.items()))


def _including(name: str, classes: Mapping[str, LexClass]) -> frozenset[str]:
    """`name` and the classes that include it, however far."""
    found = {name}
    grown = True
    while grown:
        more = {other.name for other in classes.values() if found & set(other.includes)} - found
        found |= more
        grown = bool(more)
    return frozenset(found)


def _forms(
    entries: tuple[Entry, ...], irregular: Mapping[str, tuple[str, ...]]
) -> Mapping[str, tuple[tuple[str, str], ...]]:
    words = {
        (lemma, entry.pos if index == entry.head else "word")
        for entry in entries
        for index, lemma in enumerate(entry.lemmas)
    }
    found: dict[str, set[tuple[str, str]]] = {}
    for lemma, pos in words:
        for form in inflect(lemma, pos, irregular):
            found.setdefault(form, set()).add((lemma, pos))
    return {form: tuple(sorted(pairs)) for form, pairs in sorted(found.items())}


def _by_first(entries: tuple[Entry, ...]) -> Mapping[str, tuple[Entry, ...]]:
    found: dict[str, list[Entry]] = {}
    for entry in sorted(entries, key=lambda entry: (-len(entry.lemmas), entry.lemmas, entry.pos)):
        found.setdefault(entry.lemmas[0], []).append(entry)
    return {first: tuple(group) for first, group in sorted(found.items())}
