"""Comments that switch rules off: `<!-- policylint-disable … -->`."""

from __future__ import annotations

from collections.abc import Iterator

from policylint.documents.lines import Placement
from policylint.documents.model import Directive
from policylint.source import Span


def find_directives(content: str, place: Placement) -> Iterator[Directive]:
    """The comments in a content whose text begins with ``policylint``."""
    for start, end in comments(content):
        text = content[start + 4 : end - 3].strip()
        if text.startswith("policylint"):
            yield Directive(text, Span(place(start), place(end - 1) + 1))


def comments(content: str) -> Iterator[tuple[int, int]]:
    """The ranges of the closed HTML comments in a content.

    By plain search: a lazy pattern is quadratic where comments are opened and not closed.
    """
    end = 0
    while (start := content.find("<!--", end)) >= 0:
        close = content.find("-->", start + 4)
        if close < 0:
            return
        end = close + 3
        yield start, end
