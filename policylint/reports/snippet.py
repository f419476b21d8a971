"""The author's own lines, with the span underlined."""

from __future__ import annotations

from policylint.reports.text import Style, visible, width_of
from policylint.source import Source, Span

#: Columns of a line kept before the span when the line is too long to show whole.
BEFORE = 24
#: A span that fills more lines than this is cut short.
MOST_LINES = 8


def snippet(source: Source, span: Span, style: Style, paint: str = "red") -> list[str]:
    """The lines that a span touches, numbered, each with carets under its part of it."""
    first, last = source.position(span.start)[0], source.position(max(span.start, span.end - 1))[0]
    gutter = len(str(last))
    rows: list[str] = []
    for number in range(first, last + 1):
        line = _line(source, number)
        touched = Span(max(line.start, span.start), max(line.start, min(line.end, span.end)))
        label = str(number)
        for piece in _pieces(source.text, line, touched, style.width - gutter - 4):
            shown, marks = _draw(source.text, line, touched, piece)
            rows.append(f" {style.paint(f'{label:>{gutter}} |', 'dim')} {shown}")
            if marks:
                rows.append(f" {style.paint(f'{chr(32):>{gutter}} |', 'dim')} {style.paint(marks, paint)}")
            label = ""
    if len(rows) > 2 * MOST_LINES:
        return [*rows[: 2 * MOST_LINES], f" {' ' * gutter} …"]
    return rows


def _line(source: Source, number: int) -> Span:
    start = source.line_start(number)
    end = start
    while end < len(source.text) and source.text[end] not in "\r\n":
        end += 1
    return Span(start, end)


def _pieces(text: str, line: Span, touched: Span, width: int) -> list[Span]:
    """A line cut at spaces into pieces that fit; only those about the span where it is long."""
    if _columns(text, line) <= width:
        return [line]
    start = max(line.start, touched.start - BEFORE)
    if start > line.start:
        start = _after_space(text, start, touched.start)
    pieces: list[Span] = []
    while start < line.end and (not pieces or start < touched.end):
        end = _fit(text, Span(start, line.end), width - 2)  # two columns for the ellipses
        pieces.append(Span(start, end))
        start = end
    return pieces


def _after_space(text: str, start: int, limit: int) -> int:
    space = text.find(" ", start, limit)
    return space + 1 if space >= 0 else start


def _fit(text: str, span: Span, width: int) -> int:
    used = 0
    for offset in range(span.start, span.end):
        used += width_of(visible(text[offset]))
        if used > width:
            space = text.rfind(" ", span.start, offset)
            return space + 1 if space > span.start else max(offset, span.start + 1)
    return span.end


def _draw(text: str, line: Span, touched: Span, piece: Span) -> tuple[str, str]:
    """A piece as shown, and the carets that stand under it."""
    lead = "…" if piece.start > line.start else ""
    tail = "…" if piece.end < line.end else ""
    shown, marks = lead, " " * len(lead)
    for offset in range(piece.start, piece.end):
        char = visible(text[offset])
        shown += char
        marks += ("^" if touched.start <= offset < touched.end else " ") * width_of(char)
    return shown.rstrip() + tail, marks.rstrip()


def _columns(text: str, span: Span) -> int:
    return sum(width_of(visible(char)) for char in text[span.start : span.end])
