"""Every code point of prose is where the map says, whatever the Markdown."""

from __future__ import annotations

import html
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policylint.documents import read
from policylint.documents.decoding import decode
from policylint.documents.model import Block
from policylint.documents.sentences import sentences
from policylint.source import Source

SHARED = Path(__file__).parents[2].parent / "shared"
FOLDERS = [SHARED / "devset/docs", SHARED / "devset/sops", SHARED / "corpus/docs"]
_FOLD = re.compile(r"(?:<[^>]*>|[\s>\\])+")


def check_map(text: str, block: Block) -> None:
    """The map covers the prose without gaps, forwards, and says the same as the source."""
    at, source = 0, 0
    for run in block.runs:
        assert run.prose == at
        assert run.source >= source
        at, source = run.prose + run.length, run.source + run.source_length
        prose, raw = block.prose[run.prose : at], text[run.source : source]
        if prose != raw:
            unescaped = raw[1:] if raw.startswith("\\") and not raw[1:].isspace() else html.unescape(raw)
            assert prose == unescaped or (prose == " " and _FOLD.fullmatch(raw)), (prose, raw)
    assert at == len(block.prose)


def check_words(text: str, block: Block) -> None:
    """The source span of a word is the word, unless markup stands inside it."""
    for word in re.finditer(r"\w+", block.prose):
        span = block.source_span(*word.span())
        raw = text[span.start : span.end]
        assert raw == word[0] or len(raw) > len(word[0])


def check_document(text: str, path: str = "generated.md") -> tuple[int, int]:
    """The number of blocks and of those that could not be placed."""
    document = read(Source(path, text))
    for block in document.blocks:
        if any(span.overlaps(block.span) for span in document.unplaced):
            continue
        check_map(text, block)
        check_words(text, block)
        assert block.prose == block.prose.strip() != ""
        assert all(0 <= mark.start < mark.end <= len(block.prose) for mark in block.marks)
        assert all(block.prose[span.start : span.end].strip() for span in sentences(block.prose, block.marks))
    return len(document.blocks), len(document.unplaced)


@pytest.mark.skipif(not SHARED.exists(), reason="the shared documents are not here")
@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: "/".join(folder.parts[-2:]))
def test_real_documents(folder: Path) -> None:
    blocks = unplaced = 0
    for path in sorted(folder.iterdir()):
        found = check_document(decode(path.read_bytes(), str(path)), str(path))
        blocks, unplaced = blocks + found[0], unplaced + found[1]
    assert blocks > 500
    assert unplaced <= blocks * 0.002


_words = st.sampled_from(
    "we you refund (a) 4.2 • — é 🎉 &amp; \\* \\q &copy; http://a.b/c. `co de` <b>x</b> <br> !".split(" ")
)
_inline = st.recursive(
    st.lists(_words, min_size=1, max_size=4).map(" ".join),
    lambda inner: st.one_of(
        inner.map("*{}*".format), inner.map("**{}**".format), inner.map("~~{}~~".format),
        inner.map("[{}](u 't')".format), inner.map("`{}`".format), inner.map("![{}](u)".format),
        st.tuples(inner, st.sampled_from([" ", "\n", "  \n", "\\\n", "\n\t"]), inner).map("".join),
    ),
    max_leaves=5,
)  # fmt: skip
_leaves = st.one_of(
    _inline,
    _inline.map(lambda text: "# " + text.replace("\n", " ") + " #"),
    _inline.map("{}\n===".format),
    _inline.map(lambda text: "| a | b |\n|---|---|\n| " + re.sub(r"\s*\n\s*", " ", text) + " | x \\| y |"),
    _inline.map("<div>\n{}\n</div>".format),
    _inline.map("Term\n: {}".format),
    _inline.map("```\n{}\n```".format),
    _inline.map("<!-- {} -->".format),
)


def _prefix(first: str, rest: str) -> object:
    return lambda text: "\n".join(
        (rest if number else first) + line for number, line in enumerate(text.split("\n"))
    )


_blocks = st.recursive(
    _leaves,
    lambda inner: st.one_of(
        inner.map(_prefix("> ", "> ")), inner.map(_prefix("> ", "")), inner.map(_prefix("- ", "  ")),
        inner.map(_prefix("1.\t", "\t")), inner.map(_prefix("-\t[ ] ", "   ")),
        st.lists(inner, min_size=2, max_size=3).map("\n\n".join),
    ),
    max_leaves=6,
)  # fmt: skip
_ends = st.sampled_from(["\n", "\r\n", "\r"])


@settings(max_examples=300, deadline=None)
@given(_blocks, _ends, st.booleans())
def test_generated_markdown(text: str, end: str, mark: bool) -> None:
    _, unplaced = check_document("\ufeff" * mark + text.replace("\n", end))
    assert unplaced == 0


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet='ab *_`[]()<>!&;\\|~:-#\n\r\t.1"=^é', max_size=80))
def test_any_text(text: str) -> None:
    check_document(text)
    check_document(text, "generated.txt")
