"""`policylint check`: arguments to files, files to findings, findings to a report."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Literal

from policylint import __version__
from policylint.collector import collector_rare
from policylint.commands import output
from policylint.commands.checking import STDIN_NAME, Done, Job, lint, prepare
from policylint.commands.session import Flags, Session, tool_of, unexpected
from policylint.discovery import STDIN, absolute, discover
from policylint.errors import PolicylintError
from policylint.files import read_bytes
from policylint.reports.model import SEVERITIES, CheckedDocument, Report, Tool, Trouble

Format = Literal["full", "concise", "json"]


@dataclass(frozen=True)
class CheckFlags:
    """The flags of `check` alone; `fail_level` is None where not given."""

    paths: tuple[str, ...] = (".",)
    stdin_filename: str = ""
    format: Format = "full"
    fail_level: str | None = None
    fix: bool = False
    unsafe_fixes: bool = False
    diff: bool = False
    force_exclude: bool = False
    exit_zero: bool = False
    quiet: bool = False
    color: output.Color = "auto"

    @property
    def rewrites(self) -> bool:
        """Whether anything is done with rewrites; `concise` prints none."""
        return self.format != "concise" or self.fix or self.diff

    @property
    def reviews(self) -> bool:
        """Whether the trained reader is asked unless told otherwise: a person reads this.

        Who counts findings, or reads them line by line, gets those of rules alone.
        """
        return self.format == "full" and not self.diff

    @property
    def filters(self) -> bool:
        """Whether standard output is for the mended text, and the report goes to standard error."""
        return self.fix and not self.diff and STDIN in self.paths


@dataclass
class _Run:
    results: list[Done] = field(default_factory=list)
    errors: list[PolicylintError] = field(default_factory=list)
    fixed: int = 0
    diffs: list[str] = field(default_factory=list)
    left: int = 0


def check(flags: CheckFlags, shared: Flags) -> int:
    """Check, print, and return the exit code: 0 clean, 1 findings, 2 something was wrong."""
    run = _Run()
    try:
        _check(flags, shared, run)
    except PolicylintError as error:
        run.errors.append(error)
    report = _report(run)
    for trouble in report.errors:
        output.write_error(str(trouble))
    if not flags.quiet:
        for note in report.notes:
            output.write_error(f"note: {note}")
    if flags.diff:
        output.write_out("".join(run.diffs), exact=True)
        failing = bool(run.diffs)
        if run.left and not flags.quiet:
            output.write_error(_left(run.left))
    else:
        if flags.filters:
            output.write_out("".join(done.job.document.source.text for done in run.results), exact=True)
        _print(report, flags)
        failing = any(_fails(done, flags.fail_level) for done in run.results)
    if report.errors:
        return 2
    return int(failing and not flags.exit_zero)


def _check(flags: CheckFlags, shared: Flags, run: _Run) -> None:
    if shared.decisions and not Path(shared.decisions).is_file():
        raise PolicylintError(
            "--decisions names no file.", path=shared.decisions, mend="`policylint review` makes one."
        )
    session = Session(shared, review=flags.reviews)
    jobs = list(jobs_of(flags, session, run.errors))
    if jobs:
        session.check_flags()
    with collector_rare():
        for outcome in lint(jobs):
            if isinstance(outcome, PolicylintError):
                run.errors.append(outcome)
            else:
                run.results.append(outcome)
    if flags.fix or flags.diff:
        run.results.sort(key=lambda done: done.job.document.source.path)
        _fix(flags, run)


def jobs_of(flags: CheckFlags, session: Session, errors: list[PolicylintError]) -> Iterator[Job]:
    arguments = [path for path in flags.paths if path != STDIN]
    found = discover(arguments, session.configs, force_exclude=flags.force_exclude)
    errors += found.errors
    inputs: list[tuple[str, Path | None]] = [(str(path), path) for path in found.files]
    if STDIN in flags.paths:
        if _stdin_left_out(flags, session):
            if flags.filters:
                output.write_out(sys.stdin.buffer.read().decode("utf-8", "surrogateescape"), exact=True)
        else:
            inputs.insert(0, (flags.stdin_filename or STDIN_NAME, None))
    for name, path in inputs:
        try:
            data = read_bytes(path) if path else sys.stdin.buffer.read()
            job = prepare(data, name, path, session)
            yield replace(job, options=replace(job.options, rewrites=flags.rewrites))
        except PolicylintError as error:
            if str(error) not in map(str, errors):
                errors.append(error)
        except Exception as error:  # one file's trouble must not hide the others
            errors.append(unexpected(error, name))


def _stdin_left_out(flags: CheckFlags, session: Session) -> bool:
    if not (flags.force_exclude and flags.stdin_filename):
        return False
    from policylint.discovery import left_out

    return left_out(absolute(Path(flags.stdin_filename)), session.configs)


def _fix(flags: CheckFlags, run: _Run) -> None:
    from policylint.commands import fixing

    for index, done in enumerate(run.results):
        fix = fixing.mend(done, unsafe=flags.unsafe_fixes)
        if isinstance(fix, PolicylintError):
            run.errors.append(fix)
        elif fix and flags.diff:
            run.diffs.append(fixing.diff(fix))
            run.left += fixing.left(fix.after, unsafe=flags.unsafe_fixes)
        elif flags.diff:
            run.left += fixing.left(done, unsafe=flags.unsafe_fixes)
        elif fix:
            try:
                fixing.write(fix)
            except PolicylintError as error:
                run.errors.append(error)
                continue
            run.results[index] = fix.after
            run.fixed += max(1, len(done.result.findings) - len(fix.after.result.findings))


def _left(number: int) -> str:
    """Else an empty patch reads as if there were nothing to mend."""
    noun = "rewrite needs" if number == 1 else "rewrites need"
    return f"{number} more {noun} your check first; --diff --unsafe-fixes shows them too."


def _report(run: _Run) -> Report:
    linters = [done.job.linter for done in run.results]
    tool = tool_of(linters[0]) if linters else Tool(__version__)
    documents = (
        CheckedDocument(
            done.job.document.source,
            done.result.audience,
            done.result.audience_reason,
            done.result.words,
            done.result.review,
        )
        for done in run.results
    )
    findings = (finding for done in run.results for finding in done.result.findings)
    errors = tuple(Trouble.of(error) for error in run.errors)
    silenced = sum(len(done.silenced) for done in run.results)
    doubted = sum(len(done.result.withheld) for done in run.results)
    notes = tuple(note for done in run.results for note in _unused(done))
    return Report(
        tool, tuple(documents), tuple(findings), errors, run.fixed, silenced, doubted, notes
    ).ordered()


def _unused(done: Done) -> Iterator[Trouble]:
    """Decisions that would hide the next finding of their kind unread."""
    for one in done.unused:
        what = f"Nothing of {one.rule!r} is found any more in {done.job.name}, in: “{one.sentence}”"
        mend = "Remove the entry, or let `policylint review --prune` do it."
        yield Trouble.of(done.job.book.error(one, what, mend))


def _print(report: Report, flags: CheckFlags) -> None:
    if flags.format == "json":
        from policylint.reports import json_report

        output.write_out(json_report.render(report), exact=True)
    elif flags.format == "concise":
        from policylint.reports import concise

        output.write_out(concise.render(report), to_error=flags.filters)
    else:
        from policylint.reports import full

        text = full.render(report, output.style(flags.color), quiet=flags.quiet)
        output.write_out(text, to_error=flags.filters)


def _fails(done: Done, fail_level: str | None) -> bool:
    level = fail_level or done.job.fail_level
    if level == "never":
        return False
    failing = SEVERITIES[: SEVERITIES.index(level) + 1]
    return any(finding.rule.severity in failing for finding in done.result.findings)
