"""Input Markdown and the blocks that it must give."""

from __future__ import annotations

import pytest

from policylint.documents import read
from policylint.documents.model import Block, Document
from policylint.source import Source


def read_md(text: str) -> Document:
    return read(Source("procedure.md", text))


def outline(text: str) -> list[tuple[str, str]]:
    return [(block.kind, block.prose) for block in read_md(text).blocks]


def find(text: str, prose: str) -> Block:
    [block] = [block for block in read_md(text).blocks if block.prose == prose]
    return block


NOT_PROSE = {
    "fenced code": "```\nNot ours.\n```",
    "indented code": "    Not ours.",
    "comment": "<!-- Not ours. -->",
    "unclosed comment": "<!-- Not ours.",
    "rule": "***",
    "reference": "[a]: https://example.org 'Not ours'",
    "image": "![Not ours](a.png)",
    "autolink": "<https://example.org/not-ours>",
    "raw address": "https://example.org/not-ours.",
    "script": "<div><script>not.ours()</script></div>",
    "style": "<style>\np { color: red }\n</style>",
    "front matter": "---\ntitle: Not ours\n---",
    "toml front matter": "+++\ntitle = 'Not ours'\n+++",
    "empty cells": "|  | &nbsp; |\n|--|--|",
    "template tag": "{% include not-ours.html %}",
    "no-break space": "\xa0",
}


@pytest.mark.parametrize("text", NOT_PROSE.values(), ids=NOT_PROSE)
def test_is_not_prose(text: str) -> None:
    assert outline(text) == []


KINDS = {
    "atx heading": ("## Refunds ##", [("heading", "Refunds")]),
    "setext heading": ("Refunds\nand returns\n===", [("heading", "Refunds and returns")]),
    "heading id": ("# Refunds {#refunds}", [("heading", "Refunds")]),
    "wrapped lines": ("We pay\n  within a day.", [("paragraph", "We pay within a day.")]),
    "no-break line": ("# A\n\xa0\nWe\npay", [("heading", "A"), ("paragraph", "We pay")]),
    "hard breaks": ("one  \ntwo\\\nthree", [("paragraph", "one two three")]),
    "carriage returns": ("one\r\ntwo\rthree", [("paragraph", "one two three")]),
    "entities": ("AT&amp;T &copy; &#8364;", [("paragraph", "AT&T © €")]),
    "escapes": (r"\*not\* a \_mark\_", [("paragraph", "*not* a _mark_")]),
    "split by markup": ("un**auth**orised, [li*n*k](x 'y')", [("paragraph", "unauthorised, link")]),
    "code stays": ("Use `RMA  4` now", [("paragraph", "Use RMA  4 now")]),
    "code over lines": ("Use `a\n b` now", [("paragraph", "Use a b now")]),
    "strike": ("~~gone~~ stays", [("paragraph", "gone stays")]),
    "inline html": ("a <b>bold</b> word <br>\n more", [("paragraph", "a bold word more")]),
    "one space for what is left out": ("See <https://a.b> or ![i](j) this", [("paragraph", "See or this")]),
    "address": ("See https://a.b/c?d=e. Now.", [("paragraph", "See . Now.")]),
    "nested list": ("- a\n  - b\n    1. c", [("item", "a"), ("item", "b"), ("item", "c")]),
    "second paragraph of an item": ("- a\n\n  b", [("item", "a"), ("paragraph", "b")]),
    "task list": ("- [ ] open\n- [x] done", [("item", "open"), ("item", "done")]),
    "loose boxes": ("[ ] open\n[x] done", [("item", "open"), ("item", "done")]),
    "quote": ("> a\nlazy\n>\n> - b", [("quote", "a lazy"), ("item", "b")]),
    "alert": ("> [!NOTE]\n> Mind this.", [("paragraph", "Mind this.")]),
    "table": ("|a|\n|-|\n|c \\| **d**|", [("cell", "a"), ("cell", "c | d")]),
    "definition": ("Term\n: Meaning", [("term", "Term"), ("definition", "Meaning")]),
    "footnote": ("Text[^1].\n\n[^1]: Note.", [("paragraph", "Text."), ("paragraph", "Note.")]),
    "container": ("::: warning Mind\nThis.\n:::", [("caption", "Mind"), ("paragraph", "This.")]),
    "admonition": ('!!! note "Mind"\n    This.', [("caption", "Mind"), ("paragraph", "This.")]),
    "untitled admonition": ("!!! note\n    This.", [("paragraph", "This.")]),
    "html block": ("<div>a &amp; <b>b</b>\nc<li>d</div>", [("paragraph", "a & b c"), ("item", "d")]),
    "html heading": ("<h2>Refunds</h2>", [("heading", "Refunds")]),
    "a rule is no front matter": ("---\nWe pay.\n\n---", [("paragraph", "We pay.")]),
    "front matter after a mark": ("\ufeff---\na: b\n---\nWe pay.", [("paragraph", "We pay.")]),
    "clauses by number": ("4.1 We\n4.2 You", [("paragraph", "4.1 We"), ("paragraph", "4.2 You")]),
    "clauses by letter": ("All:\n(a) x;\nb) y", [("paragraph", "All:"), ("item", "x;"), ("item", "y")]),
    "bullets by hand": ("• one\n• two", [("item", "one"), ("item", "two")]),
    "a number in wrapped text": ("some\n4.2 percent", [("paragraph", "some 4.2 percent")]),
    "a dash in wrapped text": ("a word\n— so to say", [("paragraph", "a word — so to say")]),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), KINDS.values(), ids=KINDS)
def test_blocks(text: str, expected: list[tuple[str, str]]) -> None:
    assert outline(text) == expected


LEAD_INS = {
    "list": ("Not liable for:\n\n- loss", "loss", "Not liable for:"),
    "nested list": ("- Not for:\n  - loss", "loss", "Not for:"),
    "nested under a plain item": ("Never:\n\n- blame\n  - loss", "loss", "Never:"),
    "second item": ("Not liable for:\n- goods\n- loss", "loss", "Not liable for:"),
    "quote": ("Agents say:\n\n> Sorry.", "Sorry.", "Agents say:"),
    "all bold": ("**Phrases to avoid**\n\n- loss", "loss", "Phrases to avoid"),
    "all bold, paragraph": ("**Phrases to avoid:**\n\nIt is lost.\n\nloss", "loss", "Phrases to avoid:"),
    "clause letters": ("2.2 The following:\n\n(a) goods;\n\n(b) loss", "loss", "2.2 The following:"),
    "definition": ("Refund\n: loss", "loss", "Refund"),
    "table": ("Never say:\n\n|loss|\n|-|", "loss", "Never say:"),
    "no colon": ("We are open.\n\n- loss", "loss", None),
    "after the list": ("Not for:\n- goods\n\nloss", "loss", None),
    "next clause": ("2.2 The following:\n(a) goods\n2.3 Loss", "2.3 Loss", None),
    "heading ends it": ("**Phrases to avoid**\n\n# Next\n\nloss", "loss", None),
    "rule ends it": ("**Phrases to avoid**\n\n---\n\nloss", "loss", None),
    "next bold": ("**Avoid**\n\n**Say**\n\nloss", "loss", "Say"),
    "bold within": ("**Avoid** this\n\nloss", "loss", None),
}


@pytest.mark.parametrize(("text", "prose", "lead_in"), LEAD_INS.values(), ids=LEAD_INS)
def test_lead_in(text: str, prose: str, lead_in: str | None) -> None:
    assert find(text, prose).lead_in == lead_in


def test_heading_path() -> None:
    text = "# A\n\n## B\n\none\n\n### C\n\n## D\n\ntwo\n\n# E\n\nthree"
    assert find(text, "one").headings == ("A", "B")
    assert find(text, "C").headings == ("A", "B")
    assert find(text, "C").level == 3
    assert find(text, "two").headings == ("A", "D")
    assert find(text, "three").headings == ("E",)


def test_a_heading_in_a_quote_ends_with_it() -> None:
    text = "# A\n\n> # B\n>\n> one\n\ntwo"
    assert find(text, "one").headings == ("B",)
    assert find(text, "two").headings == ("A",)


def test_cells_know_column_and_row() -> None:
    text = "> | Case | Don't say |\n> |---|---|\n> | Late | Not us |\n> |  | Too bad |"
    cell = find(text, "Not us")
    assert (cell.column, cell.row, cell.quoted, cell.level) == ("Don't say", "Late", True, 0)
    assert (find(text, "Late").column, find(text, "Late").row) == ("Case", None)
    assert (find(text, "Don't say").column, find(text, "Don't say").level) == (None, 1)
    assert find(text, "Too bad").row is None


def test_marks_cover_their_words() -> None:
    block = read_md("a **b *c*** [d](e) `f` ~~g~~ <em>h</em>").blocks[0]
    marked = [(mark.kind, block.prose[mark.start : mark.end]) for mark in block.marks]
    assert marked == [
        ("strong", "b c"), ("emphasis", "c"), ("link", "d"), ("code", "f"), ("strike", "g"),
        ("emphasis", "h"),
    ]  # fmt: skip


def test_span_takes_in_outer_markup() -> None:
    text = "- **Never** promise *this*\n"
    block = read_md(text).blocks[0]
    assert text[block.span.start : block.span.end] == "**Never** promise *this*"


@pytest.mark.parametrize(
    "text",
    [
        "<!-- policylint-disable supplier -- known -->\n\nText.",
        "Text. <!-- policylint-disable supplier -- known --> More.",
        "> - a\n>   <!--   policylint-disable supplier -- known\n>   -->\n",
        "| a <!-- policylint-disable supplier -- known --> |\n|---|",
    ],
)
def test_directives(text: str) -> None:
    [directive] = read_md(text).directives
    assert directive.text == "policylint-disable supplier -- known"
    comment = text[directive.span.start : directive.span.end]
    assert comment.startswith("<!--") and comment.endswith("-->")


@pytest.mark.parametrize(
    "text",
    ["```\n<!-- policylint-disable x -->\n```", "<!-- of policylint -->", "`<!-- policylint-disable x -->`"],
)
def test_no_directives(text: str) -> None:
    assert read_md(text).directives == ()
