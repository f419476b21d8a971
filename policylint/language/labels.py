"""Which lexicon classes each token carries, several-word entries included.

Lemmas come from the lexicon's own table of forms, so that the gate, which knows
words only, can never be stricter than the frames.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import Protocol, get_args

from policylint.language.model import Role
from policylint.rules.inflect import inflect
from policylint.rules.lexicon import Lexicon

#: Classes that say who somebody is.
ROLES: frozenset[str] = frozenset(get_args(Role)) - {"none"}


class Token(Protocol):
    """The part of a spaCy token that labelling needs."""

    text: str
    tag_: str


@dataclass(frozen=True)
class Labelled:
    """Per token: its lower-case form, its possible lemmas, and its labels.

    `labels` hold the classes of the longest entries that cover the token, and
    ``=lemma`` for each lemma. `irregular` gives the lemma of the lexicon's irregular forms.
    """

    words: tuple[str, ...]
    lemmas: tuple[frozenset[str], ...]
    labels: tuple[frozenset[str], ...]
    irregular: Mapping[str, str] = field(default_factory=dict)

    def mentions(self, indices: Iterable[int]) -> frozenset[str]:
        return frozenset().union(*(self.labels[index] for index in indices))


@dataclass(frozen=True)
class _Sequence:
    words: tuple[str, ...]
    pos: str
    labels: frozenset[str]


@dataclass(frozen=True)
class _Reading:
    """A word by itself: its labels, those that no longer noun hides, and the longer entries it may open."""

    lemmas: frozenset[str]
    labels: frozenset[str]
    unhidden: frozenset[str]
    longer: tuple[_Sequence, ...]


@dataclass(frozen=True)
class LabelIndex:
    """The lexicon as the parser's tokenizer cuts it: "no-show" is three tokens."""

    forms: Mapping[str, tuple[tuple[str, str], ...]]
    by_first: Mapping[str, tuple[_Sequence, ...]]
    irregular: Mapping[str, str] = field(default_factory=dict)

    def reading(self, word: str, tag: str) -> _Reading:
        """What the lexicon says of this word, so tagged; worked out once."""
        found = self._readings.get((word, tag))
        if found is None:
            found = self._readings[word, tag] = _read(word, tag, self)
        return found

    @cached_property
    def _readings(self) -> dict[tuple[str, str], _Reading]:
        return {}


@lru_cache(maxsize=1 << 15)
def normal(word: str) -> str:
    """The word as the lexicon spells it: lower-case, straight apostrophe."""
    return word.lower().replace("’", "'").replace("‑", "-")


def build_index(lexicon: Lexicon, tokenize: Callable[[str], Sequence[str]]) -> LabelIndex:
    """`tokenize` is the parser's own tokenizer."""
    further: dict[str, set[tuple[str, str]]] = {}
    found: dict[str, list[_Sequence]] = {}
    for entries in lexicon.entries_by_first.values():
        for entry in entries:
            words = tuple(normal(word) for word in tokenize(" ".join(entry.lemmas)))
            found.setdefault(words[0], []).append(_Sequence(words, entry.pos, entry.labels))
            if len(words) > 1 and words != entry.lemmas:  # else the lexicon has its forms
                head = 0 if entry.pos == "verb" else len(words) - 1
                for form in inflect(words[head], entry.pos, lexicon.irregular):
                    further.setdefault(form, set()).add((words[head], entry.pos))
    by_first = {
        word: tuple(sorted(group, key=lambda item: -len(item.words))) for word, group in found.items()
    }
    irregular = {form: lemma for lemma, own in lexicon.irregular.items() for form in own}
    forms = {form: tuple(sorted(pairs.union(lexicon.forms.get(form, ())))) for form, pairs in further.items()}
    return LabelIndex({**lexicon.forms, **forms}, by_first, irregular)


def label(tokens: Sequence[Token], index: LabelIndex) -> Labelled:
    """Label a parsed sentence."""
    words = tuple(normal(token.text) for token in tokens)
    readings = [index.reading(word, token.tag_) for word, token in zip(words, tokens, strict=True)]
    lemmas = tuple(reading.lemmas for reading in readings)
    longer = [
        (start, sequence)
        for start, reading in enumerate(readings)
        if reading.longer and start + 1 < len(lemmas)
        for sequence in reading.longer
        if sequence.words[1] in lemmas[start + 1] and _stands(sequence, start, lemmas)
    ]
    labels = _with_longer(readings, longer) if longer else [reading.labels for reading in readings]
    for at, token in enumerate(tokens):
        if token.tag_ in _PARTICLES:
            _rejoin(at, tokens, readings, labels)
    return Labelled(words, lemmas, tuple(labels), index.irregular)


_PARTICLES = frozenset({"RP", "IN", "RB"})
#: How far a particle may stand from its verb: "take the whole matter up".
_REACH = 4


def _rejoin(
    at: int, tokens: Sequence[Token], readings: Sequence[_Reading], labels: list[frozenset[str]]
) -> None:
    """Give a verb the labels of the phrasal verb that it makes with the particle at `at`."""
    for verb in range(at - 2, max(-1, at - _REACH - 1), -1):
        if tokens[verb].tag_[:2] != "VB":
            continue
        for sequence in readings[verb].longer:
            if (
                len(sequence.words) == 2
                and sequence.pos == "verb"
                and sequence.words[1] in readings[at].lemmas
            ):
                labels[verb] |= sequence.labels | {f"={' '.join(sequence.words)}"}
        return


def _stands(sequence: _Sequence, start: int, lemmas: Sequence[frozenset[str]]) -> bool:
    if start + len(sequence.words) > len(lemmas):
        return False
    return all(word in lemmas[start + at] for at, word in enumerate(sequence.words))


def _with_longer(
    readings: Sequence[_Reading], longer: Iterable[tuple[int, _Sequence]]
) -> list[frozenset[str]]:
    """The labels where entries of several words stand too; a longer noun hides the shorter ones inside it.

    Who somebody is stays: a "duty manager" is a manager, unless the longer noun says otherwise.
    """
    more: list[set[str]] = [set() for _ in readings]
    covered = [0] * len(readings)
    for start, sequence in longer:
        size = len(sequence.words)
        if sequence.pos == "noun" and any(other > size for other in covered[start : start + size]):
            continue
        for at in range(start, start + size):
            more[at] |= sequence.labels
            if sequence.pos == "noun":
                covered[at] = max(covered[at], size)
        if sequence.pos == "noun" and not ROLES & sequence.labels:
            more[start + size - 1] |= ROLES & readings[start + size - 1].labels
    return [
        (reading.unhidden if size else reading.labels) | labels
        for reading, labels, size in zip(readings, more, covered, strict=True)
    ]


def _read(word: str, tag: str, index: LabelIndex) -> _Reading:
    lemmas = frozenset([word, *(lemma for lemma, _ in index.forms.get(word, ()))])
    entries = [found for lemma in sorted(lemmas) for found in index.by_first.get(lemma, ())]
    single = [one for one in entries if len(one.words) == 1 and _may_be(one, tag, word, index)]
    longer = sorted((one for one in entries if len(one.words) > 1), key=lambda one: -len(one.words))
    kept = (one.labels for one in single if one.pos != "noun")
    unhidden = frozenset(f"={lemma}" for lemma in lemmas).union(*kept)
    return _Reading(lemmas, unhidden.union(*(one.labels for one in single)), unhidden, tuple(longer))


def _may_be(sequence: _Sequence, tag: str, word: str, index: LabelIndex) -> bool:
    """Could this single word, so tagged, be of this part of speech? Lenient: short notes are tagged badly."""
    lemma, pos = sequence.words[0], sequence.pos
    if pos == "word":
        return True
    if (lemma, pos) not in index.forms.get(word, ()):
        return False
    if pos == "verb":
        return tag[:2] == "VB" or (tag[:2] in {"NN", "JJ"} and word != lemma and not word.endswith("s"))
    if pos == "noun":
        return tag[:2] != "VB" or tag in {"VBG", "VBN"}
    return tag[:2] in {"JJ", "VB", "RB", "NN"}
