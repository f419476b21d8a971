"""`policylint explain RULE`: all that a rule's file says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from textwrap import shorten
from typing import TYPE_CHECKING

from policylint.commands import output
from policylint.commands.rules import linter_here, rules_of
from policylint.commands.session import Flags, names_of
from policylint.config import suggest
from policylint.errors import PolicylintError
from policylint.reports.text import one_line, wrap
from policylint.rules.wording import evidence_in_words, pattern_in_words, phrase_in_words, template_in_words
from policylint.tenets import title

if TYPE_CHECKING:
    from policylint.rules.model import DocumentCheck, Rule

#: The words looked for, and documents given as examples, are long; the rule's file has all of them.
MOST_OF_A_LIST, MOST_OF_A_DOCUMENT = 400, 160

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
    for check in rule.document:
        yield from _document(check, width)
    most = MOST_OF_A_DOCUMENT if rule.document else None
    yield from _list("It finds", rule.flags, width, most)
    yield from _list("It leaves alone", rule.allows, width, most)


def _document(check: DocumentCheck, width: int) -> Iterator[str]:
    audience = f" (texts for {' and '.join(check.audience)})" * bool(check.audience)
    yield from _paragraph("It is asked of", f"procedures that deal with customers{audience}", width)
    yield from _list("It wants them to speak of", map(evidence_in_words, check.about), width, MOST_OF_A_LIST)
    yield from _list(
        "It finds nothing where they say", map(evidence_in_words, check.said), width, MOST_OF_A_LIST
    )
    yield from _list("It proposes to add", check.section.splitlines(), width)


def _paragraph(heading: str, text: str, width: int) -> Iterator[str]:
    if text.strip():
        yield from ("", heading)
        yield from wrap(text, width, "  ")


def _list(heading: str, items: Iterable[str], width: int, most: int | None = None) -> Iterator[str]:
    """Each item on lines of its own, cut at a space if it has more than `most` characters."""
    whole = (item for item in map(one_line, items) if item)
    shown = list(dict.fromkeys(shorten(item, most, placeholder=" …") if most else item for item in whole))
    if shown:
        yield from ("", heading)
        for item in shown:
            yield from wrap(item, width, "  - ", "    ")
