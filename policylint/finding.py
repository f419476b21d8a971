"""What the linter says of a text."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Literal

from policylint.rules.model import Rule
from policylint.source import Source, Span

Safety = Literal["safe", "unsafe", "display"]


@dataclass(frozen=True)
class Blank:
    """A placeholder of a rewrite, at `span` of its text.

    `standard`: under which key of the standards it could be stated once; "" if under none.
    """

    name: str
    type: str
    standard: str
    span: Span
    about: str = ""


@dataclass(frozen=True)
class Stated:
    """A standard of the organisation that a rewrite states, its value at `span` of its text."""

    standard: str
    value: str
    span: Span


@dataclass(frozen=True)
class Rewrite:
    """Replace the source `span` by `text`; `placeholders` are what only the author knows.

    `blanks` are the same where they stand, `stated` what was taken from the standards.
    """

    text: str
    safety: Safety
    span: Span
    placeholders: tuple[str, ...] = ()
    blanks: tuple[Blank, ...] = ()
    stated: tuple[Stated, ...] = ()


@dataclass(frozen=True)
class Related:
    """Another place that a finding has to do with, maybe in another document of the run."""

    source: Source
    span: Span

    @property
    def path(self) -> str:
        return self.source.path

    @property
    def excerpt(self) -> str:
        return self.source.excerpt(self.span)


@dataclass(frozen=True)
class Noticed:
    """What the trained reader went by: the words that weighed most, and sentences of the corpus.

    `alike` was flagged as of the same family; `good` says such a thing well. Either may be empty.
    """

    words: tuple[str, ...] = ()
    alike: str = ""
    good: str = ""


@dataclass(frozen=True)
class Reviewed:
    """What a reviewer decided of it; `was` is the family that it had before, where they gave it another."""

    decision: Literal["accept", "relabel"]
    was: str = ""
    reason: str = ""
    by: str = ""


@dataclass(frozen=True)
class Finding:
    """A rule that held at a span of a source.

    It keeps its rule, so severity, tenets and reasons are never copied. `message` is the
    rule's summary with the sentence's own words where it has them. `advice` says in
    words what to change. `legal`: it stands in a legal notice. `plain` puts such a
    sentence in plain words where it is legal wording. `noticed` is the trained reader's;
    its `confidence` is the probability that a careful reader agrees. `doubted`: a rule's, of a
    place that the trained reader takes for harmless.
    """

    rule: Rule
    path: str
    span: Span
    excerpt: str
    message: str
    advice: str
    legal: bool = False
    rewrites: tuple[Rewrite, ...] = ()
    fingerprint: str = ""
    confidence: float = 0.9
    source: Literal["rule", "reader"] = "rule"
    related: tuple[Related, ...] = ()
    noticed: Noticed | None = None
    plain: str = ""
    reviewed: Reviewed | None = None
    doubted: bool = False

    @property
    def second_look(self) -> bool:
        """Whether it is worth a second look only, and fails no check by itself."""
        return self.source == "reader" or self.doubted


def fingerprint(key: str) -> str:
    """A finding's name for tools that remember it; `key` survives edits elsewhere in the text."""
    digest = hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:16]
    return f"policylint/v1:{digest}"
