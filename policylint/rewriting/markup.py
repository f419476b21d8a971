"""From changes of prose to edits of the source, with the author's markup kept whole."""

from __future__ import annotations

import re
from dataclasses import dataclass

from policylint.documents.model import Block, Mark
from policylint.expressions import expression
from policylint.rewriting.candidate import Candidate, Change, Copy, recase
from policylint.source import Span

_OPENERS = {
    "strong": r"(?:\*\*|__)$",
    "emphasis": r"[*_]$",
    "strike": r"~~?$",
    "code": r"`+ ?$",
    "link": r"[\[<]$",
}
_CLOSERS = {
    "strong": r"\*\*|__",
    "emphasis": r"[*_]",
    "strike": r"~~?",
    "code": r" ?`+",
    "link": r"\]\((?:[^()\n]|\([^()\n]*\))*\)|\]\[[^\]\n]*\]|\]|>",
}
#: A line end within a block, with the quote marks and indent of the next line.
FOLD = expression(r"[ \t]*\\?\r?\n[ \t]*(?:>[ \t]?)*")


@dataclass(frozen=True)
class Edit:
    """Put `text` in the place of the source `span` (which may be empty)."""

    span: Span
    text: str


def source_edits(text: str, block: Block, candidate: Candidate) -> list[Edit] | None:
    """The candidate as edits of the source `text`; None if markup would be torn apart."""
    edits = []
    for change in candidate.changes:
        span = _place(text, block, change)
        pieces = [p if isinstance(p, str) else _copied(text, block, p) for p in change.pieces]
        if span is None or None in pieces:
            return None
        edits.append(Edit(span, "".join(piece for piece in pieces if piece)))
    return edits


def applied(text: str, edits: list[Edit], span: Span) -> str:
    """``text[span]`` with the edits made; they must be in order and within the span."""
    out, at = [], span.start
    for edit in edits:
        out += [text[at : edit.span.start], edit.text]
        at = edit.span.end
    return "".join([*out, text[at : span.end]])


def extent(text: str, block: Block, start: int, end: int, *, whole: bool) -> Span | None:
    """The source of ``prose[start:end]`` with the delimiters of the marks inside it.

    `whole`: a mark over exactly this range counts as inside. None if a mark reaches over
    an end of the range, or its delimiters are not where they should be.
    """
    inner: list[Mark] = []
    for mark in block.marks:
        if mark.end <= start or end <= mark.start or mark.start == mark.end:
            continue
        same = (mark.start, mark.end) == (start, end)
        if start <= mark.start and mark.end <= end and (whole or not same):
            inner.append(mark)
        elif not (mark.start <= start and end <= mark.end):
            return None
    span = block.source_span(start, end)
    first, last = span.start, span.end
    for mark in sorted((m for m in inner if m.start == start), key=_size):
        found = re.search(_OPENERS[mark.kind], text[max(0, first - 12) : first])
        if not found:
            return None
        first -= len(found[0])
    for mark in sorted((m for m in inner if m.end == end), key=_size):
        found = re.match(_CLOSERS[mark.kind], text[last : last + 2000])
        if not found:
            return None
        last += len(found[0])
    return Span(first, last)


def _size(mark: Mark) -> tuple[int, bool]:
    return mark.end - mark.start, mark.kind != "code"


def _place(text: str, block: Block, change: Change) -> Span | None:
    if change.start < change.end:
        return extent(text, block, change.start, change.end, whole=not change.pieces)
    before = block.source_span(change.start - 1, change.start).end
    for mark in sorted((m for m in block.marks if m.end == change.start), key=_size):
        found = re.match(_CLOSERS[mark.kind], text[before : before + 2000])
        if not found:
            return None
        before += len(found[0])
    return Span(before, before)


def _copied(text: str, block: Block, copy: Copy) -> str | None:
    span = extent(text, block, copy.start, copy.end, whole=True)
    if span is None:
        return None
    first = block.source_span(copy.start, copy.start + 1)
    raw = text[span.start : span.end]
    at = first.start - span.start
    if first.end - first.start == 1:
        raw = raw[:at] + recase(raw[at], copy.case) + raw[at + 1 :]
    return FOLD.sub(" ", raw)
