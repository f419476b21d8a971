"""What kind of text a document is, as far as the trained reader must know it to keep silent.

It learned from procedures as organisations keep them for their staff and customers. On pages that
are published, on formal guidance, on texts about other matters, it was seldom right.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from policylint.documents.model import Document
from policylint.expressions import expression
from policylint.reader.setting import Floats

WEB = "pages of a web site"
FORMAL = "guidance and contracts in long, formal sentences"
OTHER = "texts on matters that its corpus has no words for"
ABOUT_WORDS = "style guides, glossaries and word lists"
CODE = "documents of software"
BETWEEN = "published handbooks, guidance and help pages"
#: More links than this a passage, and it is a page that leads on to others.
MOST_LINKS = 0.1
#: From so many a passage they are one of two signs that are needed.
SOME_LINKS = 0.02

_FRONT = expression(r"\A---[ \t]*\r?\n(.*?)^(?:---|\.\.\.)[ \t]*\r?$", re.DOTALL | re.MULTILINE)
#: What a site is built from says where a page goes; a procedure, whose it is and from when it holds.
_SITE_KEY = expression(
    r"^(?:layout|permalink|slug|draft|weight|redirect_?from|aliases|menu|parent|template|toc|theme|versions|"
    r"order|sort_?order|section|subsection|(?:hide_?|top_?)?(?:side_?)?(?:nav|bar|menu)\w*|sidebar\w*|seo|"
    r"keywords|locale|lang|og_\w+|\w*breadcrumbs?\w*|pagination\w*)[ \t]*:",
    re.IGNORECASE | re.MULTILINE,
)
_ADDRESS = expression(r"https?://|\bwww\.")
_TITLES = (
    (ABOUT_WORDS, expression(r"\b(?:style ?guide|glossary|word list|house style|tone of voice)\b", re.I)),
    (CODE, expression(r"\b(?:change ?log|release notes|sdk|api (?:guide|reference|documentation))\b", re.I)),
)


@dataclass(frozen=True)
class Look:
    """Its passages, the share of its pairs of words that the reader knows, its words a passage."""

    passages: int
    known: float
    length: float


def kind_unlike(document: Document, look: Look, usual: Floats) -> str:
    """The kind of text, in words, if it is one that the reader is not trained for, else nothing.

    `usual` (4,): the share of known pairs that hardly any document of the corpus falls below, and
    the length that hardly any exceeds; the same where one in ten does. One strong sign is enough,
    or two weak ones. Whoever writes ``policylint:`` in the front matter has a procedure.
    """
    links = _links(document) / max(1, look.passages)
    site = not document.front_matter and _is_of_site(document.source.text)
    least, longest, few, long = usual.tolist()
    if site or links > MOST_LINKS:
        return WEB
    if look.length > longest:
        return FORMAL
    if look.known < least:
        return OTHER
    title = next((block.prose for block in document.blocks if block.kind == "heading"), "")
    for kind, named in _TITLES:
        if named.search(title):
            return kind
    return BETWEEN if (links >= SOME_LINKS) + (look.length > long) + (look.known < few) > 1 else ""


def _links(document: Document) -> int:
    """Words that lead elsewhere, or addresses if there are more: a bare one is no prose."""
    words = sum(mark.kind == "link" for block in document.blocks for mark in block.marks)
    return max(words, len(_ADDRESS.findall(document.source.text)))


def _is_of_site(text: str) -> bool:
    front = _FRONT.match(text)
    return front is not None and _SITE_KEY.search(front[1]) is not None
