"""What stands in prose without being prose: raw addresses, comments, template tags, heading ids."""

from __future__ import annotations

import re

from policylint.documents.leaf import Leaf, cut

_HINT = re.compile(r"://|www\.|\{[%{#.:]|<!--")
_NOT_PROSE = re.compile(
    r"""(?: (?:https?|ftp)://[^\s<>]+ | \bwww\.[^\s<>]+ ) (?<![.,;:!?'")\]*_])
      | <!--[^<>]*--> | \{%[^%{}]*%\} | \{\{[<%][^<>{}]*[>%]\}\} | \{[#.:][^{}]*\}$""",
    re.VERBOSE | re.IGNORECASE,
)


def prune(leaf: Leaf) -> Leaf:
    """The leaf without what is not prose, trimmed of space."""
    found: list[tuple[int, int]] = []
    if _HINT.search(leaf.prose):
        found = [match.span() for match in _NOT_PROSE.finditer(leaf.prose)]
    if not found and leaf.prose == leaf.prose.strip():
        return leaf
    return cut(leaf, found)
