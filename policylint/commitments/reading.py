"""Frames of a sentence → the commitments that it makes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policylint.commitments.acts import BY_NOUN, BY_VERB, CHARGE
from policylint.commitments.details import (
    heading_words,
    matters_of,
    normal_word,
    parting_words,
    words_that_matter,
)
from policylint.commitments.limits import limit_of
from policylint.commitments.model import Commitment, CommitmentKind
from policylint.commitments.owed import Owed, clause_text, owed_in
from policylint.documents.model import Block, Document
from policylint.expressions import expression
from policylint.language.model import Sentence
from policylint.language.times import TimeExpression
from policylint.language.units import Unit
from policylint.source import Span

_CONDITIONS = frozenset({"condition", "restriction", "exception"})
#: Acts that a fragment does not promise.
_DULL = frozenset({"review", "resolve", "decide"})
#: Acts whose object is the person they are done to.
_SPOKEN = frozenset({"call", "tell", "help", "apologise", "visit", "pay", "collect"})
#: Verbs that, of themselves, do nothing for anybody.
_BARE = frozenset(
    "take need be day hour week month working business close begin start do go follow come".split()
)
_HYPHENED = expression(r"-\w+")
#: What stands before an item: "Level 2: …", "E-mail – …".
_LABEL = expression(r"\W*([^:.–—]{1,40}?)\s*(?::|–|—| - )")
#: Code points of "of the day on which you tell us".
_LONGEST_TAIL = 40
_TOTAL = expression(
    r"\b(?:in full|full|always|every|any|never|all|whatever|no questions|guarantee\w*|without exception|"
    r"entire)\b",
    re.IGNORECASE,
)


def commitments_of(document: Document, unit: Unit, sentence: Sentence) -> Iterator[Commitment]:
    """The commitments of one sentence, in order of place."""
    if unit.legal and "quoted" in unit.context:
        return
    every = owed_in(sentence, unit.audience)
    around = matters_of(words_that_matter(unit.text))
    for owed in every:
        limit = limit_of(owed, every, sentence)
        if _counts(owed, limit is not None, around):
            yield _commitment(document, unit, sentence, owed, limit)


def _counts(owed: Owed, limited: bool, around: frozenset[str]) -> bool:
    """Is it enough of a promise to be told: a date, a named customer, or an act done for nobody else?"""
    frame, act = owed.frame, owed.act
    if act.name in _SPOKEN and frame.object is not None and not owed.to:
        return False  # "ring the ward", "tell Finance"
    if act is CHARGE:
        return True
    if owed.role == "none" and not (_is_name(owed.who) and (limited or owed.to)):
        return False  # "this guide replaces …": a thing, or somebody unknown
    if act.name == "replace" and not (owed.who or owed.named or limited or owed.role == "staff"):
        return False  # "as amended or replaced"
    if "fragment" in frame.predicate_labels and act.name in _DULL:
        return False  # "Next review: January"
    if limited:
        return act.owed or act.name in _SPOKEN or owed.named or bool(around)
    nominal = "be" in frame.predicate_labels and frame.predicate in BY_NOUN
    if (
        nominal
        or "fragment" in frame.predicate_labels
        or (frame.predicate not in BY_VERB and frame.predicate in _BARE)
    ):
        return owed.denied and act.owed
    return act.owed or bool(owed.to) or (act.name not in _SPOKEN and owed.named)


def _is_name(who: str) -> bool:
    return who[:1].isupper() and len(who.split()) <= 3 and not who.split()[0].endswith("ing")


def _commitment(
    document: Document,
    unit: Unit,
    sentence: Sentence,
    owed: Owed,
    limit: tuple[TimeExpression, Span] | None,
) -> Commitment:
    block = document.blocks[unit.block]
    words = _words(owed, sentence, limit[1] if limit else None)
    label = _label(block.prose)
    around = [*block.headings, block.lead_in or "", block.column or "", block.row or "", label]
    matter = matters_of(words) or _matter_around(around)
    details = words - matter
    if not words:  # a bare "we reply within 2 days" is about what its section is about
        details |= heading_words(block.headings[-1]) if len(block.headings) > 1 else frozenset()
    return Commitment(
        document=document,
        span=block.source_span(sentence.span.start, sentence.span.end),
        block=unit.block,
        kind=_kind(owed),
        who=owed.who,
        role=owed.role,
        act=owed.act.name,
        verb=owed.frame.predicate,
        object=_object(owed, sentence, limit[1] if limit else None),
        to=owed.to,
        limit=_limit_text(limit[1], owed, sentence) if limit else "",
        time=limit[0] if limit else None,
        condition=_condition(owed),
        polarity="negative" if owed.denied else "affirmative",
        modality=owed.frame.modality,
        soft=owed.soft,
        total=bool(_TOTAL.search(clause_text(owed.frame, sentence))),
        matter=matter,
        details=details,
        parts=_narrowing(block, unit, around),
    )


def _kind(owed: Owed) -> CommitmentKind:
    return "denial" if owed.denied else "duty" if owed.told else "promise"


def _condition(owed: Owed) -> str:
    found = (
        " ".join(one.text.split())
        for one in owed.frame.adjuncts
        if one.kind in _CONDITIONS and not (owed.act.name == "tell" and one.cue in {"when", "where"})
    )
    return "; ".join(dict.fromkeys(found))


def _object(owed: Owed, sentence: Sentence, limit: Span | None) -> str:
    thing = owed.thing
    if thing is None or "days" in thing.labels or (limit and thing.span.overlaps(limit)):
        return ""
    # the parser cuts "e-mail" in two
    rest = _HYPHENED.match(sentence.text[max(0, thing.span.end - sentence.span.start) :])
    return " ".join(thing.text.split()) + (rest[0] if rest else "")


def _limit_text(span: Span, owed: Owed, sentence: Sentence) -> str:
    """The time with what it is counted from: "within 5 days of receipt"."""
    start = sentence.span.start
    around = (one.span for one in owed.frame.adjuncts if one.kind == "deadline" and one.span.contains(span))
    whole = next(around, span)
    if (
        whole.end - span.end <= _LONGEST_TAIL
        and " and " not in sentence.text[span.end - start : whole.end - start]
    ):
        span = Span(whole.start, whole.end)
    return " ".join(sentence.text[span.start - start : span.end - start].split())


def _words(owed: Owed, sentence: Sentence, limit: Span | None) -> frozenset[str]:
    """The content words of the clause but for its time and the act itself."""
    frame, start = owed.frame, sentence.span.start
    text = sentence.text
    for span in (
        limit,
        frame.predicate_span,
        *(slot.span for slot in (frame.actor, frame.recipient) if slot and slot.role != "none"),
    ):
        if span is not None:
            text = text[: span.start - start] + " " * (span.end - span.start) + text[span.end - start :]
    clause = text[frame.span.start - start : frame.span.end - start]
    named = {normal_word(word) for name in (*owed.act.verbs, *owed.act.nouns) for word in name.split()}
    return words_that_matter(clause) - named


def _matter_around(around: list[str]) -> frozenset[str]:
    """What the nearest heading (or lead-in) that is about something is about."""
    for text in reversed(around):
        found = matters_of(words_that_matter(text)) if text else frozenset[str]()
        if found:
            return found
    return frozenset()


def _label(prose: str) -> str:
    found = _LABEL.match(prose)
    return found[1] if found else ""


def _narrowing(block: Block, unit: Unit, around: list[str]) -> frozenset[str]:
    """What parts this place from its neighbours: "Stage two", a row's first cell, an item's label."""
    before = block.prose[: unit.span.start]
    beside = words_that_matter(
        " ".join((block.row or "", block.column or "", block.lead_in or "", _label(block.prose)))
    )
    return parting_words([*around, before]) | beside
