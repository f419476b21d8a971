"""Which rules hold for a sentence."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from policylint.language.model import Context, Frame, Sentence, Slot
from policylint.rules.candidates import PatternIndex, build_index
from policylint.rules.fields import labels_of
from policylint.rules.hearing import Hearing, Sketch
from policylint.rules.model import Constraint, Pattern, Rule
from policylint.rules.phrases import PhraseIndex
from policylint.rules.words import NEGATORS, spans_of, tokens_of
from policylint.source import Span

#: A clause in one of these lights says nothing that a rule may hold it to, unless the rule asks for it.
UNSAID: frozenset[Context] = frozenset(
    {
        "prohibited",
        "reported",
        "conditional",
        "concessive",
        "question",
        "past",
        "contrasted",
        "relative",
        "not-only",
        "double-negative",
        "example",
    }
)
#: An idiom stands in a clause that the parser may have cut elsewhere; fewer lights unsay it.
UNSAID_PHRASE: frozenset[Context] = UNSAID - {"relative", "conditional", "concessive"}

#: Directly before an idiom these turn it round: "no processing fee", "not the customer's fault".
DENIES = NEGATORS | {"waive", "waives", "waived"}


@dataclass(frozen=True)
class Held:
    """A rule that held: the frame, what to underline, and the captured slots."""

    rule: Rule
    sentence: Sentence
    frame: Frame
    span: Span
    slots: Mapping[str, Slot]
    origin: str


@dataclass(frozen=True)
class Matcher:
    """The rules of a run, indexed for asking them all of one sentence.

    `labels_of_word` gives the lexicon labels of a lower-case word, for classes in phrases.
    """

    rules: tuple[Rule, ...]
    labels_of_word: Callable[[str], frozenset[str]] = field(default=lambda word: frozenset())

    def match(self, sentence: Sentence) -> tuple[Held, ...]:
        """Every rule that holds, at most once a clause, in order of place."""
        found: list[Held] = []
        for frame in sentence.frames:
            cache: dict[str, frozenset[str]] = {}
            for rule, pattern in self._holding(frame, sentence, cache):
                if not any(holds(one, frame, sentence, cache, guard=False) for one in rule.unless):
                    slots = {name: slot for name, place in pattern.captures if (slot := _slot(frame, place))}
                    found.append(Held(rule, sentence, frame, frame.span, slots, pattern.origin))
        found += self._phrases(sentence)
        return tuple(sorted(found, key=lambda held: (held.span.start, held.span.end, held.rule.id)))

    def deaf_to(self, context: frozenset[Context]) -> bool:
        """Whether no rule can hold for a sentence that stands in this context, whatever it says."""
        # "past" may still be lifted: words to say are not told of the past
        return not (context & UNSAID_PHRASE) - {"past"} <= self._lights

    def may_hold(self, sketch: Sketch) -> bool:
        """Whether a rule could hold for the sentence of this sketch."""
        return self._hearing.may_hold(sketch) or self._has_phrase(sketch.text)

    def _has_phrase(self, text: str) -> bool:
        words = tokens_of(text)
        of_word: Callable[[int], frozenset[str]] = lambda at: self.labels_of_word(words[at])  # noqa: E731
        numbers = self._index.candidates(frozenset(words))
        return any(self._index.find(number, words, of_word) for number in numbers)

    @cached_property
    def _lights(self) -> frozenset[str]:
        """The lights that some pattern wants."""
        return frozenset[str]().union(*(_asked(pattern) for rule in self.rules for pattern in rule.patterns))

    @cached_property
    def _hearing(self) -> Hearing:
        return Hearing(tuple(pattern for _, pattern in self._pattern_rules))

    def _holding(
        self, frame: Frame, sentence: Sentence, cache: dict[str, frozenset[str]]
    ) -> Iterator[tuple[Rule, Pattern]]:
        """Each rule that has a pattern that holds, with the first such pattern."""
        last: Rule | None = None
        numbers = self._patterns.holding(
            frame.context & UNSAID, lambda name: _labels(name, frame, sentence, cache)
        )
        for number in numbers:
            rule, pattern = self._pattern_rules[number]
            if rule is not last:
                yield rule, pattern
            last = rule

    @cached_property
    def _pattern_rules(self) -> tuple[tuple[Rule, Pattern], ...]:
        return tuple((rule, pattern) for rule in self.rules for pattern in rule.patterns)

    @cached_property
    def _patterns(self) -> PatternIndex:
        return build_index([pattern for _, pattern in self._pattern_rules], UNSAID, _asked)

    @cached_property
    def _phrase_rules(self) -> tuple[Rule, ...]:
        return tuple(rule for rule in self.rules for _ in rule.phrases)

    @cached_property
    def _index(self) -> PhraseIndex:
        return PhraseIndex(tuple(phrase for rule in self.rules for phrase in rule.phrases))

    def _phrases(self, sentence: Sentence) -> list[Held]:
        if not self._index.phrases or not sentence.frames:
            return []
        spans = spans_of(sentence.text)
        words = tuple(word for word, _, _ in spans)
        found: list[Held] = []
        labels: Callable[[int], frozenset[str]] = lambda at: self.labels_of_word(words[at])  # noqa: E731
        for number in self._index.candidates(frozenset(words)):
            rule, phrase = self._phrase_rules[number], self._index.phrases[number]
            for first, last in self._index.find(number, words, labels):
                if first and words[first - 1] in DENIES and words[first] not in DENIES:
                    continue
                span = Span(sentence.span.start + spans[first][1], sentence.span.start + spans[last - 1][2])
                frame = clause_around(sentence.frames, span)
                if (frame.context | quoted_as(sentence, span)) & UNSAID_PHRASE:
                    continue
                if any(holds(one, frame, sentence, {}, guard=False) for one in rule.unless):
                    continue
                if forbidden(frame, span, words[first:last]):
                    continue
                found.append(Held(rule, sentence, frame, span, {}, phrase.origin))
        return found


def holds(
    pattern: Pattern,
    frame: Frame,
    sentence: Sentence,
    cache: dict[str, frozenset[str]],
    *,
    guard: bool = True,
) -> bool:
    """Does the pattern hold? With `guard`, not in a light that unsays the clause."""
    for constraint in pattern.require:
        if not _met(constraint, _labels(constraint.field, frame, sentence, cache)):
            return False
    for constraint in pattern.forbid:
        labels = _labels(constraint.field, frame, sentence, cache)
        if any(group & labels for group in constraint.groups):
            return False
    return not guard or not (frame.context & UNSAID) - _asked(pattern)


def failing(pattern: Pattern, frame: Frame, sentence: Sentence) -> list[tuple[Constraint, frozenset[str]]]:
    """The constraints that do not hold, each with what the frame has instead."""
    found = [
        (constraint, labels)
        for constraint in pattern.require
        if not _met(constraint, labels := labels_of(constraint.field, frame, sentence))
    ]
    for constraint in pattern.forbid:
        labels = labels_of(constraint.field, frame, sentence)
        if any(group & labels for group in constraint.groups):
            found.append((Constraint(f"not {constraint.field}", constraint.groups), labels))
    unsaid = (frame.context & UNSAID) - _asked(pattern)
    if unsaid:
        found.append((Constraint("context", ()), frozenset(unsaid)))
    return found


def clause_around(frames: Sequence[Frame], span: Span) -> Frame:
    """The smallest clause that contains `span`, else the main one."""
    around = [frame for frame in frames if frame.span.contains(span)]
    return min(around, key=lambda frame: frame.span.end - frame.span.start, default=frames[0])


def forbidden(frame: Frame, span: Span, words: Sequence[str]) -> bool:
    """As in "never charge the fee regardless of the reason": the idiom is what shall not be."""
    bound = frame.modality in {"must", "should"} and frame.actor is not None and frame.actor.role == "staff"
    return (
        frame.polarity == "negative"
        and (frame.mood == "imperative" or bound)
        and frame.predicate_span.start < span.start
        and not NEGATORS & set(words)
    )


def quoted_as(sentence: Sentence, span: Span) -> frozenset[Context]:
    return frozenset[Context]().union(*(what for where, what in sentence.quotes if where.contains(span)))


def _met(constraint: Constraint, labels: frozenset[str]) -> bool:
    return all(group & labels for group in constraint.groups)


def _labels(name: str, frame: Frame, sentence: Sentence, cache: dict[str, frozenset[str]]) -> frozenset[str]:
    found = cache.get(name)
    if found is None:
        found = cache[name] = labels_of(name, frame, sentence)
    return found


def _asked(pattern: Pattern) -> frozenset[str]:
    """The contexts that the pattern names: it wants them."""
    named = [group for one in pattern.require if one.field == "context" for group in one.groups]
    asked = frozenset[str]().union(*named)
    return frozenset(UNSAID) if "any" in asked else asked


def _slot(frame: Frame, place: str) -> Slot | None:
    slot: Slot | None = getattr(frame, place, None)
    return slot
