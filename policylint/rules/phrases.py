"""Idioms: ``at (our|the company's) [own|sole] discretion`` → Phrase, and finding one.

``...`` stands as an element of its own, with neither words nor labels and a `gap`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from policylint.expressions import expression
from policylint.rules.bits import numbers
from policylint.rules.candidates import PatternIndex, build_index
from policylint.rules.model import Constraint, Pattern, Phrase, PhraseElement
from policylint.rules.words import straighten, tokens_of

MAX_GAP = 4
_PIECE = expression(r"\s+|\.\.\.|…|\(([^()\[\]]*)\)|\[([^()\[\]]*)\]|(\{[^{}]*\})|([\w'-]+)")
_CLASS = expression(r"\{([a-z][a-z0-9-]*)\}")
_NO_LABELS: frozenset[str] = frozenset()

#: A choice of word sequences, and of labels, one of which must stand here.
_Step = tuple[tuple[tuple[str, ...], ...], frozenset[str], bool, int]
#: Its steps, the sets of words without one of which a phrase cannot stand, and the words it may begin with.
_Compiled = tuple[tuple[_Step, ...], tuple[frozenset[str], ...], frozenset[str]]


def parse_phrase(text: str, origin: str = "", line: int = 0) -> Phrase:
    """The phrase that `text` writes.

    Raises ValueError, worded for the author, if it is not phrase syntax.
    """
    written = straighten(text).strip()
    elements: list[PhraseElement] = []
    position = 0
    while position < len(written):
        piece = _PIECE.match(written, position)
        if piece is None:
            raise ValueError(
                f"{written[position:]!r} cannot be read: brackets must close and may not be nested."
            )
        position = piece.end()
        if not piece[0].isspace():
            elements.append(_element(piece))
    _check(elements)
    return Phrase(tuple(elements), origin, line)


def _element(piece: re.Match[str]) -> PhraseElement:
    group, option, label, word = piece.groups()
    if word is not None:
        return PhraseElement(words=frozenset({_words(word)}))
    if label is not None:
        return _choice((label,), optional=False)
    if group is not None:
        return _choice(group.split("|"), optional=False)
    if option is not None:
        return _choice(option.split("|"), optional=True)
    return PhraseElement(words=frozenset(), gap=MAX_GAP)


def _choice(choices: Sequence[str], *, optional: bool) -> PhraseElement:
    labels = frozenset(found[1] for found in map(_CLASS.fullmatch, map(str.strip, choices)) if found)
    words = frozenset(_words(choice) for choice in choices if not _CLASS.fullmatch(choice.strip()))
    return PhraseElement(words=words, labels=labels, optional=optional)


def _words(text: str) -> str:
    words = " ".join(tokens_of(text))
    if not words or words != " ".join(text.split()):
        raise ValueError(
            f"{text!r} is not made of words: use letters, digits, hyphens and inner apostrophes."
        )
    return words


def _check(elements: Sequence[PhraseElement]) -> None:
    if all(element.optional or element.gap for element in elements):
        raise ValueError("nothing in it must be there: one word at least has to stand outside [brackets].")
    if elements[0].gap or elements[-1].gap:
        raise ValueError("'...' must stand between words.")


def find(
    phrase: Phrase,
    words: Sequence[str],
    labels_at: Callable[[int], frozenset[str]] = lambda _: _NO_LABELS,
) -> tuple[tuple[int, int], ...]:
    """Half-open token ranges where `phrase` stands: leftmost, shortest, not overlapping.

    `words` are lower-case tokens with straight apostrophes; `labels_at` gives the
    lexicon labels of the token at an index.
    """
    compiled = _compiled(phrase)
    return () if any(map(frozenset(words).isdisjoint, compiled[1])) else _find(compiled, words, labels_at)


def _find(
    compiled: _Compiled, words: Sequence[str], labels_at: Callable[[int], frozenset[str]]
) -> tuple[tuple[int, int], ...]:
    steps, _, opening = compiled
    found: list[tuple[int, int]] = []
    start = 0
    while start < len(words):
        if opening and words[start] not in opening:
            start += 1
            continue
        end = _shortest(steps, 0, words, start, labels_at)
        if end is not None and end > start:
            found.append((start, end))
            start = end
        else:
            start += 1
    return tuple(found)


@dataclass(frozen=True)
class PhraseIndex:
    """Many phrases, of which a text can have only the few whose words it has."""

    phrases: tuple[Phrase, ...]

    def candidates(self, words: frozenset[str]) -> tuple[int, ...]:
        """Indexes of the phrases that these words may hold, ascending."""
        return tuple(numbers(self._needed.narrowed(self._needed.everything, lambda _: words)))

    def find(
        self, number: int, words: Sequence[str], labels_at: Callable[[int], frozenset[str]]
    ) -> tuple[tuple[int, int], ...]:
        """As `find` of the phrase of this number."""
        return _find(self._compiled[number], words, labels_at)

    @cached_property
    def _compiled(self) -> tuple[_Compiled, ...]:
        """Kept by number: to look a phrase up by itself is to hash all its words."""
        return tuple(map(_compiled, self.phrases))

    @cached_property
    def _needed(self) -> PatternIndex:
        needed = (compiled[1] for compiled in self._compiled)
        patterns = [Pattern((Constraint("words", own),) if own else ()) for own in needed]
        return build_index(patterns)


@lru_cache(maxsize=4096)
def _compiled(phrase: Phrase) -> _Compiled:
    steps = tuple(
        (tuple(tuple(words.split()) for words in sorted(item.words)), item.labels, item.optional, item.gap)
        for item in phrase.elements
    )
    needed = tuple(
        frozenset(choice[0] for choice in choices)
        for choices, labels, optional, gap in steps
        if not (labels or optional or gap)
    )
    return steps, needed, _opening(steps)


def _opening(steps: Sequence[_Step]) -> frozenset[str]:
    """The words of which one has to stand first; empty if others may."""
    choices, labels, optional, gap = steps[0]
    return frozenset() if labels or optional or gap else frozenset(choice[0] for choice in choices)


def _shortest(
    steps: Sequence[_Step],
    index: int,
    words: Sequence[str],
    at: int,
    labels_at: Callable[[int], frozenset[str]],
) -> int | None:
    """The least end of ``steps[index:]`` when they begin exactly at token `at`."""
    if index == len(steps):
        return at
    choices, labels, optional, gap = steps[index]
    if gap:
        starts = list(range(at, min(at + gap, len(words)) + 1))
    else:
        starts = [at] if optional else []
        starts += [at + len(choice) for choice in choices if tuple(words[at : at + len(choice)]) == choice]
        if labels and at < len(words) and labels & labels_at(at):
            starts.append(at + 1)
    ends = (_shortest(steps, index + 1, words, start, labels_at) for start in starts)
    return min((end for end in ends if end is not None), default=None)
