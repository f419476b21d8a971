from __future__ import annotations

import pytest

from policylint.documents import decode, read
from policylint.documents.decoding import MAX_SIZE
from policylint.errors import PolicylintError
from policylint.source import Source


@pytest.mark.parametrize("text", ["plain", "\ufeffmark stays", "one\r\ntwo\rthree\n", "é 🎉"])
def test_decodes_without_translation(text: str) -> None:
    assert decode(text.encode("utf-8"), "a.md") == text


@pytest.mark.parametrize(
    ("data", "what"),
    [(b"one\n\xff two", "UTF-8"), (b"one\ntwo \xc3", "UTF-8"), (b"one\n\0 two", "NUL")],
    ids=["stray byte", "cut off", "nul"],
)
def test_says_what_is_wrong_and_on_which_line(data: bytes, what: str) -> None:
    with pytest.raises(PolicylintError, match=what) as caught:
        decode(data, "a.md")
    assert (caught.value.path, caught.value.line) == ("a.md", 2)


def test_refuses_what_is_too_large() -> None:
    with pytest.raises(PolicylintError, match="Larger than 2 MB"):
        decode(b"a" * (MAX_SIZE + 1), "a.md")


@pytest.mark.parametrize("path", ["a.md", "a.txt"])
@pytest.mark.parametrize("text", ["a" * 10_000_000, "a\0b"], ids=["10 MB line", "nul"])
def test_reading_checks_as_well(path: str, text: str) -> None:
    with pytest.raises(PolicylintError):
        read(Source(path, text))


@pytest.mark.parametrize("path", ["a.md", "a.MD", "a.markdown", "a.mdx", "a.txt", "a", "-"])
def test_the_suffix_chooses_the_reader(path: str) -> None:
    [block] = read(Source(path, "# Refunds")).blocks
    is_markdown = path.lower().endswith((".md", ".markdown", ".mdx"))
    assert block.prose == ("Refunds" if is_markdown else "# Refunds")
