"""One walk over the block tokens of a Markdown text, from tokens to blocks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from markdown_it import MarkdownIt
from markdown_it.token import Token

from policylint.documents.directives import find_directives
from policylint.documents.htmltext import read_html
from policylint.documents.inline import Lost, read_inline
from policylint.documents.leaf import Leaf
from policylint.documents.lines import Lines, Placement, locate
from policylint.documents.model import Block, BlockKind, Directive, Run
from policylint.documents.notprose import prune
from policylint.documents.outline import Outline
from policylint.documents.tables import place_cells
from policylint.expressions import expression
from policylint.source import Span

#: Tokens that open something with blocks inside, and what it is.
CONTAINERS = {
    "blockquote_open": "quote", "bullet_list_open": "list", "ordered_list_open": "list",
    "list_item_open": "item", "dl_open": "list", "dd_open": "definition", "table_open": "table",
    "footnote_reference_open": "note", "admonition_open": "box", "container_box_open": "box",
}  # fmt: skip
_CHECKBOX = expression(r"\[[ xX]\][ \t]+")
_ALERT = expression(r"\[![A-Za-z]+\][+-]?[ \t]*(?:\n[ \t]*|$)")
_BOX_NAME = expression(r"[^:]*:{3,}[ \t]*(?:\{[^}]*\}|[\w-]+)?[ \t]*")


class Walk:
    """Yields blocks in reading order; `directives` and `unplaced` fill up meanwhile."""

    def __init__(self, lines: Lines, md: MarkdownIt, env: dict[str, object]) -> None:
        self.lines, self.md, self.env = lines, md, env
        self.outline = Outline()
        self.directives: list[Directive] = []
        self.unplaced: list[Span] = []
        self.header: list[str] = []
        self.row: list[Token] = []
        self.term: str | None = None

    def blocks(self, tokens: list[Token]) -> Iterator[Block]:
        parent = ""
        for index, token in enumerate(tokens):
            kind = token.type
            if kind == "inline":
                if parent in ("th_open", "td_open"):
                    self.row.append(token)
                else:
                    yield from self._inline(token, tokens[index - 1])
            elif kind in CONTAINERS:
                self._enter(token, tokens[index + 2 : index + 3])
                if kind == "container_box_open":
                    yield from self._box_title(token)
            elif kind == "tr_close":
                yield from self._cells(parent == "th_close")
            elif kind.replace("_close", "_open") in CONTAINERS:
                self.outline.close()
            elif kind == "html_block":
                yield from self._html(token)
            elif kind in ("fence", "code_block", "hr"):
                self.outline.interrupt(rule=kind == "hr")
            parent = kind

    def _enter(self, token: Token, third: list[Token]) -> None:
        kind = CONTAINERS[token.type]
        if kind == "quote" and third and third[0].type == "inline" and _ALERT.match(third[0].content):
            kind = "box"
        self.outline.open(kind, lead_in=self.term if kind == "definition" else None)
        if kind == "table":
            self.header = []

    def _inline(self, token: Token, parent: Token) -> Iterator[Block]:
        if not token.content.strip() or not token.map:
            return
        content, first = token.content, token.map[0]
        atx = parent.type == "heading_open" and parent.markup[0] == "#"
        if parent.type == "admonition_title_open":
            place = self._title_place(first, content)
            if place is None:
                return
        else:
            place = locate(self.lines, first, content, after=token.map[1], atx=atx)
        leaf = self._leaf(content, place, first, skip=self._skipped(content))
        if not leaf.prose:
            return
        if parent.type == "heading_open":
            yield from self.outline.heading(leaf, int(parent.tag[1]))
            return
        kinds: dict[str, BlockKind] = {"dt_open": "term", "admonition_title_open": "caption"}
        if parent.type == "dt_open":
            self.term = leaf.prose
        yield from self.outline.prose(leaf, kinds.get(parent.type, "paragraph"))

    def _skipped(self, content: str) -> int:
        """How much of a content's beginning is a check box or the name of an alert."""
        where = self.outline.containers[-1]
        pattern = {"item": _CHECKBOX, "box": _ALERT}.get(where.kind) if where.fresh else None
        match = pattern.match(content) if pattern else None
        return match.end() if match else 0

    def _leaf(self, content: str, place: Placement | None, first: int, *, skip: int = 0) -> Leaf:
        """The prose of a content; if it cannot be placed, as one run over its lines."""
        if place:
            try:
                leaf, comments = read_inline(content[skip:], place.after(skip), self.md, self.env)
            except Lost:
                pass
            else:
                for start, end in comments:
                    self.directives += find_directives(
                        content[skip + start : skip + end], place.after(skip + start)
                    )
                end = len(content.rstrip())
                return replace(prune(leaf), whole=Span(place(skip), place(end - 1) + 1))
        span = self.lines.span(first, first + content.count("\n") + 1)
        self.unplaced.append(span)
        prose = " ".join(content[skip:].split())
        length = span.end - span.start
        # Equal lengths would claim an exact map.
        return Leaf(prose, (Run(0, span.start, len(prose), length - (length == len(prose))),))

    def _title_place(self, first: int, content: str) -> Placement | None:
        """The title of an admonition may stand in quotation marks, or only in the parser."""
        column = self.lines.texts[first].rfind(content)
        return Placement((0,), (self.lines.starts[first] + column,)) if column >= 0 else None

    def _box_title(self, token: Token) -> Iterator[Block]:
        first = token.map[0] if token.map else 0
        line = self.lines.texts[first]
        match = _BOX_NAME.match(line)
        content = line[match.end() :].strip(" \t[]") if match else ""
        if content:
            leaf = self._leaf(content, self._title_place(first, content), first)
            yield from self.outline.prose(leaf, "caption")

    def _cells(self, header: bool) -> Iterator[Block]:
        tokens, self.row = self.row, []
        first = tokens[0].map[0] if tokens and tokens[0].map else 0
        line, start = self.lines.texts[first], self.lines.starts[first]
        placed = place_cells(line, [token.content for token in tokens])
        row: str | None = None
        for index, token in enumerate(tokens):
            text, column = placed[index] if placed else (token.content, 0)
            prose = ""
            if text.strip():
                leaf = self._leaf(text, Placement((0,), (start + column,)) if placed else None, first)
                prose = leaf.prose
                if prose:
                    above = None if header else self.header[index] or None
                    yield self.outline.cell(leaf, above, row, header=header)
            if index == 0:
                row = None if header else prose or None
            if header:
                self.header.append(prose)

    def _html(self, token: Token) -> Iterator[Block]:
        first = token.map[0] if token.map else 0
        content = token.content.rstrip("\n")
        place = locate(self.lines, first, content)
        if place is None:
            self.unplaced.append(self.lines.span(first, first + content.count("\n") + 1))
            return
        self.directives += find_directives(content, place)
        seen = False
        for part in read_html(content, place):
            leaf = prune(part.leaf)
            if not leaf.prose:
                continue
            seen = True
            if part.kind == "heading":
                yield from self.outline.heading(leaf, part.level)
            else:
                yield from self.outline.prose(leaf, part.kind)
        if not seen and not content.startswith("<!--"):
            self.outline.interrupt()
