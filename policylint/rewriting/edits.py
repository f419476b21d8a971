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
from typing import get_args

from policylint.expressions import expression
from policylint.language.model import AdjunctKind
from policylint.rewriting import slots
from policylint.rewriting.affirm import negation_changes
from policylint.rewriting.candidate import Candidate, Change, capitalised, merged
from policylint.rewriting.checks import facts
from policylint.rewriting.dropping import (
    against_the_good,
    belongs,
    is_complement,
    of_kinds,
    outermost,
    removal,
)
from policylint.rewriting.shell import core
from policylint.rewriting.turning import (
    Result,
    follows,
    forbid,
    main_clause,
    names_in,
    remove,
    reword,
    with_the_rest,
)
from policylint.rules.matching import Match
from policylint.rules.model import RewriteTemplate
from policylint.source import Span

_ONLY = expression(r"(?i)\bonly ")
_LOOSE = expression(
    r"(?i)(?:\s*[;,]|\s+[–—-])\s+"
    r"(?:(?:it|this|that|otherwise) (?!is\b|was\b|will\b)|they (?:only|just|tend|get|moan|panic)\b|"
    r"they['’](?:d|ll) |just \w+)"
    r"[^,;:–—]*$"
)
#: A last clause after ";" that says why, or what people are like.
_BECAUSE = expression(
    r"(?i)\s*;\s+(?:an? |most |some |half |many |few |hardly |as far as |customers |people |nobody |"
    r"no one |everyone |everybody |the onus |there(?:['’]s| is| are) |they (?!must|should|may|can|will be)|"
    r"that (?:is|would|just|only) )"
    r"(?!.*\b(?:must|should|please|then)\b)[^;]*$"
)
_MAIN = "main"
_ONE_OF = ("affirm", "negate", "reword")
_ASKED = expression(r"(?i)(?:only |just )?(?:if|when|where|after|once|on|upon|at)\b")


def edit(match: Match, template: RewriteTemplate) -> Candidate | None:
    """The candidate that the template's operation makes, or None where it does not fit."""
    argument = template.argument
    made = {
        "affirm": _affirm,
        "drop": _drop,
        "replace": _replace,
        "add": _add,
        "swap": _swap,
        "negate": forbid,
        "reword": reword,
    }
    operation = made.get(template.edit)
    tail: list[Change] = []
    if argument.startswith(_MAIN):
        led = main_clause(match)
        if led is None:
            return None
        match, tail, argument = led[0], [led[1]], argument.removeprefix(_MAIN)
    result = operation(match, argument) if operation else None
    if result is None:
        return None
    if template.edit in _ONE_OF and follows(match, min(c.start for c in result[0])):
        return None
    changes, dropped = [*result[0], *tail], [*result[1], *(Span(c.start, c.end) for c in tail)]
    words = core(match.block.prose, match.sentence.span)
    ordered = merged(changes)
    ordered = merged(capitalised(match.block.prose, words, ordered)) if ordered else None
    if not ordered or not all(match.sentence.span.contains(Span(c.start, c.end)) for c in ordered):
        return None
    return Candidate(
        ordered, template.safety, tuple(dropped), template.edit == "reword", template.edit in _ONE_OF
    )


def _affirm(match: Match, argument: str) -> Result | None:
    """Negation or "only if they ask" taken out, and with it what argued for the bad instruction."""
    also = frozenset(names_in(argument))
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
        words = core(match.block.prose, match.sentence.span)
        change = remove(match, with_the_rest(match.block.prose, words, adjunct.span))
        if change is None:
            return None
        changes.append(change)
        spans.append(adjunct.span)
    return [*changes, *_afterthought(match, spans)], spans


def _afterthought(match: Match, spans: list[Span]) -> list[Change]:
    """ "…; it ties up the line": a loose clause at the end that argues for the bad instruction."""
    prose, frame = match.block.prose, match.frame
    words = core(prose, match.sentence.span)
    text, start = prose[: words.end], frame.predicate_span.end
    found = _LOOSE.search(text, start) or _BECAUSE.search(text, start)
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
        change = remove(match, adjunct.span)
        if change is None:
            return None
        changes.append(change)
    return (changes, [a.span for a in limits]) if limits else None


def _drop(match: Match, argument: str) -> Result | None:
    spans = [span for name in names_in(argument) for span in _spans(match, name)]
    changes = [remove(match, span) for span in spans]
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


def _spans(match: Match, name: str) -> list[Span]:
    frame = match.frame
    adjuncts = [a for a in of_kinds(frame, frozenset([name])) if not is_complement(frame, a)]
    if adjuncts or name in get_args(AdjunctKind):
        return [adjunct.span for adjunct in adjuncts]
    found = slots.find(match, name)
    return [found[0]] if found else []
