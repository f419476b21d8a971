"""Markdown to blocks, through markdown-it."""

from __future__ import annotations

import functools

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.admon import admon_plugin
from mdit_py_plugins.container import container_plugin
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin

from policylint.documents.frontmatter import front_matter_end, read_front_matter
from policylint.documents.inline import has_markup, note_ends
from policylint.documents.lines import Lines, split_lines
from policylint.documents.model import Document
from policylint.documents.walk import CONTAINERS, Walk
from policylint.errors import PolicylintError
from policylint.source import Source

#: Deeper than any real document, shallow enough for the parser's recursion.
MAX_NESTING = 60
#: Some inline markup costs the parser quadratic time; no paragraph is this long …
MAX_PARAGRAPH = 50_000
#: … and unclosed brackets are the worst of it: their number times the length.
MAX_BRACKETS = 100_000_000


@functools.cache
def _parser() -> MarkdownIt:
    md = MarkdownIt("commonmark", {"maxNesting": MAX_NESTING}).enable(["table", "strikethrough"])
    md.use(footnote_plugin).use(deflist_plugin).use(admon_plugin)
    md.use(container_plugin, "box", validate=lambda params, markup: True)
    md.inline.ruler.disable("footnote_inline")
    note_ends(md)
    return md


def read_markdown(source: Source) -> Document:
    """The blocks of a Markdown text.

    Raises PolicylintError for nesting deeper than the parser reads, for a paragraph
    with markup longer than `MAX_PARAGRAPH`, and for malformed settings in the front matter.
    """
    lines = split_lines(source.text)
    body = front_matter_end(lines)
    settings = read_front_matter(lines, body, source.path)
    lines = Lines(lines.texts[body:], lines.starts[body:])
    md, env, tokens = _parser(), dict[str, object](), list[Token]()
    try:
        md.block.parse("\n".join(lines.texts), md, env, tokens)
        _check(tokens, lines, source)
        walk = Walk(lines, md, env)
        blocks = tuple(walk.blocks(tokens))
    except RecursionError:
        raise PolicylintError(
            "Markup is nested too deeply to be read.", path=source.path, mend="Flatten it."
        ) from None
    return Document(source, blocks, settings, tuple(walk.directives), tuple(walk.unplaced))


def _check(tokens: list[Token], lines: Lines, source: Source) -> None:
    """What lies deeper than its limit the parser drops without a word; we do not."""
    line = 0
    for token in tokens:
        line = token.map[0] if token.map else line
        if token.level >= MAX_NESTING - 1 and token.type in CONTAINERS:
            what, mend = f"Lists or quotes are nested more than {MAX_NESTING // 2} deep.", "Flatten them."
        elif token.type == "inline" and _is_costly(token.content):
            what, mend = (
                f"A paragraph is longer than {MAX_PARAGRAPH:,} characters, or full of brackets.",
                "Divide it.",
            )
        else:
            continue
        number, _ = source.position(lines.starts[line])
        raise PolicylintError(what, path=source.path, line=number, mend=mend)


def _is_costly(content: str) -> bool:
    if len(content) > MAX_PARAGRAPH:
        return has_markup(content)
    return len(content) * content.count("[") > MAX_BRACKETS
