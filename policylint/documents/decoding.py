"""Bytes to text, and the limits that keep every later step quick."""

from __future__ import annotations

from policylint.errors import PolicylintError
from policylint.source import Source

#: A procedure of this size has some 300,000 words; what is larger is not a procedure.
MAX_SIZE = 2_000_000


def decode(data: bytes, path: str) -> str:
    """The text of a file, decoded as UTF-8 without newline translation.

    A byte order mark stays as the first code point, so that offsets address the file
    itself. Raises PolicylintError for bytes that are not UTF-8, for NUL bytes, and for
    more than `MAX_SIZE` bytes.
    """
    _check_size(len(data), path)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise PolicylintError(
            f"Not valid UTF-8 (byte 0x{data[error.start]:02x} at offset {error.start}).",
            path=path,
            line=data.count(b"\n", 0, error.start) + 1,
            mend="Save the file as UTF-8.",
        ) from None
    _check_nul(text, path)
    return text


def check(source: Source) -> None:
    """Raise PolicylintError for a text that the readers cannot take (too long, NUL)."""
    _check_size(len(source.text), source.path)
    _check_nul(source.text, source.path)


def _check_nul(text: str, path: str) -> None:
    nul = text.find("\0")
    if nul >= 0:
        line = text.count("\n", 0, nul) + 1
        raise PolicylintError(
            "Holds a NUL byte, so it is not a text.", path=path, line=line, mend="Exclude it or mend it."
        )


def _check_size(size: int, path: str) -> None:
    if size > MAX_SIZE:
        raise PolicylintError(
            f"Larger than {MAX_SIZE // 1_000_000} MB, which is more than policylint reads.",
            path=path,
            mend="Split the file or exclude it.",
        )
