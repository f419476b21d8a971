"""What stands in prose without being prose: raw addresses, comments, template tags, heading ids."""

from __future__ import annotations

import re

from policylint.documents.leaf import Leaf, cut
from policylint.expressions import expression

_HINT = expression(r"://|www\.|\{[%{#.:]|<!--")
_WORD = expression(r"\w")
_NOT_PROSE = expression(
    r"""(?: (?:https?|ftp)://[^\s<>]+ | \bwww\.[^\s<>]+ ) (?<![.,;:!?'")\]*_])
      | <!--[^<>]*--> | \{%[^%{}]*%\} | \{\{[<%][^<>{}]*[>%]\}\} | \{[#.:][^{}]*\}$""",
    re.VERBOSE | re.IGNORECASE,
)


def prune(leaf: Leaf) -> Leaf:
    """The leaf without what is not prose, trimmed of space; empty if no word is left."""
    found: list[tuple[int, int]] = []
    if _HINT.search(leaf.prose):
        found = [match.span() for match in _NOT_PROSE.finditer(leaf.prose)]
    if found or leaf.prose != leaf.prose.strip():
        leaf = cut(leaf, found)
    return leaf if _WORD.search(leaf.prose) else Leaf("", ())
