"""The promises of documents, as a table to read, as CSV and as JSON."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from policylint.commitments.model import Commitment
from policylint.reports.model import Tool, Trouble
from policylint.reports.text import Style, one_line, width_of, wrap
from policylint.source import Source

VERSION = "1"
#: No column of the table is made narrower than this, if it has that much to say.
_NARROWEST = 9
_GAP = "  "
_HEADER = ("who", "act", "to whom", "limit", "condition", "where")
_CSV = (
    "path", "line", "heading", "kind", "who", "role", "act", "object", "to", "limit", "working_days",
    "condition", "excerpt",
)  # fmt: skip


@dataclass(frozen=True)
class Ledger:
    """What was read in a run: documents, their promises in order, and what could not be read."""

    tool: Tool
    paths: tuple[str, ...]
    commitments: tuple[Commitment, ...]
    errors: tuple[Trouble, ...] = ()


def table(ledger: Ledger, page: Style | None = None) -> str:
    """Columns that wrap; what is not named in the text stands in brackets."""
    page = page or Style()
    if not ledger.commitments:
        return f"{_count(len(ledger.paths), 'document')}: no promises to customers found.\n"
    widths = _widths([_HEADER, *map(_row, ledger.commitments)], page.width)
    lines: list[str] = []
    for path, group in groupby(ledger.commitments, key=lambda one: one.path):
        lines += [page.paint(one_line(path), "bold"), ""]
        lines += [*_set(_HEADER, widths), _GAP.join("-" * width for width in widths)]
        lines += [line for one in group for line in _set(_row(one), widths)]
        lines.append("")
    documents = _count(len(ledger.paths), "document")
    found = _count(len(ledger.commitments), "promise")
    lines += wrap(f"{found} to customers, or denials of one, in {documents}.", page.width)
    return "".join(f"{line.rstrip()}\n" for line in lines)


def as_csv(ledger: Ledger) -> str:
    """One row a promise, under a header; `working_days` is the limit read to working days."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(_CSV)
    for one in ledger.commitments:
        days = "" if one.time is None or one.time.upper is None else f"{one.time.upper:g}"
        heading = one.headings[-1] if one.headings else ""
        writer.writerow(
            (one.path, one.line, heading, one.kind, one.who, one.role, act_in_words(one), one.object, one.to,
             one.limit, days, one.condition, " ".join(one.excerpt.split()))
        )  # fmt: skip
    return out.getvalue()


def as_json(ledger: Ledger) -> str:
    """One object. Offsets are 0-based, lines and columns 1-based code points."""
    tool = ledger.tool
    body = {
        "version": VERSION,
        "tool": {"name": tool.name, "version": tool.version, "model": tool.model, "ruleset": tool.ruleset},
        "documents": [{"path": path} for path in ledger.paths],
        "commitments": [_object(one) for one in ledger.commitments],
        "errors": [{"path": error.path, "message": error.message} for error in ledger.errors],
    }
    return json.dumps(body, ensure_ascii=False, indent=2) + "\n"


def act_in_words(one: Commitment) -> str:
    """As in "refund", "does not refund", "aims to reply"."""
    if one.kind == "denial" or one.act == "charge":
        return f"does not {one.act}"
    return f"aims to {one.act}" if one.soft else one.act


def _row(one: Commitment) -> tuple[str, ...]:
    who = one.who or ("(staff)" if one.role == "staff" else "(company)")
    act = act_in_words(one) + (f": {one.object}" if one.object else "")
    where = f"line {one.line}" + (f", {one.headings[-1]}" if one.headings else "")
    cells = (who, act, one.to or "(customer)", one.limit or "-", one.condition or "-", where)
    return tuple(map(one_line, cells))


def _widths(rows: Sequence[Sequence[str]], width: int) -> list[int]:
    """The widest column gives way until the row fits."""
    widths = [max(width_of(row[at]) for row in rows) for at in range(len(rows[0]))]
    room = width - len(_GAP) * (len(widths) - 1)
    while sum(widths) > room and max(widths) > _NARROWEST:
        widths[widths.index(max(widths))] -= 1
    return widths


def _set(row: Sequence[str], widths: Sequence[int]) -> list[str]:
    cells = [_cell(text, width) for text, width in zip(row, widths, strict=True)]
    height = max(map(len, cells))
    return [
        _GAP.join(
            _pad(cell[at] if at < len(cell) else "", width) for cell, width in zip(cells, widths, strict=True)
        )
        for at in range(height)
    ]


def _cell(text: str, width: int) -> list[str]:
    """The text in lines of at most `width` columns; a path without spaces is cut."""
    lines: list[str] = []
    for line in wrap(text, width):
        while width_of(line) > width:
            cut = next(at for at in range(len(line), 0, -1) if width_of(line[:at]) <= width or at == 1)
            lines.append(line[:cut])
            line = line[cut:]
        lines.append(line)
    return lines


def _pad(text: str, width: int) -> str:
    return text + " " * (width - width_of(text))


def _object(one: Commitment) -> dict[str, Any]:
    source = one.document.source
    return {
        "kind": one.kind,
        "who": {"role": one.role, "text": one.who},
        "act": one.act,
        "verb": one.verb,
        "object": one.object,
        "to": one.to,
        "limit": _limit(one),
        "condition": one.condition,
        "polarity": one.polarity,
        "modality": one.modality,
        "aim": one.soft,
        "path": one.path,
        "headings": list(one.headings),
        "start": _place(source, one.span.start),
        "end": _place(source, one.span.end),
        "excerpt": one.excerpt,
    }


def _limit(one: Commitment) -> dict[str, Any] | None:
    time = one.time
    if time is None:
        return None
    return {
        "text": one.limit,
        "kind": time.kind,
        "qualifier": time.qualifier,
        "counted_in": time.counted,
        "working_days": {"from": time.lower, "to": time.upper},
    }


def _place(source: Source, offset: int) -> dict[str, int]:
    line, column = source.position(offset)
    return {"offset": offset, "line": line, "column": column}


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
