"""Which checks on the whole document find something left out, and what to add for it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from policylint.config import Options
from policylint.document_checks.kind import read_kind
from policylint.document_checks.reading import LabelsOfWord, Line, holds, lines_of
from policylint.documents.model import Block, Document
from policylint.documents.sentences import sentences
from policylint.finding import Finding, Rewrite
from policylint.rules.model import DocumentCheck, Rule
from policylint.source import Span

_PLACEHOLDER = re.compile(r"<([^<>\n]+)>")
_HASHES = re.compile(r"^#+ ", re.MULTILINE)
#: A title further down is the title of a part.
_FIRST_BLOCKS = 6


def missing(
    document: Document, rules: Iterable[Rule], options: Options, audience: str, labels_of: LabelsOfWord
) -> tuple[Finding, ...]:
    """One finding for each rule about whole documents that finds something left out, still without key."""
    checks = [(rule, check) for rule in rules for check in rule.document]
    switch = document.front_matter.get("document-checks", getattr(options, 'document_checks', 'auto'))
    title = title_of(document)
    if not checks or switch == "false" or title is None:
        return ()
    lines = lines_of(document.blocks)
    reason = "asked for by the settings"
    if switch == "auto":
        kind = read_kind(document.blocks, audience)
        if not kind.procedure:
            return ()
        reason = kind.reason
    return tuple(
        _finding(document, rule, check, title, reason, options)
        for rule, check in checks
        if _left_out(check, lines, audience, labels_of)
    )


def _left_out(check: DocumentCheck, lines: tuple[Line, ...], audience: str, labels_of: LabelsOfWord) -> bool:
    return (
        (not check.audiences or audience in check.audiences)
        and all(holds(one, lines, labels_of, said=False) for one in check.about)
        and not any(holds(one, lines, labels_of, said=True) for one in check.said)
    )


def title_of(document: Document) -> tuple[Block, Span] | None:
    """The title with its place: a heading at the top, else the first sentence; None for an empty document."""
    blocks = [block for block in document.blocks if block.prose.strip()]
    headings = [block for block in blocks[:_FIRST_BLOCKS] if block.kind == "heading"]
    first = min(headings, key=lambda block: block.level) if headings else next(iter(blocks), None)
    if first is None:
        return None
    words = next(iter(sentences(first.prose, first.marks)))
    whole = Span(0, len(first.prose)) if first.kind == "heading" else words
    return first, first.source_span(whole.start, whole.end)


def _finding(
    document: Document,
    rule: Rule,
    check: DocumentCheck,
    title: tuple[Block, Span],
    reason: str,
    options: Options,
) -> Finding:
    _, span = title
    return Finding(
        rule=rule,
        path=document.source.path,
        span=span,
        excerpt=document.source.excerpt(span),
        message=f"{rule.summary} (read as a procedure for customers: {reason})",
        advice=rule.advice,
        rewrites=(_section(document, check),) if options.rewrites else (),
    )


def _section(document: Document, check: DocumentCheck) -> Rewrite:
    """The section to add at the end; only the author knows where it goes best."""
    text, end = check.section, len(document.source.text)
    if document.source.path.endswith(".txt"):
        text = _HASHES.sub("", text)
    ends = len(document.source.text) - len(document.source.text.rstrip("\r\n"))
    gap = "\n" * max(0, 2 - ends)
    names = tuple(dict.fromkeys(_PLACEHOLDER.findall(text)))
    return Rewrite(f"{gap}{text}\n", "display", Span(end, end), names)
