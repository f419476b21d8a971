"""Which sentence a finding is of, in words that are found again when lines have moved."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from policylint.documents.model import Document
from policylint.reader.passages import passages_of
from policylint.source import Span


@dataclass(frozen=True)
class Sentence:
    """A sentence, heading, item or cell as a reader sees it, white space folded, with its headings."""

    text: str
    heading: str
    span: Span


def sentences_in(document: Document) -> tuple[Sentence, ...]:
    """Every sentence of a document with its place in the source, in order."""
    return tuple(_sentences(document))


def _sentences(document: Document) -> Iterator[Sentence]:
    for passage in passages_of(document):
        block = document.blocks[passage.block]
        span = block.source_span(passage.span.start, passage.span.end)
        yield Sentence(" ".join(passage.text.split()), " > ".join(block.headings), span)


def sentence_at(sentences: Sequence[Sentence], span: Span) -> Sentence | None:
    """The first sentence that shares most with a place; None if none shares any."""

    def shared(sentence: Sentence) -> int:
        return min(sentence.span.end, span.end) - max(sentence.span.start, span.start)

    found = max(sentences, key=shared, default=None)
    return found if found and shared(found) > 0 else None
