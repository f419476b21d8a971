"""A labelled corpus: a folder of documents, and what readers said of each unit of them.

    corpus/
      docs/*.md           the documents
      documents.csv       doc,author,sector: one line each
      labels.jsonl        one unit a line: {"doc", "author", "start", "end", "heading", "text", "labels"}

`start` and `end` are code points of the document decoded without newline translation;
`labels` maps families to 2 (clear) or 1 (borderline). What no unit covers is unknown, not clean.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from policylint.errors import PolicylintError
from policylint.reader.families import BORDERLINE, CLEAR, FAMILIES

LABELS, LISTED, DOCUMENTS = "labels.jsonl", "documents.csv", "docs"
COLUMNS = ("doc", "author", "sector")
_KEYS = {"doc": str, "author": str, "start": int, "end": int, "heading": str, "text": str, "labels": dict}


@dataclass(frozen=True)
class LabelledUnit:
    """A line of ``labels.jsonl``; `line` is its number."""

    doc: str
    author: str
    start: int
    end: int
    heading: str
    text: str
    labels: Mapping[str, int]
    line: int = 0

    @property
    def clear(self) -> bool:
        return CLEAR in self.labels.values()


@dataclass(frozen=True)
class ListedDocument:
    """A line of ``documents.csv``."""

    doc: str
    author: str
    sector: str
    line: int = 0


def read_units(corpus: Path) -> tuple[LabelledUnit, ...]:
    """Every unit, in order of the file. Raises PolicylintError at the first line that is none."""
    path = corpus / LABELS
    return tuple(_unit(line, path, number) for number, line in enumerate(_lines(path), 1) if line.strip())


def read_listed(corpus: Path) -> tuple[ListedDocument, ...]:
    """Every listed document. Raises PolicylintError for a line with other columns."""
    path = corpus / LISTED
    rows = csv.reader(_lines(path))
    if tuple(next(rows, ())) != COLUMNS:
        raise PolicylintError(
            "Does not begin with the names of its columns.",
            path=str(path),
            line=1,
            mend=f"Write {','.join(COLUMNS)}.",
        )
    listed = []
    for row in filter(None, rows):
        if len(row) != len(COLUMNS) or not all(cell.strip() for cell in row):
            what = f"Has {len(row)} columns or an empty one."
            raise PolicylintError(
                what,
                path=str(path),
                line=rows.line_num,
                mend=f"Write {','.join(COLUMNS)}, none of them empty.",
            )
        doc, author, sector = row
        listed.append(ListedDocument(doc, author, sector, rows.line_num))
    return tuple(listed)


def read_text(path: Path) -> str:
    """A document's text as offsets count it: UTF-8, newlines as they are. Raises PolicylintError."""
    try:
        return path.read_bytes().decode("utf-8")
    except OSError as error:
        raise PolicylintError(
            f"Can't be read: {error.strerror}.", path=str(path), mend="Check the path and its permissions."
        ) from error
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise PolicylintError(
            "Is not UTF-8.", path=str(path), line=line, mend="Save it as UTF-8; offsets stay the same."
        ) from error


def as_line(unit: LabelledUnit) -> str:
    """A unit as `read_units` reads it."""
    keys = {name: getattr(unit, name) for name in _KEYS}
    return json.dumps({**keys, "labels": dict(unit.labels)}, ensure_ascii=False)


def _lines(path: Path) -> list[str]:
    # not splitlines: a text may hold a line separator of Unicode
    return read_text(path).replace("\r\n", "\n").split("\n")


def _unit(line: str, path: Path, number: int) -> LabelledUnit:
    def wrong(what: str, mend: str) -> PolicylintError:
        return PolicylintError(what, path=str(path), line=number, mend=mend)

    try:
        found: Any = json.loads(line)
    except ValueError as error:
        raise wrong(f"Is not JSON: {error}.", "Write one object a line.") from error
    if not isinstance(found, dict):
        raise wrong("Is not an object.", f"Write {{{', '.join(_KEYS)}}}.")
    for key, kind in _KEYS.items():
        if key not in found:
            raise wrong(f"Has no {key!r}.", f"The keys are: {', '.join(_KEYS)}.")
        if type(found[key]) is not kind:
            raise wrong(f"{key!r} is {found[key]!r}.", f"It must be a {_NAMES[kind]}.")
    for key in sorted(found.keys() - _KEYS.keys()):
        raise wrong(f"Has an unknown key {key!r}.", f"The keys are: {', '.join(_KEYS)}.")
    for family, strength in found["labels"].items():
        if family not in FAMILIES:
            raise wrong(f"Has the unknown family {family!r}.", f"The families are: {', '.join(FAMILIES)}.")
        if type(strength) is not int or strength not in (BORDERLINE, CLEAR):
            raise wrong(f"Gives {family!r} the strength {strength!r}.", "Write 2 (clear) or 1 (borderline).")
    return LabelledUnit(**found, line=number)


_NAMES = {str: "text", int: "whole number", dict: "mapping of families to strengths"}


def faults(corpus: Path) -> Iterator[PolicylintError]:
    """All that is wrong with a corpus whose files can be read. Raises PolicylintError if one can't."""
    units, listed = read_units(corpus), read_listed(corpus)
    folder, labels, table = corpus / DOCUMENTS, corpus / LABELS, corpus / LISTED
    texts = {path.name: read_text(path) for path in sorted(folder.glob("*")) if path.is_file()}
    author: dict[str, str] = {}
    for row in listed:
        if row.doc in author:
            yield _fault(table, row.line, f"Lists {row.doc} again.", "Keep one of the lines.")
        elif row.doc not in texts:
            yield _fault(
                table, row.line, f"Lists {row.doc}, which is not in {folder}.", "Add it, or remove the line."
            )
        author[row.doc] = row.author
    labelled = {unit.doc for unit in units}
    for name in texts:
        if name not in author:
            yield PolicylintError(
                f"Is not listed in {table}.", path=str(folder / name), mend="Add a line doc,author,sector."
            )
        if name not in labelled:
            yield PolicylintError(
                f"Has no line in {labels}.",
                path=str(folder / name),
                mend="Label its units, each clean one with {}.",
            )
    end: dict[str, int] = {}
    for unit in sorted(units, key=lambda unit: (unit.doc, unit.start, unit.line)):
        yield from _faults_of(unit, texts, author, end.get(unit.doc, 0), labels)
        end[unit.doc] = max(unit.end, end.get(unit.doc, 0))


def _faults_of(
    unit: LabelledUnit, texts: Mapping[str, str], author: Mapping[str, str], before: int, path: Path
) -> Iterator[PolicylintError]:
    text = texts.get(unit.doc)
    if text is None:
        yield _fault(
            path, unit.line, f"Is of {unit.doc!r}, which is not among the documents.", "Check the name."
        )
        return
    if author.get(unit.doc, unit.author) != unit.author:
        what = f"Names {unit.author!r} as author of {unit.doc}, elsewhere it is {author[unit.doc]!r}."
        yield _fault(path, unit.line, what, "A document has one author.")
    if not 0 <= unit.start < unit.end <= len(text):
        what = f"Stands at {unit.start}-{unit.end} of a document of {len(text)} characters."
        yield _fault(path, unit.line, what, "Offsets are code points, from 0; the end is not included.")
    elif text[unit.start : unit.end] != unit.text:
        there = text[unit.start : unit.end][:40]
        what = f"Its text differs from {unit.start}-{unit.end} of {unit.doc}: {there!r}."
        yield _fault(
            path, unit.line, what, "The document changed, or offsets count bytes or translated newlines."
        )
    elif unit.start < before:
        what = f"Begins at {unit.start} of {unit.doc}, where another unit goes on to {before}."
        yield _fault(path, unit.line, what, "Units must not overlap.")


def _fault(path: Path, line: int, what: str, mend: str) -> PolicylintError:
    return PolicylintError(what, path=str(path), line=line, mend=mend)
