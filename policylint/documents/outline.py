"""Where a leaf stands: under which headings, after which lead-in, in which list."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from policylint.documents.clauses import begins_clause, split_clauses
from policylint.documents.leaf import Leaf
from policylint.documents.model import Block, BlockKind

_LEADS_ITEMS = (":", "-", "\u2013", "\u2014", "…", "...")


@dataclass
class _Container:
    """An open list, item, quote or table.

    `inherited` is the lead-in it stands under itself; `title` an all-bold paragraph,
    which leads in whatever follows it here; `opener` a text ending in a colon, which
    leads in the next block, list or run of hand-made items (`listing`: one has begun).
    """

    kind: str
    inherited: str | None
    title: str | None = None
    opener: str | None = None
    listing: bool = False
    fresh: bool = True
    headings: tuple[tuple[int, str], ...] = ()

    @property
    def lead_in(self) -> str | None:
        return self.opener or self.title or self.inherited


@dataclass
class Outline:
    """Turns leaves into blocks while a document is read from top to bottom."""

    headings: tuple[tuple[int, str], ...] = ()
    containers: list[_Container] = field(default_factory=lambda: [_Container("root", None)])

    def open(self, kind: str, *, lead_in: str | None = None) -> None:
        """Enter a list, item, quote, table, definition or note."""
        lead = lead_in or (None if kind == "note" else self.containers[-1].lead_in)
        self.containers.append(_Container(kind, lead, headings=self.headings))

    def close(self) -> None:
        left = self.containers.pop()
        if left.kind in ("quote", "note"):
            self.headings = left.headings
        if left.kind != "item":
            self.containers[-1].opener = None

    def interrupt(self, *, rule: bool = False) -> None:
        """Something that is not prose: it ends an opener, a rule also a title."""
        self.containers[-1].opener = None
        if rule:
            self.containers[-1].title = None

    def heading(self, leaf: Leaf, level: int) -> Iterator[Block]:
        self.headings = tuple(entry for entry in self.headings if entry[0] < level)
        yield self._block("heading", leaf, None, level=level)
        self.headings = (*self.headings, (level, leaf.prose))
        self.interrupt(rule=True)

    def prose(self, leaf: Leaf, kind: BlockKind = "paragraph") -> Iterator[Block]:
        """The blocks of a paragraph: one, or one for each of its numbered clauses."""
        for part, is_item in split_clauses(leaf):
            where = self.containers[-1]
            own = "item" if is_item else self._kind(kind)
            if own != "item" and (where.listing or begins_clause(part)):
                where.opener = None
            where.listing = own == "item"
            yield self._block(own, part, self._lead_in(part), level=self._depth())
            where.fresh = False
            self._leave_lead(part, own)

    def cell(self, leaf: Leaf, column: str | None, row: str | None, *, header: bool) -> Block:
        """A table cell; those of the header row have level 1, the others 0."""
        lead_in = self.containers[-1].lead_in
        return self._block("cell", leaf, lead_in, column=column, row=row, level=int(header))

    def _kind(self, kind: BlockKind) -> BlockKind:
        where = self.containers[-1]
        if kind != "paragraph":
            return kind
        if where.kind == "item":
            return "item" if where.fresh else "paragraph"
        if where.kind == "quote":
            return "quote"
        return "definition" if where.kind == "definition" else "paragraph"

    def _lead_in(self, leaf: Leaf) -> str | None:
        where = self.containers[-1]
        return where.inherited if leaf.is_bold else where.lead_in

    def _leave_lead(self, leaf: Leaf, kind: BlockKind) -> None:
        where = self.containers[-1]
        if leaf.is_bold:
            where.title, where.opener = leaf.prose, None
        elif leaf.prose.endswith(_LEADS_ITEMS if kind == "item" else ":"):
            where.opener = leaf.prose
        elif kind != "item":
            where.opener = None

    def _depth(self) -> int:
        return sum(container.kind == "item" for container in self.containers)

    def _block(
        self,
        kind: BlockKind,
        leaf: Leaf,
        lead_in: str | None,
        *,
        column: str | None = None,
        row: str | None = None,
        level: int = 0,
    ) -> Block:
        return Block(
            kind=kind,
            prose=leaf.prose,
            runs=leaf.runs,
            span=leaf.span,
            headings=tuple(text for _, text in self.headings),
            lead_in=lead_in,
            column=column,
            row=row,
            quoted=any(container.kind == "quote" for container in self.containers),
            marks=leaf.marks,
            level=level,
        )
