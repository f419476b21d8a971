"""From a document to the sentences that the parser may have to read. No model here."""

from __future__ import annotations

import re
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass

from policylint.documents.model import Block, Document
from policylint.documents.sentences import sentences
from policylint.expressions import expression
from policylint.language.audience import AudienceReading, infer_audience
from policylint.language.context import beside_better, of_surroundings
from policylint.language.legal import legal_blocks
from policylint.language.model import Audience, Context, Role
from policylint.language.names import find_names
from policylint.rules.words import tokens_of
from policylint.source import Span

#: A lead-in that ends on one of these is completed by its items.
_OPEN_ENDED = expression(
    r"\b(?:for|to|if|when|where|that|of|by|unless|must|not|be|with|from|on|until|are|is|provide|supply|"
    r"send|submit|enclose|include|includes|including|attach|bring|produce|show|requires?|needs?|"
    r"following|who|because|after|before|as|any|shall|will|may|can|cannot|"
    r"should)(?:\s+the\s+following)?\s*:$",
    re.IGNORECASE,
)
_BLOCK_LABEL = expression(r"^[^.:!?]{1,60}:(?=\s)")
#: Longer sentences are read in parts: the parser's time grows with them and its sense does not.
_LONGEST = 1500
#: How many cells away another cell of the same row may stand.
_BESIDE = 6


@dataclass(frozen=True)
class Unit:
    """A sentence of a block with what surrounds it.

    `section` is its headings, lead-in, column and row; `around` is these, the whole block
    and the blocks before and after it under the same heading.
    """

    block: int
    span: Span
    text: str
    lead: str
    audience: Audience
    they: Role
    context: frozenset[Context]
    section: str
    legal: bool
    names: tuple[tuple[str, Role], ...]
    around: str = ""

    def place_in(self, document: Document) -> Span:
        """Where the sentence stands in the document's source."""
        return document.blocks[self.block].source_span(self.span.start, self.span.end)


def units_of(
    document: Document,
    audience: Audience | None,
    audience_source: str,
    names: tuple[tuple[str, Role], ...],
    roles: Mapping[str, Role],
    words: Container[str] = (),
) -> tuple[tuple[Unit, ...], AudienceReading]:
    """Every sentence of the document.

    `roles` maps single words to customer or supplier; `words` are the lexicon's.
    """
    reading = infer_audience(document.blocks, audience, audience_source)
    known = (*names, *find_names(document.blocks, words, roles))
    legal = legal_blocks(document.blocks)
    found: list[Unit] = []
    last: Role = "customer"
    for index, block in enumerate(document.blocks):
        context = _block_context(block, reading.blocks[index])
        if block.kind == "cell" and not beside_better([block.column or ""]):
            mates = _row_mates(document.blocks, index)
            if beside_better(near.column or "" for near in mates):
                context |= {"prohibited"}
        lead = _lead(block)
        section = " / ".join(filter(None, (*block.headings, block.lead_in, block.column, block.row)))
        around = _around(document.blocks, index, section)
        for at, span in enumerate(_parts(block)):
            text = block.prose[span.start : span.end]
            found.append(
                Unit(
                    block=index,
                    span=span,
                    text=text,
                    lead=lead if at == 0 else "",
                    audience=reading.blocks[index],
                    they=last,
                    context=context,
                    section=section,
                    legal=legal[index],
                    names=known,
                    around=around,
                )
            )
            last = _mentioned(text, roles) or last
        if block.kind == "heading":
            last = "customer"
    return tuple(found), reading


def _block_context(block: Block, audience: Audience) -> frozenset[Context]:
    heading = block.headings[-1] if block.headings else ""
    # a label holds for the whole block: "Not like this: …"
    label = _BLOCK_LABEL.match(block.prose)
    # so does a cross in front of it
    opening = label.group() if label else block.prose[:1]
    found = set(of_surroundings(heading, block.lead_in, block.column, opening))
    if block.quoted:
        found.add("speech" if audience == "staff" else "quoted")
    if block.kind == "heading":
        found.add("example")
    return frozenset(found)


def _around(blocks: Sequence[Block], index: int, section: str) -> str:
    block = blocks[index]
    beside = (
        near
        for near in (*blocks[max(0, index - 1) : index], *blocks[index + 1 : index + 2])
        if near.headings == block.headings and near.kind != "heading" and near.kind != "cell"
    )
    near = _row_mates(blocks, index) if block.kind == "cell" else beside
    return " / ".join((section, block.prose, *(one.prose[:_LONGEST] for one in near)))


def _row_mates(blocks: Sequence[Block], index: int) -> tuple[Block, ...]:
    """The cells of the same row as the cell at `index`, itself included."""
    block = blocks[index]
    return tuple(
        near
        for near in blocks[max(0, index - _BESIDE) : index + _BESIDE + 1]
        if near.kind == "cell" == block.kind and (near.row or near.prose) == (block.row or block.prose)
    )


def _lead(block: Block) -> str:
    if block.lead_in and _OPEN_ENDED.search(block.lead_in.strip()) and len(block.lead_in) < 220:
        last = block.lead_in.strip().rstrip(":")
        last = re.split(r"(?<=[.!?])\s+", last)[-1]
        return re.sub(r"\s+the following$", "", last) + " "
    return ""


def _parts(block: Block) -> list[Span]:
    struck = [mark for mark in block.marks if mark.kind == "strike"]
    parts: list[Span] = []
    for span in sentences(block.prose, block.marks):
        if any(mark.start < span.end and span.start < mark.end for mark in struck):
            continue  # struck through is no longer said, and what is left of such a sentence is no sentence
        start = span.start
        while span.end - start > _LONGEST:
            cut = max(
                block.prose.rfind("; ", start, start + _LONGEST),
                block.prose.rfind(" ", start, start + _LONGEST),
            )
            cut = cut if cut > start else start + _LONGEST
            parts.append(Span(start, cut))
            start = cut
            while start < span.end and block.prose[start].isspace():
                start += 1
        if start < span.end:
            parts.append(Span(start, span.end))
    return parts


def _mentioned(text: str, roles: Mapping[str, Role]) -> Role | None:
    """The customer if named at all, else a supplier if named."""
    seen = {roles[word] for word in tokens_of(text) if word in roles}
    return "customer" if "customer" in seen else "supplier" if "supplier" in seen else None
