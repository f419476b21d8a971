"""Findings get their rewrites; all rewritten sentences are parsed in one go."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from policylint.documents.model import Document
from policylint.documents.sentences import sentences
from policylint.finding import Finding, Rewrite
from policylint.findings import Told
from policylint.language.units import Unit
from policylint.rewriting import rewrites
from policylint.rules.matching import Match
from policylint.source import Span

#: Says of each unit of a document whether no rule holds for it.
AreClean = Callable[[Sequence[tuple[Document, Unit]]], Sequence[bool]]


def with_rewrites(told: Sequence[tuple[Told, Document]], are_clean: AreClean) -> tuple[Finding, ...]:
    """The findings, in order, with the rewrites that are clean when read in the place of the old sentence.

    The rewriter asks about one sentence at a time, and the parser is quick with many: so it
    is asked twice, first to hear which sentences it would want to know about. Findings of one
    sentence that have nothing alone are mended together in a second round.
    """
    alone = _shared(told, _asked(told, [()] * len(told), are_clean))
    beside = _beside(told)
    left = [n for n, one in enumerate(alone) if beside[n] and not one.rewrites and not one.legal]
    again = _asked([told[n] for n in left], [beside[n] for n in left], are_clean)
    mended = dict(zip(left, again, strict=True))
    return _shared(told, [mended.get(n, one) for n, one in enumerate(alone)]) if left else alone


def _asked(
    told: Sequence[tuple[Told, Document]], beside: Sequence[Sequence[Match]], are_clean: AreClean
) -> list[Finding]:
    """The findings with their own rewrites; `beside`: matches to be mended together with each."""
    asked: dict[tuple[int, str], list[Unit]] = {}
    for number, (one, document) in enumerate(told):
        listener = _Listener(number, one.unit, asked)
        rewrites(_match(one, document), document, listener, others=beside[number])
    flat = [(key, unit) for key, units in asked.items() for unit in units]
    verdicts = are_clean([(told[number][1], unit) for (number, _), unit in flat]) if flat else []
    wrong = {key for (key, _), clean in zip(flat, verdicts, strict=True) if not clean}
    clean_texts: list[set[str]] = [set() for _ in told]
    for number, text in asked.keys() - wrong:
        clean_texts[number].add(text)
    return [
        _rewritten(one, document, others, frozenset(clean))
        for (one, document), others, clean in zip(told, beside, clean_texts, strict=True)
    ]


def _shared(told: Sequence[tuple[Told, Document]], made: Sequence[Finding]) -> tuple[Finding, ...]:
    """A finding without rewrites takes those of another in its sentence: clean is clean of both."""
    of_sentence: dict[tuple[str, int, Span], tuple[Rewrite, ...]] = {}
    keys = [_place(one, document) for one, document in told]
    for key, finding in zip(keys, made, strict=True):
        if finding.rewrites and not finding.legal:
            of_sentence.setdefault(key, finding.rewrites)
    return tuple(
        finding if finding.rewrites or finding.legal else replace(finding, rewrites=of_sentence.get(key, ()))
        for key, finding in zip(keys, made, strict=True)
    )


def _beside(told: Sequence[tuple[Told, Document]]) -> list[tuple[Match, ...]]:
    """For each finding the matches of the other findings in its sentence."""
    of_sentence: dict[tuple[str, int, Span], list[int]] = {}
    keys = [_place(one, document) for one, document in told]
    for number, key in enumerate(keys):
        of_sentence.setdefault(key, []).append(number)
    return [
        tuple(_match(*told[other]) for other in of_sentence[key] if other != number)
        for number, key in enumerate(keys)
    ]


def _place(told: Told, document: Document) -> tuple[str, int, Span]:
    return document.source.path, told.unit.block, told.unit.span


def _rewritten(told: Told, document: Document, others: Sequence[Match], clean: frozenset[str]) -> Finding:
    if not clean:
        return told.finding
    made = rewrites(_match(told, document), document, clean.__contains__, others=others)
    return replace(told.finding, rewrites=made)


@dataclass(frozen=True)
class _Listener:
    """Notes what is asked, and says no."""

    number: int
    unit: Unit
    asked: dict[tuple[int, str], list[Unit]]

    def __call__(self, text: str) -> bool:
        self.asked.setdefault((self.number, text), _units(self.unit, text))
        return False


def _units(unit: Unit, text: str) -> list[Unit]:
    """The sentences of a rewritten one, in the setting of the old."""
    start = unit.span.start
    return [
        replace(
            unit,
            span=Span(start + span.start, start + span.end),
            text=text[span.start : span.end],
            lead="" if at else unit.lead,
        )
        for at, span in enumerate(sentences(text))
    ]


def _match(told: Told, document: Document) -> Match:
    held, unit = told.held, told.unit
    return Match(
        rule=held.rule,
        block=document.blocks[held.sentence.block],
        sentence=held.sentence,
        frame=held.frame,
        span=held.span,
        slots=held.slots,
        legal=held.sentence.legal,
        audience=unit.audience,
    )
