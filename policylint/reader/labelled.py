"""Labelled units of a corpus, laid onto the passages that the reader reads."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from policylint.documents.model import Document
from policylint.reader.corpus import LabelledUnit
from policylint.reader.passages import Passage

#: Strengths by family; None where nobody labelled.
Labels = Mapping[str, int] | None


def labels_of(document: Document, passage: Passage, units: Sequence[LabelledUnit]) -> Labels:
    """The strongest labels of the units that are the passage, or most of it, or that it is most of."""
    found = list(_at(document, passage, units))
    if not found:
        return None
    merged: dict[str, int] = {}
    for labels in found:
        for family, strength in labels.items():
            merged[family] = max(strength, merged.get(family, 0))
    return merged


def _at(document: Document, passage: Passage, units: Sequence[LabelledUnit]) -> Iterator[Mapping[str, int]]:
    span = document.blocks[passage.block].source_span(passage.span.start, passage.span.end)
    for unit in units:
        overlap = min(unit.end, span.end) - max(unit.start, span.start)
        if overlap > 0.5 * min(unit.end - unit.start, span.end - span.start):
            yield unit.labels
