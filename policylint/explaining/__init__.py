"""Why a rule fired, or nearly did: the pattern, the field that differed, expected and found."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from policylint.explaining.fired import Fired, fired, fired_by, met_by, nearest_unless
from policylint.explaining.idioms import LabelsOfWord, nearest_phrase, unsaid_phrases
from policylint.explaining.near import Miss, Near, in_words, misses, nearest, rank
from policylint.language.model import Frame, Sentence
from policylint.rules.match import Held
from policylint.rules.model import Rule
from policylint.rules.wording import pattern_in_words

__all__ = ["Explained", "Fired", "LabelsOfWord", "Near", "explained", "fired_by", "why", "why_not"]

MOST_NEAR = 8


@dataclass(frozen=True)
class Explained:
    """What is seen in one sentence. `gate`: some rule's words stand in it, so `check` parses it.

    `nearest` says, where nothing fired, which rule comes nearest and in what it differs.
    """

    sentence: Sentence
    gate: bool
    fired: tuple[Fired, ...]
    near: tuple[Near, ...]
    nearest: str = ""

    @property
    def frames(self) -> tuple[Frame, ...]:
        return self.sentence.frames


def explained(
    sentence: Sentence,
    held: Sequence[Held],
    rules: Sequence[Rule],
    labels_of_word: LabelsOfWord,
    *,
    gate: bool,
) -> Explained:
    """`held` are the rules that hold for the sentence, `rules` all that were asked."""
    first = {one.rule.id: one for one in reversed(held)}
    others = [rule for rule in rules if rule.id not in first]
    unsaid = [near for rule in others for near in unsaid_phrases(rule, sentence, labels_of_word)]
    missed = [miss for rule in others for miss in misses(rule, sentence)]
    near = {one.rule: one for one in reversed([*unsaid, *nearest(missed, sentence)])}
    told = tuple(map(fired, reversed(first.values())))
    best = "" if told else why_not(rules, [sentence], labels_of_word)
    return Explained(sentence, gate, told, tuple(reversed(near.values()))[:MOST_NEAR], best)


def why(held: Held) -> str:
    """Why a rule held that should not have: what met it, and how near its `unless` came."""
    met = "; ".join(f"{field}: {there}" for field, there in met_by(held))
    reason = f"Fired by “{fired_by(held)}”{f', met by {met}' if met else ''}."
    near = nearest_unless(held)
    if near is None:
        return reason
    exception = pattern_in_words(near.pattern)
    return f"{reason} The `unless` “{exception}” does not fit: {_fields(near, held.sentence)}."


def why_not(rules: Sequence[Rule], sentences: Sequence[Sentence], labels_of_word: LabelsOfWord) -> str:
    """Why rules found nothing: where their nearest phrase or pattern differs.

    Of several rules the nearest is named.
    """
    if not rules:
        return "No rule is asked."
    several = len(rules) > 1
    for rule in rules:
        for sentence in sentences:
            for near in unsaid_phrases(rule, sentence, labels_of_word):
                name = f"{rule.id}: " if several else ""
                return f"{name}“{near.pattern}” stands in it, but {near.field}: {near.found}{_wanted(near)}."
    missed = [
        (rank(miss), sentence, miss)
        for rule in rules
        for sentence in sentences
        for miss in misses(rule, sentence)
    ]
    begun = _begun_phrase(rules, sentences, labels_of_word)
    if not missed:
        return begun or "No clause comes near what the rule looks for; its phrases are matched word by word."
    _, sentence, miss = min(missed, key=lambda item: item[0])
    told = _differs(miss, sentence)
    if begun and len(miss.failed) > 1:  # the phrase may well be what was meant
        told = f"{told} {begun}"
    return f"{miss.rule.id}: {told}" if several else told


def _differs(miss: Miss, sentence: Sentence) -> str:
    pattern = pattern_in_words(miss.pattern)
    if miss.silencer:
        exception = pattern_in_words(miss.silencer)
        return f"“{pattern}” fits, but so does “{exception}” of `unless`, which silences the rule."
    return f"Nearest is “{pattern}”, which differs in {_fields(miss, sentence)}."


def _fields(miss: Miss, sentence: Sentence) -> str:
    nears = in_words(miss, sentence)
    return "; in ".join(f"{near.field}: expected {near.expected}, found {near.found}" for near in nears)


def _begun_phrase(rules: Iterable[Rule], sentences: Sequence[Sentence], labels_of_word: LabelsOfWord) -> str:
    """A phrase that begins in a sentence and breaks off."""
    every = ((rule, sentence) for rule in rules if rule.phrases for sentence in sentences)
    return next((said for pair in every if (said := nearest_phrase(*pair, labels_of_word))), "")


def _wanted(near: Near) -> str:
    """The exception that a phrase met; other fields speak for themselves."""
    return f" ({near.expected} is wanted)" if near.field == "unless" else ""
