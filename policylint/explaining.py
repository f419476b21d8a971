"""Why a rule fired, or nearly did: the pattern, the field that differed, expected and found."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from policylint.language.model import Frame, Sentence, Slot
from policylint.rules.match import UNSAID_PHRASE, Held, clause_around, failing, holds
from policylint.rules.model import Constraint, Pattern, Rule
from policylint.rules.phrases import find
from policylint.rules.wording import labels_in_words, pattern_in_words, phrase_in_words
from policylint.rules.words import spans_of
from policylint.source import Span

MOST_NEAR = 8
_SLOTS = frozenset({"actor", "object", "recipient", "topic", "attribute"})
_WIDE = frozenset({"clause", "sentence", "section"})
_FORM = frozenset({"polarity", "modality", "audience", "kind", "owner", "mood", "voice", "tense", "context"})
_LIGHTS = "a clause that is said outright"


#: The lexicon labels of a lower-case word, for classes in phrases.
LabelsOfWord = Callable[[str], frozenset[str]]


@dataclass(frozen=True)
class Near:
    """A pattern that failed in one field only; all in words."""

    rule: str
    pattern: str
    field: str
    expected: str
    found: str


@dataclass(frozen=True)
class Fired:
    """A rule that held, by which pattern, and the words to underline."""

    rule: str
    summary: str
    pattern: str
    text: str


@dataclass(frozen=True)
class Explained:
    """What is seen in one sentence. `gate`: some rule's words stand in it, so `check` parses it."""

    sentence: Sentence
    gate: bool
    fired: tuple[Fired, ...]
    near: tuple[Near, ...]

    @property
    def frames(self) -> tuple[Frame, ...]:
        return self.sentence.frames


@dataclass(frozen=True)
class _Miss:
    rule: Rule
    pattern: Pattern
    frame: Frame
    failed: tuple[tuple[Constraint, frozenset[str]], ...]


def explained(
    sentence: Sentence,
    held: Sequence[Held],
    rules: Iterable[Rule],
    labels_of_word: LabelsOfWord,
    *,
    gate: bool,
) -> Explained:
    """`held` are the rules that hold for the sentence, `rules` all that were asked."""
    fired = {one.rule.id: one for one in reversed(held)}
    others = [rule for rule in rules if rule.id not in fired]
    unsaid = [near for rule in others for near in _unsaid_phrases(rule, sentence, labels_of_word)]
    misses = [miss for rule in others for miss in _misses(rule, sentence)]
    near = {one.rule: one for one in reversed([*unsaid, *_nearest(misses, sentence)])}
    told = tuple(map(_fired, reversed(fired.values())))
    return Explained(sentence, gate, told, tuple(reversed(near.values()))[:MOST_NEAR])


def why_not(rule: Rule, sentences: Sequence[Sentence], labels_of_word: LabelsOfWord) -> str:
    """Why a rule found nothing: the light its phrase stands in, or where its nearest pattern differs."""
    for sentence in sentences:
        for near in _unsaid_phrases(rule, sentence, labels_of_word):
            return f"“{near.pattern}” stands in it, but {near.field}: {near.found}."
    misses = [(_rank(miss), sentence, miss) for sentence in sentences for miss in _misses(rule, sentence)]
    if not misses:
        return "No clause comes near what the rule looks for; its phrases are matched word by word."
    _, sentence, miss = min(misses, key=lambda item: item[0])
    fields = [
        f"{near.field}: expected {near.expected}, found {near.found}"
        for constraint, labels in miss.failed
        for near in [_near(miss, constraint, labels, sentence)]
    ]
    return f"Nearest is “{pattern_in_words(miss.pattern)}”, which differs in {'; in '.join(fields)}."


def fired_by(held: Held) -> str:
    """The pattern or phrase that made a rule hold, in words."""
    pattern = next((one for one in held.rule.patterns if holds(one, held.frame, held.sentence, {})), None)
    if pattern and pattern.origin == held.origin:
        return pattern_in_words(pattern)
    return held.origin.removeprefix("phrases:").strip()


def _fired(held: Held) -> Fired:
    start = held.sentence.span.start
    text = held.sentence.text[max(0, held.span.start - start) : held.span.end - start]
    return Fired(held.rule.id, held.rule.summary, fired_by(held), text or held.sentence.text)


def _misses(rule: Rule, sentence: Sentence) -> Iterator[_Miss]:
    for frame in sentence.frames:
        for pattern in rule.patterns:
            failed = failing(pattern, frame, sentence)
            if failed:
                yield _Miss(rule, pattern, frame, tuple(failed))
                continue
            silenced = next(
                (one for one in rule.unless if holds(one, frame, sentence, {}, guard=False)), None
            )
            if silenced:
                yield _Miss(rule, silenced, frame, ((Constraint("unless", ()), frozenset()),))


def _unsaid_phrases(rule: Rule, sentence: Sentence, labels_of_word: LabelsOfWord) -> Iterator[Near]:
    """Phrases whose words stand there, in a clause that does not say them."""
    spans = spans_of(sentence.text)
    words = tuple(word for word, _, _ in spans)
    for phrase in rule.phrases if sentence.frames else ():
        for first, last in find(phrase, words, lambda at: labels_of_word(words[at])):
            start = sentence.span.start
            place = Span(start + spans[first][1], start + spans[last - 1][2])
            quoted = [context for span, context in sentence.quotes if span.contains(place)]
            lights = clause_around(sentence.frames, place).context.union(*quoted) & UNSAID_PHRASE
            if lights:
                found = ", ".join(sorted(lights))
                yield Near(rule.id, phrase_in_words(phrase), "context", _LIGHTS, found)


def _nearest(misses: Iterable[_Miss], sentence: Sentence) -> Iterator[Near]:
    """The most telling near miss of each rule, the best rules first."""
    one_field = sorted((miss for miss in misses if len(miss.failed) == 1 and _speaks(miss)), key=_rank)
    by_rule: dict[str, _Miss] = {}
    for miss in one_field:
        by_rule.setdefault(miss.rule.id, miss)
    for miss in by_rule.values():
        ((constraint, labels),) = miss.failed
        yield _near(miss, constraint, labels, sentence)


def _speaks(miss: _Miss) -> bool:
    """A pattern of two fields that fails in one has next to nothing in common with the clause."""
    failed = miss.failed[0][0].field
    met = {constraint.field for constraint in miss.pattern.require} - {failed} - _FORM
    return failed == "unless" or len(met - _WIDE if failed == "predicate" else met) > (failed == "predicate")


def _rank(miss: _Miss) -> tuple[int, bool, int, str, int]:
    wanted = {constraint.field for constraint in miss.pattern.require}
    failed = {constraint.field for constraint, _ in miss.failed}
    predicate_met = "predicate" in wanted and "predicate" not in failed
    return len(failed), not predicate_met, -len(wanted - failed), miss.rule.id, miss.pattern.line


def _near(miss: _Miss, constraint: Constraint, labels: frozenset[str], sentence: Sentence) -> Near:
    name, pattern = constraint.field, pattern_in_words(miss.pattern)
    if name == "unless":
        return Near(miss.rule.id, pattern, "unless", "a clause that this does not fit", "one that it fits")
    if name == "context" and not constraint.groups:
        return Near(miss.rule.id, pattern, name, _LIGHTS, ", ".join(sorted(labels)))
    if name.startswith("not "):
        unwanted = [group & labels for group in constraint.groups if group & labels]
        wide = labels_in_words(frozenset().union(*constraint.groups))
        found = labels_in_words(frozenset().union(*unwanted))
        return Near(miss.rule.id, pattern, name.removeprefix("not "), f"anything but {wide}", found)
    missing = [group for group in constraint.groups if not group & labels]
    expected = " and ".join(_group(group, alone=len(missing) == 1) for group in missing)
    return Near(miss.rule.id, pattern, name, expected, _found(name, miss.frame, labels))


def _group(labels: frozenset[str], *, alone: bool) -> str:
    if labels in (frozenset({"none"}), frozenset({"any"})):
        return "nothing" if "none" in labels else "anything"
    words = labels_in_words(labels)
    return words if alone or len(labels) == 1 else f"({words})"


def _found(name: str, frame: Frame, labels: frozenset[str]) -> str:
    if name in _SLOTS:
        slot: Slot | None = getattr(frame, name)
        role = f" ({slot.role})" if slot and slot.role != "none" else ""
        return f"“{slot.text}”{role}" if slot else "nothing"
    texts = [f"“{one.text}”" for one in frame.adjuncts if one.kind == name]
    if texts:
        return ", ".join(texts)
    if name == "predicate":
        return labels_in_words(frozenset({f"={frame.predicate}"}))
    if name in _WIDE:
        return "no such word"
    return labels_in_words(labels - {"any", "none"}) or "nothing"
