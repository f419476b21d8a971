"""What the reader reads: the sentences of a document, each with where it stands."""

from __future__ import annotations

from typing import NamedTuple

from policylint.documents.model import Block, Document
from policylint.documents.sentences import sentences
from policylint.expressions import expression
from policylint.source import Span

_LETTER = expression(r"[A-Za-z]|[^\W\d_]")


class Passage(NamedTuple):
    """One sentence, heading, item or cell.

    `block` is its place in ``Document.blocks``, `span` its range of the block's prose.
    `around` is what stands over it: innermost heading, column and row head, lead-in;
    `section` the path of its headings.
    """

    block: int
    span: Span
    text: str
    around: str
    kind: str
    section: str = ""


def passages_of(document: Document) -> tuple[Passage, ...]:
    """Every sentence of the document that has a letter in it, in order."""
    found: list[Passage] = []
    headings: tuple[str, ...] = ()
    section = ""
    for index, block in enumerate(document.blocks):
        prose = block.prose
        around, kind = _around(block), _kind(block)
        if block.headings != headings:
            headings, section = block.headings, " > ".join(block.headings)
        for span in sentences(prose, block.marks):
            text = prose[span.start : span.end]
            if _LETTER.search(text):
                found.append(Passage(index, span, text, around, kind, section))
    return tuple(found)


def _around(block: Block) -> str:
    heading = block.headings[-1] if block.headings else ""
    if not (block.column or block.row or block.lead_in):
        return heading
    return " / ".join(filter(None, (heading, block.column, block.row, block.lead_in)))


def _kind(block: Block) -> str:
    return "quote" if block.quoted else block.kind
