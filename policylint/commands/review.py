"""`policylint review`: findings one at a time, and what a reviewer says of each is kept."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from policylint.commands import output
from policylint.commands.answers import Answers, Quit
from policylint.commands.bookkeeping import Keeper
from policylint.commands.checking import Done, judged, lint, prepare
from policylint.commands.deciding import Asked, decide, shown_to_reviewer
from policylint.commands.session import Flags, Session
from policylint.config_files import shown
from policylint.decisions.applying import decided
from policylint.decisions.places import sentences_in
from policylint.discovery import discover
from policylint.errors import PolicylintError
from policylint.files import read_bytes

NO_TERMINAL = (
    "There is no terminal to ask at, and standard input gives no answers.",
    "Run it in a terminal, or pipe one answer a line: a, d REASON, r FAMILY REASON, s, b or q.",
)


def review(paths: Sequence[str], flags: Flags, *, by: str, again: bool, prune: bool) -> int:
    """Ask, keep each answer at once, and count. Returns the exit code: 0, or 2 for trouble."""
    session, errors = Session(flags), list[PolicylintError]()
    done = list(_linted(paths, session, errors))
    keeper = Keeper()
    if prune:
        _prune(done, keeper)
    else:
        every = [asked for one in done for asked in _asked_of(one)]
        waiting = every if again else [asked for asked in every if not asked.before]
        session_of_asking(waiting, len(every), keeper, by)
    for trouble in errors:
        output.write_error(str(trouble))
    return 2 if errors else 0


def _linted(paths: Sequence[str], session: Session, errors: list[PolicylintError]) -> Iterator[Done]:
    """Every document as if nothing had been decided yet, in order of path."""
    found = discover(list(paths), session.configs)
    errors += found.errors
    jobs, books = [], {}
    for path in found.files:
        try:
            job = prepare(read_bytes(path), str(path), path, session)
            books[str(path)] = job
            jobs.append(replace(job, options=replace(job.options, review=True), name=""))
        except PolicylintError as error:
            if str(error) not in map(str, errors):
                errors.append(error)
    if jobs:
        session.check_flags()
    ended = []
    for outcome in lint(jobs):
        if isinstance(outcome, PolicylintError):
            errors.append(outcome)
        else:
            ended.append(replace(outcome, job=books[outcome.job.document.source.path]))
    yield from sorted(ended, key=lambda one: one.job.document.source.path)


def _asked_of(done: Done) -> Iterator[Asked]:
    """What is amiss with comments is mended there, and no matter of opinion."""
    findings = [one for one in done.result.findings if one.rule.family != "suppression"]
    for finding, decision in decided(done.job.document, findings, done.job.decisions):
        yield Asked(done.job, finding, decision)


def session_of_asking(waiting: Sequence[Asked], every: int, keeper: Keeper, by: str) -> None:
    """From the first to the last, or until the reviewer has had enough. Raises PolicylintError."""
    if not waiting:
        told = (
            "All findings here are decided; --again asks them once more." if every else "Nothing was found."
        )
        output.write_out(f"{told}\n")
        return
    answers, said, at = Answers(), dict[int, str](), 0
    try:
        while at < len(waiting):
            output.write_out(shown_to_reviewer(waiting[at], at, len(waiting)))
            key = decide(waiting[at], answers, keeper, by)
            if key == "back":
                at = max(0, at - 1)
            else:
                said[at] = key
                at += 1
    except Quit as quit:
        if quit.unheard and not said:
            raise PolicylintError(NO_TERMINAL[0], mend=NO_TERMINAL[1]) from None
    except KeyboardInterrupt:
        output.write_out("\n")
    output.write_out(_summary(Counter(said.values()), len(waiting) - len(said), keeper))


def _prune(done: Sequence[Done], keeper: Keeper) -> None:
    """Take out what `check` calls unused, and what was accepted and is no longer written so."""
    for one in done:
        there = {sentence.text for sentence in sentences_in(one.job.document)}
        unused = judged(one.job, one.result).unused
        gone = (each for each in one.job.decisions if each in unused or each.sentence not in there)
        keeper.forget(one.job, tuple(gone))
    noun = "decision" if keeper.forgotten == 1 else "decisions"
    output.write_out(f"{keeper.forgotten} {noun} of no more use removed.\n")


def _summary(counts: Counter[str], left: int, keeper: Keeper) -> str:
    told = {"accept": "accepted", "dismiss": "dismissed", "relabel": "relabelled", "skip": "skipped"}
    parts = [f"{counts[key]} {word}" for key, word in told.items() if counts[key]]
    places = f" Kept in {', '.join(sorted(map(shown, keeper.written)))}." if keeper.written else ""
    return f"\n{', '.join(parts) or 'Nothing decided'}; {left} left.{places}\n"
