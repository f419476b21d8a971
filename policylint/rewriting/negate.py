"""Forbidding what an affirmative clause asks for: the mirror of `affirm`."""

from __future__ import annotations

from dataclasses import replace

from policylint.expressions import expression
from policylint.rewriting.candidate import Change
from policylint.rewriting.shell import core, terminal
from policylint.rewriting.words import AUXILIARIES, third_person, word_set
from policylint.rules.matching import Match

_TAKES_NOT = AUXILIARIES - {"be", "been", "do", "does", "did", "need"}
_FIRST = expression(r"[\w'’]+")
_DUTY = expression(r"(?i)(?:must|shall|(?:has|have|needs?) to)\b")
_IS_TO = expression(r"(?i)(?:is|are) to\b")
_SAYING = word_set(
    "tell say explain advise inform remind state mention stress reply answer emphasise clarify"
)
INSTEAD = ", but say what we do about it and when it will be done"
_ALWAYS = expression(r"(?i)\b(?:all|every|always|only|each)\b")
_AND = expression(r"(?i)\b(?:and|or|then) (?:\w+ )?$")
_AND_DO = expression(r"(?i)\band (?:close|end|hang|tell|ask|say|send|move|leave|let)\b")
#: What goes on as before although the clause is forbidden: "…, then the full rate is charged", a list.
_STAYS = expression(
    r"(?i),? (?:and|then) (?:(?:their|they|its|it|he|she) |the \w+ (?:is|are) |must |should )|, then |"
    r"\bas follows\b"
)
_BROKEN = expression(r"[;:\"“”]")


def negated(match: Match, *, saying: bool = False) -> Change | None:
    """ "is closed" → "is not closed", "counts" → "does not count", "Close" → "Do not close".

    A duty of the customer becomes "need not". None for questions, what is past, clauses that
    deny already, what staff may do, where "not … all" would leave some, and instructions that
    go on with "and" (unless they are a verb of `saying`, whose words go on).
    """
    frame, prose = match.frame, match.block.prose
    if frame.polarity == "negative" or frame.mood in ("question", "fragment"):
        return None
    if frame.context & {"past", "conditional", "relative", "question"}:
        return None
    group = frame.predicate_span
    end = max(frame.span.end, group.end)
    allowed = frame.modality == "may" and frame.actor is not None and frame.actor.role == "staff"
    if allowed or _ALWAYS.search(prose, group.end, end):
        return None
    first = _FIRST.match(prose, group.start, group.end)
    joined = any(
        _AND.search(prose[group.end : other.predicate_span.start])
        for other in match.sentence.frames
        if other.predicate_span.start > group.end and frame.mood == "imperative" and not saying
    )
    orders = (
        frame.mood == "imperative"
        and not saying
        and _AND_DO.search(prose, group.end, match.sentence.span.end)
    )
    goes_on = not saying_that(match) and _STAYS.search(prose, group.end, match.sentence.span.end)
    if first is None or joined or orders or goes_on:
        return None
    if prose[group.start : end].isupper():
        return None
    low = first[0].lower()
    borne = frame.voice == "passive" or (frame.actor is not None and frame.actor.role == "customer")
    duty = _DUTY.match(prose, group.start) or (frame.voice == "active" and _IS_TO.match(prose, group.start))
    if duty and borne:
        return Change(duty.start(), duty.end(), ("need not",))
    if low == "can":
        return Change(first.start(), first.end(), ("cannot",))
    if low in _TAKES_NOT:
        return Change(first.end(), first.end(), (" not",))
    if frame.mood == "imperative" and low == frame.predicate.partition(" ")[0]:
        return Change(first.start(), first.end(), (f"do not {low}",))
    if low == third_person(frame.predicate):
        return Change(first.start(), first.end(), (f"does not {frame.predicate}",))
    plural = low == frame.predicate and frame.actor is not None and frame.mood == "statement"
    return Change(first.start(), first.end(), (f"do not {low}",)) if plural else None


def saying_that(match: Match) -> bool:
    """Whether the clause tells somebody to say something, whose words may go on as they will."""
    return match.frame.predicate in _SAYING


def unsaid(match: Match) -> list[Change]:
    """ "Tell them that X" → "Do not tell them that X, but say what we do about it and by when".

    For words that staff are told to say, where the matched clause is what they say.
    """
    prose, frame = match.block.prose, match.frame
    words = core(prose, match.sentence.span)
    if not {"speech", "embedded"} <= frame.context:
        return []
    saying = [
        other
        for other in match.sentence.frames
        if other.predicate in _SAYING and other.predicate_span.end <= frame.predicate_span.start
    ]
    if not saying or _BROKEN.search(prose, saying[-1].predicate_span.end, words.end):
        return []
    change = negated(replace(match, frame=saying[-1]), saying=True)
    if change is None or terminal(prose, match.sentence.span)[:1] in ("?", ":"):
        return []
    told = saying[-1].mood == "imperative"
    return [change, Change(words.end, words.end, (INSTEAD,))] if told else [change]
