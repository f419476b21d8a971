"""Comments that switch rules off: `<!-- policylint-disable … -->`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policylint.documents.lines import Placement
from policylint.documents.model import Directive
from policylint.source import Span

_COMMENT = re.compile(r"<!--(.*?)-->", re.DOTALL)


def find_directives(content: str, place: Placement) -> Iterator[Directive]:
    """The comments in a content whose text begins with ``policylint``."""
    for match in _COMMENT.finditer(content):
        text = match[1].strip()
        if text.startswith("policylint"):
            yield Directive(text, Span(place(match.start()), place(match.end() - 1) + 1))
