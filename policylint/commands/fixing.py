"""Rewrites made in a text, to be written into its file or shown as a diff."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass, replace

from policylint.commands.checking import Done, lint, read_document
from policylint.errors import PolicylintError
from policylint.files import write_text
from policylint.finding import Finding
from policylint.source import Source

#: Rewrites that share words with others wait for the next round. More rounds than this
#: would mean that rewrites undo each other.
ROUNDS = 5


@dataclass(frozen=True)
class Fix:
    """A document before and after its rewrites, both linted."""

    before: Done
    after: Done


def mend(done: Done, *, unsafe: bool) -> Fix | PolicylintError | None:
    """Make the rewrites of a document; None if there is none to make."""
    from policylint.rewriting import apply

    after = done
    for _ in range(ROUNDS):
        source = after.job.document.source
        text = apply(source.text, after.result.findings, unsafe)
        if text == source.text:
            break
        outcome = _lint_again(after, Source(source.path, text))
        if isinstance(outcome, PolicylintError):
            return outcome
        after = outcome
    return None if after is done else Fix(done, after)


def left(done: Done, *, unsafe: bool) -> int:
    """How many findings could be mended only by a rewrite that was not asked for."""
    return 0 if unsafe else sum(map(_only_unsafely, done.result.findings))


def _only_unsafely(finding: Finding) -> bool:
    ready = {one.safety for one in finding.rewrites if not one.placeholders}
    return "unsafe" in ready and "safe" not in ready


def write(fix: Fix) -> None:
    """Write a mended text to its file; that of standard input has none. Raises PolicylintError."""
    job = fix.before.job
    if job.file:
        write_text(job.file, fix.after.job.document.source.text, expected=job.document.source.text)


def diff(fix: Fix) -> str:
    """A unified diff that `patch` takes, line ends kept."""
    before, after = fix.before.job.document.source, fix.after.job.document.source
    rows = difflib.unified_diff(_lines(before.text), _lines(after.text), before.path, before.path)
    return "".join(row if row.endswith("\n") else f"{row}\n\\ No newline at end of file\n" for row in rows)


def _lint_again(done: Done, source: Source) -> Done | PolicylintError:
    try:
        document = replace(read_document(source), front_matter=done.job.document.front_matter)
    except PolicylintError as error:
        return error
    return next(iter(lint([replace(done.job, document=document)])))


def _lines(text: str) -> list[str]:
    return re.findall(r"[^\n]*\n|[^\n]+", text)
