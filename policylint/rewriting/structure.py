"""Whether a rewritten block is still the same Markdown around its words."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

from markdown_it import MarkdownIt
from markdown_it.token import Token

from policylint.documents.model import Block, Document
from policylint.rewriting.candidate import PLACEHOLDER, Candidate, render
from policylint.rewriting.markup import FOLD, Edit, applied, extent
from policylint.source import Span

_LONGEST = 20_000
_MARKDOWN = (".md", ".markdown", ".mdx")
_DELIMITERS = "*_`[]~"


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    return MarkdownIt("commonmark").enable(["table", "strikethrough"])


def structure_kept(document: Document, block: Block, candidate: Candidate, edits: list[Edit]) -> bool:
    """Whether the edits leave the block's tokens, links and code as they were.

    The rewritten source must also read as the rewritten prose: a torn or stray
    delimiter shows as a letter. Plain-text documents have no structure to lose. A block
    of more than 20,000 characters is not judged, so it is refused.
    """
    text = document.source.text
    if not document.source.path.lower().endswith(_MARKDOWN):
        return True
    whole = extent(text, block, 0, len(block.prose), whole=True)
    if whole is None or whole.end - whole.start > _LONGEST:
        return False
    lines = _lines(text, whole)
    old, new = text[lines.start : lines.end], applied(text, edits, lines)
    if _blocks(old) != _blocks(new) or (block.kind == "cell" and old.count("|") != new.count("|")):
        return False
    before = _inline(text[whole.start : whole.end])
    after = _inline(applied(text, edits, whole))
    if _kept(before) - _kept(after):
        return False
    was, now = _visible(before), _visible(after)
    stressed = _stressed(after)
    if any(words in now and words not in stressed for words in _stressed(before)):
        return False
    if was != _squeezed(block.prose):
        return not any(now.count(char) > was.count(char) for char in _DELIMITERS)
    return now == _squeezed(_shown(render(block.prose, candidate, Span(0, len(block.prose)))))


def _lines(text: str, span: Span) -> Span:
    end = text.find("\n", span.end)
    return Span(text.rfind("\n", 0, span.start) + 1, len(text) if end < 0 else end)


def _blocks(lines: str) -> list[tuple[str, str]]:
    indent = len(lines) - len(lines.lstrip(" \t"))
    flat = "\n".join(
        line[min(indent, len(line) - len(line.lstrip())) :] for line in _shown(lines).split("\n")
    )
    return [(token.type, token.markup) for token in _parser().parse(flat) if token.type != "inline"]


def _inline(text: str) -> list[Token]:
    """The flat inline tokens of a block's text, its line ends freed of prefixes."""
    parsed = _parser().parseInline(_shown(FOLD.sub("\n", text)))
    return [child for token in parsed for child in token.children or ()]


def _shown(text: str) -> str:
    """Placeholders without their brackets, which Markdown would take for HTML."""
    return PLACEHOLDER.sub(r"\1", text)


def _kept(tokens: list[Token]) -> Counter[str]:
    """What may not vanish: targets of links and images, code, inline HTML."""
    kept: Counter[str] = Counter()
    for token in tokens:
        if token.type in ("code_inline", "html_inline"):
            kept[token.content] += 1
        elif token.type in ("link_open", "image"):
            kept[str(token.attrs.get("href") or token.attrs.get("src"))] += 1
    return kept


def _stressed(tokens: list[Token]) -> set[str]:
    """The words that stand in bold or italics, each stretch as it reads."""
    found: set[str] = set()
    opened: list[list[str]] = []
    for token in tokens:
        if token.type in ("strong_open", "em_open"):
            opened.append([])
        elif token.type in ("strong_close", "em_close") and opened:
            words = "".join(opened.pop())
            found.add(_squeezed(words))
            if opened:
                opened[-1].append(words)
        elif opened:
            opened[-1].append(" " if "break" in token.type else token.content)
    return found - {""}


def _visible(tokens: list[Token]) -> str:
    text = "".join(" " if "break" in t.type else "" if t.type == "html_inline" else t.content for t in tokens)
    return _squeezed(text)


def _squeezed(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()
