"""The lines of a text, and where a parser's content stands in them.

A Markdown parser hands out the content of a block with prefixes (indentation, `>`,
list markers) gone and line ends normalised. Every line of such content is the tail of
a source line, which is what `locate` uses: no search, so nothing to guess.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from policylint.expressions import expression
from policylint.source import Span

_LINE_END = expression(r"\r\n?|\n")
_CLOSING_HASHES = expression(r"[ \t]+#+$")


@dataclass(frozen=True)
class Lines:
    """The lines of a text without their ends; `starts` are offsets in the source."""

    texts: tuple[str, ...]
    starts: tuple[int, ...]

    def end(self, line: int) -> int:
        """The source offset at which a 0-based line ends, before its line end."""
        return self.starts[line] + len(self.texts[line])

    def span(self, first: int, after: int) -> Span:
        """The source span of the 0-based lines ``[first, after)``, at least one line."""
        return Span(self.starts[first], self.end(min(max(after, first + 1), len(self.texts)) - 1))


def split_lines(text: str) -> Lines:
    """The lines of a text; a byte order mark belongs to none of them."""
    begin = 1 if text.startswith("\ufeff") else 0
    texts, starts, position = [], [], begin
    for match in _LINE_END.finditer(text, begin):
        texts.append(text[position : match.start()])
        starts.append(position)
        position = match.end()
    texts.append(text[position:])
    starts.append(position)
    return Lines(tuple(texts), tuple(starts))


@dataclass(frozen=True)
class Placement:
    """Where the lines of a content stand: offsets of content and of source, in step."""

    content: tuple[int, ...]
    source: tuple[int, ...]

    def __call__(self, offset: int) -> int:
        """The source offset of a content offset that lies on a line's text."""
        line = bisect_right(self.content, offset) - 1 if len(self.content) > 1 else 0
        line = max(line, 0)
        return self.source[line] + offset - self.content[line]

    def after(self, skipped: int) -> Placement:
        """The placement of the same content without its first `skipped` code points."""
        return Placement(tuple(offset - skipped for offset in self.content), self.source)


def locate(lines: Lines, first: int, content: str, *, after: int = 0, atx: bool = False) -> Placement | None:
    """Place a block's content, which stands on the 0-based lines from `first`.

    `after` is where those lines end: parsers trim no-break spaces, and with them whole
    lines at the beginning, so the content may begin later than `first`. `atx`: it is the
    content of a heading, behind which closing hashes may stand. None if some line of the
    content is not the tail of its source line.
    """
    for begin in range(first, max(after - content.count("\n"), first + 1)):
        if place := _locate(lines, begin, content, atx):
            return place
    return None


def _locate(lines: Lines, first: int, content: str, atx: bool) -> Placement | None:
    at_content, at_source, offset = [], [], 0
    for index, part in enumerate(content.split("\n"), first):
        if index >= len(lines.texts):
            return None
        body = part.strip()
        column = _tail(lines.texts[index], body, atx)
        if column is None:
            return None
        at_content.append(offset + len(part) - len(part.lstrip()))
        at_source.append(lines.starts[index] + column)
        offset += len(part) + 1
    return Placement(tuple(at_content), tuple(at_source))


def _tail(line: str, body: str, atx: bool) -> int | None:
    line = line.rstrip()
    if atx:
        unclosed = _CLOSING_HASHES.sub("", line)
        if unclosed.endswith(body):
            return len(unclosed) - len(body)
    return len(line) - len(body) if line.endswith(body) else None
