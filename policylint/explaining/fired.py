"""By what a rule held: the pattern, and what of the clause met each of its fields."""

from __future__ import annotations

from dataclasses import dataclass

from policylint.explaining.labels import met
from policylint.explaining.near import Miss, rank
from policylint.rules.fields import labels_of
from policylint.rules.match import Held, failing, holds
from policylint.rules.model import Pattern
from policylint.rules.wording import pattern_in_words


@dataclass(frozen=True)
class Fired:
    """A rule that held, by which pattern, the words to underline, and what met which field."""

    rule: str
    summary: str
    pattern: str
    text: str
    met: tuple[tuple[str, str], ...] = ()


def fired(held: Held) -> Fired:
    start = held.sentence.span.start
    text = held.sentence.text[max(0, held.span.start - start) : held.span.end - start]
    return Fired(
        held.rule.id, held.rule.summary, fired_by(held), text or held.sentence.text, tuple(met_by(held))
    )


def fired_by(held: Held) -> str:
    """The pattern or phrase that made a rule hold, in words."""
    pattern = _pattern(held)
    return pattern_in_words(pattern) if pattern else held.origin.removeprefix("phrases:").strip()


def met_by(held: Held) -> list[tuple[str, str]]:
    """Each field that the pattern asked for, with what the clause has there; none of a phrase."""
    pattern = _pattern(held)
    return [
        (one.field, met(one, held.frame, labels_of(one.field, held.frame, held.sentence)))
        for one in (pattern.require if pattern else ())
    ]


def nearest_unless(held: Held) -> Miss | None:
    """The exception that nearly silenced the rule, as a miss of its own."""
    missed = (
        Miss(held.rule, one, held.frame, failed)
        for one in held.rule.unless
        for failed in [tuple(item for item in failing(one, held.frame, held.sentence) if item[0].groups)]
    )
    return min(missed, key=rank, default=None)


def _pattern(held: Held) -> Pattern | None:
    """The pattern that held; None if it was a phrase."""
    pattern = next((one for one in held.rule.patterns if holds(one, held.frame, held.sentence, {})), None)
    return pattern if pattern and pattern.origin == held.origin else None
