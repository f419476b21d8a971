"""Safe rewrites, written into files or shown as a diff."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from policylint.commands.checking import Done, lint, read_document
from policylint.errors import PolicylintError
from policylint.files import write_text
from policylint.source import Source


@dataclass(frozen=True)
class Fix:
    """What rewriting makes of a document; `text` is the whole of it."""

    done: Done
    text: str

    @property
    def source(self) -> Source:
        return self.done.job.document.source


def fixes(results: Iterable[Done], *, unsafe: bool) -> Iterator[Fix]:
    """The documents that rewriting changes."""
    from policylint.rewriting import apply

    for done in results:
        text = done.job.document.source.text
        if done.result.findings:
            changed = apply(text, done.result.findings, unsafe)
            if changed != text:
                yield Fix(done, changed)


def write(fix: Fix) -> Done | PolicylintError:
    """Write a fix to its file (not for standard input) and lint what stands there now."""
    job, source = fix.done.job, fix.source
    try:
        if job.file:
            write_text(job.file, fix.text, expected=source.text)
        document = read_document(Source(source.path, fix.text))
    except PolicylintError as error:
        return error
    return next(iter(lint([replace(job, document=document)])))


def diff(fix: Fix) -> str:
    """A unified diff that `patch` takes, line ends kept."""
    before, after = _lines(fix.source.text), _lines(fix.text)
    rows = difflib.unified_diff(before, after, fix.source.path, fix.source.path)
    return "".join(row if row.endswith("\n") else f"{row}\n\\ No newline at end of file\n" for row in rows)


def _lines(text: str) -> list[str]:
    return re.findall(r"[^\n]*\n|[^\n]+", text)
