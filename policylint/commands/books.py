"""Which file of decisions holds for a document, each read once in a run."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from policylint.config_files import DECISIONS, LoadedConfig, shown
from policylint.discovery import absolute
from policylint.errors import PolicylintError

if TYPE_CHECKING:
    from policylint.decisions.model import Book


class Books:
    """Files of decisions; `named` is the one that a flag names for every document."""

    def __init__(self, named: str | None = None) -> None:
        self._named = named
        self._read: dict[Path, Book | PolicylintError] = {}

    def of(self, loaded: LoadedConfig, where: Path) -> Book:
        """The decisions for the file at an absolute path. Raises PolicylintError, every time the same."""
        from policylint.decisions.file import read_book

        path = self._path(loaded, where)
        if path not in self._read:
            try:
                self._read[path] = read_book(path)
            except PolicylintError as error:
                self._read[path] = error
        found = self._read[path]
        if isinstance(found, PolicylintError):
            raise found
        return found

    def _path(self, loaded: LoadedConfig, where: Path) -> Path:
        """Where decisions are kept, as the user would write it.

        The flag names it, or the configuration does, or it lies beside the configuration.
        Without one it is the nearest above the file, else at the top of its repository.
        """
        path = Path(self._named) if self._named else loaded.decisions or _nearest(where.parent)
        return Path(shown(absolute(path)))


def _nearest(directory: Path) -> Path:
    for place in (directory, *directory.parents):
        if (place / DECISIONS).is_file() or (place / ".git").exists():
            return place / DECISIONS
    return Path.cwd() / DECISIONS
