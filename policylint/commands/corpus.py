"""`policylint corpus`: the labelled documents that the reader learns from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from policylint.commands import output
from policylint.errors import PolicylintError
from policylint.reader.corpus import LabelledUnit, faults, read_listed, read_units
from policylint.reader.families import BORDERLINE, CLEAR, FAMILIES


def check_corpus(directory: str) -> int:
    """Say all that is wrong with a corpus, or count what it holds. Returns the exit code: 2 or 0."""
    corpus = Path(directory)
    if not corpus.is_dir():
        raise PolicylintError(
            "Is no corpus: not a directory.", path=directory, mend="Name one with docs/ and labels.jsonl."
        )
    found = list(faults(corpus))
    if found:
        for fault in found:
            output.write_error(str(fault))
        output.write_error(f"{len(found)} {'fault' if len(found) == 1 else 'faults'}.")
        return 2
    output.write_out("".join(f"{row}\n" for row in _counts(corpus)))
    return 0


def _counts(corpus: Path) -> Iterator[str]:
    units, listed = read_units(corpus), read_listed(corpus)
    authors = len({row.author for row in listed})
    clear = sum(unit.clear for unit in units)
    share = clear / len(units) if units else 0
    yield f"{len(listed):,} documents by {authors} authors."
    yield f"{len(units):,} units, {clear:,} with a clear label ({share:.0%})."
    yield ""
    yield f"{'family':<12} {'clear':>6} {'borderline':>11}"
    for family in FAMILIES:
        strengths = Counter(unit.labels.get(family) for unit in units)
        yield f"{family:<12} {strengths[CLEAR]:>6,} {strengths[BORDERLINE]:>11,}"
    for title, of in (
        ("sector", {row.doc: row.sector for row in listed}),
        ("author", {row.doc: row.author for row in listed}),
    ):
        yield ""
        yield from _by(title, of, units)


def _by(title: str, of: dict[str, str], units: Sequence[LabelledUnit]) -> Iterator[str]:
    documents = Counter(of.values())
    every = Counter(of[unit.doc] for unit in units)
    clear = Counter(of[unit.doc] for unit in units if unit.clear)
    yield f"{title:<26} {'documents':>9} {'units':>7} {'clear':>6}"
    for name in sorted(documents, key=lambda name: (len(name) if title == "author" else 0, name)):
        yield f"{name:<26} {documents[name]:>9,} {every[name]:>7,} {clear[name]:>6,}"
