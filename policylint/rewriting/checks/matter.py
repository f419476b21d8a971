"""Words of matter: none may come from nowhere, none may go that no rule asked to go."""

from __future__ import annotations

import re
from collections import Counter

from policylint.expressions import expression
from policylint.rewriting import slots
from policylint.rewriting.candidate import PLACEHOLDER, Candidate
from policylint.rewriting.checks.plan import SMALL_CHANGES, operation_of, turned
from policylint.rewriting.words import (
    ADVERBS,
    AUXILIARIES,
    CONJUNCTIONS,
    DETERMINERS,
    OPENERS,
    PREPOSITIONS,
    word_set,
    words,
)
from policylint.rules.matching import Match

#: What goes with a denial: "there is no need to", "avoid telling".
_UNNEEDED = word_set(
    "ne avoid refrain fail refus necessary requir stop hesitat oblig duty reason call point permitt allow"
)
_BE = expression(
    r"(?i)\b(?:am|is|are|was|were|be|been|being)\b|(?<=[a-z])['’](?:s|re|m)\b|\b(?:is|are|was|were)n['’]t\b"
)
_THERE_IS = expression(
    r"(?i)\b(?:there|it)(?: is| are|['’]s) (?:no|not)\b|"
    r"\b(?:is|are|was|were)(?:n['’]t| not| under no)? (?:required|obliged|allowed|permitted|supposed|"
    r"expected|able|obligation|necessary|needed)\b"
)
_SHORT = expression(r"(?:n['’]t|['’](?:s|re|ll|ve|d|m))$")
_WORD = expression(r"[^\W_]+(?:['’\-][^\W_]+)*")
_SLOT = expression(r"\{([a-z]+)")
#: Words that carry no matter of their own; grammar and voice may bring them or take them.
_SMALL = (
    AUXILIARIES
    | PREPOSITIONS
    | DETERMINERS
    | CONJUNCTIONS
    | OPENERS
    | ADVERBS
    | word_set(
        "i me my mine we us our ours ourselves you your yours yourself he him his she her hers it its "
        "itself they them their theirs themselves myself this that these those there here who whom "
        "which what whose as not no never none nobody nothing neither cannot only please too very "
        "own so than until unless once after before being having doing done don doesn didn won isn aren "
        "wasn weren wouldn shouldn couldn hasn haven hadn does do did ca wo let i.e e.g customer customers"
    )
)


def strangers(old: str, new: str, granted: str) -> list[str]:
    """Words of matter in the new sentence that neither the author nor the rule brought, or too often."""
    given = Counter(map(stem, _matter(f"{old} {PLACEHOLDER.sub(' ', granted)}")))
    said = Counter(map(stem, _matter(PLACEHOLDER.sub(" ", new))))
    return list((said - given).elements())


def missing(candidate: Candidate, match: Match, new: str) -> list[str]:
    """Words of matter outside what the rule turns that the new sentence has lost."""
    prose, sentence = match.block.prose, match.sentence.span
    gone = turned(candidate, match)
    inside = (found for found in _WORD.finditer(prose, sentence.start, sentence.end))
    left = " ".join(
        found[0] for found in inside if not any(found.start() < t.end and t.start < found.end() for t in gone)
    )
    kept = Counter(map(stem, _matter(left)))
    if operation_of(candidate) == "affirm":
        for word in _UNNEEDED:
            kept.pop(word, None)
    return list((kept - Counter(map(stem, _matter(new)))).elements())


def unsaid(candidate: Candidate, new: str) -> list[str]:
    """Words of matter of the rule's own sentence that the new one has not."""
    brought = [
        one.text or one.argument.rpartition("=>")[2]
        for one in candidate.templates
        if one.edit in ("", "reword", "instead")
    ]
    own = re.sub(r"\{[^{}]*\}|<[^<>]*>", " ", " ".join(brought))
    said = set(map(stem, words(new)))
    gone = [word for word in _matter(own) if stem(word) not in said]
    return gone or _BE.findall(own)[len(_BE.findall(new)) :]


def repeated(candidate: Candidate, match: Match) -> str:
    """The author's phrases that the rewrite says once more: "tell {customer} … for {customer}"."""
    names = [
        name
        for template in candidate.templates or match.rule.rewrites
        for name in _SLOT.findall(template.text or template.argument)
    ]
    found = [place for name in names if (place := slots.find(match, name))]
    return " ".join(match.block.prose[span.start : span.end] for span, _ in found)


def helpers_lost(candidate: Candidate, match: Match, new: str) -> bool:
    """Whether a form of "be" that no small change names has gone: "a date a stick to beat us with"."""
    if operation_of(candidate) not in SMALL_CHANGES:
        return False
    prose, sentence = match.block.prose, match.sentence.span
    places = [found.span() for found in _BE.finditer(prose, sentence.start, sentence.end)]
    gone = turned(candidate, match)
    stays = sum(not any(start < s.end and s.start < end for s in gone) for start, end in places)
    needed = stays - len(_THERE_IS.findall(match.sentence.text))
    return len(_BE.findall(new)) < needed


def stem(word: str) -> str:
    """A word without its ending, so that its forms are alike: told and tell are not."""
    low = re.sub(r"['’]s?$", "", word.lower())
    low = re.sub(r"(?<=[a-z]{3})(?:ies|ied)$", "y", low)
    low = re.sub(r"(?<=[a-z]{3})(?:ing|ed|es|s)$", "", low)
    low = re.sub(r"(?<=[a-z]{2})([b-df-hj-np-tv-z])\1$", r"\1", low)
    return low.removesuffix("e")


def _matter(text: str) -> list[str]:
    return [word for word in words(text) if _SHORT.sub("", word.lower()) not in _SMALL and len(word) > 1]
