"""A reviewer's decision of one finding."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Literal

from policylint.errors import PolicylintError

Kind = Literal["accept", "dismiss", "relabel"]
KINDS: tuple[Kind, ...] = ("accept", "dismiss", "relabel")


@dataclass(frozen=True)
class Decision:
    """`finding` is the fingerprint of what `rule` found in `sentence`, under `heading`.

    `family` is what a reviewer relabelled it to, else empty; `by` is who decided, if they
    said. `line` is where it stands in its file, 0 if it is not stored yet.
    """

    finding: str
    rule: str
    heading: str
    sentence: str
    decision: Kind
    family: str = ""
    reason: str = ""
    by: str = ""
    line: int = field(default=0, compare=False)

    @property
    def of_reader(self) -> bool:
        """Whether the trained reader found it, whose family for a sentence may change as it learns."""
        return self.rule.startswith("reader/")


#: The keys of an entry, in the order in which they are written.
KEYS = tuple(one.name for one in fields(Decision) if one.name != "line")


@dataclass(frozen=True)
class Book:
    """A file of decisions: for each document, by its path from the file's directory, what was decided."""

    path: Path
    by_document: Mapping[str, tuple[Decision, ...]] = field(default_factory=dict)

    def of(self, name: str) -> tuple[Decision, ...]:
        return self.by_document.get(name, ())

    def with_decision(self, name: str, decision: Decision) -> Book:
        """The same with a decision, which takes the place of an older one of the same finding."""
        others = (one for one in self.of(name) if one.finding != decision.finding)
        return Book(self.path, {**self.by_document, name: (*others, decision)})

    def without(self, name: str, gone: tuple[Decision, ...]) -> Book:
        """The same without some decisions of a document."""
        left = tuple(one for one in self.of(name) if one not in gone)
        return Book(self.path, {**self.by_document, name: left})

    def error(self, decision: Decision, what: str, mend: str) -> PolicylintError:
        return PolicylintError(what, path=str(self.path), line=decision.line or None, mend=mend)
