"""Which checks on the whole document find something left out, and what to add for it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from policylint.config import Options, Switch
from policylint.document_checks.kind import read_kind
from policylint.document_checks.reading import LabelsOfWord, Line, Sought, lines_of
from policylint.documents.model import Block, Document
from policylint.documents.sentences import sentences
from policylint.expressions import expression
from policylint.finding import Finding, Rewrite
from policylint.rules.model import Evidence, Rule
from policylint.source import Span

if TYPE_CHECKING:
    from policylint.rewriting.blanks import Standards

SETTING = "document-checks"
_HASHES = expression(r"^#+ ", re.MULTILINE)
#: A heading further down is the title of a part.
_FIRST_BLOCKS = 6


@dataclass(frozen=True)
class Check:
    """A rule about whole documents, ready to be asked of many."""

    rule: Rule
    section: str
    audiences: tuple[str, ...]
    about: tuple[Sought, ...]
    said: tuple[Sought, ...]

    def left_out(self, lines: Sequence[Line], audience: str) -> bool:
        """Whether the document is of the check's matter, and what it ought to say is not there."""
        return (
            (not self.audiences or audience in self.audiences)
            and all(one.stands_in(lines, said=False) for one in self.about)
            and not any(
                one.stands_in(lines, said=True) for one in self.said if _is_for(audience, one.evidence)
            )
        )


def checks_of(rules: Iterable[Rule], labels_of: LabelsOfWord) -> tuple[Check, ...]:
    """The checks among the rules."""

    def sought(every: Iterable[Evidence]) -> tuple[Sought, ...]:
        return tuple(Sought(one, labels_of) for one in every)

    return tuple(
        Check(rule, check.section, check.audience, sought(check.about), sought(check.said))
        for rule in rules
        for check in rule.document
    )


def switch_of(document: Document, options: Options) -> Switch:
    """Whether the checks are on: what the document says of itself stands over the configuration."""
    written = document.front_matter.get(SETTING, "")
    return "true" if written == "true" else "false" if written == "false" else options.document_checks


def missing(
    document: Document,
    checks: Sequence[Check],
    options: Options,
    audience: str,
    standards: Callable[[], Standards] | None = None,
) -> tuple[Finding, ...]:
    """One finding for each check that finds something left out, by id, still without key.

    `standards` are asked for only where a section is to be shown.
    """
    switch = switch_of(document, options)
    title = title_of(document.blocks)
    if not checks or title is None or switch == "false":
        return ()
    reason = "by its settings"
    if switch == "auto":
        kind = read_kind(document, audience)
        if not kind.procedure:
            return ()
        reason = kind.reason
    lines = lines_of(document.blocks)
    return tuple(
        _finding(document, check, title, reason, standards, options)
        for check in checks
        if check.left_out(lines, audience)
    )


def why_on_document(check: Check, document: Document, audience: str) -> str:
    """For the author of a check: what decided that it found something, or did not."""
    if check.audiences and audience not in check.audiences:
        return f"It is read as a text for {audience}."
    lines = lines_of(document.blocks)
    for number, one in enumerate(check.about, 1):
        if not one.stands_in(lines, said=False):
            return f"Item {number} of `about` is not found in it."
    for number, one in enumerate(check.said, 1):
        if _is_for(audience, one.evidence) and one.stands_in(lines, said=True):
            where = next(one.among(lines, said=True)).text
            return f"Item {number} of `said` is found in “{where}”"
    return "All of `about` and none of `said` is found in it."


def title_of(blocks: Sequence[Block]) -> Span | None:
    """Where the title stands: a heading at the top, else the first sentence; None for an empty document."""
    prose = [block for block in blocks if block.prose.strip()]
    headings = [block for block in prose[:_FIRST_BLOCKS] if block.kind == "heading"]
    if headings:
        title = min(headings, key=lambda block: block.level)
        return title.source_span(0, len(title.prose))
    for block in prose[:1]:
        first = sentences(block.prose, block.marks)[0]
        return block.source_span(first.start, first.end)
    return None


def _is_for(audience: str, evidence: Evidence) -> bool:
    return not evidence.audience or audience in evidence.audience


def _finding(
    document: Document,
    check: Check,
    title: Span,
    reason: str,
    standards: Callable[[], Standards] | None,
    options: Options,
) -> Finding:
    return Finding(
        rule=check.rule,
        path=document.source.path,
        span=title,
        excerpt=document.source.excerpt(title),
        message=f"{check.rule.summary} (read as a procedure for customers: {reason})",
        advice=check.rule.advice,
        rewrites=(_addition(document, check.section, standards),) if options.rewrites else (),
    )


def _addition(document: Document, section: str, stated: Callable[[], Standards] | None) -> Rewrite:
    """The section at the end of the document; only the author knows where it goes best."""
    from policylint.rewriting.blanks import Standards, blanks_in, fill, stated_in
    from policylint.rewriting.candidate import PLACEHOLDER

    standards = stated() if stated else Standards()
    source = document.source
    plain = _HASHES.sub("", section) if source.path.endswith(".txt") else section
    put = fill(plain, standards)
    names = tuple(dict.fromkeys(PLACEHOLDER.findall(put.text)))
    end = len(source.text)
    breaks = len(source.text) - len(source.text.rstrip("\r\n"))
    line_end = "\r\n" if "\r\n" in source.text else "\n"
    gap = "\n" * max(0, 2 - breaks // len(line_end))
    text = f"{gap}{put.text}\n".replace("\n", line_end)
    return Rewrite(
        text,
        "display",
        Span(end, end),
        names,
        blanks_in(text, names, standards),
        stated_in(text, put.used),
    )
