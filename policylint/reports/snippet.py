"""The author's own lines, with the span underlined."""

from __future__ import annotations

from policylint.expressions import expression
from policylint.reports.text import Style, visible, width_of
from policylint.source import Source, Span

#: A sentence that goes on for longer than the first beside the span is cut to the second.
MOST_BESIDE, BESIDE = 160, 80
#: A span that fills more lines than this is cut short.
MOST_LINES = 8
#: Columns of "… " and " …".
_ELLIPSES = 4


_SENTENCE_END = expression(r"[.!?][\"'”\N{RIGHT SINGLE QUOTATION MARK})*_]*\s+")


def snippet(source: Source, span: Span, style: Style, paint: str = "red") -> list[str]:
    """The lines that a span touches, numbered, each with carets under its part of it."""
    first, last = source.position(span.start)[0], source.position(max(span.start, span.end - 1))[0]
    gutter = len(str(last))
    rows: list[str] = []
    for number in range(first, last + 1):
        line = _line(source, number)
        touched = Span(max(line.start, span.start), max(line.start, min(line.end, span.end)))
        label = str(number)
        width = style.width - gutter - 4
        window = _window(source.text, line, touched, width)
        for piece in _pieces(source.text, window, width):
            shown, marks = _draw(source.text, line, window, touched, piece)
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


def _window(text: str, line: Span, touched: Span, width: int) -> Span:
    """What is shown of a line: all of it if it fits, else the sentence about the span.

    A side of that sentence that is very long is cut at a space.
    """
    if _columns(text, line) <= width:
        return line
    starts = [match.end() for match in _SENTENCE_END.finditer(text, line.start, touched.start)]
    ends = _SENTENCE_END.search(text, max(touched.end - 1, touched.start), line.end)
    start, end = starts[-1] if starts else line.start, ends.end() if ends else line.end
    if touched.start - start > MOST_BESIDE:
        space = text.find(" ", touched.start - BESIDE, touched.start)
        start = space + 1 if space >= 0 else touched.start - BESIDE
    if end - touched.end > MOST_BESIDE:
        space = text.rfind(" ", touched.end, touched.end + BESIDE)
        end = space if space >= 0 else touched.end + BESIDE
    return Span(start, end)


def _pieces(text: str, window: Span, width: int) -> list[Span]:
    """The window cut at spaces into lines that fit, room left for ellipses."""
    if _columns(text, window) <= width - _ELLIPSES:
        return [window]
    pieces, start = [], window.start
    while start < window.end:
        end = _fit(text, Span(start, window.end), width - _ELLIPSES)
        pieces.append(Span(start, end))
        start = end
    return pieces


def _fit(text: str, span: Span, width: int) -> int:
    used = 0
    for offset in range(span.start, span.end):
        used += width_of(visible(text[offset]))
        if used > width:
            space = text.rfind(" ", span.start, offset)
            return space + 1 if space > span.start else max(offset, span.start + 1)
    return span.end


def _draw(text: str, line: Span, window: Span, touched: Span, piece: Span) -> tuple[str, str]:
    """A piece as shown, and the carets that stand under it."""
    lead = "… " if piece.start == window.start > line.start else ""
    tail = " …" if piece.end == window.end and text[window.end : line.end].strip() else ""
    shown, marks = lead, " " * len(lead)
    for offset in range(piece.start, piece.end):
        char = visible(text[offset])
        shown += char
        marks += ("^" if touched.start <= offset < touched.end else " ") * width_of(char)
    return shown.rstrip() + tail, marks.rstrip()


def _columns(text: str, span: Span) -> int:
    return sum(width_of(visible(char)) for char in text[span.start : span.end])
