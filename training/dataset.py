"""The labelled corpus as passages with labels, as the reader will meet them."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from policylint.documents import decode, read
from policylint.documents.model import Document
from policylint.reader.passages import Passage, passages_of
from policylint.source import Source


@dataclass(frozen=True)
class Labelled:
    """A document with its author and, for each passage, its labels; None where nobody labelled it."""

    name: str
    author: str
    document: Document
    passages: tuple[Passage, ...]
    labels: tuple[dict[str, int] | None, ...]


def load(corpus: Path) -> tuple[Labelled, ...]:
    """Every document of ``corpus/labels.jsonl``, in order of name."""
    by_document: dict[str, list[dict[str, object]]] = defaultdict(list)
    for line in (corpus / "labels.jsonl").read_text(encoding="utf-8").splitlines():
        unit = json.loads(line)
        by_document[unit["doc"]].append(unit)
    return tuple(_labelled(corpus / "docs" / name, units) for name, units in sorted(by_document.items()))


def _labelled(path: Path, units: list[dict[str, object]]) -> Labelled:
    document = read(Source(path.name, decode(path.read_bytes(), path.name)))
    passages = passages_of(document)
    labels = tuple(_merged(list(_units_at(document, passage, units))) for passage in passages)
    return Labelled(path.name, str(units[0]["author"]), document, passages, labels)


def _units_at(document: Document, passage: Passage, units: list[dict[str, object]]) -> Iterator[dict[str, int]]:
    span = document.blocks[passage.block].source_span(passage.span.start, passage.span.end)
    for unit in units:
        start, end = unit["start"], unit["end"]
        assert isinstance(start, int) and isinstance(end, int)
        overlap = min(end, span.end) - max(start, span.start)
        if overlap > 0.5 * min(end - start, span.end - span.start):
            labels = unit["labels"]
            assert isinstance(labels, dict)
            yield labels


def _merged(found: list[dict[str, int]]) -> dict[str, int] | None:
    if not found:
        return None
    merged: dict[str, int] = {}
    for labels in found:
        for family, strength in labels.items():
            merged[family] = max(strength, merged.get(family, 0))
    return merged
