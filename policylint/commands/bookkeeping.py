"""Keeps each decision in its file as soon as it is made, and what others write there meanwhile."""

from __future__ import annotations

from pathlib import Path

from policylint.commands.checking import Job
from policylint.decisions.file import read_book, write_book
from policylint.decisions.model import Book, Decision
from policylint.files import read_bytes


class Keeper:
    """The files of decisions that a review writes to; each is read again if it has changed."""

    def __init__(self) -> None:
        self._books: dict[Path, tuple[bytes, Book]] = {}
        self.written: set[Path] = set()
        self.forgotten = 0

    def keep(self, job: Job, decision: Decision) -> None:
        """Add a decision, or put it in the place of an older one. Raises PolicylintError."""
        self._write(self._book(job).with_decision(job.name, decision))

    def forget(self, job: Job, gone: tuple[Decision, ...]) -> None:
        """Take decisions out. Raises PolicylintError."""
        if gone:
            self._write(self._book(job).without(job.name, gone))
            self.forgotten += len(gone)

    def _book(self, job: Job) -> Book:
        path = job.book.path
        data = read_bytes(path) if path.exists() else b""
        known = self._books.get(path)
        return known[1] if known and known[0] == data else read_book(path)

    def _write(self, book: Book) -> None:
        self._books[book.path] = (write_book(book), book)
        self.written.add(book.path)
