"""`policylint corpus add`: what reviewers decided, as a corpus of one's own that never leaves the machine."""

from __future__ import annotations

import csv
import hashlib
import io
import re
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from policylint.commands import output
from policylint.commands.session import Flags, Session
from policylint.decisions.labelling import family_of, labelling, merged
from policylint.decisions.model import Book, Decision
from policylint.discovery import absolute
from policylint.documents import decode, read
from policylint.errors import PolicylintError
from policylint.files import read_bytes, replace_bytes
from policylint.reader.corpus import (
    COLUMNS,
    DOCUMENTS,
    LABELS,
    LISTED,
    LabelledUnit,
    ListedDocument,
    as_line,
    faults,
    read_listed,
    read_text,
    read_units,
)
from policylint.source import Source

_README = """\
What reviewers here decided of policylint's findings, and copies of the documents, for
`policylint train`. It stays on this machine: .gitignore keeps it out of the repository.
Documents keep their first copies, so that what was judged in them is not lost when they
are mended. To take something out, remove its lines and its copy.
"""


@dataclass
class _Corpus:
    """A local corpus as it is read, changed and written back; units by document."""

    folder: Path
    listed: dict[str, ListedDocument] = field(default_factory=dict)
    units: dict[str, tuple[LabelledUnit, ...]] = field(default_factory=dict)
    copies: dict[str, bytes] = field(default_factory=dict)


def add_to_corpus(directory: str, author: str, sector: str, flags: Flags) -> None:
    """Add, print what there is now and what was left out. Raises PolicylintError."""
    session, here = Session(flags), absolute(Path())
    book = session.book(session.config_at(here), here / "here.md")
    if not any(book.by_document.values()):
        raise PolicylintError(
            "Holds no decisions.", path=str(book.path), mend="Make some with `policylint review`."
        )
    corpus = _read(Path(directory))
    lost: list[Decision] = []
    foreign = 0
    for name, decisions in sorted(book.by_document.items()):
        ours = [one for one in decisions if family_of(one)]
        foreign += len(decisions) - len(ours)
        lost += _add(corpus, book, name, ours, (author, sector))
    _write(corpus)
    _tell(corpus, lost, foreign)


def _read(folder: Path) -> _Corpus:
    if not folder.exists() or (folder.is_dir() and not any(folder.iterdir())):
        return _Corpus(folder)
    for fault in faults(folder):
        raise fault
    listed = {one.doc: one for one in read_listed(folder)}
    units: dict[str, tuple[LabelledUnit, ...]] = {}
    for unit in read_units(folder):
        units[unit.doc] = (*units.get(unit.doc, ()), unit)
    return _Corpus(folder, listed, units)


def _add(
    corpus: _Corpus, book: Book, name: str, decisions: list[Decision], listing: tuple[str, str]
) -> list[Decision]:
    """Label the copies that there are; what stands in none, in a copy of today. Returns what is left."""
    for doc in [doc for doc in corpus.listed if _is_copy(doc, name)]:
        text = read_text(corpus.folder / DOCUMENTS / doc)
        decisions = _label(corpus, doc, text, decisions)
    path = book.path.parent / name
    if decisions and path.is_file():
        data = read_bytes(path)
        doc = _copy_name(name, data)
        corpus.listed.setdefault(doc, ListedDocument(doc, *listing))
        decisions = _label(corpus, doc, decode(data, str(path)), decisions)
        if corpus.units.get(doc):
            corpus.copies[doc] = data
        else:
            del corpus.listed[doc]
    return decisions


def _label(corpus: _Corpus, doc: str, text: str, decisions: list[Decision]) -> list[Decision]:
    found = labelling(read(Source(doc, text)), decisions, doc, corpus.listed[doc].author)
    if found.units:
        corpus.units[doc] = merged(corpus.units.get(doc, ()), found.units)
    return [one for one in decisions if one not in found.used]


def _copy_name(name: str, data: bytes) -> str:
    """Of a document as it is today: a name that nothing else has."""
    path = PurePosixPath(name)
    return f"{_flat(path)}.{hashlib.sha256(data).hexdigest()[:8]}{path.suffix}"


def _is_copy(doc: str, name: str) -> bool:
    path = PurePosixPath(name)
    return re.fullmatch(rf"{re.escape(_flat(path))}\.[0-9a-f]{{8}}{re.escape(path.suffix)}", doc) is not None


def _flat(path: PurePosixPath) -> str:
    """The path without suffix as one name, which no other path gets."""
    stem = str(path.with_suffix(""))
    flat = re.sub(r"[^\w .-]", "_", stem.replace("/", "--"))
    return flat if flat == stem else f"{flat}-{hashlib.sha256(stem.encode()).hexdigest()[:6]}"


def _write(corpus: _Corpus) -> None:
    """Copies first, then what points at them."""
    new = not (corpus.folder / LISTED).exists()
    for doc, data in sorted(corpus.copies.items()):
        replace_bytes(corpus.folder / DOCUMENTS / doc, data)
    table = io.StringIO()
    rows = csv.writer(table, lineterminator="\n")
    rows.writerow(COLUMNS)
    for _, one in sorted(corpus.listed.items()):
        rows.writerow((one.doc, one.author, one.sector))
    replace_bytes(corpus.folder / LISTED, table.getvalue().encode())
    lines = (f"{as_line(unit)}\n" for _, units in sorted(corpus.units.items()) for unit in units)
    replace_bytes(corpus.folder / LABELS, "".join(lines).encode())
    if new:
        replace_bytes(corpus.folder / "README", _README.encode())
        replace_bytes(corpus.folder / ".gitignore", b"*\n")


def _tell(corpus: _Corpus, lost: list[Decision], foreign: int) -> None:
    units = [unit for found in corpus.units.values() for unit in found]
    clear = sum(unit.clear for unit in units)
    output.write_out(
        f"{corpus.folder}: {_count(len(corpus.listed), 'document')}, {_count(len(units), 'sentence')}, "
        f"{clear} of them with a family.\n"
    )
    if lost:
        many = _count(len(lost), "decision")
        output.write_out(f"Left out: {many} on sentences that no longer stand in their documents.\n")
    if foreign:
        many = _count(foreign, "decision")
        output.write_out(f"Left out: {many} on checks of which the trained reader knows nothing.\n")


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
