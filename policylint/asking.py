"""What the parser is to be asked of a document: its sentences, in the light of options."""

from __future__ import annotations

from policylint.config import Options
from policylint.documents.model import Document
from policylint.language.audience import AudienceReading
from policylint.language.model import Audience, Role
from policylint.language.times import find_times
from policylint.language.timing import labels_of_time
from policylint.language.units import Unit, units_of
from policylint.rules.gate import Gate
from policylint.rules.marks import marks_of, time_mark
from policylint.rules.ruleset import Ruleset
from policylint.rules.words import words_of


def sentences_to_ask(
    document: Document, options: Options, ruleset: Ruleset
) -> tuple[tuple[Unit, ...], AudienceReading]:
    """Every sentence of the document with its setting, and whom the document speaks to."""
    audience, source = _audience(document, options)
    return units_of(document, audience, source, _names(options), ruleset.namers, ruleset.lexicon.forms)


def passes(gate: Gate, unit: Unit) -> bool:
    """Whether some rule could fire on the sentence."""
    text = unit.lead + unit.text if unit.lead else unit.text
    words = words_of(text) | marks_of(text, unit.names, unit.audience, unit.context)
    return gate.passes(words, lambda: _times(unit.text))


def _times(text: str) -> frozenset[str]:
    return frozenset(time_mark(label) for time in find_times(text) for label in labels_of_time(time))


def _audience(document: Document, options: Options) -> tuple[Audience | None, str]:
    written = document.front_matter.get("audience")
    if written in {"customer", "staff"}:
        return ("customer" if written == "customer" else "staff"), "front matter"
    if options.audience != "auto":
        return options.audience, "configuration"
    return None, ""


def _names(options: Options) -> tuple[tuple[str, Role], ...]:
    named: tuple[tuple[Role, tuple[str, ...]], ...] = (
        ("company", options.company),
        ("supplier", options.suppliers),
        ("customer", options.customers),
    )
    return tuple(
        (" ".join(name.lower().split()), role) for role, names in named for name in names if name.strip()
    )
