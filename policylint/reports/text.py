"""Text for terminals: what a line looks like, how wide it is, and colours."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

_CODES = {"bold": "1", "dim": "2", "red": "31", "green": "32", "yellow": "33", "blue": "34", "cyan": "36"}


@dataclass(frozen=True)
class Style:
    """How text is to be set: the width of the page in columns, and whether in colour."""

    width: int = 80
    color: bool = False

    def paint(self, text: str, *names: str) -> str:
        """The text in the named colours, or as it is."""
        if not self.color or not text:
            return text
        return f"\033[{';'.join(_CODES[name] for name in names)}m{text}\033[0m"


def one_line(text: str) -> str:
    """The text on one line, harmless to a terminal."""
    return "".join(map(visible, " ".join(text.split())))


def visible(char: str) -> str:
    """A character as shown: a control character would steer the reader's terminal."""
    if char.isspace():
        return " "
    category = unicodedata.category(char)
    if category == "Cc" or char in _BIDIRECTIONAL:
        return "\N{REPLACEMENT CHARACTER}"
    return "" if char == "\N{ZERO WIDTH NO-BREAK SPACE}" else char


def width_of(text: str) -> int:
    """The columns that a text takes: two for wide characters, none for combining ones."""
    return len(text) if text.isascii() else sum(map(_width, text))


def wrap(text: str, width: int, first: str = "", rest: str | None = None) -> list[str]:
    """Break a text at spaces into lines of at most `width` columns.

    `first` stands before the first line and `rest` before the others (by default
    blanks of the same width). A word longer than a line stays whole.
    """
    hanging = " " * width_of(first) if rest is None else rest
    lines, line = [], first
    empty = True
    for word in one_line(text).split(" "):
        if not empty and width_of(line) + 1 + width_of(word) > width:
            lines.append(line)
            line, empty = hanging, True
        line += word if empty else f" {word}"
        empty = False
    return [*lines, line]


def _width(char: str) -> int:
    if unicodedata.combining(char) or unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


#: Marks that reorder what stands beside them, and so could hide it.
_BIDIRECTIONAL = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
