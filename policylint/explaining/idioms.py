"""Phrases whose words stand in a sentence that they do not make a finding of, or nearly stand there."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from policylint.explaining.near import LIGHTS, Near
from policylint.language.model import Frame, Sentence
from policylint.rules.match import DENIES, UNSAID_PHRASE, clause_around, forbidden, holds, quoted_as
from policylint.rules.model import Phrase, Rule
from policylint.rules.phrases import find
from policylint.rules.wording import pattern_in_words, phrase_in_words
from policylint.rules.words import spans_of
from policylint.source import Span

#: The lexicon labels of a lower-case word, for classes in phrases.
LabelsOfWord = Callable[[str], frozenset[str]]


def unsaid_phrases(rule: Rule, sentence: Sentence, labels_of_word: LabelsOfWord) -> Iterator[Near]:
    """Phrases whose words stand there, in a clause that does not say them."""
    spans = spans_of(sentence.text)
    words = tuple(word for word, _, _ in spans)
    for phrase in rule.phrases if sentence.frames else ():
        for first, last in find(phrase, words, lambda at: labels_of_word(words[at])):
            start = sentence.span.start
            place = Span(start + spans[first][1], start + spans[last - 1][2])
            told = _unsaid(rule, sentence, place, words, first, last)
            if told:
                yield Near(rule.id, phrase_in_words(phrase), *told)


def _unsaid(
    rule: Rule, sentence: Sentence, place: Span, words: tuple[str, ...], first: int, last: int
) -> tuple[str, str, str] | None:
    """Field, expected and found of what keeps a phrase from counting, in the order of `Matcher`."""
    frame = clause_around(sentence.frames, place)
    if first and words[first - 1] in DENIES and words[first] not in DENIES:
        return "polarity", "words that nothing denies", f"“{words[first - 1]}” before them"
    lights = (frame.context | quoted_as(sentence, place)) & UNSAID_PHRASE
    if lights:
        return "context", LIGHTS, ", ".join(sorted(lights))
    silencer = _silencer(rule, frame, sentence)
    if silencer:
        return "unless", f"a clause that “{silencer}” does not fit", "one that it fits"
    if forbidden(frame, place, words[first:last]):
        return "context", LIGHTS, "an order not to do it"
    return None


def nearest_phrase(rule: Rule, sentence: Sentence, labels_of_word: LabelsOfWord) -> str:
    """The phrase of which most stands there, and where it breaks off; empty if none begins there."""
    words = tuple(word for word, _, _ in spans_of(sentence.text))
    begun = [
        (share, phrase, rest)
        for phrase in rule.phrases
        for share, rest in [_begun(phrase, words, labels_of_word)]
        if share
    ]
    if not begun:
        return ""
    _, phrase, rest = max(begun, key=lambda item: item[0])
    return f"“{phrase_in_words(phrase)}” begins in it, but {rest}."


def _begun(phrase: Phrase, words: tuple[str, ...], labels_of_word: LabelsOfWord) -> tuple[float, str]:
    """The share of the phrase's elements that stand in a row, and what is missing after them."""
    for count in range(len(phrase.elements) - 1, 0, -1):
        head = replace(phrase, elements=phrase.elements[:count])
        if head.elements[-1].gap or all(one.optional or one.gap for one in head.elements):
            continue
        places = list(find(head, words, lambda at: labels_of_word(words[at])))
        if places:
            first, last = places[0]
            wanted = next((one for one in phrase.elements[count:] if not (one.gap or one.optional)), None)
            if wanted is None:
                return 0.0, ""
            options = [f"“{word}”" for word in sorted(wanted.words)] + sorted(wanted.labels)
            after = f"“{words[last]}”" if last < len(words) else "nothing"
            begun = " ".join(words[first:last])
            return count / len(
                phrase.elements
            ), f"after “{begun}” {' or '.join(options)} is expected, found {after}"
    return 0.0, ""


def _silencer(rule: Rule, frame: Frame, sentence: Sentence) -> str:
    return next(
        (pattern_in_words(one) for one in rule.unless if holds(one, frame, sentence, {}, guard=False)), ""
    )
