"""The option `even` of `instead`: what is a fact stays, and is no excuse any more.

"Refunds of any size are Grant's call" → "Even if refunds of any size are Grant's call, get the
customer the answer": for sentences whose names and numbers no other rewrite could keep.
"""

from __future__ import annotations

from collections.abc import Iterator

from policylint.expressions import expression
from policylint.rewriting import register, slots
from policylint.rewriting.candidate import Candidate, Change
from policylint.rewriting.checks import denies
from policylint.rewriting.instead import asked_of, copy_of, kept_conditions, pieces_of
from policylint.rewriting.places import own_clause
from policylint.rewriting.shell import core, terminal
from policylint.rewriting.words import OPENERS, looks_plural
from policylint.rules.matching import Match
from policylint.rules.model import RewriteTemplate
from policylint.source import Span

_MOST_WORDS = 24
#: What may come after the granted fact and the good sentence: nothing, or a clause of its own.
_GOES_ON = expression(r"\s*\Z|;\s|,\s+and\s")
#: Told to do, told to say, over and done with: no fact that could be granted.
_NO_FACT = frozenset(["speech", "past", "question", "relative", "conditional", "prohibited"])
_MINDED = expression(
    r"(?i)(?:please )?(?:bear in mind|keep in mind|remember|note|be aware|be reminded) (?:too |also )?that "
)
#: More than one plain clause, or one that would read oddly after "even if".
_NO_PART = expression(
    r"(?i)[;:–—→]\s|, (?:and|but|so|which|who)\b|\b(?:even|if|unless|because|therefore|but)\b|"
    r"^(?:and|but|so|or|then|else|if|when|since|as|once|while|please|do|don['’]t|only|just)\b"
)


def even_so(
    match: Match, template: RewriteTemplate, *, house: str = "", customer: str = "the customer"
) -> Iterator[Candidate]:
    """The rule's sentence beside the author's clause, if that is a plain fact, which is granted."""
    options, text = asked_of(template)
    prose, frame = match.block.prose, match.frame
    if "even" not in options or not register.is_meant(match, options) or frame.mood != "statement":
        return
    place, hangs, words = own_clause(match)
    rest = prose[place.end : words.end]
    if frame.context & _NO_FACT or frame.tense == "past" or hangs or not _GOES_ON.match(rest) or denies(rest):
        return
    orders = any(place.contains(f.predicate_span) and f.mood == "imperative" for f in match.sentence.frames)
    if orders or _refuses(match):
        return
    if terminal(prose, match.sentence.span)[:1] in ("?", ":"):
        return
    kept = [a for a in kept_conditions(match, place, frozenset()) if a.span.start <= place.start + 1][:1]
    start = _after(prose, Span(kept[0].span.end if kept else place.start, place.end))
    fact = Span(start, place.end)
    if not _can_be_granted(prose[fact.start : fact.end]) or _may_be_a_name(match, fact):
        return
    opens = prose[place.start].isupper()
    said = register.in_voice(match, text, house, customer)
    body = pieces_of(match, said, opens=False, taken=[a.span for a in kept])
    if body is None:
        return
    granted = slots.take(match.block, fact, opens=False, sentence=match.sentence.span)
    if kept:
        pieces = [copy_of(match, kept[0], opens=opens), ", ", *body, ", even if ", granted]
    else:
        pieces = ["Even if " if opens else "even if ", granted, ", ", *body]
    yield Candidate((Change(place.start, place.end, tuple(pieces)),), template.safety, whole=True, sole=True)


def _refuses(match: Match) -> bool:
    """ "We don't quote prices": what we leave undone is no fact beside which we could do it."""
    frame = match.frame
    unable = frame.modality in ("can", "may") or frame.predicate in ("be", "have")
    return frame.polarity == "negative" and not unable


def _after(prose: str, span: Span) -> int:
    """Where the fact begins: after the comma of a condition and after "bear in mind that"."""
    start = span.end - len(prose[span.start : span.end].lstrip(" ,"))
    begun = _MINDED.match(prose, start, span.end)
    return begun.end() if begun else start


def _may_be_a_name(match: Match, fact: Span) -> bool:
    """ "Grant decides": a lone first word of which nobody can tell whether it keeps its capital."""
    actor = match.frame.actor
    lone = actor is not None and actor.span.start == fact.start and len(actor.text.split()) == 1
    if actor is None or not lone or fact.start > core(match.block.prose, match.sentence.span).start:
        return False
    known = actor.text.lower() in OPENERS or looks_plural(actor.text)
    return not known and not slots.begins_with_name(match.block, actor.span)


def _can_be_granted(fact: str) -> bool:
    plain = 3 <= len(fact.split()) <= _MOST_WORDS and slots.is_balanced(fact)
    return plain and not _NO_PART.search(fact)
