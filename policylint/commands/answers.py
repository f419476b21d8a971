"""Answers of a reviewer: single keys at a terminal, else lines of standard input."""

from __future__ import annotations

import sys

import click

from policylint.commands import output


class Quit(Exception):
    """The reviewer has had enough; `unheard`: standard input has ended."""

    def __init__(self, unheard: bool = False) -> None:
        super().__init__()
        self.unheard = unheard


class Answers:
    """Asks at a terminal; without one, takes a line for each answer and shows it."""

    def __init__(self) -> None:
        self._terminal = sys.stdin.isatty()

    def key(self, question: str) -> tuple[str, str]:
        """The letter that was pressed, and what else stands on the line; Raises Quit at the end."""
        if not self._terminal:
            answer = self._read(question)
            return answer[:1].lower(), answer[1:].strip()
        output.write_out(question)
        pressed = click.getchar()
        if pressed in ("\x04", "\x1b"):
            raise Quit
        output.write_out(f"{pressed if pressed.isprintable() else ''}\n")
        return pressed.lower(), ""

    def line(self, question: str) -> str:
        """A line of text, maybe empty. Raises Quit at the end."""
        return self._read(question)

    def complain(self, what: str) -> None:
        output.write_out(f"{what}\n")

    def _read(self, question: str) -> str:
        output.write_out(question)
        answer = sys.stdin.readline()
        if not self._terminal:
            output.write_out(answer if answer.endswith("\n") else f"{answer}\n")
        if not answer:
            raise Quit(unheard=True)
        return " ".join(answer.split())
