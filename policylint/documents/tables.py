"""The cells of a table row, with the place of each."""

from __future__ import annotations

import itertools

from policylint.expressions import expression

_PIPE = expression(r"(?<!\\)\|")


def place_cells(line: str, contents: list[str]) -> list[tuple[str, int]] | None:
    """The raw text (pipes still escaped) and column of each cell of a row.

    `contents` are the cells as the parser gives them, `line` the whole source line,
    which may begin with quote or list markers. None if the two do not agree.
    """
    cells = _split(line)
    for skipped in (0, 1):
        placed = _match(cells[skipped:], contents, may_have_prefix=skipped == 0, end=len(line))
        if placed is not None:
            return placed
    return None


def _split(line: str) -> list[tuple[str, int]]:
    cuts = [match.start() for match in _PIPE.finditer(line)]
    edges = [-1, *cuts, len(line)]
    cells = []
    for before, after in itertools.pairwise(edges):
        text = line[before + 1 : after]
        cells.append((text.strip(), before + 1 + len(text) - len(text.lstrip())))
    return cells


def _match(
    cells: list[tuple[str, int]], contents: list[str], *, may_have_prefix: bool, end: int
) -> list[tuple[str, int]] | None:
    placed = []
    for index, content in enumerate(map(str.strip, contents)):
        text, column = cells[index] if index < len(cells) else ("", end)
        if index == 0 and may_have_prefix and content:
            # A pipe inside a cell is there only because it was escaped.
            length = len(content) + content.count("|")
            column += max(len(text) - length, 0)
            text = text[-length:]
        if text.replace("\\|", "|") != content:
            return None
        placed.append((text, column))
    return placed
