"""Units → Sentences with frames: the parser's one user."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import lru_cache, partial

from policylint.language.adjuncts import build_cues
from policylint.language.context import (
    forbidden_before,
    of_surroundings,
    quoted_ranges,
    reported_before,
    talked_about,
)
from policylint.language.cutting import cutter
from policylint.language.frames import build_frames
from policylint.language.grammar import slips
from policylint.language.labels import build_index, label
from policylint.language.lemmas import reduced
from policylint.language.load import is_known, load_model
from policylint.language.model import Context, Frame, Sentence
from policylint.language.quick import quickened
from policylint.language.reader import Reader, Setting
from policylint.language.sketch import Sketch
from policylint.language.text import Prepared, prepare
from policylint.language.timing import with_times
from policylint.language.tree import Doc
from policylint.language.units import Unit
from policylint.rules.lexicon import Lexicon
from policylint.source import Span

#: Texts a batch: a few times as fast as one at a time, and hardly faster beyond.
BATCH = 256

#: Says of a sentence whose frames are not made yet whether they are of use.
Wanted = Callable[[Sketch], bool]


class Analyser:
    """Holds the loaded model and the lexicon in the form that the parser's tokens need."""

    def __init__(self, lexicon: Lexicon, model: str | None = None) -> None:
        self._nlp = quickened(load_model(model))
        self._index = build_index(lexicon, cutter(self._nlp.tokenizer, known=is_known(model)))
        self._cues = build_cues(lexicon.cues)
        self._verbs, self._nouns = command_words(lexicon)
        self._reduced = lru_cache(maxsize=1 << 15)(partial(reduced, irregular=self._index.irregular))

    def analyse(self, units: Iterable[Unit], wanted: Wanted | None = None) -> Iterator[Sentence]:
        """One Sentence a unit, in order; without frames where they are not wanted."""
        ready = ((self._prepared(unit), unit) for unit in units)
        texts = ((prepared.text, (prepared, unit)) for prepared, unit in ready)
        for doc, (prepared, unit) in self._nlp.pipe(texts, as_tuples=True, batch_size=BATCH):
            yield self._sentence(Doc(doc), prepared, unit, wanted)

    def slips(self, texts: Iterable[str]) -> Iterator[frozenset[str]]:
        """The slips of grammar of each sentence."""
        ready = ((prepare(text, 0, verbs=self._verbs, nouns=self._nouns).text, None) for text in texts)
        for doc, _ in self._nlp.pipe(ready, as_tuples=True, batch_size=BATCH):
            yield slips(Doc(doc), self._verbs)

    def _prepared(self, unit: Unit) -> Prepared:
        if unit.lead:
            lowered = unit.text[:1].lower() + unit.text[1:]
            return Prepared(unit.lead + lowered, 0, unit.span.start - len(unit.lead), False, "")
        return prepare(unit.text, unit.span.start, verbs=self._verbs, nouns=self._nouns)

    def _sentence(self, doc: Doc, prepared: Prepared, unit: Unit, wanted: Wanted | None) -> Sentence:
        labelled = label(list(doc), self._index)
        setting = Setting(unit.audience, unit.they, unit.names, prepared.opened or "speech" in unit.context)
        reader = Reader(doc, labelled, prepared.prefix, prepared.shift, setting, unit.span.start)
        sketch = Sketch(unit, reader, self._cues, prepared.imperative, self._reduced)
        if wanted and not wanted(sketch):
            return Sentence(unit.block, unit.span, unit.text, (), legal=unit.legal)
        outer = unit.context | of_surroundings("", None, None, prepared.label)
        frames = build_frames(reader, sketch.clauses, sketch.adjuncts, unit.span, outer=outer)
        quotes = _quotes(unit)
        frames = tuple(_with_quotes(frame, quotes, outer) for frame in frames)
        frames = with_times(frames, unit.text, unit.span.start)
        words = labelled.mentions(range(len(doc))) if len(doc) else frozenset()
        said = words.union(*(frame.mentions for frame in frames))  # the roles of names and pronouns too
        return Sentence(unit.block, unit.span, unit.text, frames, said, frozenset(), unit.legal, quotes)


def command_words(lexicon: Lexicon) -> tuple[frozenset[str], frozenset[str]]:
    """Base forms that may open a command, and those of them that are nouns too."""
    verbs = {word.split()[0] for cls in lexicon.classes.values() if cls.pos == "verb" for word in cls.words}
    nouns = {word.split()[0] for cls in lexicon.classes.values() if cls.pos == "noun" for word in cls.words}
    ambiguous = lexicon.classes.get("noun-or-verb")
    return frozenset(verbs), frozenset(nouns & verbs) | frozenset(ambiguous.words if ambiguous else ())


def _quotes(unit: Unit) -> tuple[tuple[Span, frozenset[Context]], ...]:
    """Each quotation of the sentence with whose words it holds."""
    found: list[tuple[Span, frozenset[Context]]] = []
    for start, end in quoted_ranges(unit.text):
        context: set[Context] = {"quoted"}
        if forbidden_before(unit.text, start):
            context.add("prohibited")
        elif reported_before(unit.text, start) or talked_about(unit.text, start, end):
            context.add("reported")
        elif unit.audience == "staff":
            context.add("speech")
        found.append((Span(unit.span.start + start, unit.span.start + end), frozenset(context)))
    return tuple(found)


def _with_quotes(
    frame: Frame, quotes: tuple[tuple[Span, frozenset[Context]], ...], outer: frozenset[Context]
) -> Frame:
    """Mark a clause that stands in quotation marks.

    Words to say are said now, whatever their tense, unless all that stands here is past.
    """
    at = frame.predicate_span.end - 1  # a negation may stand before the quotation: "Not “you should …”"
    for span, extra in quotes:
        if span.start <= at < span.end:
            unsaid: set[Context] = {"past"} if "speech" in extra and "past" not in outer else set()
            return replace(frame, context=(frame.context | extra) - unsaid)
    return frame
