"""A rule's template filled with the author's phrases, in the place of the author's clause."""

from __future__ import annotations

import re
from typing import get_args

from policylint.expressions import expression
from policylint.language.model import Adjunct, AdjunctKind
from policylint.rewriting import slots, voice
from policylint.rewriting.candidate import Candidate, Change, Copy, Piece
from policylint.rewriting.checks import denies
from policylint.rewriting.dropping import outermost
from policylint.rewriting.shell import core, terminal
from policylint.rewriting.words import looks_plural, lower_first, plain_form, upper_first
from policylint.rules.matching import Match
from policylint.rules.model import RewriteTemplate
from policylint.source import Span

_ADJUNCTS = frozenset(get_args(AdjunctKind))
_SLOT = expression(r"(\{[a-z][\w-]*\})")
_STANDING_CONCESSION = expression(r"(?i)(?:even|whether|regardless|irrespective|whatever|however)\b")
_TIME = expression(r"<[^<>]*(?:time|date|day|deadline|hours)[^<>]*>")
_JOINS_BEFORE = expression(r"(?i)(?:^|[,;:(–—]\s*|\b(?:and|but|or|that|so|then)\s+)$")
_JOINS_AFTER = expression(r"(?i)(?:$|\s*[,;:)–—(]|\s+(?:and|but|or|so|then)\b)")


def fill(match: Match, template: RewriteTemplate, *, house: str = "") -> Candidate | None:
    """The clause of the match put as the template says, or None where it does not fit.

    `house`: how the document names its issuer, if it never says "we".
    """
    prose, sentence = match.block.prose, match.sentence.span
    if match.frame.mood in ("question", "fragment") or terminal(prose, sentence)[:1] in ("?", ":"):
        return None
    words = core(prose, sentence)
    region = _region(match, words)
    if region is None:
        return None
    opens = region.start == words.start and not prose[words.start].islower()
    text = _in_voice(match, lower_first(template.text.strip().rstrip(".!")), house)
    if _says_twice(match, text):
        return None
    carried = _carried(match, text, region)
    if carried is None:
        return None
    leading = [a for a in carried if a.span.start <= region.start + 1]
    trailing = [a for a in carried if a not in leading]
    body = _pieces(match, text, opens=opens and not leading)
    if body is None or denies(prose[region.end : words.end]):
        return None
    before = [p for a in leading for p in (_copy(match, a, opens=opens and a is leading[0]), ", ")]
    after = [p for a in trailing for p in (_separator(prose, a), _copy(match, a, opens=False))]
    change = Change(region.start, region.end, (*before, *body, *after))
    kept = [a.span for a in carried]
    dropped = tuple(a.span for a in match.frame.adjuncts if region.contains(a.span) and a.span not in kept)
    return Candidate((change,), template.safety, dropped, whole=True)


def _region(match: Match, words: Span) -> Span | None:
    """The clause with its adjuncts, within the words of the sentence; None if it can't be cut out."""
    prose, own = match.block.prose, match.frame.span
    start, end = own.start, own.end
    for adjunct in match.frame.adjuncts:
        span = adjunct.span
        if span.end <= start and not prose[span.end : start].strip(" ,"):
            start = span.start
        if end <= span.start and not prose[end : span.start].strip(" ,"):
            end = span.end
    start, end = max(words.start, start), min(words.end, end)
    if start >= end or _swallows(match, Span(start, end)):
        return None
    if not _JOINS_BEFORE.search(prose[words.start : start]):
        return None
    return Span(start, end) if _JOINS_AFTER.match(prose[end : words.end]) else None


def _swallows(match: Match, region: Span) -> bool:
    """Whether another clause, which is no part of this one, would vanish with it."""
    frames, own = match.sentence.frames, match.frame
    if own not in frames:
        return False
    below = {frames.index(own)}
    for index, frame in enumerate(frames):
        if frame.parent in below or any(a.span.contains(frame.predicate_span) for a in own.adjuncts):
            below.add(index)
    return any(
        region.contains(frame.predicate_span) for index, frame in enumerate(frames) if index not in below
    )


def _in_voice(match: Match, text: str, house: str) -> str:
    actor = match.frame.actor
    if match.frame.mood == "imperative":
        text = voice.as_imperative(text)
    elif actor is not None and actor.role == "staff" and slots.can_stand(match.block, actor.span):
        text = voice.as_staff(text, voice.inside(actor.text), match.frame.modality)
    text = voice.as_speaker(text, voice.speaker(match, house))
    return voice.to_customer(text, voice.addressee(match))


def _carried(match: Match, text: str, region: Span) -> list[Adjunct] | None:
    """Adjuncts that the new clause keeps; None if one could neither be kept nor left out."""
    used = {name[1:-1] for name in _SLOT.findall(text)}
    taken = [found[0] for name in used if (found := slots.find(match, name))]
    carried = []
    for adjunct in outermost(list(match.frame.adjuncts)):
        if adjunct.kind in used or any(span.contains(adjunct.span) for span in taken):
            continue
        if adjunct.kind == "exception" or (adjunct.kind == "deadline" and _TIME.search(text)):
            return None
        keep = adjunct.kind in ("condition", "deadline")
        keep = keep or (adjunct.kind == "concession" and bool(_STANDING_CONCESSION.match(adjunct.text)))
        if not keep or not region.contains(adjunct.span):
            continue
        if any(span.overlaps(adjunct.span) for span in taken):
            return None
        carried.append(adjunct)
    return carried


def _says_twice(match: Match, text: str) -> bool:
    """Whether two slots of the template are filled by the same words of the author."""
    found = {name: place[0] for name in set(_SLOT.findall(text)) if (place := slots.find(match, name[1:-1]))}
    spans = list(found.values())
    return any(a.overlaps(b) for i, a in enumerate(spans) for b in spans[i + 1 :])


def _copy(match: Match, adjunct: Adjunct, *, opens: bool) -> Copy:
    if opens:
        return Copy(adjunct.span.start, adjunct.span.end)
    return slots.take(match.block, adjunct.span, opens=False, sentence=match.sentence.span)


def _separator(prose: str, adjunct: Adjunct) -> str:
    return ", " if prose[: adjunct.span.start].rstrip().endswith(",") else " "


def _pieces(match: Match, text: str, *, opens: bool) -> list[Piece] | None:
    """The template's words and the author's phrases in order; None if a phrase is missing."""
    pieces: list[Piece] = []
    for part in _SLOT.split(text):
        first = opens and not pieces
        if not _SLOT.fullmatch(part):
            if part:
                pieces.append(upper_first(part) if first else _agreeing(match, pieces, part))
            continue
        piece = _phrase(match, part[1:-1], pieces, first=first)
        if piece is None:
            return None
        pieces.append(piece)
    return pieces


def _agreeing(match: Match, pieces: list[Piece], part: str) -> str:
    """ "{actor} is responsible": the verb after a subject slot agrees with what fills it."""
    subject = pieces[0] if len(pieces) == 1 else None
    verb = re.match(r" (is|has|does|was)\b", part)
    if not isinstance(subject, Copy) or verb is None:
        return part
    phrase = match.block.prose[subject.start : subject.end].lower()
    head = re.split(r"\b(?:of|for|in|from|to|that|who|which|with|under|about)\b", phrase)[0].split()
    plural = phrase in ("we", "you", "they") or " and " in phrase or (bool(head) and looks_plural(head[-1]))
    return f" {plain_form(verb[1])}{part[verb.end() :]}" if plural else part


def _phrase(match: Match, name: str, pieces: list[Piece], *, first: bool) -> Piece | None:
    found = slots.find(match, name)
    if found is None:
        return None
    span, role = found
    block = match.block
    if name in _ADJUNCTS:
        return slots.take(block, span, opens=first, sentence=match.sentence.span)
    pronoun = slots.object_pronoun(block, span)
    if pronoun and not first and (name == "recipient" or (role == "customer" and pronoun == "you")):
        return pronoun
    prose = block.prose
    if prose[span.start : span.end].endswith(("'s", "’s")):
        span = Span(span.start, span.end - 2)
    said = re.search(r"(\w+) $", pieces[-1]) if pieces and isinstance(pieces[-1], str) else None
    if said and prose[span.start : span.end].lower().startswith(said[0].lower()):
        span = Span(span.start + len(said[0]), span.end)
    if not slots.can_stand(block, span):
        return None
    return slots.take(block, span, opens=first, sentence=match.sentence.span)
