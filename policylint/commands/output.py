"""Writing to the terminal, whatever it can show and however soon its reader leaves."""

from __future__ import annotations

import io
import os
import shutil
import sys
from typing import Literal, TextIO

from policylint.reports.text import Style, one_line

Color = Literal["auto", "always", "never"]
_NARROWEST, _WIDEST, _USUAL = 40, 110, 96


def write_out(text: str, *, exact: bool = False, to_error: bool = False) -> None:
    """Write to standard output. `exact`: as UTF-8 and without newline translation.

    `to_error`: to standard error, where standard output is taken by a text.
    """
    _write(sys.stderr if to_error else sys.stdout, text, exact)


def write_error(message: str) -> None:
    """Write a sentence (of a list of errors, each on its line) to standard error."""
    lines = (f"{'  ' if line[:1] == ' ' else ''}{one_line(line)}\n" for line in message.splitlines())
    _write(sys.stderr, "".join(lines), False)


def style(color: Color) -> Style:
    """The width and colour that standard output takes."""
    width = shutil.get_terminal_size((_USUAL, 24)).columns
    return Style(max(_NARROWEST, min(width, _WIDEST)), _wants_color(color))


def _wants_color(color: Color) -> bool:
    if color != "auto":
        return color == "always"
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return False
    return sys.stdout.isatty()


def _write(stream: TextIO, text: str, exact: bool) -> None:
    try:
        if exact and isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="surrogateescape", newline="")
        elif isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
        stream.write(text)
        stream.flush()
    except BrokenPipeError:
        # The reader has seen enough. What follows, Python's own flush included, goes nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
