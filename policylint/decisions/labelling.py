"""Decisions to labelled units of a corpus: accepted and relabelled ones clear, dismissed ones clean."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from policylint.decisions.model import Decision
from policylint.decisions.places import Sentence, sentences_in
from policylint.documents.model import Document
from policylint.reader.corpus import LabelledUnit
from policylint.reader.families import CLEAR, FAMILIES


@dataclass(frozen=True)
class Labelling:
    """The units of a document, in order, and the decisions that they were made from."""

    units: tuple[LabelledUnit, ...]
    used: tuple[Decision, ...]


def family_of(decision: Decision) -> str:
    """The family that the decision is about, before it was relabelled; empty if the reader has none such."""
    head, _, tail = decision.rule.partition("/")
    family = tail if head == "reader" else head
    return family if family in FAMILIES else ""


def labelling(document: Document, decisions: Iterable[Decision], doc: str, author: str) -> Labelling:
    """Units for the sentences that still stand, under their heading if they stand under several."""
    sentences = sentences_in(document)
    by_place: dict[int, list[Decision]] = {}
    used = []
    for decision in decisions:
        places = _places(sentences, decision) if family_of(decision) else ()
        for place in places:
            by_place.setdefault(place, []).append(decision)
        if places:
            used.append(decision)
    units = [
        _unit(document, sentences[place], found, doc, author) for place, found in sorted(by_place.items())
    ]
    return Labelling(tuple(units), tuple(used))


def merged(old: Iterable[LabelledUnit], new: Iterable[LabelledUnit]) -> tuple[LabelledUnit, ...]:
    """Units of one document in order; a new one takes the place of an old one there."""
    fresh = tuple(new)
    kept = [one for one in old if not any(one.start < unit.end and unit.start < one.end for unit in fresh)]
    return tuple(sorted([*kept, *fresh], key=lambda unit: unit.start))


def _places(sentences: Sequence[Sentence], decision: Decision) -> Collection[int]:
    same = [at for at, one in enumerate(sentences) if one.text == decision.sentence]
    return [at for at in same if sentences[at].heading == decision.heading] or same


def _unit(
    document: Document, sentence: Sentence, decisions: Iterable[Decision], doc: str, author: str
) -> LabelledUnit:
    families = {
        decision.family or family_of(decision) for decision in decisions if decision.decision != "dismiss"
    }
    return LabelledUnit(
        doc=doc,
        author=author,
        start=sentence.span.start,
        end=sentence.span.end,
        heading=sentence.heading,
        text=document.source.excerpt(sentence.span),
        labels={family: CLEAR for family in FAMILIES if family in families},
    )
