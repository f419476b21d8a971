"""Hostile Markdown: one sentence or a result, never a traceback and never lost text."""

from __future__ import annotations

import pytest

from policylint.documents import read
from policylint.errors import PolicylintError
from policylint.source import Source

REFUSED = {
    "nested quotes": ">" * 10_000 + " deep",
    "nested lists": "- " * 10_000 + "deep",
    "quotes just too deep": "> " * 60 + "deep",
    "lists just too deep": "".join("  " * depth + "- deep\n" for depth in range(31)),
    "containers": ":::box\n" * 80 + "deep",
    "admonitions": "".join("    " * depth + "!!! box\n" for depth in range(80)),
    "long line with markup": "*a* " * 20_000,
    "brackets": "[" * 40_000,
}
READ = {
    "deep enough": ("> " * 59 + "deep", ["deep"]),
    "long line": ("deep " * 100_000, [("deep " * 100_000).strip()]),
    "emphasis": ("*deep " * 5_000, [("*deep " * 5_000).strip()]),
    "nested images": ("deep " + "![" * 15 + "a" + "](b)" * 15, ["deep"]),
    "unclosed comments": ("<!--" * 20_000 + "\n\n" + "<!--" * 20_000, []),
    "unclosed tags": ("<div>deep" + "<a '" * 20_000, ["deep" + "<a '" * 19_999 + "<a '"]),
}


@pytest.mark.parametrize("text", REFUSED.values(), ids=REFUSED)
def test_refuses(text: str) -> None:
    with pytest.raises(PolicylintError) as caught:
        read(Source("a.md", text))
    assert caught.value.path == "a.md"
    assert caught.value.mend


@pytest.mark.parametrize(("text", "expected"), READ.values(), ids=READ)
def test_reads(text: str, expected: list[str]) -> None:
    assert [block.prose for block in read(Source("a.md", text)).blocks] == expected


def test_many_clauses_in_one_paragraph() -> None:
    text = "".join(f"({'abc'[number % 3]}) *x*\n" for number in range(5_000))
    assert len(read(Source("a.md", text)).blocks) == 5_000
