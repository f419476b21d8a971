"""Inline Markdown to prose: every token is consumed at its own place in the content.

markdown-it gives inline tokens no position. Read in order, each token says how many
code points of the content it took (text, entity with its markup, emphasis markers); of
those that do not (links, images, code) the end is noted while they are parsed.
"""

from __future__ import annotations

import functools
from collections.abc import Callable

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline, autolink, backtick, image, link
from markdown_it.token import Token

from policylint.documents.htmltext import MARK_TAGS, tag_name
from policylint.documents.leaf import Builder, Leaf
from policylint.documents.lines import Placement
from policylint.documents.model import MarkKind
from policylint.expressions import expression

_MARKUP = expression(r"[\\`*_\[<&~]")
_LINE_END = expression(r"[ \t]*\\?\n[ \t]*")
_FOLDED = expression(r"[ \t]*\n[ \t]*")
_MARKS: dict[str, MarkKind] = {"strong": "strong", "em": "emphasis", "s": "strike", "link": "link"}

InlineRule = Callable[[StateInline, bool], bool]


class Lost(Exception):
    """A token is not where it ought to be: this content cannot be placed exactly."""


def note_ends(md: MarkdownIt) -> None:
    """Make the rules whose tokens do not tell their length note where they end."""
    rules: dict[str, InlineRule] = {"link": link, "image": image, "autolink": autolink, "backticks": backtick}
    for name, rule in rules.items():
        md.inline.ruler.at(name, functools.partial(_noting, rule))


def _noting(rule: InlineRule, state: StateInline, silent: bool) -> bool:
    before = len(state.tokens)
    matched = rule(state, silent)
    if matched and not silent and len(state.tokens) > before:
        state.tokens[-1].meta = {**state.tokens[-1].meta, "end": state.pos}
    return matched


def has_markup(content: str) -> bool:
    """Whether anything but line ends keeps a content from being prose as it stands."""
    return _MARKUP.search(content) is not None


def read_inline(
    content: str, place: Placement, md: MarkdownIt, env: dict[str, object]
) -> tuple[Leaf, list[tuple[int, int]]]:
    """The prose of a block's content with its map to the source, and where comments stand.

    Raises Lost where a token does not stand where the tokens before it end.
    """
    builder = Builder()
    if not has_markup(content):
        _copy_lines(builder, content, 0, place)
        return builder.build(), []
    tokens: list[Token] = []
    md.inline.parse(content, md, env, tokens)
    reader = _Reader(content, place, builder)
    reader.read(tokens)
    return builder.build(), reader.comments


def _copy_lines(builder: Builder, text: str, start: int, place: Placement) -> None:
    """Copy text that stands at offset `start` of a content, its line ends folded."""
    position = 0
    for match in _FOLDED.finditer(text):
        builder.copy(text[position : match.start()], place(start + position))
        source = place(start + match.start())
        builder.fold(source, place(start + match.end()) - source)
        position = match.end()
    builder.copy(text[position:], place(start + position))


class _Reader:
    """Walks the tokens of one content; `at` is the offset up to which it is read."""

    def __init__(self, content: str, place: Placement, builder: Builder) -> None:
        self.content, self.place, self.builder = content, place, builder
        self.at = 0
        self.in_autolink = False
        self.dropped = False
        self.comments: list[tuple[int, int]] = []

    def read(self, tokens: list[Token]) -> None:
        for token in tokens:
            self._step(token)
        if self.content[self.at :].strip():
            raise Lost

    def _step(self, token: Token) -> None:
        kind = token.type
        if self.in_autolink:
            if kind == "link_close":
                self.in_autolink = False
                self._drop(token.meta["end"])
        elif kind == "text":
            self._text(token.content)
        elif kind == "text_special":
            self._special(token)
        elif kind in ("softbreak", "hardbreak"):
            self._line_end()
        elif kind == "code_inline":
            self._code(token)
        elif kind == "html_inline":
            self._html(token)
        elif kind == "image":
            self._drop(token.meta["end"])
        elif kind == "footnote_ref":
            self._take(f"[^{token.meta['label']}]")
        elif kind.endswith("_open"):
            self._open(token)
        elif kind.endswith("_close"):
            self._close(token)
        else:
            raise Lost

    def _take(self, text: str) -> int:
        """Consume a text that must stand here; its offset."""
        start = self.at
        if not self.content.startswith(text, start):
            raise Lost
        self.at += len(text)
        return start

    def _text(self, text: str) -> None:
        start = self._take(text)
        if self.dropped and text and self.builder.ends_in_space:
            start += len(text) - len(text.lstrip(" "))
            text = text.lstrip(" ")
        self.dropped = self.dropped and not text
        self.builder.copy(text, self.place(start))

    def _drop(self, end: int) -> None:
        """Leave out all up to `end`; of the spaces around it one is enough."""
        self.at, self.dropped = end, True

    def _special(self, token: Token) -> None:
        start = self.place(self._take(token.markup))
        if token.content == token.markup:
            self.builder.copy(token.content, start)
        else:
            self.builder.replace(token.content, start, len(token.markup))

    def _line_end(self) -> None:
        match = _LINE_END.match(self.content, self.at)
        if not match:
            raise Lost
        self._fold(match.start(), match.end())

    def _fold(self, start: int, end: int) -> None:
        source = self.place(start)
        self.builder.fold(source, self.place(end) - source)
        self.at = end

    def _code(self, token: Token) -> None:
        width, end = len(token.markup), token.meta["end"]
        inside = self.content[self.at + width : end - width]
        start = self.at + width + (len(inside) - len(inside.lstrip()) if inside.strip() else 0)
        inside = inside.strip()
        begun = self.builder.length
        _copy_lines(self.builder, inside, start, self.place)
        self.builder.mark("code", begun)
        self.at = end

    def _html(self, token: Token) -> None:
        start = self._take(token.content)
        name, closing = tag_name(token.content)
        if token.content.startswith("<!--"):
            self.comments.append((start, self.at))
            self._drop(self.at)
        elif name == "br":
            self._fold(start, self.at)
            self.dropped = True
        elif name in MARK_TAGS:
            (self.builder.close if closing else self.builder.open)(MARK_TAGS[name])

    def _open(self, token: Token) -> None:
        if token.info == "auto":
            self.in_autolink = True
            return
        kind = _MARKS[token.type.removesuffix("_open")]
        self._take("[" if kind == "link" else token.markup)
        self.builder.open(kind)

    def _close(self, token: Token) -> None:
        kind = _MARKS[token.type.removesuffix("_close")]
        if kind == "link":
            self.at = token.meta["end"]
        else:
            self._take(token.markup)
        self.builder.close(kind)
