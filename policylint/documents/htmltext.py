"""The text of HTML: which parts of it a reader sees, and as what."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

from policylint.documents.leaf import Builder, Leaf
from policylint.documents.lines import Placement
from policylint.documents.model import BlockKind, MarkKind
from policylint.expressions import expression

MARK_TAGS: dict[str, MarkKind] = {
    "b": "strong", "strong": "strong", "em": "emphasis", "i": "emphasis", "a": "link",
    "code": "code", "kbd": "code", "del": "strike", "s": "strike", "strike": "strike",
}  # fmt: skip
KIND_TAGS: dict[str, BlockKind] = {
    "h1": "heading", "h2": "heading", "h3": "heading", "h4": "heading", "h5": "heading", "h6": "heading",
    "li": "item", "td": "cell", "th": "cell", "blockquote": "quote", "dt": "term", "dd": "definition",
    "caption": "caption", "figcaption": "caption", "summary": "caption",
}  # fmt: skip
#: Tags inside a line: whatever else opens or closes ends the stretch of prose before it.
_INLINE_TAGS = {
    *MARK_TAGS, "abbr", "bdi", "bdo", "big", "br", "cite", "data", "dfn", "font", "img", "input", "ins",
    "label", "mark", "q", "small", "span", "sub", "sup", "time", "tt", "u", "var", "wbr", "svg", "script",
    "style",
}  # fmt: skip
_SKIPPED = ("script", "style", "pre", "svg", "title", "textarea")
_MARKUP = expression(
    r"""(?P<comment><!--.*?(?:-->|\Z)) | <[!?][^>]*>?
      | (?P<tag></?[A-Za-z](?:[^<>"']|"[^"]*"|'[^']*')*>)
      | (?P<entity>&(?:\#[0-9]{1,7}|\#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});)
      | (?P<fold>[ \t]*\n\s*)""",
    re.VERBOSE | re.DOTALL,
)
_NAME = expression(r"<(/?)([A-Za-z][A-Za-z0-9-]*)")


def tag_name(tag: str) -> tuple[str, bool]:
    """The lower-case name of a tag ("" for a comment) and whether it closes."""
    match = _NAME.match(tag)
    return (match[2].lower(), match[1] == "/") if match else ("", False)


@dataclass(frozen=True)
class HtmlPart:
    """A stretch of prose in HTML with the kind and heading level that its tag gives it."""

    kind: BlockKind
    level: int
    leaf: Leaf


def read_html(content: str, place: Placement) -> Iterator[HtmlPart]:
    """The prose of a block of HTML, in order: scripts, styles, comments and tags left out."""
    builder, level, position = Builder(), 0, 0
    kind: BlockKind = "paragraph"
    skipping = ""
    for match in _MARKUP.finditer(content):
        if not skipping:
            builder.copy(content[position : match.start()], place(position))
        position = match.end()
        name, closing = tag_name(match[0]) if match["tag"] else ("", False)
        if skipping:
            skipping = "" if name == skipping and closing else skipping
        elif match["entity"]:
            builder.replace(html.unescape(match[0]), place(match.start()), len(match[0]))
        elif match["fold"] or name == "br":
            at = place(match.start())
            builder.fold(at, max(place(match.end()) - at, 1))
        elif name in MARK_TAGS:
            (builder.close if closing else builder.open)(MARK_TAGS[name])
        elif name in _SKIPPED and not closing:
            skipping = name
        elif name and name not in _INLINE_TAGS:
            yield HtmlPart(kind, level, builder.build())
            builder = Builder()
            kind = "paragraph" if closing else KIND_TAGS.get(name, "paragraph")
            level = int(name[1]) if kind == "heading" else 0
    if not skipping:
        builder.copy(content[position:], place(position))
    yield HtmlPart(kind, level, builder.build())
