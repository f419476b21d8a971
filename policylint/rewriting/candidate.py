"""A proposed rewrite, as changes to the prose of one block."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from policylint.expressions import expression
from policylint.finding import Safety
from policylint.rules.model import RewriteTemplate
from policylint.source import Span

PLACEHOLDER = expression(r"<([a-z][a-z0-9 ,'/\-]{1,40})>")


@dataclass(frozen=True)
class Copy:
    """The author's own words ``prose[start:end]``, markup included when it reaches the source."""

    start: int
    end: int
    case: Literal["keep", "upper", "lower"] = "keep"


Piece = str | Copy


@dataclass(frozen=True)
class Change:
    """Put `pieces` in the place of ``prose[start:end]`` (which may be empty)."""

    start: int
    end: int
    pieces: tuple[Piece, ...] = ()


@dataclass(frozen=True)
class Candidate:
    """Changes in order, none overlapping; `dropped` are prose spans left out on purpose.

    `whole`: the clause was put anew from a template, rather than edited. `sole`: of
    these only the first that passes is shown. `variant`: a further choice beside what is shown
    already; of those with the same name only the first that passes. `used` are the standards
    in it, key and value; `templates` is what of the rules it was made by, and `replaced`
    where it puts other words.
    """

    changes: tuple[Change, ...]
    safety: Safety = "unsafe"
    dropped: tuple[Span, ...] = ()
    whole: bool = False
    sole: bool = False
    variant: str = ""
    used: tuple[tuple[str, str], ...] = ()
    templates: tuple[RewriteTemplate, ...] = ()
    replaced: tuple[Span, ...] = ()

    @property
    def literals(self) -> str:
        """The words that are not the author's."""
        return " ".join(p for change in self.changes for p in change.pieces if isinstance(p, str))

    @property
    def placeholders(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(PLACEHOLDER.findall(self.literals)))


def recase(text: str, case: str) -> str:
    if case == "keep" or not text:
        return text
    return (text[0].upper() if case == "upper" else text[0].lower()) + text[1:]


def render(prose: str, candidate: Candidate, span: Span) -> str:
    """``prose[span]`` with the changes made; changes must lie within the span."""
    out, at = [], span.start
    for change in candidate.changes:
        out.append(prose[at : change.start])
        for piece in change.pieces:
            out.append(
                piece if isinstance(piece, str) else recase(prose[piece.start : piece.end], piece.case)
            )
        at = change.end
    out.append(prose[at : span.end])
    return "".join(out)


def merged(changes: list[Change]) -> tuple[Change, ...] | None:
    """The changes in order, touching ones and overlapping deletions joined; None if others overlap."""
    result: list[Change] = []
    for change in sorted(changes, key=lambda c: (c.start, c.end)):
        if result and change.start < result[-1].end:
            if change.pieces or result[-1].pieces:
                return None
            last = result.pop()
            change = Change(last.start, max(last.end, change.end))
        if result and change.start == result[-1].end:
            last = result.pop()
            change = Change(last.start, change.end, last.pieces + change.pieces)
        result.append(change)
    return tuple(result)


def capitalised(prose: str, words: Span, changes: tuple[Change, ...]) -> list[Change]:
    """The changes with the first letter of the sentence's `words` cased as it was."""
    at, rest = words.start, list(changes)
    for index, change in enumerate(rest):
        if change.start != at:
            break
        if change.pieces and isinstance(change.pieces[0], str):
            first = change.pieces[0]
            cased = first[:1].upper() + first[1:] if prose[words.start].isupper() else first
            rest[index] = Change(change.start, change.end, (cased, *change.pieces[1:]))
            return rest
        if change.pieces and isinstance(change.pieces[0], Copy):
            piece = change.pieces[0]
            if prose[words.start].isupper():
                piece = Copy(piece.start, piece.end, "upper")
            rest[index] = Change(change.start, change.end, (piece, *change.pieces[1:]))
            return rest
        at = change.end
    if at == words.start or at >= words.end or not prose[words.start].isupper():
        return rest
    return [*rest, Change(at, at + 1, (prose[at].upper(),))]
