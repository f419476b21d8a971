"""Which lexicon classes each token carries, several-word entries included.

Lemmas come from the lexicon's own table of forms, so that the gate, which knows
words only, can never be stricter than the frames.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from policylint.rules.inflect import inflect
from policylint.rules.lexicon import Lexicon


class Token(Protocol):
    """The part of a spaCy token that labelling needs."""

    text: str
    tag_: str


@dataclass(frozen=True)
class Labelled:
    """Per token: its lower-case form, its possible lemmas, and its labels.

    `labels` hold the classes of the longest entries that cover the token, and
    ``=lemma`` for each lemma. `entry` is the first token of the entry covering it.
    """

    words: tuple[str, ...]
    lemmas: tuple[frozenset[str], ...]
    labels: tuple[frozenset[str], ...]

    def mentions(self, indices: Iterable[int]) -> frozenset[str]:
        return frozenset().union(*(self.labels[index] for index in indices))


@dataclass(frozen=True)
class _Sequence:
    words: tuple[str, ...]
    pos: str
    labels: frozenset[str]


@dataclass(frozen=True)
class LabelIndex:
    """The lexicon as the parser's tokenizer cuts it: "no-show" is three tokens."""

    forms: Mapping[str, tuple[tuple[str, str], ...]]
    by_first: Mapping[str, tuple[_Sequence, ...]]


def normal(word: str) -> str:
    """The word as the lexicon spells it: lower-case, straight apostrophe."""
    return word.lower().replace("’", "'").replace("‑", "-")


def build_index(lexicon: Lexicon, tokenize: Callable[[str], Sequence[str]]) -> LabelIndex:
    """`tokenize` is the parser's own tokenizer."""
    forms = {form: set(pairs) for form, pairs in lexicon.forms.items()}
    found: dict[str, list[_Sequence]] = {}
    for entries in lexicon.entries_by_first.values():
        for entry in entries:
            words = tuple(normal(word) for word in tokenize(" ".join(entry.lemmas)))
            found.setdefault(words[0], []).append(_Sequence(words, entry.pos, entry.labels))
            if len(words) > 1:
                head = 0 if entry.pos == "verb" else len(words) - 1
                for form in inflect(words[head], entry.pos, lexicon.irregular):
                    forms.setdefault(form, set()).add((words[head], entry.pos))
    by_first = {word: tuple(sorted(group, key=lambda item: -len(item.words))) for word, group in found.items()}
    return LabelIndex({form: tuple(sorted(pairs)) for form, pairs in forms.items()}, by_first)


def label(tokens: Sequence[Token], index: LabelIndex) -> Labelled:
    """Label a parsed sentence."""
    words = tuple(normal(token.text) for token in tokens)
    tags = tuple(token.tag_ for token in tokens)
    lemmas = tuple(frozenset([word, *(lemma for lemma, _ in index.forms.get(word, ()))]) for word in words)
    labels: list[set[str]] = [{f"={lemma}" for lemma in options} for options in lemmas]
    covered = [0] * len(words)
    for start in range(len(words)):
        options = [found for lemma in lemmas[start] for found in index.by_first.get(lemma, ())]
        for sequence in sorted(options, key=lambda item: -len(item.words)):
            _cover(sequence, start, lemmas, tags, words, index, labels, covered)
    for at, tag in enumerate(tags):
        if tag in _PARTICLES:
            _rejoin(at, lemmas, tags, index, labels)
    return Labelled(words, lemmas, tuple(frozenset(found) for found in labels))


_PARTICLES = frozenset({"RP", "IN", "RB"})
#: How far a particle may stand from its verb: "take the whole matter up".
_REACH = 4


def _rejoin(
    at: int, lemmas: Sequence[frozenset[str]], tags: Sequence[str], index: LabelIndex, labels: list[set[str]]
) -> None:
    """Give a verb the labels of the phrasal verb that it makes with the particle at `at`."""
    for verb in range(at - 2, max(-1, at - _REACH - 1), -1):
        if tags[verb][:2] != "VB":
            continue
        for lemma in lemmas[verb]:
            for sequence in index.by_first.get(lemma, ()):
                if len(sequence.words) == 2 and sequence.pos == "verb" and sequence.words[1] in lemmas[at]:
                    labels[verb] |= sequence.labels | {f"={' '.join(sequence.words)}"}
        return


def _cover(
    sequence: _Sequence,
    start: int,
    lemmas: Sequence[frozenset[str]],
    tags: Sequence[str],
    words: Sequence[str],
    index: LabelIndex,
    labels: list[set[str]],
    covered: list[int],
) -> None:
    """Add the labels of `sequence` if it stands here; a longer noun hides the shorter ones inside it."""
    size = len(sequence.words)
    end = start + size
    if end > len(words):
        return
    if any(wanted not in lemmas[start + at] for at, wanted in enumerate(sequence.words)):
        return
    if size == 1 and not _may_be(sequence, tags[start], words[start], index):
        return
    if sequence.pos == "noun" and any(covered[at] > size for at in range(start, end)):
        return
    for at in range(start, end):
        labels[at] |= sequence.labels
        if sequence.pos == "noun":
            covered[at] = max(covered[at], size)


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
