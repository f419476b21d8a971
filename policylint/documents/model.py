"""What a reader makes of a file: blocks of prose that know where they stand."""

from __future__ import annotations

import bisect
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from policylint.source import Source, Span

BlockKind = Literal["paragraph", "heading", "item", "cell", "quote", "term", "definition", "caption"]
MarkKind = Literal["strong", "emphasis", "link", "code", "strike"]


@dataclass(frozen=True)
class Run:
    """A stretch of prose and the stretch of source that it was read from.

    Prose and source lengths are equal for plain text; an entity, an escape or a
    folded line end has its own run, whose lengths may differ.
    """

    prose: int
    source: int
    length: int
    source_length: int


@dataclass(frozen=True)
class Mark:
    """Inline markup over a range of the prose."""

    kind: MarkKind
    start: int
    end: int


@dataclass(frozen=True)
class Block:
    """A paragraph, heading, list item, table cell or quote.

    `prose` is what a reader sees (markup gone, entities decoded, line ends folded
    to one space); `runs` map every code point of it to the source, in order and
    without gaps in the prose. `headings` is the path from the outermost heading,
    without the block itself. `lead_in` is the prose of the block that this one
    completes ("We are not liable for:"). `column` and `row` are the header of a
    table cell's column and the first cell of its row. `quoted`: inside a block
    quote. Inline code is left in the prose as it stands, under a ``code`` mark.
    """

    kind: BlockKind
    prose: str
    runs: tuple[Run, ...]
    span: Span
    headings: tuple[str, ...] = ()
    lead_in: str | None = None
    column: str | None = None
    row: str | None = None
    quoted: bool = False
    marks: tuple[Mark, ...] = ()
    level: int = 0

    def source_span(self, start: int, end: int) -> Span:
        """The source span of ``prose[start:end]``.

        Raises ValueError if the range is empty or outside the prose.
        """
        if not 0 <= start < end <= len(self.prose):
            raise ValueError(f"no such range in a block of {len(self.prose)}: {start}-{end}")
        return Span(self._to_source(start)[0], self._to_source(end - 1)[1])

    def _to_source(self, offset: int) -> tuple[int, int]:
        index = bisect.bisect_right(self.runs, offset, key=lambda run: run.prose) - 1
        run = self.runs[index]
        if run.length == run.source_length:
            at = run.source + offset - run.prose
            return at, at + 1
        return run.source, run.source + run.source_length


@dataclass(frozen=True)
class Directive:
    """A comment that switches rules off, as found; `suppression` gives it meaning."""

    text: str
    span: Span


@dataclass(frozen=True)
class Document:
    """A source with its blocks in reading order.

    `front_matter` holds the parsed ``policylint:`` mapping of the front matter
    (empty if there is none). `unplaced` names source spans whose prose could not be
    mapped code point by code point; they are reported at their block, never guessed.
    """

    source: Source
    blocks: tuple[Block, ...]
    front_matter: dict[str, str]
    directives: tuple[Directive, ...] = ()
    unplaced: tuple[Span, ...] = ()

    @cached_property
    def words(self) -> int:
        """How many words its prose has."""
        return sum(len(block.prose.split()) for block in self.blocks)
