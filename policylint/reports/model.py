"""What every report is made from."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace

from policylint.errors import PolicylintError
from policylint.finding import Finding
from policylint.source import Source

SEVERITIES = ("error", "warning", "info")


@dataclass(frozen=True)
class Tool:
    """Who found it: names and versions."""

    version: str
    model: str = ""
    ruleset: str = ""
    name: str = "policylint"
    reader: str = ""


@dataclass(frozen=True)
class CheckedDocument:
    """A document that was read; `audience` is customer, staff or mixed, and `reason` why.

    `review` says where the trained reader keeps silent.
    """

    source: Source
    audience: str
    reason: str
    words: int
    review: str = ""

    @property
    def path(self) -> str:
        return self.source.path


@dataclass(frozen=True)
class Trouble:
    """What kept a file from being read, or stopped the run."""

    path: str
    message: str
    line: int | None = None

    @classmethod
    def of(cls, error: PolicylintError) -> Trouble:
        return cls(error.path, f"{error.what} {error.mend}".strip(), error.line)

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}: " if self.line else f"{self.path}: " if self.path else ""
        return place + self.message


@dataclass(frozen=True)
class Report:
    """A whole run, in the order in which it is told: by path, place and rule.

    `silenced` counts what reviewers dismissed, `doubted` what is withheld on the trained
    reader's word; `notes` are worth knowing and fail nothing.
    """

    tool: Tool
    documents: tuple[CheckedDocument, ...] = ()
    findings: tuple[Finding, ...] = ()
    errors: tuple[Trouble, ...] = ()
    fixed: int = 0
    silenced: int = 0
    doubted: int = 0
    notes: tuple[Trouble, ...] = ()

    def ordered(self) -> Report:
        return replace(
            self,
            documents=tuple(sorted(self.documents, key=lambda document: document.path)),
            findings=tuple(sorted(self.findings, key=lambda f: (f.path, f.span, f.rule.id, f.message))),
            errors=_in_order(self.errors),
            notes=_in_order(self.notes),
        )

    def count_by_severity(self) -> dict[str, int]:
        """Findings per severity, each of the three present, worst first."""
        counts = Counter[str](finding.rule.severity for finding in self.findings)
        return {severity: counts[severity] for severity in SEVERITIES}

    def count_by_family(self) -> dict[str, int]:
        """Findings per family that has any, by name."""
        return dict(sorted(Counter(finding.rule.family for finding in self.findings).items()))


def _in_order(troubles: tuple[Trouble, ...]) -> tuple[Trouble, ...]:
    return tuple(sorted(troubles, key=lambda one: (one.path, one.line or 0, one.message)))
