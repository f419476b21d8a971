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
from policylint.rules.model import Rule
from policylint.source import Span

if TYPE_CHECKING:
    from policylint.reader.reading import Rated, Reader

#: Names all that the reader finds; ``reader/blame`` names what it finds of a family.
READER = "reader"
IDS = tuple(f"{READER}/{family}" for family in FAMILIES)
#: A fragment does not show what kind of text it is from, and the reader goes by that.
FEWEST_WORDS = 40
#: By how much a rule's finding raises the odds, on authors for whom no rule was written: see docs/reader.md.
RULE_SAYS = 6.0
LEGAL = "legal notices are not for the trained reader"
PARTLY = "the trained reader keeps silent on its legal notices"
UNLIKE = "the trained reader keeps silent: the text is unlike the procedures that it learned from"


@lru_cache(maxsize=1)
def rules() -> tuple[Rule, ...]:
    """A rule for each family, so that reports, comments and configuration treat them as they do others."""
    from policylint.reader.messages import messages

    return tuple(
        Rule(
            id=f"{READER}/{family}",
            family=family,
            summary=message.summary,
            tenets=message.tenets,
            severity="info",
            stability="stable",
            why=message.why,
            advice=message.advice,
            patterns=(),
            unless=(),
            phrases=(),
            rewrites=(),
            flags=(),
            allows=(),
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

    `high` are the places, with their probabilities, that it would propose for any family.
    """

    findings: tuple[Finding, ...] = ()
    silent: str = ""
    high: tuple[tuple[Span, float], ...] = ()

    def confirmed(self, finding: Finding) -> Finding:
        """The same, but surer where it is of a rule on trial and the reader rates its place high too."""
        chance = max((chance for span, chance in self.high if span.overlaps(finding.span)), default=0.0)
        if finding.rule.stability != "preview" or not chance:
            return finding
        return replace(finding, confidence=round(max(finding.confidence, together(chance)), 3))

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
    if sum(len(block.prose.split()) for block in document.blocks) < FEWEST_WORDS:
        return Review()
    if all(legal):
        return Review(silent=LEGAL)
    reader = reader_of()
    reading = reader.read(document, audience)
    if not reading.familiar:
        return Review(silent=UNLIKE)
    least = reader.weights.threshold(options.review_precision)
    high = tuple(
        (rated.span, rated.chance)
        for rated in reading.rated
        if rated.chance >= least and not legal[rated.passage.block]
    )
    found = [
        _finding(reader, document, rated, reader.weighed(reading, number))
        for number, rated in enumerate(reading.rated)
        if rated.chance >= least
        and not legal[rated.passage.block]
        and rated.passage.kind != "heading"
        and f"{READER}/{rated.family}" in on
        and not any(map(rated.span.overlaps, places))
    ]
    return Review(tuple(found), PARTLY if any(legal) else "", high)


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
