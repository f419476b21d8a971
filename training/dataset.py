"""The labelled corpus as passages with labels, as the reader will meet them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from policylint.documents import decode, read
from policylint.documents.model import Document
from policylint.language.audience import infer_audience
from policylint.reader.corpus import DOCUMENTS, LabelledUnit, read_units
from policylint.reader.features import words_of
from policylint.reader.labelled import labels_of
from policylint.reader.passages import Passage, passages_of
from policylint.source import Source
from training.matrix import Labels, Text


@dataclass(frozen=True)
class Labelled:
    """A document with its author and, for each passage, its labels; None where nobody labelled it."""

    name: str
    author: str
    document: Document
    passages: tuple[Passage, ...]
    labels: tuple[Labels, ...]

    @property
    def text(self) -> Text:
        audience = infer_audience(self.document.blocks, None, "").blocks
        words = words_of(self.passages, audience)
        return Text(self.name, self.author, words, self.labels)


def load(corpus: Path) -> tuple[Labelled, ...]:
    """Every document of a corpus, in order of name. Raises PolicylintError if a line is wrong."""
    by_document: dict[str, list[LabelledUnit]] = defaultdict(list)
    for unit in read_units(corpus):
        by_document[unit.doc].append(unit)
    return tuple(_labelled(corpus / DOCUMENTS / name, units) for name, units in sorted(by_document.items()))


def _labelled(path: Path, units: Sequence[LabelledUnit]) -> Labelled:
    document = read(Source(path.name, decode(path.read_bytes(), path.name)))
    passages = passages_of(document)
    labels = tuple(labels_of(document, passage, units) for passage in passages)
    return Labelled(path.name, units[0].author, document, passages, labels)
