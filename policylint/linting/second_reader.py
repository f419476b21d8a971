"""What rules find, once the trained reader has read the same document."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from policylint.config import Options
from policylint.documents.model import Document
from policylint.finding import Finding
from policylint.findings import Told, best, chosen, told
from policylint.language.audience import AudienceReading
from policylint.language.units import Unit
from policylint.linting.parsing import Parsing
from policylint.linting.rulebook import Rulebook
from policylint.reviewing import Review, families_asked, review
from policylint.rules.locate import shipped_ruleset
from policylint.source import Span

if TYPE_CHECKING:
    from policylint.reader.reading import Reader


@dataclass(frozen=True)
class SecondReader:
    """The trained reader beside the rules; `reader` loads it, for the first document that needs it."""

    book: Rulebook
    parsing: Parsing
    reader: Callable[[], Reader]

    def weigh(
        self,
        document: Document,
        units: Iterable[Unit],
        audience: AudienceReading,
        sure: Sequence[Told],
        options: Options,
    ) -> tuple[list[Told], Review]:
        """The findings of rules, of rules on trial those that the reader shares, and the reader's own.

        Those of rules that the reader takes for harmless are remarks, marked as doubted.
        """
        noticed = self._noticed(document, audience, [one.finding.span for one in sure], options)
        shared = self._shared(document, units, noticed.findings, options)
        weighed = [replace(one, finding=noticed.weighed(one.finding)) for one in (*sure, *shared)]
        doubted = noticed.doubted([one.finding.span for one in weighed]) if _may_doubt(options) else ()
        found = [
            replace(one, finding=_as_remark(one.finding))
            if one.finding.span in doubted and _is_shipped(one.finding)
            else one
            for one in weighed
        ]
        return found, noticed.without(one.finding.span for one in shared)

    def _noticed(
        self, document: Document, audience: AudienceReading, taken: Sequence[Span], options: Options
    ) -> Review:
        """What the reader would have looked at again, and no rule found."""
        if not families_asked(options) and not (taken and _may_doubt(options)):
            return Review()
        return review(self.reader, document, audience.blocks, taken, options)

    def _shared(
        self, document: Document, units: Iterable[Unit], noticed: Sequence[Finding], options: Options
    ) -> list[Told]:
        """What rules on trial find where the reader would look again too: two are sure."""
        if not noticed or options.preview:
            return []
        on_trial = chosen(self.book.ruleset.rules, replace(options, preview=True))
        rules = tuple(rule for rule in on_trial if rule.stability == "preview" and not rule.document)
        if not rules:
            return []
        seen = [unit for unit in units if _meets(unit.place_in(document), noticed)]
        matcher = self.book.matcher(rules)
        asked = self.parsing.asked(document, seen, rules)
        found = (
            told(held, unit, document)
            for unit, sentence in self.parsing.parsed(asked, (matcher,))
            for held in best(matcher.match(sentence))
        )
        return [one for one in found if _meets(one.finding.span, noticed)]


def _may_doubt(options: Options) -> bool:
    """Who asks for rules on trial wants to see what is less sure."""
    return options.doubt and not options.preview


def _as_remark(finding: Finding) -> Finding:
    return replace(finding, rule=replace(finding.rule, severity="info"), doubted=True)


def _is_shipped(finding: Finding) -> bool:
    """A ruleset of one's own may be about what the reader never learned."""
    return shipped_ruleset() in Path(finding.rule.path).parents


def _meets(span: Span, findings: Iterable[Finding]) -> bool:
    return any(span.overlaps(finding.span) for finding in findings)
