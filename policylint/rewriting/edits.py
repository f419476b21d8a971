"""Operations on the author's own words, each a small change of one sentence.

affirm   the good instruction for a negated or restricted one
drop     take out adjuncts or a place of the clause: ``reason``, ``reason, purpose``
replace  put new words for one: ``deadline=within <time limit>``
add      append words to the clause: ``within <time limit>``
swap     fixed words inside the matched span: ``final=open to review; old=new``
negate   the prohibition of what an affirmative clause asks for
reword   words found by a small pattern, put otherwise: see `wording`
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import get_args

from policylint.language.model import AdjunctKind
from policylint.rewriting import slots
from policylint.rewriting.affirm import negation_changes
from policylint.rewriting.candidate import Candidate, Change, capitalised, merged
from policylint.rewriting.checks import denies, facts
from policylint.rewriting.dropping import (
    against_the_good,
    belongs,
    is_complement,
    of_kinds,
    outermost,
    removal,
)
from policylint.rewriting.negate import negated, unsaid
from policylint.rewriting.shell import core
from policylint.rewriting.wording import reworded
from policylint.rules.matching import Match
from policylint.rules.model import RewriteTemplate
from policylint.source import Span

_ONLY = re.compile(r"(?i)\bonly ")
_LOOSE = re.compile(
    r"(?i)(?:\s*[;,]|\s+[–—-])\s+"
    r"(?:(?:it|this|that|otherwise) (?!is\b|was\b|will\b)|they (?:only|just|tend)\b)"
    r"[^,;:–—]*$"
)
_MAIN = "main"
_LAST_CLAUSE = re.compile(r"\s*[,;–—]\s+|\s-\s+")
_SO = re.compile(r"(?i)[,;–—] (?:so|hence|therefore|thus) [^,;:]*$")
_MARK = re.compile(r"[;:]")
_ASKED = re.compile(r"(?i)(?:only |just )?(?:if|when|where|after|once|on|upon|at)\b")


def edit(match: Match, template: RewriteTemplate) -> Candidate | None:
    """The candidate that the template's operation makes, or None where it does not fit."""
    argument = template.argument
    made = {
        "affirm": _affirm,
        "drop": _drop,
        "replace": _replace,
        "add": _add,
        "swap": _swap,
        "negate": _negate,
        "reword": _reword,
    }
    operation = made.get(template.edit)
    tail: list[Change] = []
    if argument.startswith(_MAIN):
        led = _main(match)
        if led is None:
            return None
        match, tail, argument = led[0], [led[1]], argument.removeprefix(_MAIN)
    result = operation(match, argument) if operation else None
    if result is None:
        return None
    if template.edit in ("affirm", "negate", "reword") and _follows(match, min(c.start for c in result[0])):
        return None
    changes, dropped = [*result[0], *tail], [*result[1], *(Span(c.start, c.end) for c in tail)]
    words = core(match.block.prose, match.sentence.span)
    ordered = merged(changes)
    ordered = merged(capitalised(match.block.prose, words, ordered)) if ordered else None
    if not ordered or not all(match.sentence.span.contains(Span(c.start, c.end)) for c in ordered):
        return None
    return Candidate(
        ordered, template.safety, tuple(dropped), template.edit == "reword", template.edit == "reword"
    )


def _follows(match: Match, start: int) -> bool:
    """Whether the clause is told as what follows from another, which would then no longer hold."""
    words = core(match.block.prose, match.sentence.span)
    if match.frame.mood == "imperative":
        return False
    return bool(_SO.search(match.block.prose, words.start, start))


Result = tuple[list[Change], list[Span]]


def _affirm(match: Match, argument: str) -> Result | None:
    """Negation or "only if they ask" taken out, and with it what argued for the bad instruction."""
    also = frozenset(_names(argument))
    turned = negation_changes(match)
    found = (turned, []) if turned else _unrestricted(match)
    if found is None:
        return None
    changes, spans = found
    for adjunct in outermost(list(match.frame.adjuncts)):
        if adjunct.span in spans or not (against_the_good(adjunct) or adjunct.kind in also):
            continue
        if not belongs(match.block.prose, match.frame, adjunct) or is_complement(match.frame, adjunct):
            continue
        change = _remove(match, adjunct.span)
        if change is None:
            return None
        changes.append(change)
        spans.append(adjunct.span)
    return [*changes, *_afterthought(match, spans)], spans


def _afterthought(match: Match, spans: list[Span]) -> list[Change]:
    """ "…; it ties up the line": a loose clause at the end that argues for the bad instruction."""
    prose, frame = match.block.prose, match.frame
    words = core(prose, match.sentence.span)
    found = _LOOSE.search(prose[: words.end], frame.predicate_span.end)
    if found is None or facts(found[0]):
        return []
    spans.append(Span(*found.span()))
    return [Change(*found.span())]


def _unrestricted(match: Match) -> Result | None:
    prose, frame = match.block.prose, match.frame
    words = core(prose, match.sentence.span)
    limits = of_kinds(frame, frozenset(["restriction"]))
    group = frame.predicate_span
    only = _ONLY.search(prose, max(words.start, group.start - len("only ")), group.end + 1)
    if not limits:
        conditions = [a for a in of_kinds(frame, frozenset(["condition"])) if belongs(prose, frame, a)]
        near = [a for a in conditions if _ONLY.search(prose[words.start : a.span.start][-5:])]
        limits = near or ([a for a in conditions if _ASKED.match(a.text)][-1:] if only else [])
    changes: list[Change] = []
    if only and not any(adjunct.span.contains(Span(*only.span())) for adjunct in limits):
        changes.append(Change(*only.span()))
    for adjunct in limits:
        change = _remove(match, adjunct.span)
        if change is None:
            return None
        changes.append(change)
    return (changes, [a.span for a in limits]) if limits else None


def _main(match: Match) -> tuple[Match, Change] | None:
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


def _negate(match: Match, argument: str) -> Result | None:
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
    if change is None or not ours or labels & set(_names(argument)) or _is_idiom(match):
        return None
    return _without_reasons(match, change, Span(change.start, change.end))


def _reword(match: Match, argument: str) -> Result | None:
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
        selfish = adjunct.kind == "reason" or (adjunct.kind == "purpose" and against_the_good(adjunct))
        if not selfish or is_complement(frame, adjunct):
            continue
        if adjunct not in own or not belongs(prose, frame, adjunct):
            return None
        removed = _remove(match, _with_the_rest(prose, words, adjunct.span))
        if removed is None:
            return None
        changes.append(removed)
        spans.append(adjunct.span)
    reach = max(one.end for one in changes)
    return None if denies(prose[reach : words.end]) else (changes, spans)


def _with_the_rest(prose: str, words: Span, reason: Span) -> Span:
    """ "otherwise they dither and the queue builds up": a reason runs on after its "and"."""
    runs_on = re.search(r"\band$", prose[reason.start : reason.end].rstrip())
    return (
        Span(reason.start, words.end)
        if runs_on and not _MARK.search(prose, reason.end, words.end)
        else reason
    )


def _drop(match: Match, argument: str) -> Result | None:
    spans = [span for name in _names(argument) for span in _spans(match, name)]
    changes = [_remove(match, span) for span in spans]
    if not changes or None in changes:
        return None
    return [change for change in changes if change], spans


def _replace(match: Match, argument: str) -> Result | None:
    name, _, text = argument.partition("=")
    spans = _spans(match, name.strip())
    if len(spans) != 1 or not text.strip():
        return None
    span = spans[0]
    return [Change(span.start, span.end, (text.strip(),))], [span]


def _add(match: Match, argument: str) -> Result | None:
    """The words after the clause, before what follows it."""
    words = core(match.block.prose, match.sentence.span)
    ends = [match.frame.span.end, *(a.span.end for a in match.frame.adjuncts)]
    end = min(max(ends), words.end)
    while end > words.start and match.block.prose[end - 1] in " ,;:":
        end -= 1
    return ([Change(end, end, (" " + argument.strip(),))], []) if argument.strip() else None


def _swap(match: Match, argument: str) -> Result | None:
    """The first pair whose old words stand in the matched span."""
    prose = match.block.prose
    for pair in argument.split(";"):
        old, _, new = (side.strip() for side in pair.partition("="))
        pattern = r"\s+".join(re.escape(word) for word in old.split())
        found = (
            re.search(rf"(?i)(?<!\w){pattern}(?!\w)", prose[match.span.start : match.span.end])
            if old
            else None
        )
        if not found:
            continue
        start, end = match.span.start + found.start(), match.span.start + found.end()
        if not new:
            change = removal(prose, core(prose, match.sentence.span), Span(start, end))
            return ([change], [Span(start, end)]) if change else None
        return [Change(start, end, (new,))], [Span(start, end)]
    return None


def _names(argument: str) -> list[str]:
    return [name.strip() for name in argument.split(",") if name.strip()]


def _spans(match: Match, name: str) -> list[Span]:
    frame = match.frame
    adjuncts = [a for a in of_kinds(frame, frozenset([name])) if not is_complement(frame, a)]
    if adjuncts or name in get_args(AdjunctKind):
        return [adjunct.span for adjunct in adjuncts]
    found = slots.find(match, name)
    return [found[0]] if found else []


def _remove(match: Match, span: Span) -> Change | None:
    predicate = match.frame.predicate_span
    change = removal(match.block.prose, core(match.block.prose, match.sentence.span), span)
    return None if change is None or Span(change.start, change.end).overlaps(predicate) else change
