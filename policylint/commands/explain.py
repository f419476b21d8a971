"""`policylint explain`: a rule in full, or what the linter sees in a sentence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from policylint.commands import output
from policylint.commands.rules import linter_here, rules_of
from policylint.commands.session import Flags, Session, names_of
from policylint.config import suggest
from policylint.discovery import absolute
from policylint.errors import PolicylintError
from policylint.reports.text import one_line, wrap
from policylint.rules.wording import pattern_in_words, phrase_in_words, template_in_words
from policylint.source import Source
from policylint.tenets import title

if TYPE_CHECKING:
    from policylint.language.model import Adjunct, Frame, Slot
    from policylint.rules.model import Rule

_SEVERITIES = {
    "error": "an error: stops a check",
    "warning": "a warning: stops a check unless --fail-level says otherwise",
    "info": "a remark: stops no check unless --fail-level says so",
}
_STABILITIES = {
    "stable": "stable: right at least nine times in ten",
    "preview": "preview: still on trial, asked only with --preview",
}


def explain_rule(name: str, flags: Flags) -> None:
    """Print all that a rule's file says; of a family, each of its rules in turn.

    Raises PolicylintError if there is no rule of that name.
    """
    linter = linter_here(flags)
    rules = [rule for rule in rules_of(linter) if name in (rule.id, rule.family)]
    if not rules:
        known = names_of(linter)
        ends = {known_name.rpartition("/")[2]: known_name for known_name in known}
        mend = f"Did you mean {ends[name]!r}?" if name in ends else suggest(name, known)
        raise PolicylintError(f"No rule or family {name!r}.", mend=mend or "`policylint rules` lists them.")
    width = output.style("never").width
    rows = [row for rule in rules for row in (*_rule(rule, width), "", "")]
    output.write_out("".join(f"{row.rstrip()}\n" for row in rows[:-2]))


def explain_text(text: str, flags: Flags) -> None:
    """Print the clauses found in a text, and the rules that fire or nearly do."""
    from policylint.documents import read

    session = Session(flags)
    here = absolute(Path())
    loaded = session.config_at(here)
    linter = session.linter(loaded)
    session.check_flags()
    options = session.options(loaded, here / "text.md")
    width = output.style("never").width
    rows: list[str] = []
    document = read(Source("text.md", text))
    for finding in linter.lint(document, options).findings:
        rows += [f"{finding.rule.id} fires", *wrap(finding.message, width, "  "), ""]
    for seen in linter.explain(text, options):
        rows += _seen(seen, width)
    rows = rows or ["There is no clause in this text to look at."]
    output.write_out("".join(f"{row.rstrip()}\n" for row in rows))


def _rule(rule: Rule, width: int) -> Iterator[str]:
    yield rule.id
    yield "=" * len(rule.id)
    yield from wrap(rule.summary, width)
    yield ""
    yield from wrap(_SEVERITIES[rule.severity], width, "Severity   ")
    yield from wrap(_STABILITIES[rule.stability], width, "Stability  ")
    for number, tenet in enumerate(rule.tenets):
        yield from wrap(title(tenet), width, "           " if number else "Tenets     ")
    if rule.path:
        yield f"File       {rule.path}"
    yield from _paragraph("Why", rule.why, width)
    yield from _paragraph("What to write instead", rule.advice, width)
    yield from _list("It looks for clauses such as", map(pattern_in_words, rule.patterns), width)
    yield from _list("It looks for the words", map(phrase_in_words, rule.phrases), width)
    yield from _list("It keeps silent about", map(pattern_in_words, rule.unless), width)
    yield from _list("It proposes", map(template_in_words, rule.rewrites), width)
    yield from _list("It finds", rule.flags, width)
    yield from _list("It leaves alone", rule.allows, width)


def _paragraph(heading: str, text: str, width: int) -> Iterator[str]:
    if text.strip():
        yield from ("", heading)
        yield from wrap(text, width, "  ")


def _list(heading: str, items: Iterable[str], width: int) -> Iterator[str]:
    shown = list(dict.fromkeys(item for item in map(one_line, items) if item))
    if shown:
        yield from ("", heading)
        for item in shown:
            yield from wrap(item, width, "  - ", "    ")


def _seen(seen: Any, width: int) -> Iterator[str]:
    for number, frame in enumerate(seen.frames, 1):
        yield f"Clause {number}"
        for label, value in _frame(frame):
            yield from wrap(value, width, f"  {label:<12} ")
        yield ""
    if not seen.frames:
        yield from ("No clause was found here.", "")
    for near in seen.near:
        yield f"{near.rule} did not fire"
        yield from wrap(one_line(str(near.pattern)), width, "  looks for    ")
        yield from wrap(str(near.field), width, "  differs in   ")
        yield from wrap(_words(near.expected), width, "  expected     ")
        yield from wrap(_words(near.found), width, "  found        ")
        yield ""


def _frame(frame: Frame) -> Iterator[tuple[str, str]]:
    yield "predicate", f"{frame.predicate}{_labels(frame.predicate_labels - {frame.predicate})}"
    for name in ("actor", "object", "recipient", "topic", "attribute"):
        slot: Slot | None = getattr(frame, name)
        if slot:
            role = "" if slot.role == "none" else f" = {slot.role}"
            yield name, f"“{slot.text}”{role}{_labels(slot.labels - {slot.head, slot.role})}"
    yield "form", f"{frame.polarity}, {frame.mood}, {frame.voice}, {frame.tense}"
    if frame.modality != "none":
        yield "modality", frame.modality
    for adjunct in frame.adjuncts:
        yield adjunct.kind, _adjunct(adjunct)
    if frame.context:
        yield "context", ", ".join(sorted(frame.context))


def _adjunct(adjunct: Adjunct) -> str:
    return f"“{adjunct.text}”"


def _labels(labels: frozenset[str]) -> str:
    return f" ({', '.join(sorted(labels))})" if labels else ""


def _words(value: object) -> str:
    if isinstance(value, frozenset | set | tuple | list):
        return ", ".join(sorted(map(_words, value))) or "none"
    return one_line(str(value)) or "none"
