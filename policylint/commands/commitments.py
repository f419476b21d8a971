"""`policylint commitments`: what documents promise customers, for a reviewer to read."""

from __future__ import annotations

from typing import Literal

from policylint import __version__
from policylint.commands import output
from policylint.commands.check import CheckFlags, jobs_of
from policylint.commands.checking import Job
from policylint.commands.session import Flags, Session, tool_of, unexpected
from policylint.commitments.model import Commitment
from policylint.errors import PolicylintError
from policylint.reports import ledger
from policylint.reports.model import Tool, Trouble

Format = Literal["table", "json", "csv"]


def commitments(paths: tuple[str, ...], stdin_filename: str, format: Format, shared: Flags) -> int:
    """Print the promises; return 0, or 2 if something could not be read."""
    errors: list[PolicylintError] = []
    jobs: list[Job] = []
    found: list[Commitment] = []
    read: list[str] = []
    try:
        jobs = list(jobs_of(CheckFlags(paths=paths, stdin_filename=stdin_filename), Session(shared), errors))
    except PolicylintError as error:
        errors.append(error)
    for job in sorted(jobs, key=lambda job: job.document.source.path):
        try:
            found += job.linter.commitments(job.document, job.options)
            read.append(job.document.source.path)
        except PolicylintError as error:
            errors.append(error)
        except Exception as error:  # one file's trouble must not hide the others
            errors.append(unexpected(error, job.document.source.path))
    tool = tool_of(jobs[0].linter) if jobs else Tool(__version__)
    troubles = tuple(Trouble.of(error) for error in errors)
    for trouble in troubles:
        output.write_error(str(trouble))
    _print(ledger.Ledger(tool, tuple(read), tuple(found), troubles), format)
    return 2 if errors else 0


def _print(made: ledger.Ledger, format: Format) -> None:
    if format == "table":
        if made.paths or not made.errors:
            output.write_out(ledger.table(made, output.style("auto")))
    else:
        text = ledger.as_json(made) if format == "json" else ledger.as_csv(made)
        output.write_out(text, exact=True)
