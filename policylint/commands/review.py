"""`policylint review`: findings one at a time, and what a reviewer says of each is kept."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from policylint.commands import output
from policylint.commands.answers import Answers, Quit
from policylint.commands.bookkeeping import Keeper
from policylint.commands.checking import Done, Job, judged, lint, prepare
from policylint.commands.session import Flags, Session
from policylint.config_files import shown
from policylint.decisions.applying import decided
from policylint.decisions.model import Decision, Kind
from policylint.decisions.places import sentence_at, sentences_in
from policylint.discovery import discover
from policylint.errors import PolicylintError
from policylint.files import read_bytes
from policylint.reader.families import FAMILIES
from policylint.reports import full
from policylint.reports.model import CheckedDocument

if TYPE_CHECKING:
    from policylint.finding import Finding

KEYS = {"a": "accept", "d": "dismiss", "r": "relabel", "s": "skip", "b": "back", "q": "quit"}
NO_TERMINAL = (
    "There is no terminal to ask at, and standard input gives no answers.",
    "Run it in a terminal, or pipe one answer a line: a, d REASON, r FAMILY REASON, s, b or q.",
)


@dataclass(frozen=True)
class Asked:
    """A finding to ask about, and what was decided of it before, if anything was."""

    job: Job
    finding: Finding
    before: Decision | None


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
            output.write_out(_shown(waiting[at], at, len(waiting)))
            key = _decide(waiting[at], answers, keeper, by)
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


def _shown(asked: Asked, at: int, many: int) -> str:
    job = asked.job
    document = CheckedDocument(job.document.source, "", "", 0)
    page = output.style("auto")
    rows = full.one(asked.finding, document.source, page)
    before = _before(asked.before) if asked.before else ""
    head = page.paint(f"{at + 1} of {many}", "bold")
    return "".join(f"{row.rstrip()}\n" for row in ("", head + before, "", *rows, ""))


def _before(decision: Decision) -> str:
    said = f"{decision.decision} {decision.family}".strip()
    return f" (decided before: {said}{f', {decision.reason}' if decision.reason else ''})"


def _decide(asked: Asked, answers: Answers, keeper: Keeper, by: str) -> str:
    """Ask until the answer makes sense, and keep it; what was done, in a word."""
    relabels = asked.finding.rule.family in FAMILIES
    while True:
        key, rest = answers.key(_menu(relabels))
        name = KEYS.get(key, "")
        family = reason = ""
        if name == "quit":
            raise Quit
        if name in ("skip", "back"):
            return name
        if name == "dismiss":
            reason = rest or answers.line("Why is it to be left alone? ")
        elif name == "relabel" and relabels:
            family, reason = _family(rest or answers.line(f"To which family? ({', '.join(FAMILIES)}) "))
        if name == "accept" or reason or family:
            kind: Kind = "accept" if name == "accept" else "dismiss" if name == "dismiss" else "relabel"
            keeper.keep(asked.job, _decision(asked, kind, family, rest if name == "accept" else reason, by))
            return name
        answers.complain(_why_not(name, relabels))


def _menu(relabels: bool) -> str:
    relabel = "[r]elabel, " if relabels else ""
    return f"[a]ccept, [d]ismiss, {relabel}[s]kip, [b]ack or [q]uit? "


def _why_not(name: str, relabels: bool) -> str:
    if name == "dismiss":
        return "A finding is dismissed only with a reason: it tells the next reviewer whether it still holds."
    if name == "relabel":
        return (
            "No such family; the first letters will do."
            if relabels
            else "What a document leaves out, or promises twice, is of no other family."
        )
    return "Press a, d, r, s, b or q."


def _family(answer: str) -> tuple[str, str]:
    """A family by its first letters and what follows as reason; empty if none or several begin so."""
    word, _, reason = answer.strip().partition(" ")
    found = [family for family in FAMILIES if family.startswith(word.lower().rstrip(",:"))]
    return (found[0], reason.strip()) if word and len(found) == 1 else ("", "")


def _decision(asked: Asked, kind: Kind, family: str, reason: str, by: str) -> Decision:
    finding = asked.finding
    sentence = sentence_at(sentences_in(asked.job.document), finding.span)
    return Decision(
        finding=asked.before.finding if asked.before else finding.fingerprint,
        rule=finding.rule.id,
        heading=sentence.heading if sentence else "",
        sentence=sentence.text if sentence else " ".join(finding.excerpt.split()),
        decision=kind,
        family=family,
        reason=reason,
        by=by,
    )


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
