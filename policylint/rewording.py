"""Findings get their rewrites; all rewritten sentences are parsed in one go."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from policylint.documents.model import Document
from policylint.documents.sentences import sentences
from policylint.expressions import expression
from policylint.finding import Finding, Rewrite
from policylint.findings import Told
from policylint.language.units import Unit
from policylint.rewriting import rewrites
from policylint.rewriting.blanks import Standards
from policylint.rewriting.candidate import PLACEHOLDER
from policylint.rewriting.plain import plain_variant
from policylint.rules.matching import Match
from policylint.source import Span

#: Says of each unit of a document whether no rule holds for it.
AreClean = Callable[[Sequence[tuple[Document, Unit]]], Sequence[bool]]
#: The slips of grammar of each sentence.
Slips = Callable[[Sequence[str]], Sequence[frozenset[str]]]

_ROLE = expression(r"<[^<>]*(?:role|owner|team|reviewer|cover|somebody)[^<>]*>")
_TIME = expression(r"<[^<>]*(?:time|limit|period|date|day)[^<>]*>")


def with_rewrites(
    told: Sequence[tuple[Told, Document, Standards]],
    are_clean: AreClean,
    slips: Slips,
    plain_words: Callable[[], Mapping[str, str]] = dict,
) -> tuple[Finding, ...]:
    """The findings, in order, with the rewrites that are clean when read in the place of the old sentence.

    In legal notices they have none: there the sentence is put in plain words. Clean is what no
    rule finds fault with, and what has no slip of grammar that the old had not.

    The rewriter asks about one sentence at a time, and the parser is quick with many: so it
    is asked twice, first to hear which sentences it would want to know about. Findings of one
    sentence that have nothing alone are mended together in a second round.
    """
    alone = _shared(told, _asked(told, [()] * len(told), are_clean, slips))
    beside = _beside(told)
    left = [n for n, one in enumerate(alone) if beside[n] and not one.rewrites and not one.legal]
    again = _asked([told[n] for n in left], [beside[n] for n in left], are_clean, slips)
    mended = dict(zip(left, again, strict=True))
    made = _shared(told, [mended.get(n, one) for n, one in enumerate(alone)]) if left else alone
    return tuple(
        replace(one, plain=plain_variant(sentence.unit.text, plain_words())) if one.legal else one
        for (sentence, *_), one in zip(told, made, strict=True)
    )


def _asked(
    told: Sequence[tuple[Told, Document, Standards]],
    beside: Sequence[Sequence[Match]],
    are_clean: AreClean,
    slips: Slips,
) -> list[Finding]:
    """The findings with their own rewrites; `beside`: matches to be mended together with each."""
    asked: dict[tuple[int, str], list[Unit]] = {}
    for number, (one, document, standards) in enumerate(told):
        listener = _Listener(number, one.unit, asked)
        rewrites(match_of(one, document), document, listener, standards, others=beside[number])
    flat = [(key, unit) for key, units in asked.items() for unit in units]
    verdicts = are_clean([(told[number][1], unit) for (number, _), unit in flat]) if flat else []
    wrong = {key for (key, _), clean in zip(flat, verdicts, strict=True) if not clean}
    wrong |= _with_slips([key for key in asked if key not in wrong], [one.unit for one, *_ in told], slips)
    clean_texts: list[set[str]] = [set() for _ in told]
    for number, text in asked.keys() - wrong:
        clean_texts[number].add(text)
    return [
        _rewritten(one, document, standards, others, frozenset(clean))
        for (one, document, standards), others, clean in zip(told, beside, clean_texts, strict=True)
    ]


def _shared(told: Sequence[tuple[Told, Document, Standards]], made: Sequence[Finding]) -> tuple[Finding, ...]:
    """A finding without rewrites takes those of another in its sentence: clean is clean of both."""
    of_sentence: dict[tuple[str, int, Span], tuple[Rewrite, ...]] = {}
    keys = [_place(one, document) for one, document, _ in told]
    for key, finding in zip(keys, made, strict=True):
        if finding.rewrites and not finding.legal:
            of_sentence.setdefault(key, finding.rewrites)
    return tuple(
        finding if finding.rewrites or finding.legal else replace(finding, rewrites=of_sentence.get(key, ()))
        for key, finding in zip(keys, made, strict=True)
    )


def _beside(told: Sequence[tuple[Told, Document, Standards]]) -> list[tuple[Match, ...]]:
    """For each finding the matches of the other findings in its sentence."""
    of_sentence: dict[tuple[str, int, Span], list[int]] = {}
    keys = [_place(one, document) for one, document, _ in told]
    for number, key in enumerate(keys):
        of_sentence.setdefault(key, []).append(number)
    return [
        tuple(match_of(*told[other][:2]) for other in of_sentence[key] if other != number)
        for number, key in enumerate(keys)
    ]


def _place(told: Told, document: Document) -> tuple[str, int, Span]:
    return document.source.path, told.unit.block, told.unit.span


def _rewritten(
    told: Told, document: Document, standards: Standards, others: Sequence[Match], clean: frozenset[str]
) -> Finding:
    if not clean:
        return told.finding
    made = rewrites(match_of(told, document), document, clean.__contains__, standards, others=others)
    return replace(told.finding, rewrites=made)


def _with_slips(keys: Sequence[tuple[int, str]], units: Sequence[Unit], slips: Slips) -> set[tuple[int, str]]:
    """Those of the sentences, each with the number of the unit that it replaces, that are worse grammar."""
    if not keys:
        return set()
    numbers = sorted({number for number, _ in keys})
    found = slips([*(units[number].text for number in numbers), *(legible(text) for _, text in keys)])
    before = dict(zip(numbers, found, strict=False))
    after = zip(keys, found[len(numbers) :], strict=True)
    return {key for key, slipped in after if slipped - before[key[0]]}


def legible(text: str) -> str:
    """A sentence with words in the place of its placeholders, which no parser knows."""
    return PLACEHOLDER.sub("something", _TIME.sub("two days", _ROLE.sub("Robin", text)))


@dataclass(frozen=True)
class _Listener:
    """Notes what is asked, and says no."""

    number: int
    unit: Unit
    asked: dict[tuple[int, str], list[Unit]]

    def __call__(self, text: str) -> bool:
        self.asked.setdefault((self.number, text), units_in_place(self.unit, text))
        return False


def units_in_place(unit: Unit, text: str) -> list[Unit]:
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


def match_of(told: Told, document: Document) -> Match:
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
