"""What a rule is, once it has passed the door.

A rule matches when one of its patterns holds for a frame (or one of its phrases
for a sentence) and none of its `unless` patterns does. A pattern is a set of
constraints; a constraint asks that a field of the frame carries certain labels:
roles ("customer"), lexicon classes ("refund"), lemmas, or the values of polarity,
modality, mood … An absent field carries the label ``none``, a present one ``any``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from policylint.rules.later import LATER

Severity = Literal["error", "warning", "info"]
Stability = Literal["stable", "preview"]
#: Operations on the author's own words; see `rewriting`.
RewriteEdit = Literal["affirm", "drop", "replace", "add", "swap", "negate", "reword", "instead"]

#: The fields of a frame and of its surroundings that a pattern may constrain.
FIELDS = (
    "predicate", "polarity", "modality", "mood", "voice", "tense",
    "actor", "object", "recipient", "topic", "attribute",
    "condition", "exception", "restriction", "reason", "purpose", "deadline",
    "concession", "contrast", "manner",
    "clause",  # labels of every word of the clause
    "sentence",  # labels of every word of the sentence
    "section",  # labels of the heading path, lead-in, column and row
    "time",  # how soon the clause itself is to be done: prompt, days, slow, vague …
    "owner",  # here, near or none: where somebody who could do it is named
    "audience", "kind", "context",
)  # fmt: skip

#: The family, and directory, of rules about documents as a whole.
DOCUMENT = "document"
#: What `Evidence` knows by its form: see `document_checks.shapes`.
SHAPES = ("phone", "e-mail", "limit")

#: ``mod:refund``: a word beside the head of the phrase is of that class.
MODIFIER = "mod:"


@dataclass(frozen=True)
class Constraint:
    """`field` carries, for every group, at least one of the group's labels."""

    field: str
    groups: tuple[frozenset[str], ...]


@dataclass(frozen=True)
class Pattern:
    """All of `require` hold and none of `forbid` does; `origin` says where it was written.

    `captures` are (slot name, frame field) pairs of a `like` clause.
    """

    require: tuple[Constraint, ...]
    forbid: tuple[Constraint, ...] = ()
    origin: str = ""
    line: int = 0
    captures: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Phrase:
    """An idiom as a sequence of word alternatives.

    Each element is a set of lower-case words; ``optional`` ones may be missing; a gap
    is a number of words that may stand between. `polarity`: the clause it stands in
    must have it.
    """

    elements: tuple[PhraseElement, ...]
    origin: str = ""
    line: int = 0


@dataclass(frozen=True)
class PhraseElement:
    words: frozenset[str]
    labels: frozenset[str] = frozenset()
    optional: bool = False
    gap: int = 0


@dataclass(frozen=True)
class RewriteTemplate:
    """How a rule puts a sentence right.

    `text` is a sentence with ``{slots}`` and ``<placeholders>``; or `edit` names an
    operation on the author's own words (see `rewriting`). `safety` as in the design.
    """

    text: str = ""
    edit: RewriteEdit | Literal[""] = ""
    argument: str = ""
    safety: Literal["safe", "unsafe", "display"] = "unsafe"
    line: int = 0


@dataclass(frozen=True)
class Evidence:
    """Sentences of a document that say something, and how many of them there must be.

    A sentence counts if one of `phrases` or `shapes` stands in it, one of `beside` too
    (where there are any), and none of `without`.
    """

    phrases: tuple[Phrase, ...] = ()
    shapes: tuple[str, ...] = ()
    beside: tuple[Phrase, ...] = ()
    without: tuple[Phrase, ...] = ()
    sentences: int = 1
    #: In documents of other audiences it counts for nothing.
    audience: tuple[str, ...] = ()


@dataclass(frozen=True)
class DocumentCheck:
    """What a whole document of a certain matter must say somewhere.

    It is asked of documents that all of `about` is found in and that speak to one of
    `audience` (any, if there are none); it finds fault where none of `said` is found.
    `section` is Markdown to add; `serves` the family of rules that the fault belongs to.
    """

    serves: str
    section: str
    said: tuple[Evidence, ...]
    about: tuple[Evidence, ...] = ()
    audience: tuple[str, ...] = ()


@dataclass(frozen=True)
class Rule:
    """A rule file, validated and compiled. `id` is ``family/name``, from its path."""

    id: str
    family: str
    summary: str
    tenets: tuple[str, ...]
    severity: Severity
    stability: Stability
    why: str
    advice: str
    patterns: Sequence[Pattern] = field(metadata=LATER)
    unless: Sequence[Pattern] = field(metadata=LATER)
    phrases: Sequence[Phrase] = field(metadata=LATER)
    rewrites: Sequence[RewriteTemplate] = field(metadata=LATER)
    flags: Sequence[str] = field(metadata=LATER)
    allows: Sequence[str] = field(metadata=LATER)
    path: str = ""
    #: One for a rule about documents as a whole, which then has no patterns or phrases.
    document: tuple[DocumentCheck, ...] = ()


def rule_of_code(
    rule_id: str,
    family: str,
    summary: str,
    why: str,
    advice: str,
    *,
    tenets: tuple[str, ...] = (),
    severity: Severity = "warning",
) -> Rule:
    """A rule that code asks and no file holds; for reports, comments and configuration one like others."""
    return Rule(
        id=rule_id,
        family=family,
        summary=summary,
        tenets=tenets,
        severity=severity,
        stability="stable",
        why=why,
        advice=advice,
        patterns=(),
        unless=(),
        phrases=(),
        rewrites=(),
        flags=(),
        allows=(),
    )
