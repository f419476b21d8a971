"""What stays of the author's sentence: conditions, denials, words that no rule asked to go."""

from __future__ import annotations

import re
from collections import Counter

from policylint.rewriting.candidate import PLACEHOLDER, Candidate
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
from policylint.source import Span

_NEGATION = re.compile(
    r"(?i)\b(?:not|never|no|none|nobody|nothing|neither|nor|cannot|without|refuse[sd]?|unable)\b|n[’']t\b"
)
_GOES_ON = re.compile(r"(?i)\s*(?:[,;–—]|(?:and|so|but|or)\b)")
_REFUSES = re.compile(
    r"(?i)\b(?:not|no|never|nothing|nobody|cannot|unable|only|still|have to|having to)\b|n[’']t\b"
)
_EXCUSE = re.compile(r"(?i), (?:and )?(?:we only|we just|that['’]s us|we don['’]t|we can['’]t)\b")
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
        "wasn weren wouldn shouldn couldn hasn haven hadn ll re ve t s d m o e g customer customers"
    )
)


def conditions_kept(candidate: Candidate, match: Match, new: str) -> bool:
    """Each condition of the sentence stands in the new one, but for those left out on purpose."""
    low, prose = _flat(new), match.block.prose
    frames = {id(frame): frame for frame in (match.frame, *match.sentence.frames)}.values()
    spans = [a.span for frame in frames for a in frame.adjuncts if a.kind == "condition"]
    meant = [span for span in spans if not any(span.overlaps(gone) for gone in candidate.dropped)]
    return all(_flat(prose[span.start : span.end]) in low for span in meant)


def denials_kept(candidate: Candidate, match: Match, new: str, granted: str) -> bool:
    """Denials outside what the rule turns still stand, and none is new but by the rule's own words."""
    prose, sentence = match.block.prose, match.sentence.span
    turned = _turned(candidate, match)
    places = [found.span() for found in _NEGATION.finditer(prose, sentence.start, sentence.end)]
    outside = sum(not any(start < t.end and t.start < end for t in turned) for start, end in places)
    now = len(_NEGATION.findall(PLACEHOLDER.sub(" ", new)))
    return outside <= now <= len(places) + len(_NEGATION.findall(granted)) + _may_forbid(match)


def strangers(old: str, new: str, granted: str) -> list[str]:
    """Words of matter in the new sentence that neither the author nor the rule brought, or too often."""
    given = Counter(map(stem, _matter(f"{old} {PLACEHOLDER.sub(' ', granted)}")))
    said = Counter(map(stem, _matter(PLACEHOLDER.sub(" ", new))))
    return list((said - given).elements())


def missing(candidate: Candidate, match: Match, new: str) -> list[str]:
    """Words of matter outside what the rule turns that the new sentence has lost."""
    prose, sentence = match.block.prose, match.sentence.span
    turned = _turned(candidate, match)
    left = "".join(
        " " if any(t.start <= at < t.end for t in turned) else prose[at]
        for at in range(sentence.start, sentence.end)
    )
    kept = Counter(map(stem, _matter(left)))
    return list((kept - Counter(map(stem, _matter(new)))).elements())


def denies(rest: str) -> bool:
    """Whether what follows a clause put right goes on to refuse: ", so no credit is due"."""
    later = rest.partition(";")[2]
    if _EXCUSE.search(rest):
        return True
    return bool((_GOES_ON.match(rest) and _REFUSES.search(rest)) or _REFUSES.search(later))


def stem(word: str) -> str:
    """A word without its ending, so that its forms are alike: told and tell are not."""
    low = re.sub(r"['’]s?$", "", word.lower())
    low = re.sub(r"(?<=[a-z]{3})(?:ies|ied)$", "y", low)
    low = re.sub(r"(?<=[a-z]{3})(?:ing|ed|es|s)$", "", low)
    low = re.sub(r"(?<=[a-z]{2})([b-df-hj-np-tv-z])\1$", r"\1", low)
    return low.removesuffix("e")


def _turned(candidate: Candidate, match: Match) -> list[Span]:
    """What the rule may put anew: the clause with what hangs on it, and what is left out on purpose."""
    frame = match.frame
    own = [frame.span, frame.predicate_span, match.span, *(a.span for a in frame.adjuncts)]
    return [*own, *candidate.dropped]


def _may_forbid(match: Match) -> int:
    """One denial may come from turning an instruction round."""
    return int(any(template.edit == "negate" for template in match.rule.rewrites))


def _matter(text: str) -> list[str]:
    return [word for word in words(text) if word.lower() not in _SMALL and len(word) > 1]


def _flat(text: str) -> str:
    return " ".join(text.lower().split())
