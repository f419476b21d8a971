"""What the trained reader notices, as findings for a reviewer: apart from rules, and never in their way."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from policylint.config import Options
from policylint.documents.model import Document
from policylint.finding import Finding, Noticed
from policylint.language.legal import legal_blocks
from policylint.reader.families import FAMILIES
from policylint.rules.model import Rule, rule_of_code
from policylint.source import Span

if TYPE_CHECKING:
    from policylint.reader.reading import Rated, Reader

#: Names all that the reader finds; ``reader/blame`` names what it finds of a family.
READER = "reader"
IDS = tuple(f"{READER}/{family}" for family in FAMILIES)
#: A fragment does not show what kind of text it is from, and the reader goes by that.
FEWEST_WORDS = 40
#: By how much a rule's finding raises the odds, on authors for whom no rule was written: see docs/reader.md.
RULE_SAYS = 10.0
#: What a rule finds and the reader rates below this was right once in 19 times on those authors.
DOUBT = 0.05
#: Where rules find something in fewer of a document's passages than this, a doubted finding is a remark
#: (on those authors 1 of 18 was right). In others a rule may be right in words that the reader never met.
CALM = 0.04
LEGAL = "legal notices are not for the trained reader"
PARTLY = "the trained reader keeps silent on its legal notices"
UNLIKE = "the trained reader keeps silent: it is not trained for {}"


@lru_cache(maxsize=1)
def rules() -> tuple[Rule, ...]:
    """A rule for each family, so that reports, comments and configuration treat them as they do others."""
    from policylint.reader.messages import messages

    return tuple(
        rule_of_code(
            f"{READER}/{family}",
            family,
            message.summary,
            message.why,
            message.advice,
            tenets=message.tenets,
            severity="info",
        )
        for family, message in messages().items()
    )


def families_asked(options: Options) -> frozenset[str]:
    """The ids that `review`, `select` and `ignore` leave on."""

    def named(rule_id: str, names: Sequence[str]) -> bool:
        return bool({rule_id, READER, rule_id.partition("/")[2]}.intersection(names))

    if not options.review:
        return frozenset()
    wanted = (one for one in IDS if not options.select or named(one, options.select))
    return frozenset(one for one in wanted if not named(one, options.ignore))


def together(chance: float) -> float:
    """How likely a place is one to change that the reader rates so and that a rule found too."""
    odds = chance / max(1e-6, 1 - chance) * RULE_SAYS
    return odds / (1 + odds)


@dataclass(frozen=True)
class Review:
    """What the reader noticed in a document; `silent` says in words why it keeps silent, if it does.

    `rated` are the places that it rated, with their probabilities.
    """

    findings: tuple[Finding, ...] = ()
    silent: str = ""
    rated: tuple[tuple[Span, float], ...] = ()

    def doubted(self, places: Sequence[Span]) -> tuple[Span, ...]:
        """Those of the places where rules found something that are worth a second look only.

        They seem harmless to the reader, and stand in a document in which rules find little.
        """
        found = [chance for span, chance in self.rated if any(map(span.overlaps, places))]
        if len(found) >= CALM * len(self.rated):
            return ()
        return tuple(place for place in places if 0 <= self._chance(place) < DOUBT)

    def _chance(self, place: Span) -> float:
        """The highest at a place, or -1 where nothing was rated."""
        return max((chance for span, chance in self.rated if span.overlaps(place)), default=-1.0)

    def weighed(self, finding: Finding) -> Finding:
        """A rule's finding as sure as both readers make it: surer on trial, less where it is doubted."""
        chance = self._chance(finding.span)
        if chance < 0:
            return finding
        likely = together(chance)
        if chance < DOUBT:
            return replace(finding, confidence=round(likely, 3))
        if finding.rule.stability == "preview":
            return replace(finding, confidence=round(max(finding.confidence, likely), 3))
        return finding

    def without(self, taken: Iterable[Span]) -> Review:
        """The same, but for findings where something else was found."""
        places = tuple(taken)
        left = (one for one in self.findings if not any(map(one.span.overlaps, places)))
        return replace(self, findings=tuple(left))


def review(
    reader_of: Callable[[], Reader],
    document: Document,
    audience: Sequence[str],
    taken: Iterable[Span],
    options: Options,
) -> Review:
    """A finding for each passage that is rated high, in no legal notice, and that no rule took.

    The reader is fetched only if there is something for it to read: to load it takes its time.
    """
    on, places = families_asked(options), tuple(taken)
    legal = legal_blocks(document.blocks)
    if document.words < FEWEST_WORDS:
        return Review()
    if all(legal):
        return Review(silent=LEGAL)
    reader = reader_of()
    reading = reader.read(document, audience)
    if reading.unlike:
        return Review(silent=UNLIKE.format(reading.unlike))
    least = reader.weights.threshold(options.review_precision)
    everything = tuple((one.span, one.chance) for one in reading.rated if not legal[one.passage.block])
    found = [
        _finding(reader, document, rated, reader.weighed(reading, number))
        for number, rated in enumerate(reading.rated)
        if rated.chance >= least
        and not legal[rated.passage.block]
        and rated.passage.kind != "heading"
        and f"{READER}/{rated.family}" in on
        and not any(map(rated.span.overlaps, places))
    ]
    return Review(tuple(found), PARTLY if any(legal) else "", everything)


def _finding(reader: Reader, document: Document, rated: Rated, words: tuple[str, ...]) -> Finding:
    rule = next(rule for rule in rules() if rule.family == rated.family)
    text = rated.passage.text
    alike = reader.examples.most_alike(text, rated.family, "flagged")
    good = reader.examples.most_alike(text, rated.family, "good")
    weighed = ", ".join(f"“{word}”" for word in words)
    return Finding(
        rule=rule,
        path=document.source.path,
        span=rated.span,
        excerpt=document.source.excerpt(rated.span),
        message=f"{rule.summary} What weighed most: {weighed}." if words else rule.summary,
        advice=rule.advice,
        confidence=round(rated.chance, 3),
        source="reader",
        noticed=Noticed(words, alike.text if alike else "", good.text if good else ""),
    )
