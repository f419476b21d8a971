"""Edits that turn a whole clause: forbidding it, putting its words otherwise, and what goes with that."""

from __future__ import annotations

import re
from dataclasses import replace

from policylint.expressions import expression
from policylint.rewriting import slots
from policylint.rewriting.candidate import Change
from policylint.rewriting.checks import denies, facts
from policylint.rewriting.dropping import against_the_good, belongs, is_complement, outermost, removal
from policylint.rewriting.negate import negated, unsaid
from policylint.rewriting.shell import core
from policylint.rewriting.wording import reworded
from policylint.rules.matching import Match
from policylint.source import Span

#: What changes, and the prose spans that go with it on purpose.
Result = tuple[list[Change], list[Span]]

_POLITE = expression(r"(?i)as (?:you|we|explained|described|agreed|stated)\b")
_LAST_CLAUSE = expression(r"\s*[,;–—]\s+|\s-\s+")
_SO = expression(r"(?i)[,;–—] (?:so|hence|therefore|thus) [^,;:]*$")
_MARK = expression(r"[;:]")


def main_clause(match: Match) -> tuple[Match, Change] | None:
    """For a reason told as a clause of its own at the end: the main clause, and the end taken out."""
    prose, own = match.block.prose, match.frame
    words = core(prose, match.sentence.span)
    frames = [frame for frame in match.sentence.frames if frame.predicate_span.end <= match.span.start]
    marks = list(_LAST_CLAUSE.finditer(prose, words.start, match.span.start + 1))
    if not frames or not marks or facts(prose[marks[-1].start() : words.end]):
        return None
    end = marks[-1].start()
    earlier = [frame for frame in frames if frame.predicate_span.end <= end]
    if own.predicate_span.start < end or not earlier or _MARK.search(prose, marks[-1].end(), words.end):
        return None
    head = replace(earlier[0], span=Span(earlier[0].span.start, min(end, earlier[0].span.end)))
    return replace(match, frame=head), Change(end, words.end)


def forbid(match: Match, argument: str) -> Result | None:
    """What serves the customer (`argument`: labels of the clause) is never forbidden."""
    frame = match.frame
    if argument == "speech":
        said = unsaid(match)
        return (said, []) if said else None
    change = negated(match)
    places = [place for name in slots.PLACES if (place := getattr(frame, name)) is not None]
    labels = frame.predicate_labels.union({frame.predicate}, *(place.labels for place in places))
    ours = frame.mood == "imperative" or frame.voice == "passive" or frame.modality == "must"
    ours = ours or (frame.actor is not None and frame.actor.role in ("company", "staff", "none"))
    duties_only = "duty" in names_in(argument) and frame.voice == "active"
    if change is None or (duties_only and change.pieces != ("need not",)):
        return None
    good = labels & set(names_in(argument)) and not (
        frame.actor is not None and frame.actor.role == "customer"
    )
    if not ours or good or _is_idiom(match):
        return None
    return _without_reasons(match, change, Span(change.start, change.end))


def reword(match: Match, argument: str) -> Result | None:
    made = reworded(match, argument)
    return _without_reasons(match, *made) if made else None


def _is_idiom(match: Match) -> bool:
    """A rule held for a few words only, of which the clause around may be a good one."""
    return match.span != match.frame.span


def _without_reasons(match: Match, change: Change, taken: Span) -> Result | None:
    """The change, and the bad reason gone with it; None if an exception or a denial would stay."""
    prose, frame = match.block.prose, match.frame
    words = core(prose, match.sentence.span)
    changes, spans = [change], [taken]
    own = outermost(list(frame.adjuncts))
    for adjunct in frame.adjuncts:
        if adjunct.span.overlaps(taken) or taken.contains(adjunct.span):
            continue
        if adjunct.kind in ("exception", "restriction"):
            return None
        selfish = (adjunct.kind == "reason" and not _POLITE.match(adjunct.text)) or (
            adjunct.kind == "purpose" and against_the_good(adjunct)
        )
        if not selfish or is_complement(frame, adjunct):
            continue
        further = adjunct.kind != "reason" or adjunct.span.start < taken.end
        if adjunct not in own or (further and not belongs(prose, frame, adjunct)):
            return None
        removed = remove(match, with_the_rest(prose, words, adjunct.span))
        if removed is None:
            return None
        changes.append(removed)
        spans.append(adjunct.span)
    reach = max(one.end for one in changes)
    return None if denies(prose[reach : words.end]) else (changes, spans)


def with_the_rest(prose: str, words: Span, reason: Span) -> Span:
    """ "otherwise they dither and the queue builds up": a reason runs on after its "and"."""
    runs_on = re.search(r"\band$", prose[reason.start : reason.end].rstrip()) or re.match(
        r"(?i)\s+and (?!(?:do|don|tell|ask|then|please)\b)", prose[reason.end : words.end]
    )
    return (
        Span(reason.start, words.end)
        if runs_on and not _MARK.search(prose, reason.end, words.end)
        else reason
    )


def follows(match: Match, start: int) -> bool:
    """Whether the clause is told as what follows from another, which would then no longer hold."""
    words = core(match.block.prose, match.sentence.span)
    if match.frame.mood == "imperative":
        return False
    return bool(_SO.search(match.block.prose, words.start, start))


def remove(match: Match, span: Span) -> Change | None:
    predicate = match.frame.predicate_span
    change = removal(match.block.prose, core(match.block.prose, match.sentence.span), span)
    return None if change is None or Span(change.start, change.end).overlaps(predicate) else change


def names_in(argument: str) -> list[str]:
    return [name.strip() for name in argument.split(",") if name.strip()]
