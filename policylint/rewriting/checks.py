"""What a rewrite must pass before it is shown; one that fails gives way to guidance."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable

from policylint.rewriting.candidate import PLACEHOLDER, Candidate, render
from policylint.rewriting.shell import core
from policylint.rewriting.slots import is_balanced
from policylint.rewriting.words import (
    AUXILIARIES,
    DETERMINERS,
    OPENERS,
    plain_form,
    third_person,
    word_set,
    words,
)
from policylint.rules.matching import Match
from policylint.source import Span

_ADDRESS = re.compile(r"\S+@\S+\.\w+|\b(?:https?://|www\.)\S+\w/?|\b[\w-]+(?:\.[\w-]+)+/\S+")
_NUMBER = re.compile(r"(?<![A-Za-z])[$€£₹¥]?\d+(?:[.,:/–-]\d+)*%?")
_NUMBER_WORD = re.compile(
    r"(?i)\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fourteen|fifteen|twenty|thirty|"
    r"forty|sixty|ninety|hundred|thousand|dozen|half|twice)\b"
)
_STRANDED = re.compile(
    r"  | [,;.:!?](?!\w)|,\s*[,.;:]|\(\s*\)|\(\s|\s\)|[,;:–—]$|"
    r"^[,;.:–—)]|\b(\w+) \1\b(?<!\bthat that)(?<!\bhad had)|"
    r"\b(?:not|and|or|but)\s*[;,.)]|\bwithin [^,;<.]{1,30} within <"
)
_DANGLING = (
    DETERMINERS - {"that", "this", "these", "those", "each", "some", "any", "his", "her"}
) | word_set(
    "and or but nor because although though if when where while unless than of for with from into onto "
    "upon between during per"
)
_OPENING = re.compile(r"(?i)(?:and|but|or|nor|so|because|otherwise|than)\b")
_GOES_ON = re.compile(r"(?i)\s*(?:[,;–—]|(?:and|so|but|or)\b)")
_REFUSES = re.compile(
    r"(?i)\b(?:not|no|never|nothing|nobody|cannot|unable|only|still|have to|having to)\b|n[’']t\b"
)
_EXCUSE = re.compile(r"(?i), (?:and )?(?:we only|we just|that['’]s us|we don['’]t|we can['’]t)\b")
#: Adjuncts that tell why the bad instruction is given.
_ARGUING = ("reason", "purpose", "contrast")
_MOST_WORDS, _MOST_NEW_WORDS = 60, 14


def check(candidate: Candidate, match: Match, relint: Callable[[str], bool]) -> bool:
    """Whether the rewritten sentence may be shown.

    `relint` is given the whole rewritten sentence as prose and says whether it is clean;
    it is asked last, and only about a sentence that passes everything else.
    """
    prose, span = match.block.prose, match.sentence.span
    old = prose[span.start : span.end].strip()
    new = render(prose, candidate, span).strip()
    inner = core(new, Span(0, len(new)))
    body = new[inner.start : inner.end]
    return (
        not match.legal
        and _differs(old, new)
        and facts_kept(old, new, _argued(candidate, match))
        and _conditions_kept(candidate, match, new)
        and _well_formed(old, new, body)
        and _has_clause(candidate, match, body)
        and _sane_length(old, new)
        and relint(new)
    )


def _differs(old: str, new: str) -> bool:
    return [w.lower() for w in words(old)] != [w.lower() for w in words(new)]


def facts(text: str) -> Counter[str]:
    """Numbers, amounts, dates, addresses and names, which only the author may change."""
    found: Counter[str] = Counter(_ADDRESS.findall(text))
    plain = PLACEHOLDER.sub(" ", _ADDRESS.sub(" ", text))
    found.update(_NUMBER.findall(plain))
    found.update(word.lower() for word in _NUMBER_WORD.findall(plain))
    found.update(_names(plain))
    return found


def _names(text: str) -> list[str]:
    letters = [c for c in text if c.isalpha()]
    if letters and sum(c.isupper() for c in letters) > 0.8 * len(letters):
        return []
    start = core(text, Span(0, len(text))).start
    names = []
    for found in re.compile(r"[^\W\d_][\w’'&-]*").finditer(text, start):
        word = re.sub(r"['’](?:s|m|d|ll|re|ve)?$", "", found[0])
        inner_capital = any(c.isupper() or c.isdigit() for c in word[1:])
        opens = found.start() == start or bool(re.search(r"[.!?:]\s+[\"“(]*$|[\"“]$", text[: found.start()]))
        if inner_capital or (word[:1].isupper() and not opens and word.lower() not in OPENERS | {"i"}):
            names.append(word.lower())
    return names


def _argued(candidate: Candidate, match: Match) -> str:
    """The words that only argued for the bad instruction, where the whole clause is put anew."""
    if not candidate.whole:
        return ""
    found = [
        adjunct.text
        for frame in (match.frame, *match.sentence.frames)
        for adjunct in frame.adjuncts
        if adjunct.kind in _ARGUING and adjunct.span in candidate.dropped
    ]
    return " ".join(found)


def facts_kept(old: str, new: str, argued: str = "") -> bool:
    """Every fact of the old text stands in the new one, and no number is new.

    A name may be said less often, or open the sentence, but must not vanish, unless it stood in
    what `argued` for the bad instruction.
    """
    before, after = facts(old), facts(new)
    low, excused = new.lower(), facts(f"… {argued}")
    for fact, count in before.items():
        if not any(c.isdigit() for c in fact) and not _NUMBER_WORD.fullmatch(fact) and excused[fact] >= count:
            continue
        if after[fact] < count and (any(c.isdigit() for c in fact) or fact not in low):
            return False
    return all(fact in before for fact in after if any(c.isdigit() for c in fact))


def _conditions_kept(candidate: Candidate, match: Match, new: str) -> bool:
    """Each condition of the sentence stands in the new one, but for those left out on purpose."""
    low, prose = new.lower(), match.block.prose
    frames = {id(frame): frame for frame in (match.frame, *match.sentence.frames)}.values()
    spans = [a.span for frame in frames for a in frame.adjuncts if a.kind == "condition"]
    meant = [span for span in spans if not any(span.overlaps(gone) for gone in candidate.dropped)]
    return all(prose[span.start : span.end].lower() in low for span in meant)


def denies(rest: str) -> bool:
    """Whether what follows a clause put right goes on to refuse: ", so no credit is due"."""
    later = rest.partition(";")[2]
    if _EXCUSE.search(rest):
        return True
    return bool((_GOES_ON.match(rest) and _REFUSES.search(rest)) or _REFUSES.search(later))


def _well_formed(old: str, new: str, body: str) -> bool:
    tokens = [word.lower() for word in words(body)]
    before = [word.lower() for word in words(old)]
    if not tokens or (tokens[-1] in _DANGLING and tokens[-1:] != before[-1:]):
        return False
    if _OPENING.match(body) and not _OPENING.match(old[len(old) - len(old.lstrip('"“(')) :]):
        return False
    if len(_STRANDED.findall(body)) > len(_STRANDED.findall(old)) or (
        is_balanced(old) and not is_balanced(new)
    ):
        return False
    loose = PLACEHOLDER.sub("", new)
    return loose.count("<") + loose.count("{") <= old.count("<") + old.count("{")


def _has_clause(candidate: Candidate, match: Match, body: str) -> bool:
    """Some finite verb is there: an auxiliary, or a verb of the sentence in a present form."""
    if candidate.whole:
        return len(words(body)) > 1
    verbs = {frame.predicate.partition(" ")[0] for frame in (match.frame, *match.sentence.frames)}
    forms = verbs | {third_person(verb) for verb in verbs if verb}
    group = match.frame.predicate_span
    forms |= {word.lower() for word in words(match.block.prose[group.start : group.end])} - {
        "not",
        "never",
        "no",
    }
    tokens = {word.lower() for word in words(body)} | {plain_form(w.lower()) for w in words(body)}
    contracted = any(re.search(r"['’](?:s|re|ll|ve|m|d)$", token) for token in tokens)
    return bool(tokens & (forms | AUXILIARIES)) or contracted or match.frame.mood == "fragment"


def _sane_length(old: str, new: str) -> bool:
    before, after = len(words(old)), len(words(new))
    return 0 < after <= max(_MOST_WORDS, before) and after <= 2 * before + _MOST_NEW_WORDS
