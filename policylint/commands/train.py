"""`policylint train`: decisions of reviewers to a lesson for the trained reader, on this machine alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from policylint.commands import output
from policylint.errors import PolicylintError
from policylint.files import replace_bytes
from policylint.reader.corpus import DOCUMENTS, LabelledUnit, faults, read_text, read_units
from policylint.reader.families import CLEAR

if TYPE_CHECKING:
    from policylint.reader.learning import Decided
    from policylint.reader.reading import Reader

#: With fewer there is hardly anything to learn from, and nothing to try it on.
FEW = 30


def train(directory: str, target: str) -> None:
    """Write the lesson; say what it does to documents that it did not learn from. Raises PolicylintError."""
    corpus = Path(directory)
    if not corpus.is_dir():
        raise PolicylintError(
            "Is no corpus: not a directory.",
            path=directory,
            mend="`policylint corpus add` makes one of what reviewers decided.",
        )
    for fault in faults(corpus):
        raise fault
    from policylint.reader.learning import learn
    from policylint.reader.reading import Reader
    from policylint.reader.teaching import save_taught, taught_version
    from policylint.reader.version import reader_version

    reader, base = Reader(), reader_version()
    decided = list(_decided(corpus, reader))
    if not decided:
        raise PolicylintError(
            "Has no labelled sentence.", path=directory, mend="Add some: `policylint corpus add`."
        )
    path = Path(target)
    replace_bytes(path, save_taught(learn(decided, base)))
    documents = _count(len({one.document for one in decided}), "document")
    rows = [
        f"{target}: reader {base}+{taught_version(path)}, taught by {_count(len(decided), 'sentence')} "
        f"of {documents}.",
        *_trial(decided, base, reader.weights.threshold(0.7)),
        f'To read so, write reader = "{target}" into policylint.toml, or give --reader {target}.',
    ]
    output.write_out("".join(f"{row}\n" for row in rows))


def _decided(corpus: Path, reader: Reader) -> Iterator[Decided]:
    """Every labelled sentence with what the reader as shipped makes of it, in order of name and place."""
    by_document: dict[str, list[LabelledUnit]] = {}
    for unit in read_units(corpus):
        by_document.setdefault(unit.doc, []).append(unit)
    for name, units in sorted(by_document.items()):
        yield from _decided_in(name, read_text(corpus / DOCUMENTS / name), units, reader)


def _decided_in(name: str, text: str, units: Sequence[LabelledUnit], reader: Reader) -> Iterator[Decided]:
    from policylint.documents import read
    from policylint.language.audience import infer_audience
    from policylint.reader.labelled import labels_of
    from policylint.reader.learning import Decided
    from policylint.reader.teaching import taught_features
    from policylint.source import Source

    document = read(Source(name, text))
    reading = reader.read(document, infer_audience(document.blocks, None, "").blocks)
    rows = [{"any": rated.chance, **rated.families} for rated in reading.rated]
    for rated, found, chances in zip(reading.rated, taught_features(reading.words, rows), rows, strict=True):
        labels = labels_of(document, rated.passage, units)
        if labels is not None:
            yield Decided(name, found, chances, labels)


def _trial(decided: Sequence[Decided], base: str, least: float) -> Iterator[str]:
    """What the lesson does where it was not learned: each document in turn is left out."""
    from policylint.reader.learning import unread

    if len({one.document for one in decided}) > 1:
        right, wrong = _Tally(), _Tally()
        for one, chance in unread(decided, base):
            tally = right if CLEAR in one.labels.values() else wrong if not one.labels else None
            if tally:
                tally.count(one.chances["any"] >= least, chance >= least)
        yield "Tried on each document after learning from the others, it would propose"
        yield f"  {right} sentences that a reviewer objected to,"
        yield f"  {wrong} that a reviewer found nothing wrong with."
    if len(decided) < FEW:
        yield f"That is little to learn from: below {FEW} decisions expect no difference."


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


class _Tally:
    def __init__(self) -> None:
        self.all = self.before = self.after = 0

    def count(self, before: bool, after: bool) -> None:
        self.all += 1
        self.before += before
        self.after += after

    def __str__(self) -> str:
        return f"{self.after} of {self.all} (before: {self.before})"
