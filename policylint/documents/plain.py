"""Plain text to blocks: blank lines divide it, and some lines are more than lines."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policylint.documents.directives import find_directives
from policylint.documents.leaf import Builder, Leaf
from policylint.documents.lines import Lines, Placement, split_lines
from policylint.documents.model import Block, Directive, Document
from policylint.documents.notprose import prune
from policylint.documents.outline import Outline
from policylint.source import Source, Span

_UNDERLINE = re.compile(r"\s*(={3,}|-{3,}|~{3,}|_{3,}|\*{3,})\s*$")
_ITEM = re.compile(r"[ \t]*(?:[-*+•◦▪●\u2013\u2014]|\d{1,3}[.)]|\(?[a-zA-Z][.)]|\(?[ivx]{1,5}\))[ \t]+(?=\S)")
_QUOTE = re.compile(r"[ \t]*>[> \t]*")
_OURS = re.compile(r"[ \t]*#[ \t]*(policylint-.*)|[ \t]*<!--\s*policylint.*-->\s*$")
_LONGEST_TITLE = 80


def read_plain(source: Source) -> Document:
    """The blocks of a plain text."""
    lines = split_lines(source.text)
    outline = Outline()
    blocks = tuple(
        block for first, after in _paragraphs(lines) for block in _blocks(lines, first, after, outline)
    )
    return Document(source, blocks, {}, tuple(_directives(source.text, lines)))


def _paragraphs(lines: Lines) -> Iterator[tuple[int, int]]:
    """The ranges of lines between blank ones and lines that speak to us."""
    first = 0
    for number, text in enumerate((*lines.texts, "")):
        if not text.strip() or _OURS.match(text):
            if first < number:
                yield first, number
            first = number + 1


def _blocks(lines: Lines, first: int, after: int, outline: Outline) -> Iterator[Block]:
    begun = first
    for number in range(first, after):
        text = lines.texts[number]
        if match := _UNDERLINE.match(text):
            is_heading = begun == number - 1
            yield from _block(
                lines, begun, number, outline, level=(1 if match[1][0] == "=" else 2) * is_heading
            )
            outline.interrupt(rule=not is_heading)
            begun = number + 1
        elif number == begun and _is_title(text):
            yield from _block(lines, begun, number + 1, outline, level=1)
            begun = number + 1
        elif _ITEM.match(text):
            yield from _block(lines, begun, number, outline)
            begun = number
    yield from _block(lines, begun, after, outline)


def _block(lines: Lines, first: int, after: int, outline: Outline, *, level: int = 0) -> Iterator[Block]:
    """What the lines ``[first, after)`` hold, as a heading if it has a level."""
    if first >= after:
        return
    item = None if level else _ITEM.match(lines.texts[first])
    quote = _QUOTE.match(lines.texts[first])
    leaf = prune(_leaf(lines, first, after, item.end() if item else 0))
    if not leaf.prose:
        return
    if quote:
        outline.open("quote")
    if level:
        yield from outline.heading(leaf, level)
    else:
        yield from outline.prose(leaf, "item" if item else "paragraph")
    if quote:
        outline.close()


def _leaf(lines: Lines, first: int, after: int, skipped: int) -> Leaf:
    builder = Builder()
    end = -1
    for number in range(first, after):
        text = lines.texts[number]
        quote = _QUOTE.match(text)
        begin = skipped if number == first and skipped else quote.end() if quote else 0
        body = text[begin:].strip()
        start = lines.starts[number] + begin + len(text[begin:]) - len(text[begin:].lstrip())
        if body:
            if end >= 0:
                builder.fold(end, start - end)
            builder.copy(body, start)
            end = start + len(body)
    return builder.build()


def _is_title(text: str) -> bool:
    letters = [char for char in text if char.isalpha()]
    return len(letters) >= 3 and len(text.strip()) <= _LONGEST_TITLE and "".join(letters).isupper()


def _directives(text: str, lines: Lines) -> Iterator[Directive]:
    found = list(find_directives(text, Placement((0,), (0,))))
    for start, line in zip(lines.starts, lines.texts, strict=True):
        match = _OURS.match(line)
        if match and match[1]:
            found.append(Directive(match[1].strip(), Span(start + match.start(), start + match.end())))
    return iter(sorted(found, key=lambda directive: directive.span))
