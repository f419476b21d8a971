"""Readers: a source to blocks of prose that know where they stand."""

from policylint.documents.decoding import check, decode
from policylint.documents.model import Document
from policylint.source import Source

__all__ = ["decode", "read"]

_MARKDOWN = (".md", ".markdown", ".mdx")


def read(source: Source) -> Document:
    """The document of a source: Markdown by its suffix, anything else plain text.

    Raises PolicylintError for what cannot be read in full (too large, nested too deep,
    malformed settings in front matter).
    """
    check(source)
    if source.path.lower().endswith(_MARKDOWN):
        from policylint.documents.markdown import read_markdown

        return read_markdown(source)
    from policylint.documents.plain import read_plain

    return read_plain(source)
