"""What stays of the author's sentence: its conditions, and its denials but for those turned."""

from __future__ import annotations

from collections.abc import Sequence

from policylint.expressions import expression
from policylint.rewriting.candidate import PLACEHOLDER, Candidate
from policylint.rewriting.checks.plan import operation_of, turned, words_of_rule
from policylint.rules.matching import Match
from policylint.source import Span

_NEGATION = expression(
    r"(?i)\b(?:not(?! even\b)|never|no|none|nobody|nothing|neither|nor|cannot|without|refuse[sd]?|unable)\b|"
    r"n[’']t\b"
)
_GOES_ON = expression(r"(?i)\s*(?:[,;–—]|(?:and|so|but|or)\b)")
_REFUSES = expression(
    r"(?i)\b(?:not|no|never|nothing|nobody|cannot|unable|only|still|have to|having to)\b|n[’']t\b"
)
_EXCUSE = expression(r"(?i), (?:and )?(?:we only|we just|that['’]s us|we don['’]t|we can['’]t)\b")


def conditions_kept(candidate: Candidate, match: Match, new: str) -> bool:
    """Each condition of the sentence stands in the new one, but for those left out on purpose."""
    low, prose = _flat(new), match.block.prose
    frames = {id(frame): frame for frame in (match.frame, *match.sentence.frames)}.values()
    spans = [a.span for frame in frames for a in frame.adjuncts if a.kind == "condition"]
    meant = [span for span in spans if not any(span.overlaps(gone) for gone in candidate.dropped)]
    return all(_flat(prose[span.start : span.end]) in low for span in meant)


def denials_kept(candidate: Candidate, match: Match, new: str) -> bool:
    """Denials outside what the rule turns still stand, and none is new but by the rule's own words."""
    prose, sentence = match.block.prose, match.sentence.span
    places = [found.span() for found in _NEGATION.finditer(prose, sentence.start, sentence.end)]
    outside = _outside(places, turned(candidate, match))
    now = len(_NEGATION.findall(PLACEHOLDER.sub(" ", new)))
    inside = len(places) - outside
    operation = operation_of(candidate)
    if operation in ("affirm", "negate"):
        return now == outside + (operation == "negate")
    brought = len(_NEGATION.findall(words_of_rule(candidate, match)))
    edits = {one.edit for one in candidate.templates}
    # a sentence of the rule may stand after the bad instruction, which then is forbidden
    forbids = "negate" in edits or ("instead" in edits and len(candidate.replaced) != 1)
    return outside <= now <= outside + inside + brought + forbids


def denies(rest: str) -> bool:
    """Whether what follows a clause put right goes on to refuse: ", so no credit is due"."""
    later = rest.partition(";")[2]
    if _EXCUSE.search(rest):
        return True
    return bool((_GOES_ON.match(rest) and _REFUSES.search(rest)) or _REFUSES.search(later))


def _outside(places: Sequence[tuple[int, int]], spans: Sequence[Span]) -> int:
    return sum(not any(start < s.end and s.start < end for s in spans) for start, end in places)


def _flat(text: str) -> str:
    return " ".join(text.lower().split())
