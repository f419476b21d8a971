"""What only an organisation knows: the standards that it can state once, and the gaps they fill."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, get_args

from policylint.config import suggest
from policylint.expressions import expression

FactType = Literal[
    "duration", "amount", "role", "route", "phone", "e-mail", "place", "hours", "text",
    "time", "limit", "decision", "fact",
]  # fmt: skip
FACT_TYPES: tuple[str, ...] = get_args(FactType)

_COUNT = (
    r"(?:\d+(?:[–-]\d+)?|an?|one|two|three|four|five|six|seven|eight|nine|ten|fourteen|twenty|thirty|"
    r"sixty|ninety|the same|half an)"
)
_UNIT = r"(?:(?:full|working|business|calendar|clear) )?(?:minute|hour|day|week|month|year)s?"
_SHAPES = {
    "duration": expression(rf"(?i){_COUNT}[ -]{_UNIT}"),
    "amount": expression(r"[^<>\d]{0,12}\d[\d.,' ]*(?:%|[^<>\d]{0,24})"),
    "role": expression(r"[^\W\d][^\d<>@.;:!?]{1,60}"),
    "phone": expression(r"[+(]?\d[\d ()./-]{3,24}\d"),
    "e-mail": expression(r"[^\s@<>]+@[^\s@<>]+\.[^\s@<>.]+"),
}
_EXAMPLES = {
    "duration": "24 hours",
    "amount": "£50",
    "role": "Customer Relations Lead",
    "route": "post",
    "phone": "020 7946 0000",
    "e-mail": "help@example.com",
    "place": "the front desk",
    "hours": "weekdays from 9 to 17",
}
_MOST = 80


@dataclass(frozen=True)
class Standard:
    """A key of ``[tool.policylint.standards]``: what type its value has, and what it states."""

    key: str
    type: FactType
    about: str


@dataclass(frozen=True)
class Filling:
    """A standard that may fill a placeholder: words that must stand before it, or anywhere beside it."""

    standard: str
    near: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()


@dataclass(frozen=True)
class Placeholder:
    """What a rewrite leaves open: ``<name>``."""

    name: str
    type: FactType = "text"
    about: str = ""
    fill: tuple[Filling, ...] = ()


@dataclass(frozen=True)
class Vocabulary:
    """All standards and placeholders, by key and name."""

    standards: Mapping[str, Standard] = field(default_factory=dict)
    placeholders: Mapping[str, Placeholder] = field(default_factory=dict)

    def placeholder(self, name: str) -> Placeholder:
        """The placeholder of that name; a rule's own, told nowhere, is a text that nothing fills."""
        return self.placeholders.get(name) or Placeholder(name)


def wrong_value(standard: Standard, value: str) -> tuple[str, str] | None:
    """What is wrong with a value for a standard, and the mend; None if nothing is."""
    key, example = standard.key, _EXAMPLES.get(standard.type, "…")
    mend = f'Write {key} = "{example}".'
    if not value.strip() or len(value) > _MOST or re.search(r"[<>{}|`\n\r]", value):
        return f"{key!r} must be a few words on one line ({standard.about}).", mend
    shape = _SHAPES.get(standard.type)
    if shape and not shape.fullmatch(value.strip()):
        return f"{key!r} must be {_named(standard.type)}: {standard.about}.", mend
    return None


def unknown_standard(key: str, vocabulary: Vocabulary) -> tuple[str, str]:
    """What is wrong with a key that is none, and the mend, which tells those that are."""
    known = sorted(vocabulary.standards)
    all_of_them = f"The standards are: {', '.join(known)}."
    return f"Unknown standard {key!r}.", f"{suggest(key, known)} {all_of_them}".lstrip()


def _named(kind: str) -> str:
    return {
        "duration": "a time such as “24 hours” or “two working days”",
        "amount": "an amount such as “£50”",
        "role": "the name of a role, without numbers",
        "phone": "a telephone number",
        "e-mail": "an e-mail address",
    }.get(kind, "text")
