from __future__ import annotations

import pytest

from policylint.documents import read
from policylint.source import Source

TEXT = """\
RETURNS DESK

Be kind. Always
smile.

Never say:
- not our fault
  ever
2) ask the courier

Opening hours
-------------
Nine to five. <!-- policylint-disable tone -- known -->
# policylint-disable-file delay -- known

> Where is it?
> I wait.
"""


def test_blocks() -> None:
    blocks = read(Source("desk.txt", TEXT)).blocks
    assert [(block.kind, block.prose, block.headings, block.lead_in) for block in blocks] == [
        ("heading", "RETURNS DESK", (), None),
        ("paragraph", "Be kind. Always smile.", ("RETURNS DESK",), None),
        ("paragraph", "Never say:", ("RETURNS DESK",), None),
        ("item", "not our fault ever", ("RETURNS DESK",), "Never say:"),
        ("item", "ask the courier", ("RETURNS DESK",), "Never say:"),
        ("heading", "Opening hours", ("RETURNS DESK",), None),
        ("paragraph", "Nine to five.", ("RETURNS DESK", "Opening hours"), None),
        ("quote", "Where is it? I wait.", ("RETURNS DESK", "Opening hours"), None),
    ]
    assert [block.quoted for block in blocks] == [False] * 7 + [True]


def test_directives() -> None:
    directives = read(Source("desk.txt", TEXT)).directives
    assert [directive.text for directive in directives] == [
        "policylint-disable tone -- known",
        "policylint-disable-file delay -- known",
    ]
    assert (
        TEXT[directives[1].span.start : directives[1].span.end] == "# policylint-disable-file delay -- known"
    )


@pytest.mark.parametrize("text", ["", "\n\r\n", "\ufeff", "-----", "* * *", "https://example.org"])
def test_without_prose(text: str) -> None:
    assert read(Source("a.txt", text)).blocks == ()


def test_markup_is_prose() -> None:
    [block] = read(Source("a.txt", "a *b* &amp; [c](d)")).blocks
    assert block.prose == "a *b* &amp; [c](d)"
