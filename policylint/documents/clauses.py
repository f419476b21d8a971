"""Lines of one paragraph that are clauses of their own.

Procedures number their clauses and tick their bullets by hand: `4.2 …`, `(a) …`,
`• …` on consecutive lines, which Markdown folds into one paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from policylint.documents.leaf import Leaf, Range, split
from policylint.expressions import expression

#: Markers that a list item begins with; they are no part of its prose.
_ITEM = expression(
    r"""(?: \[[ xX]\]\s+ | [•◦▪‣●■□☐☑✓✔➢]\s* | [\u2013\u2014·]\s+
          | \((?:[a-z]|[ivx]{1,5})\)\s+ | (?:[a-z]|[ivx]{1,5})\)\s+ | (?:[a-h]|[ivx]{1,5})\.\s+ )(?=\S)""",
    re.VERBOSE,
)
#: Numbers that a clause begins with; they stay in its prose.
_CLAUSE = expression(
    r"""(?:§\s*)?\d{1,2}(?:\.\d{1,2})+[.):]?\s+(?=[A-Z"'\u201c\u2018*(<\[])
      | \d{1,2}[.)]\s+(?=[A-Z"\u201c\u2018])""",
    re.VERBOSE,
)
_DASH = ("\u2013", "\u2014", "·")
_ENDED = (".", ":", ";", "!", "?", ",", ")", "”", '"')


def split_clauses(leaf: Leaf) -> Iterator[tuple[Leaf, bool]]:
    """The clauses of a paragraph, and for each whether it is an item of a list.

    A leaf without such lines comes back whole.
    """
    bounds = [0, *(at for at in _starts(leaf) if at), len(leaf.prose)]
    marked = [_ITEM.match(leaf.prose, start) for start in bounds[:-1]]
    ranges: list[Range] = [
        (match.end() if match else start, end)
        for match, start, end in zip(marked, bounds[:-1], bounds[1:], strict=True)
    ]
    if len(ranges) == 1 and not marked[0]:
        yield leaf, False
        return
    for clause, match in zip(split(leaf, ranges), marked, strict=True):
        yield clause, match is not None


def begins_clause(leaf: Leaf) -> bool:
    """Whether it begins with the number of a clause, and so completes nothing before it."""
    return _CLAUSE.match(leaf.prose) is not None


def _starts(leaf: Leaf) -> Iterator[int]:
    """The prose offsets of the lines that begin a clause."""
    dashed = leaf.prose.startswith(_DASH)
    for at in leaf.breaks:
        start = at + 1
        if leaf.prose.startswith(_DASH, start):
            if (dashed or leaf.prose.endswith(_ENDED, 0, at)) and _ITEM.match(leaf.prose, start):
                yield start
        elif _ITEM.match(leaf.prose, start) or _CLAUSE.match(leaf.prose, start):
            yield start
