"""What stays of the author's sentence: conditions, denials, words that no rule asked to go."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from policylint.rewriting import slots
from policylint.rewriting.candidate import PLACEHOLDER, Candidate
from policylint.rewriting.negate import INSTEAD
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
    r"(?i)\b(?:not(?! even\b)|never|no|none|nobody|nothing|neither|nor|cannot|without|refuse[sd]?|unable)\b|"
    r"n[’']t\b"
)
#: Edits that leave every word that they do not name.
_SMALL_CHANGES = ("affirm", "negate", "drop", "add", "replace", "swap", "reword")
#: What goes with a denial: "there is no need to", "avoid telling".
_UNNEEDED = word_set(
    "ne avoid refrain fail refus necessary requir stop hesitat oblig duty reason call point permitt allow"
)
_BE = re.compile(
    r"(?i)\b(?:am|is|are|was|were|be|been|being)\b|(?<=[a-z])['’](?:s|re|m)\b|\b(?:is|are|was|were)n['’]t\b"
)
_THERE_IS = re.compile(
    r"(?i)\b(?:there|it)(?: is| are|['’]s) (?:no|not)\b|"
    r"\b(?:is|are|was|were)(?:n['’]t| not| under no)? (?:required|obliged|allowed|permitted|supposed|"
    r"expected|able|obligation|necessary|needed)\b"
)
#: Adjuncts that tell why the bad instruction is given.
_ARGUING = ("reason", "purpose", "contrast")
_SHORT = re.compile(r"(?:n['’]t|['’](?:s|re|ll|ve|d|m))$")
_WORD = re.compile(r"[^\W_]+(?:['’\-][^\W_]+)*")
_SLOT = re.compile(r"\{([a-z]+)")
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
        "wasn weren wouldn shouldn couldn hasn haven hadn does do did ca wo let i.e e.g customer customers"
    )
)


def conditions_kept(candidate: Candidate, match: Match, new: str) -> bool:
    """Each condition of the sentence stands in the new one, but for those left out on purpose."""
    low, prose = _flat(new), match.block.prose
    frames = {id(frame): frame for frame in (match.frame, *match.sentence.frames)}.values()
    spans = [a.span for frame in frames for a in frame.adjuncts if a.kind == "condition"]
    meant = [span for span in spans if not any(span.overlaps(gone) for gone in candidate.dropped)]
    return all(_flat(prose[span.start : span.end]) in low for span in meant)


def argued(candidate: Candidate, match: Match) -> str:
    """The words that only argued for the bad instruction, where the whole clause is put anew."""
    if not candidate.whole:
        return ""
    frames = (match.frame, *match.sentence.frames)
    found = [a for frame in frames for a in frame.adjuncts if a.kind in _ARGUING]
    return " ".join(adjunct.text for adjunct in found if adjunct.span in candidate.dropped)


def denials_kept(candidate: Candidate, match: Match, new: str) -> bool:
    """Denials outside what the rule turns still stand, and none is new but by the rule's own words."""
    prose, sentence = match.block.prose, match.sentence.span
    places = [found.span() for found in _NEGATION.finditer(prose, sentence.start, sentence.end)]
    outside = _outside(places, turned(candidate, match))
    now = len(_NEGATION.findall(PLACEHOLDER.sub(" ", new)))
    inside = len(places) - outside
    operation = operation_of(candidate)
    if operation in ("affirm", "negate"):
        return now == outside + (operation == "negate")
    brought = len(_NEGATION.findall(words_of_rule(candidate, match)))
    edits = {one.edit for one in candidate.templates}
    # a sentence of the rule may stand after the bad instruction, which then is forbidden
    forbids = "negate" in edits or ("instead" in edits and len(candidate.replaced) != 1)
    return outside <= now <= outside + inside + brought + forbids


def _outside(places: Sequence[tuple[int, int]], spans: Sequence[Span]) -> int:
    return sum(not any(start < s.end and s.start < end for s in spans) for start, end in places)


def operation_of(candidate: Candidate) -> str:
    """The edit that it was made by, where that is one."""
    return candidate.templates[0].edit if len(candidate.templates) == 1 else ""


def words_of_rule(candidate: Candidate, match: Match) -> str:
    """The words that the rewrite brings with it; of one that was made by hand, those of all its rule's."""
    made_by = candidate.templates or match.rule.rewrites
    brought = [one.text or one.argument.rpartition("=>")[2] for one in made_by]
    brought += [INSTEAD for one in made_by if (one.edit, one.argument) == ("negate", "speech")]
    return re.sub(r"\{[^{}]*\}", " ", " ".join(brought))


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


def turned(candidate: Candidate, match: Match) -> list[Span]:
    """What the rewrite may put anew: what it leaves out; of a whole clause also all that hangs on it."""
    frame = match.frame
    if candidate.replaced:
        return [*candidate.dropped, *candidate.replaced]
    own = [frame.span, frame.predicate_span, match.span, *(a.span for a in frame.adjuncts)]
    return [*own, *candidate.dropped]


def helpers_lost(candidate: Candidate, match: Match, new: str) -> bool:
    """Whether a form of "be" that no small change names has gone: "a date a stick to beat us with"."""
    if operation_of(candidate) not in _SMALL_CHANGES:
        return False
    prose, sentence = match.block.prose, match.sentence.span
    places = [found.span() for found in _BE.finditer(prose, sentence.start, sentence.end)]
    needed = _outside(places, turned(candidate, match)) - len(_THERE_IS.findall(match.sentence.text))
    return len(_BE.findall(new)) < needed


def _matter(text: str) -> list[str]:
    return [word for word in words(text) if _SHORT.sub("", word.lower()) not in _SMALL and len(word) > 1]


def _flat(text: str) -> str:
    return " ".join(text.lower().split())
