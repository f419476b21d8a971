"""What a rewrite says of itself: its operation, the words it brings, and what it puts anew."""

from __future__ import annotations

import re

from policylint.rewriting.candidate import Candidate
from policylint.rewriting.negate import INSTEAD
from policylint.rules.matching import Match
from policylint.source import Span

#: Edits that leave every word that they do not name.
SMALL_CHANGES = ("affirm", "negate", "drop", "add", "replace", "swap", "reword")
#: Adjuncts that tell why the bad instruction is given.
_ARGUING = ("reason", "purpose", "contrast")


def operation_of(candidate: Candidate) -> str:
    """The edit that it was made by, where that is one."""
    return candidate.templates[0].edit if len(candidate.templates) == 1 else ""


def words_of_rule(candidate: Candidate, match: Match) -> str:
    """The words that the rewrite brings with it; of one that was made by hand, those of all its rule's."""
    made_by = candidate.templates or match.rule.rewrites
    brought = [one.text or one.argument.rpartition("=>")[2] for one in made_by]
    brought += [INSTEAD for one in made_by if (one.edit, one.argument) == ("negate", "speech")]
    return re.sub(r"\{[^{}|]*\|?|\}", " ", " ".join(brought))  # a slot's default is the rule's too


def turned(candidate: Candidate, match: Match) -> list[Span]:
    """What the rewrite may put anew: what it leaves out; of a whole clause also all that hangs on it."""
    frame = match.frame
    if candidate.replaced:
        return [*candidate.dropped, *candidate.replaced]
    own = [frame.span, frame.predicate_span, match.span, *(a.span for a in frame.adjuncts)]
    return [*own, *candidate.dropped]


def argued(candidate: Candidate, match: Match) -> str:
    """The words that only argued for the bad instruction, where it is turned or put anew with them."""
    if not candidate.whole and operation_of(candidate) not in ("affirm", "negate"):
        return ""
    frames = (match.frame, *match.sentence.frames)
    found = [a for frame in frames for a in frame.adjuncts if a.kind in _ARGUING]
    return " ".join(adjunct.text for adjunct in found if adjunct.span in candidate.dropped)
