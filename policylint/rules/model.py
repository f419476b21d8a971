"""What a rule is, once it has passed the door.

A rule matches when one of its patterns holds for a frame (or one of its phrases
for a sentence) and none of its `unless` patterns does. A pattern is a set of
constraints; a constraint asks that a field of the frame carries certain labels:
roles ("customer"), lexicon classes ("refund"), lemmas, or the values of polarity,
modality, mood … An absent field carries the label ``none``, a present one ``any``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning", "info"]
Stability = Literal["stable", "preview"]
#: Operations on the author's own words; see `rewriting`.
RewriteEdit = Literal["affirm", "drop", "replace", "add", "swap", "negate", "reword"]

#: The fields of a frame and of its surroundings that a pattern may constrain.
FIELDS = (
    "predicate", "polarity", "modality", "mood", "voice", "tense",
    "actor", "object", "recipient", "topic", "attribute",
    "condition", "exception", "restriction", "reason", "purpose", "deadline",
    "concession", "contrast", "manner",
    "clause",  # labels of every word of the clause
    "sentence",  # labels of every word of the sentence
    "section",  # labels of the heading path, lead-in, column and row
    "owner",  # here, near or none: where somebody who could do it is named
    "audience", "kind", "context",
)  # fmt: skip

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
    patterns: tuple[Pattern, ...]
    unless: tuple[Pattern, ...]
    phrases: tuple[Phrase, ...]
    rewrites: tuple[RewriteTemplate, ...]
    flags: tuple[str, ...]
    allows: tuple[str, ...]
    path: str = ""
