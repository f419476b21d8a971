"""A rule that held for a clause, and what it captured there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from policylint.documents.model import Block
from policylint.language.model import Audience, Frame, Sentence, Slot
from policylint.rules.model import Rule
from policylint.source import Span


@dataclass(frozen=True)
class Match:
    """A rule that held for a clause of a sentence.

    All offsets are 0-based code points of ``block.prose``. `frame` is the clause that
    matched (for a phrase: the clause around it); `span` is what to underline; `slots`
    are the captured ``{slots}`` of the `like` pattern (frame fields are reached
    through `frame`). `legal`: the sentence stands in a legal notice.
    """

    rule: Rule
    block: Block
    sentence: Sentence
    frame: Frame
    span: Span
    slots: Mapping[str, Slot] = field(default_factory=dict)
    legal: bool = False
    audience: Audience = "staff"
