"""The phrases of the author that a template may take, and which of them can stand alone."""

from __future__ import annotations

import re

from policylint.documents.model import Block
from policylint.expressions import expression
from policylint.language.model import Adjunct, Slot
from policylint.rewriting.candidate import Copy
from policylint.rewriting.shell import core
from policylint.rewriting.words import CONJUNCTIONS, DETERMINERS, OPENERS, PREPOSITIONS, word_set, words
from policylint.rules.matching import Match
from policylint.source import Span

ROLES = ("customer", "company", "supplier", "staff", "authority")
PLACES = ("actor", "object", "recipient", "topic", "attribute")
#: What a clause is about, wherever it says so: "rebooking costs" in "Rebooking costs aren't ours".
MATTER = "matter"
_NO_MATTER = expression(
    r"(?i)(?:how|what|when|where|why|who|whether|that)\b|.*\b(?:responsib\w+|liab\w+|fault|control|influence|"
    r"say|part|contract|agreement|sight|hands|power)\b"
)
_LONGEST_MATTER = 7
_POINTERS = word_set(
    "us me it this that they them he she his him her these those which who whom what one there none nothing "
    "themselves himself herself itself yourself ourselves myself "
    "anything everything such same all some any each both nobody anyone everyone its their theirs neither"
)
_AS_OBJECT = {"they": "them", "he": "him", "she": "her", "who": "them", "whom": "them"}
_VAGUE = expression(r"(?i)(?:an?|any|another|some|few|most|many|one of|your only) ")
_MOST_WORDS = 30


def find(match: Match, name: str) -> tuple[Span, str] | None:
    """The prose span of the phrase called `name`, and its role (empty for an adjunct)."""
    frame = match.frame
    if name in match.slots:
        slot = match.slots[name]
        return slot.span, slot.role
    if name == MATTER:
        return _matter(match)
    if name in PLACES:
        place: Slot | None = getattr(frame, name)
        return (place.span, place.role) if place else None
    if name in ROLES:
        everywhere = [getattr(frame, place) for place in PLACES]
        everywhere += match.slots.values()
        everywhere += [getattr(other, place) for other in match.sentence.frames for place in PLACES]
        named = (
            slot
            for slot in everywhere
            if slot is not None and slot.role == name and not _VAGUE.match(slot.text)
        )
        return next(((slot.span, name) for slot in named if can_stand(match.block, slot.span)), None)
    adjunct: Adjunct | None = next((a for a in frame.adjuncts if a.kind == name), None)
    return (adjunct.span, "") if adjunct else None


def _matter(match: Match) -> tuple[Span, str] | None:
    """The thing that the clause is about, where a plain phrase names it."""
    for place in (match.frame.topic, match.frame.actor, match.frame.object):
        if place is None or place.role != "none" or len(place.text.split()) > _LONGEST_MATTER:
            continue
        if can_stand(match.block, place.span) and not _NO_MATTER.match(place.text):
            return place.span, place.role
    return None


def can_stand(block: Block, span: Span) -> bool:
    """Whether the phrase says by itself what it means: no fragment, no pronoun that points back."""
    text = block.prose[span.start : span.end]
    tokens = [word.lower() for word in words(text)]
    if not tokens or len(tokens) > _MOST_WORDS or text != text.strip() or text[-1] in ",;:–—":
        return False
    if len(tokens) == 1 and (tokens[0] in _POINTERS or tokens[0] in DETERMINERS):
        return False
    if tokens[-1] in PREPOSITIONS | DETERMINERS | CONJUNCTIONS or tokens[-1] in ("not", "who", "which"):
        return False
    if tokens[0] in CONJUNCTIONS or tokens[0] in (
        "no",
        "not",
        "neither",
        "nothing",
        "who",
        "which",
        "only",
        "just",
    ):
        return False
    return is_balanced(text) and ";" not in text


def is_balanced(text: str) -> bool:
    """Whether quotes and brackets pair off (apostrophes aside)."""
    pairs = all(text.count(a) == text.count(b) for a, b in ("()", "[]", "“”"))
    return pairs and text.count('"') % 2 == 0


def object_pronoun(block: Block, span: Span) -> str | None:
    """The object form of a lone pronoun for a person, which its own sentence explains."""
    low = block.prose[span.start : span.end].lower()
    return _AS_OBJECT.get(low) or (low if low in ("them", "him", "her", "you") else None)


def take(block: Block, span: Span, *, opens: bool, sentence: Span) -> Copy:
    """The phrase as a copy with the case that its new place asks for."""
    if opens:
        return Copy(span.start, span.end, "upper")
    at_start = span.start <= core(block.prose, sentence).start
    lowered = at_start and not begins_with_name(block, span)
    return Copy(span.start, span.end, "lower" if lowered else "keep")


def begins_with_name(block: Block, span: Span) -> bool:
    """Whether the capital that a phrase begins with is its own, not only the sentence's."""
    tokens = words(block.prose[span.start : span.end])
    first = tokens[0] if tokens else ""
    if not first[:1].isupper() or first.lower() in OPENERS:
        return False
    if first == "I" or any(c.isupper() or c.isdigit() for c in first[1:]):
        return True
    if re.search(rf"[a-z,] {re.escape(first)}\b", block.prose):
        return True
    return len(tokens) > 1 and (tokens[1][:1].isupper() or tokens[1].isdigit())  # "Tier 1"
