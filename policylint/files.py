"""Bytes on the disk, read and replaced whole."""

from __future__ import annotations

import os
from pathlib import Path

from policylint.errors import PolicylintError


def read_bytes(path: Path) -> bytes:
    """Raises PolicylintError if the file can't be read."""
    try:
        return path.read_bytes()
    except OSError as error:
        what = f"Can't be read: {error.strerror}."
        raise PolicylintError(what, path=str(path), mend="Check the file and its permissions.") from error


def write_text(path: Path, text: str, *, expected: str) -> None:
    """Replace a document's text whole or not at all; mode and links stay as they are.

    `expected` is the text as it was read. Raises PolicylintError if the file has
    changed since, or can't be written.
    """
    target = path.resolve()
    try:
        if target.read_bytes() != expected.encode("utf-8"):
            raise PolicylintError("Changed while it was checked.", path=str(path), mend="Run again.")
        if not os.access(target, os.W_OK):
            raise PolicylintError("Is read-only.", path=str(path), mend="Allow writing, or use --diff.")
        _replace(target, text.encode("utf-8"))
    except OSError as error:
        what = f"Can't be written: {error.strerror}."
        raise PolicylintError(what, path=str(path), mend="Check its permissions, or use --diff.") from error


def replace_bytes(path: Path, data: bytes) -> None:
    """Put a file in place whole or not at all, new or over an old one. Raises PolicylintError."""
    target = path.resolve()
    try:
        if target.exists():
            if not os.access(target, os.W_OK):
                raise PolicylintError("Is read-only.", path=str(path), mend="Allow writing.")
            _replace(target, data)
        else:
            target.parent.mkdir(parents=True, exist_ok=True)
            _create(target, data)
    except OSError as error:
        what = f"Can't be written: {error.strerror}."
        raise PolicylintError(what, path=str(path), mend="Check the path and its permissions.") from error


def _create(target: Path, data: bytes) -> None:
    """With the mode that a new file gets, which one made for a moment does not have."""
    partial = target.with_name(f".policylint-{os.getpid()}-{target.name}")
    try:
        partial.write_bytes(data)
        partial.replace(target)
    except BaseException:
        partial.unlink(missing_ok=True)
        raise


def _replace(target: Path, data: bytes) -> None:
    import shutil  # most runs write nothing
    import tempfile

    handle, name = tempfile.mkstemp(prefix=".policylint-", dir=target.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        shutil.copymode(target, temporary)
        temporary.replace(target)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
