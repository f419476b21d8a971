"""The `instead` edit: a good sentence of the rule in the place of the author's bad clause.

It is said in the author's voice (an instruction, a duty of staff, a notice to "you", words to
say), keeps the author's conditions, and takes the author's phrases where they can stand;
``{topic|the matter}`` says what stands there where they can't.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from policylint.expressions import expression
from policylint.language.model import Adjunct
from policylint.rewriting import register, slots
from policylint.rewriting.affirm import argues
from policylint.rewriting.candidate import Candidate, Change, Copy, Piece, capitalised, merged
from policylint.rewriting.checks import denies, facts
from policylint.rewriting.dropping import belongs, outermost
from policylint.rewriting.negate import negated
from policylint.rewriting.places import clause_places, own_clause
from policylint.rewriting.shell import core, terminal
from policylint.rewriting.words import PREPOSITIONS, leaves_open, lower_first, upper_first
from policylint.rules.matching import Match
from policylint.rules.model import RewriteTemplate
from policylint.source import Span

ARROW = "=>"
_SLOT = expression(r"(\{[a-z]+(?:\|[^{}]*)?\})")
_GOES_ON = expression(r"(?:[;,–—]|\b(?:and|but|so|then))\s*$")  # a capital there is only a name's
#: A condition on the form of what is asked is the restriction itself: "is heard if it is made on Form 1".
_ON_FORM = expression(
    r"(?i)(?:if|when|where|once|provided(?: that)?) (?:it|they|these|this) (?:is|are|has been|have been) "
    r"(?:made|sent|signed|received|submitted|lodged|posted|put|on|in writing)\b"
)
_SO = expression(r",\s+so\s+\Z")
#: Where the name of a supplier ends: "the insurer who decides", "the carrier and the patient can claim".
_NAMED = expression(
    r",? (?:who|which|that|whose)\b|,? and (?:the|our|your) "
    r"(?:customer|patient|guest|client|member|tenant|passenger|buyer|student|resident)\b"
)
_LONGEST = 12  # words of a phrase that is taken over
_CLAUSE = expression(
    r"(?i)\b(?:who|which|that|because|if|when|is|are|was|were|be|will|must|should|has|have)\b"
)
_SETTING = expression(
    r"(?i)(?:for|on|in|at|during|after|before|outside|beyond|from|between)\b(?! (?:accordance|line with))"
)
_ASKS = expression(
    r"(?i)\b(?:them|they|you|us|alone|only|not|never|no|nobody|unless|insists?|threaten\w*)\b|n[’']t\b"
)


def instead(
    match: Match, template: RewriteTemplate, *, house: str = "", customer: str = "the customer"
) -> Iterator[Candidate]:
    """Candidates: in the place of the clause, of the whole sentence, or after the clause forbidden."""
    options, text = asked_of(template)
    if not register.is_meant(match, options) or match.frame.mood == "question":
        return
    if terminal(match.block.prose, match.sentence.span)[:1] in ("?", ":"):
        return
    said = register.in_voice(match, text, house, customer)
    for place in clause_places(match):
        candidate = _put(match, template, said, place, options)
        if candidate is not None:
            yield replace(candidate, sole=False, variant=text) if "or" in options else candidate
    if "ban" in options:
        forbidden = _after_ban(match, template, said)
        if forbidden is not None:
            yield forbidden


def asked_of(template: RewriteTemplate) -> tuple[frozenset[str], str]:
    """The options of a sentence of `instead`, and the sentence without capital and full stop."""
    asked, _, text = template.argument.rpartition(ARROW)
    options = frozenset(option.strip() for option in asked.split(",") if option.strip())
    return options, lower_first(text.strip().rstrip("."))


def _after_ban(match: Match, template: RewriteTemplate, text: str) -> Candidate | None:
    """ "Do not give the number, hours 9–15; ring them yourself": every fact of the clause stays."""
    change = negated(match, saying=True) if _is_ordered(match) and not argues(match) else None
    if change is None or register.to_customer(match) or match.frame.mood == "fragment":
        return None
    if any(
        a.kind == "exception" for a in match.frame.adjuncts
    ):  # "is not added unless they object" adds it then
        return None
    prose = match.block.prose
    place, hangs, words = own_clause(match)
    tail = Span(place.end, words.end if hangs else place.end)
    if tail.start < tail.end and facts(f"… {prose[tail.start : tail.end]}"):
        return None
    body = pieces_of(match, text, opens=False, taken=[])
    if (
        body is None
        or not place.contains(Span(change.start, change.end))
        or denies(prose[tail.end : words.end])
    ):
        return None
    added = Change(tail.start, tail.end, ("; ", *body))
    changes = merged([change, added])
    changes = merged(capitalised(prose, words, changes)) if changes else None
    return Candidate(changes, template.safety, (), sole=True) if changes else None


def _is_ordered(match: Match) -> bool:
    """Whether the clause tells somebody what to do; what is told as a fact can't be forbidden."""
    frame = match.frame
    return frame.mood == "imperative" or frame.modality in ("must", "should") or frame.voice == "passive"


def _put(
    match: Match, template: RewriteTemplate, text: str, place: Span, options: frozenset[str]
) -> Candidate | None:
    prose = match.block.prose
    words = core(prose, match.sentence.span)
    kept = [*_setting(match, place), *kept_conditions(match, place, options)]
    if len(kept) > 1 or any(_is_scrap(a) for a in kept) or denies(prose[place.end : words.end]):
        return None
    opens = prose[place.start].isupper() and not _GOES_ON.search(prose[words.start : place.start])
    body = pieces_of(match, text, opens=opens and not kept, taken=[a.span for a in kept])
    if body is None:
        return None
    before = [p for a in kept for p in (copy_of(match, a, opens=opens), ", ")]
    pieces = (*before, *body)
    if prose[place.start : place.end].isupper():
        pieces = tuple(_shouted(p) if isinstance(p, str) else p for p in pieces)
    dropped = [f.span for frame in match.sentence.frames for f in frame.adjuncts if place.overlaps(f.span)]
    gone = tuple(span for span in dropped if span not in [a.span for a in kept])
    so = _SO.search(prose, words.start, place.start)  # what followed from it follows no more
    first = Change(so.start(), place.end, ("; ", *pieces)) if so else Change(place.start, place.end, pieces)
    changes = (first, *_unquoted(match, place, words))
    return Candidate(changes, template.safety, gone, whole=True, sole=True)


def _unquoted(match: Match, place: Span, words: Span) -> list[Change]:
    """The closing mark after the full stop, where the quotation that it ends goes: 'Do not say "no."'"""
    prose = match.block.prose
    gone, rest = prose[place.start : place.end], prose[place.end : match.sentence.span.end]
    closing = re.match(r"[.!?…]*([\"”])", rest) if place.end == words.end else None
    if closing is None or not leaves_open(gone, closing[1]):
        return []
    return [Change(place.end + closing.start(1), place.end + closing.end(1))]


def _is_scrap(adjunct: Adjunct) -> bool:
    return adjunct.kind == "condition" and len(adjunct.text.split()) < 3


def _setting(match: Match, place: Span) -> list[Adjunct]:
    """ "On 4c visits, …": where or when the clause holds, told before it."""
    for frame in (match.frame, *match.sentence.frames[:1]):
        for adjunct in outermost([a for a in frame.adjuncts if a.kind in ("manner", "deadline")]):
            comes_first = abs(adjunct.span.start - place.start) <= 1
            if comes_first and adjunct.span.end < frame.predicate_span.start and _SETTING.match(adjunct.text):
                return [adjunct] if slots.can_stand(match.block, adjunct.span) else []
    return []


def kept_conditions(match: Match, place: Span, options: frozenset[str]) -> list[Adjunct]:
    """The conditions of the clause, and of the sentence where it opens with one, that the new one keeps."""
    if "condition" in options:
        return []
    frames, prose = (match.frame, *match.sentence.frames[:1]), match.block.prose
    found = [(f, a) for f in frames for a in f.adjuncts if a.kind == "condition"]
    own = [a for f, a in found if a.span.start <= place.start + 1 or belongs(prose, f, a)]
    inside = [a for a in outermost(own) if a.text and place.contains(a.span)]  # a lead-in's has no words here
    return [a for a in inside if _goes_with_good(match, a, place)]


def _goes_with_good(match: Match, condition: Adjunct, place: Span) -> bool:
    """Whether a condition may stand beside the good clause; one at the end may belong to what went."""
    if condition.cue.lower().startswith(("unless", "until", "till", "only", "before")):
        return False
    before = match.block.prose[place.start : condition.span.start].split()
    if before and before[-1].lower() in PREPOSITIONS:
        return False
    if condition.span.start <= place.start + 1:
        return True
    if _ON_FORM.match(condition.text):
        return False
    if match.frame.tense == "past" or condition.cue.lower() in ("while", "when", "as"):
        return (
            condition.cue.lower() == "when"
            and "," not in match.block.prose[place.start : condition.span.start]
        )
    return True


def copy_of(match: Match, adjunct: Adjunct, *, opens: bool) -> Copy:
    return slots.take(match.block, adjunct.span, opens=opens, sentence=match.sentence.span)


def pieces_of(match: Match, text: str, *, opens: bool, taken: list[Span]) -> list[Piece] | None:
    """Words and phrases in order; None if a phrase is missing that has nothing to stand in for it."""
    pieces: list[Piece] = []
    for part in _SLOT.split(text):
        piece: Piece = part
        if _SLOT.fullmatch(part):
            name, spare, default = part[1:-1].partition("|")
            piece = _phrase(match, name, taken, opens=opens and not pieces) or default
            if not piece and not spare:
                return None
        if piece:
            pieces.append(upper_first(piece) if opens and not pieces and isinstance(piece, str) else piece)
    return pieces


def _phrase(match: Match, name: str, taken: list[Span], *, opens: bool) -> Copy | None:
    found = slots.find(match, name)
    if found is None or not slots.can_stand(match.block, found[0]):
        return None
    span = found[0]
    if match.block.prose[span.start : span.end].endswith(("'s", "’s")):
        span = Span(span.start, span.end - 2)
    text = match.block.prose[span.start : span.end]
    hung = _NAMED.search(text) if found[1] == "supplier" else None
    if hung and slots.can_stand(match.block, Span(span.start, span.start + hung.start())):
        span = Span(span.start, span.start + hung.start())
        text = match.block.prose[span.start : span.end]
    shared = found[1] != "customer" and " and " in text and match.frame.recipient is not None
    if shared or len(text.split()) > _LONGEST or _CLAUSE.search(text) or _ASKS.search(text):
        return None
    if any(span.overlaps(other) for other in taken) or not match.sentence.span.contains(span):
        return None
    taken.append(span)
    return slots.take(match.block, span, opens=opens, sentence=match.sentence.span)


def _shouted(text: str) -> str:
    return re.sub(r"<[^<>]*>|[^<]+", lambda m: m[0] if m[0][0] == "<" else m[0].upper(), text)
