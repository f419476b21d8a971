"""Rewrites in the source of real Markdown: everything around the words stays as it was."""

from __future__ import annotations

import pytest
from rewriting.build import clean, edit, rule_of, slot, span_in, template

from policylint.documents import read
from policylint.documents.model import Document
from policylint.finding import Finding
from policylint.language.model import Frame, Sentence
from policylint.rewriting import apply, rewrites
from policylint.rewriting.candidate import Candidate, Change, Copy
from policylint.rewriting.markup import source_edits
from policylint.rewriting.structure import structure_kept
from policylint.rules.matching import Match
from policylint.rules.model import RewriteTemplate
from policylint.source import Source, Span

BAD = "Do not tell the guest about the fee."


def document_of(text: str, path: str = "a.md") -> Document:
    return read(Source(path, text))


def matched(document: Document, *templates: RewriteTemplate) -> Match:
    """The match of BAD, wherever it stands in the document."""
    index = next(i for i, block in enumerate(document.blocks) if BAD in block.prose)
    block = document.blocks[index]
    span = span_in(block.prose, BAD)
    frame = Frame(
        sentence=span,
        span=span,
        predicate="tell",
        predicate_span=Span(span.start, span.start + len("Do not tell")),
        recipient=slot(block.prose, "the guest", "customer"),
        topic=slot(block.prose, "the fee"),
        polarity="negative",
        mood="imperative",
    )
    return Match(rule_of(*templates), block, Sentence(index, span, BAD, (frame,)), frame, span)


def mended(text: str, template: RewriteTemplate, path: str = "a.md") -> str:
    document = document_of(text, path)
    made = rewrites(matched(document, template), document, clean)
    finding = Finding(rule_of(), path, Span(0, 1), "", "", "", rewrites=made)
    return apply(text, [finding], unsafe=True)


PLACES = {
    "paragraph": ("Hello.\n\n{}\n\nBye.", BAD),
    "item": ("- One\n- {}\n- Two", BAD),
    "nested item": ("1. One\n   - {}\n   - Two", BAD),
    "heading": ("# A\n\n## {}\n", BAD),
    "quote": ("> Say hello.\n> {}\n> Say bye.", BAD),
    "cell": ("| Do | Why |\n|---|---|\n| {} | a \\| b |\n", BAD),
    "bold": ("**{}** Log it.", BAD),
    "after a bold label": ("**Note:** {}", BAD),
    "beside other markup": ("See [this](https://e.test/a_b). {} Use `R_7` *now*.", BAD),
    "wrapped": ("{}", "Do not\ntell the guest\nabout the fee."),
    "wrapped in a quote": ("> {}", "Do not\n> tell the guest\n> about the fee."),
    "crlf": ("One.\r\n\r\n{}\r\n\r\nTwo.\r\n", BAD),
    "emphasis inside": ("{}", "Do not tell *the guest* about **the fee**."),
    "link inside": ("{}", "Do not tell the guest about [the fee](https://e.test/fee)."),
    "emoji and entity before": ("😀 A &amp; B. {}", BAD),
    "number": ("4.2 {}", BAD),
}


@pytest.mark.parametrize("name", PLACES)
def test_an_edit_leaves_what_stands_around_it(name: str) -> None:
    frame, sentence = PLACES[name]
    good = (
        sentence.replace("Do not\n> tell", "Tell")
        .replace("Do not\ntell", "Tell")
        .replace("Do not tell", "Tell")
    )
    assert mended(frame.replace("{}", sentence), edit("affirm")) == frame.replace("{}", good)


@pytest.mark.parametrize("name", PLACES)
def test_a_template_leaves_what_stands_around_it(name: str) -> None:
    frame, sentence = PLACES[name]
    fee = "**the fee**" if "**the fee" in sentence else "the fee"
    fee = "[the fee](https://e.test/fee)" if "[the fee]" in sentence else fee
    result = mended(frame.replace("{}", sentence), template("We explain {topic} to {recipient} first."))
    guest = "*the guest*" if "*the guest*" in sentence else "the guest"
    assert result == frame.replace("{}", f"Explain {fee} to {guest} first.")


def test_plain_text_is_mended_without_a_thought_of_markdown() -> None:
    assert mended(f"*note* {BAD}", edit("affirm"), "a.txt") == "*note* Tell the guest about the fee."


TORN = {
    "half a bold phrase": ("Do not **tell the** guest about the fee.", Change(12, 21, ("x",))),
    "an emphasis that would begin": ("Do not tell the guest about the fee.", Change(0, 6, ("*Do*",))),
    "a link that would vanish": ("Do not tell [the guest](https://e.test/) about the fee.", Change(12, 22)),
    "code that would vanish": ("Do not tell `the guest` about the fee.", Change(12, 22)),
    "a list that would begin": ("Do not tell the guest about the fee.", Change(0, 6, ("- Do",))),
    "a heading that would begin": ("Do not tell the guest about the fee.", Change(0, 6, ("# Do",))),
    "half a copied phrase": ("Do not **tell the** guest about the fee.", Change(0, 2, (Copy(12, 21),))),
}


@pytest.mark.parametrize("name", TORN)
def test_a_change_that_would_tear_markdown_is_refused(name: str) -> None:
    text, change = TORN[name]
    document = document_of(text)
    candidate = Candidate((change,))
    edits = source_edits(text, document.blocks[0], candidate)
    assert edits is None or not structure_kept(document, document.blocks[0], candidate, edits)


def test_a_new_cell_is_refused() -> None:
    text = f"| Do |\n|---|\n| {BAD} |\n"
    document = document_of(text)
    block = next(block for block in document.blocks if block.prose == BAD)
    candidate = Candidate((Change(0, 6, ("Do | or",)),))
    edits = source_edits(text, block, candidate)
    assert edits is not None
    assert not structure_kept(document, block, candidate, edits)
