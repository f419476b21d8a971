"""Lints files one by one and together: an error costs its own file and no other."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from policylint.commands.session import Session, unexpected
from policylint.config import Options, suggest
from policylint.decisions.model import Book, Decision
from policylint.discovery import absolute
from policylint.errors import PolicylintError

if TYPE_CHECKING:
    from policylint.documents.model import Document
    from policylint.finding import Finding
    from policylint.linter import Linter, Result
    from policylint.source import Source

STDIN_NAME = "<stdin>"
NO_BOOK = Book(Path())
_FRONT_MATTER = {"audience": ("auto", "customer", "staff"), "document-checks": ("auto", "true", "false")}


@dataclass(frozen=True)
class Job:
    """A document with the questions to ask of it; `file` is None for standard input.

    `book` holds what reviewers decided, of this document under `name`.
    """

    document: Document
    options: Options
    linter: Linter
    fail_level: str
    file: Path | None
    book: Book = NO_BOOK
    name: str = ""

    @property
    def decisions(self) -> tuple[Decision, ...]:
        return self.book.of(self.name)


@dataclass(frozen=True)
class Done:
    """`silenced` findings are not in the result; `unused` decisions changed nothing in it."""

    job: Job
    result: Result
    silenced: tuple[Finding, ...] = ()
    unused: tuple[Decision, ...] = ()


def prepare(data: bytes, name: str, file: Path | None, session: Session) -> Job:
    """Make a job of a file's bytes. Raises PolicylintError."""
    from policylint.documents.decoding import decode
    from policylint.source import Source

    where = absolute(Path(name))
    loaded = session.config_at(where.parent)
    document = read_document(Source(name, decode(data, name)))
    _check_front_matter(document)
    if session.flags.audience:
        # the flag stands over what the text says of itself
        others = {key: value for key, value in document.front_matter.items() if key != "audience"}
        document = replace(document, front_matter=others)
    options, linter = session.options(loaded, where), session.linter(loaded)
    book = NO_BOOK if session.flags.no_decisions else session.book(loaded, where)
    return Job(document, options, linter, loaded.config.fail_level, file, book, name_in(book, where))


def name_in(book: Book, where: Path) -> str:
    """How a file of decisions calls the file at an absolute path: from its own directory."""
    if book is NO_BOOK:
        return ""
    try:
        return Path(os.path.relpath(where, book.path.parent)).as_posix()
    except ValueError:  # another drive
        return where.as_posix()


def read_document(source: Source) -> Document:
    """Blocks by the file's suffix; standard input without a name is taken for Markdown."""
    if source.path == STDIN_NAME:
        from policylint.documents.markdown import read_markdown

        return read_markdown(source)
    from policylint.documents import read

    return read(source)


def lint(jobs: Iterable[Job]) -> Iterator[Done | PolicylintError]:
    """Lint jobs, those of one linter together; in no promised order.

    Raises PolicylintError for what is wrong with the run and not with a file.
    """
    groups: dict[int, list[Job]] = {}
    for job in jobs:
        groups.setdefault(id(job.linter), []).append(job)
    for group in groups.values():
        yield from _lint_group(group)


def _lint_group(group: list[Job]) -> Iterator[Done | PolicylintError]:
    done = 0
    try:
        for result in group[0].linter.lint_many((job.document, job.options) for job in group):
            yield judged(group[done], result)
            done += 1
    except Exception:  # which file it was shows when they go one by one
        pass
    for job in group[done:]:
        try:
            yield judged(job, job.linter.lint(job.document, job.options))
        except PolicylintError as error:
            if not error.path:
                raise
            yield error
        except Exception as error:
            yield unexpected(error, job.document.source.path)


def judged(job: Job, result: Result) -> Done:
    """The result in the light of what reviewers decided."""
    if not job.decisions:
        return Done(job, result)
    from policylint.decisions.applying import judge

    found = judge(
        job.document, result.findings, job.decisions, lambda rule_id: _asked(job, rule_id), result.withheld
    )
    return Done(job, replace(result, findings=found.findings), found.silenced, found.unused)


def _asked(job: Job, rule_id: str) -> bool:
    """Whether the run asked a rule, or there is none of that name."""
    from policylint.commitments.telling import RULES
    from policylint.findings import chosen

    rule = next((one for one in (*job.linter.ruleset.rules, *RULES) if one.id == rule_id), None)
    return rule is None or bool(chosen([rule], job.options))


def _check_front_matter(document: Document) -> None:
    for key, value in document.front_matter.items():
        path = document.source.path
        if key not in _FRONT_MATTER:
            what = f"Front matter 'policylint' has an unknown key {key!r}."
            mend = suggest(key, _FRONT_MATTER) or f"It takes: {', '.join(_FRONT_MATTER)}."
            raise PolicylintError(what, path=path, line=_line_of(document, key), mend=mend)
        allowed = _FRONT_MATTER[key]
        if value not in allowed:
            what = f"Front matter 'policylint' has {key}: {value!r}."
            mend = suggest(value, allowed) or f"Write one of {', '.join(allowed)}."
            raise PolicylintError(what, path=path, line=_line_of(document, key), mend=mend)


def _line_of(document: Document, key: str) -> int | None:
    for number, line in enumerate(document.source.text.splitlines(), 1):
        if line.strip(" {").startswith(key) or f"{{{key}" in line.replace(" ", ""):
            return number
    return None
