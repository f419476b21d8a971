"""Placeholders of a rewrite, and the organisation's standards put in their place.

A placeholder is filled only where the words before it say what it is about: "answer within
<time limit>" takes the time of a first answer, "refund … within <time limit>" that of refunds.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from policylint.expressions import expression
from policylint.finding import Blank, Stated
from policylint.rewriting.candidate import PLACEHOLDER, Candidate, Change, Copy, recase
from policylint.rules.matching import Match
from policylint.rules.standards import Filling, Placeholder, Vocabulary
from policylint.source import Span

_DETERMINED = expression(
    r"(?i)(?:\b(?:the|an?|our|your|their|its|his|her|another|second|each|every)|[:/])\s*$"
)
_HAS_DETERMINER = expression(r"(?i)(?:the|an?|our|your|their|its|his|her|each|every|any)\b")
_OPENS = expression(r"(?:^|[.!?:]\s+[\"“(]*|\n\s*)$")
_OF_THE_CUSTOMER = expression(
    r"(?i)\b(?:you|they|he|she|who|(?:customer|caller|guest|patient|tenant|member|passenger|client|student|"
    r"resident|buyer|parent|user|traveller|supplier|courier|carrier)s?)\s+"
    r"(?:(?:must|should|can|may|will|shall|need|needs|have|has|do|does|did|not|don['’]t|doesn['’]t|never|"
    r"to|fails?)\s+)*$"
)
_SENTENCE_END = expression(r"[.!?]\s+|\n")
_FARTHEST = 60  # characters between the clue and its placeholder


@dataclass(frozen=True)
class Standards:
    """What is known of standards: the vocabulary, and what an organisation states, by key."""

    vocabulary: Vocabulary = field(default_factory=Vocabulary)
    stated: Mapping[str, str] = field(default_factory=dict)


def filled(candidate: Candidate, match: Match, standards: Standards) -> Candidate:
    """The candidate with its placeholders filled as far as the standards reach."""
    prose, at = match.block.prose, match.sentence.span.start
    around = " ".join((*match.block.headings, match.sentence.text))
    said, changes, used = "", [], list(candidate.used)
    for change in candidate.changes:
        said += prose[at : change.start]
        pieces: list[str | Copy] = []
        for piece in change.pieces:
            if isinstance(piece, str):
                put = fill(piece, standards, before=said, around=around)
                used += [one for one in put.used if one not in used]
                pieces.append(put.text)
                said += put.text
            else:
                pieces.append(piece)
                said += recase(prose[piece.start : piece.end], piece.case)
        changes.append(Change(change.start, change.end, tuple(pieces)))
        at = change.end
    return replace(candidate, changes=tuple(changes), used=tuple(used))


@dataclass(frozen=True)
class Filled:
    """A text with standards in it, and which; `open` are its placeholders with their standards."""

    text: str
    used: tuple[tuple[str, str], ...]


def fill(text: str, standards: Standards, *, before: str = "", around: str = "") -> Filled:
    """`text` with those of its placeholders filled that a stated standard is meant for.

    `before` is what stands before it, `around` what else tells its matter.
    """
    used: list[tuple[str, str]] = []
    out, at = "", 0
    for found in PLACEHOLDER.finditer(text):
        out += text[at : found.start()]
        key = standard_for(
            found[1], standards.vocabulary, before + out, text[found.end() :], f"{around} {text}"
        )
        value = standards.stated.get(key)
        placeholder = standards.vocabulary.placeholder(found[1])
        if value:
            put = _fitted(value, placeholder, before + out, text[found.end() :])
            used.append((key, value))
            out += put
        else:
            out += found[0]
        at = found.end()
    return Filled(out + text[at:], tuple(used))


def standard_for(name: str, vocabulary: Vocabulary, before: str, after: str, around: str) -> str:
    """The key of the standard that a placeholder in this place is about; "" if that is not clear."""
    sentence = _SENTENCE_END.split(before)[-1]
    best, place = "", -1
    for filling in vocabulary.placeholder(name).fill:
        if not _beside(filling, f"{around} {before} {after}"):
            continue
        end = _clue(filling, sentence) if filling.near else 0
        if end > place:
            best, place = filling.standard, end
    return best


def _beside(filling: Filling, text: str) -> bool:
    return not filling.beside or any(
        re.search(rf"(?i)\b{re.escape(word)}\b", text) for word in filling.beside
    )


def _clue(filling: Filling, sentence: str) -> int:
    """Where the last word of `near` ends in the sentence so far; -1 if none counts."""
    ends = [
        found.end()
        for words in filling.near
        for found in re.finditer(rf"(?i)\b{re.escape(words)}\b", sentence)
        if len(sentence) - found.end() <= _FARTHEST and not _OF_THE_CUSTOMER.search(sentence[: found.start()])
    ]
    return max(ends, default=-1)


def _fitted(value: str, placeholder: Placeholder, before: str, after: str) -> str:
    """The value as grammar asks there: an article before a role, "30 days’ notice"."""
    if placeholder.type == "duration" and re.match(r"\s+notice\b", after):
        return value + ("’" if value.endswith("s") else "’s")
    if placeholder.type != "role":
        return value
    determined = bool(_DETERMINED.search(before))
    own = _HAS_DETERMINER.match(value)
    if determined and own and not before.rstrip().endswith((":", "/")):
        return value[own.end() :].lstrip()
    if determined or own:
        return value
    return f"{'The' if _OPENS.search(before) else 'the'} {value}"


def blanks_in(
    text: str, names: Sequence[str], standards: Standards, *, before: str = "", around: str = ""
) -> tuple[Blank, ...]:
    """The placeholders of these names in a rewrite's text, each with type and standard."""
    vocabulary = standards.vocabulary
    return tuple(
        Blank(
            found[1],
            vocabulary.placeholder(found[1]).type,
            standard_for(
                found[1],
                vocabulary,
                before + text[: found.start()],
                text[found.end() :],
                f"{around} {text}",
            ),
            Span(*found.span()),
            vocabulary.placeholder(found[1]).about,
        )
        for found in PLACEHOLDER.finditer(text)
        if found[1] in names
    )


def stated_in(text: str, used: Sequence[tuple[str, str]]) -> tuple[Stated, ...]:
    """Where the values of standards stand in a rewrite's text."""
    found: list[Stated] = []
    at = 0
    for key, value in used:
        words = value.split()
        place = re.compile(r"\s+".join(map(re.escape, words))).search(text, at) or re.search(
            re.escape(words[-1]), text
        )
        if place is None:
            continue
        found.append(Stated(key, value, Span(*place.span())))
        at = place.end()
    return tuple(found)
