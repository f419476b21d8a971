"""One finding before a reviewer: how it is shown, what may be answered, and the decision that it makes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from policylint.commands import output
from policylint.commands.answers import Answers, Quit
from policylint.commands.bookkeeping import Keeper
from policylint.commands.checking import Job
from policylint.decisions.model import Decision, Kind
from policylint.decisions.places import sentence_at, sentences_in
from policylint.reader.families import FAMILIES
from policylint.reports import full
from policylint.reports.text import one_line

if TYPE_CHECKING:
    from policylint.finding import Finding

KEYS = {"a": "accept", "d": "dismiss", "r": "relabel", "s": "skip", "b": "back", "q": "quit"}


@dataclass(frozen=True)
class Asked:
    """A finding to ask about, and what was decided of it before, if anything was."""

    job: Job
    finding: Finding
    before: Decision | None


def shown_to_reviewer(asked: Asked, at: int, many: int) -> str:
    """The finding as a report has it, with its number."""
    page = output.style("auto")
    rows = full.one(asked.finding, asked.job.document.source, page)
    before = _before(asked.before) if asked.before else ""
    head = page.paint(f"{at + 1} of {many}", "bold")
    return "".join(f"{row.rstrip()}\n" for row in ("", head + before, "", *rows, ""))


def _before(decision: Decision) -> str:
    said = f"{decision.decision} {decision.family}".strip()
    reason = f", {one_line(decision.reason)}" if decision.reason else ""
    return f" (decided before: {said}{reason})"


def decide(asked: Asked, answers: Answers, keeper: Keeper, by: str) -> str:
    """Ask until the answer makes sense, and keep it; what was done, in a word. Raises Quit."""
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
