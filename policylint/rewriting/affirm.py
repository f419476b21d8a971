"""Turning a negated instruction into the good one, in the author's own words."""

from __future__ import annotations

import re
from collections.abc import Callable

from policylint.expressions import expression
from policylint.rewriting.candidate import Change
from policylint.rewriting.shell import core
from policylint.rewriting.words import (
    ADVERBS,
    AUXILIARIES,
    MASS_NOUNS,
    PREPOSITIONS,
    article,
    is_gerund_of,
    looks_plural,
    third_person,
)
from policylint.rules.matching import Match
from policylint.source import Span

_NT = r"(?:n['’]?t| not)"
_BASE = {"ca": "can", "wo": "will", "sha": "shall"}
#: Words that only live under a negation; the clause can't be turned by taking "not" away.
_BOUND = expression(
    r"(?i)\b(?:anything|(?<!by )any(?:one|body)|anywhere|at all|either|ever|yet|nor|neither|whatsoever|much|"
    r"in (?:a|any) way|but (?:also|rather)|drawn in(?:to)?|lengthy)\b"
)
_SECOND = rf"(?: (?!(?:{'|'.join(sorted(AUXILIARIES))})\b)[\w-]+)?"
_ANY = expression(rf"(?i)\b(any) ((?!case\b|event\b|way\b|time\b|circumstances\b|of\b|one\b)[\w-]+{_SECOND})")
_NEED_VERB = expression(r"(?i)\bneed(?= be\b)")
_OR_TO = expression(r"(?i)\b(?:or|and) (to )(?=\w)")
_RELATIVE = expression(r"(?i)\W*(?:who|whom|whose|which)\b")
#: A second denial would stay, or an aside that only the denial explains.
_AND_NOT = expression(
    r"(?i)\b(?:and|or|so|but) (?:\w+ ){0,4}?(?:not\b|never\b|no\b|\w+n[’']t\b)|, (?:the )?\w+ having\b"
)
#: What a machine does or knows is a fact, which no new wording changes.
_MACHINE = expression(
    r"(?i)\b(?:system|queue|software|portal|app|tool|crm|website|screen|database|platform|bot)s?$"
)
#: Words that staff shall not say; that they be sorry is the one thing to say after all.
_QUOTED = expression(
    r"(?i)(?:\w+ )?say [\"“](?!(?:we(?:['’]re| are)|i(?:['’]m| am))? ?(?:so |very )?sorry|apolog)"
)
_PLAIN = ("manner", "deadline")
_NEAR = 2  # words that may stand between the negation and the verb group

Put = Callable[[re.Match[str], Match], str | None]


def negation_changes(match: Match) -> list[Change]:
    """The small changes that take the negation out of the clause; none if no way is sure."""
    prose, frame = match.block.prose, match.frame
    words = core(prose, match.sentence.span)
    if frame.actor is not None and _MACHINE.search(frame.actor.text):
        return []
    if (
        "past" in frame.context
        or frame.mood == "question"
        or argues(match)
        or _AND_NOT.search(prose, frame.predicate_span.end, words.end)
    ):
        return []
    end = max(frame.span.end, frame.predicate_span.end)
    if _BOUND.search(prose[frame.predicate_span.start : end]):
        return []
    for pattern, put in _FORMS:
        for found in pattern.finditer(prose, words.start, words.end):
            if not _belongs(prose, Span(*found.span()), frame.predicate_span):
                continue
            if frame.mood == "fragment" and found.start() != words.start:
                return []
            text = put(found, match)
            if _QUOTED.match(prose, found.end()):
                return []
            if text is None or _BOUND.match(prose, found.end()):
                return []
            if found[0].isupper() and prose[words.start : words.end].isupper():
                text = text.upper()
            change = Change(found.start(), found.end(), (text,) if text else ())
            return [
                change,
                *_and_for_but(prose, found.start()),
                *_any(match, found.end(), end),
                *_need(match, found),
                *_or_to(prose, found, words.end),
            ]
    return []


def _and_for_but(prose: str, start: int) -> list[Change]:
    """ "Hear them out but don't minute it": what is no longer denied is joined by "and"."""
    return [Change(start - 4, start - 1, ("and",))] if prose[:start].endswith(" but ") else []


def argues(match: Match) -> bool:
    """Whether the clause is itself a condition, a reason or a relative clause of another."""
    at = match.frame.predicate_span
    if _RELATIVE.match(match.block.prose, match.frame.span.start):
        return True
    adjuncts = (a for frame in match.sentence.frames for a in frame.adjuncts if a.kind not in _PLAIN)
    return any(adjunct.span.contains(at) for adjunct in adjuncts)


def _need(match: Match, found: re.Match[str]) -> list[Change]:
    """ "No date need be given": without the negation, "need" is "must"."""
    at = match.frame.predicate_span
    need = _NEED_VERB.search(match.block.prose, max(at.start, found.end()), at.end)
    return [Change(need.start(), need.end(), ("must",))] if need else []


def _or_to(prose: str, found: re.Match[str], end: int) -> list[Change]:
    """ "not permitted to decide or to discuss": what "may" is followed by has no "to"."""
    other = _OR_TO.search(prose, found.end(), end) if found[0].endswith("to ") else None
    return [Change(other.start(1), other.end(1))] if other else []


def _any(match: Match, start: int, end: int) -> list[Change]:
    """ "Do not give any refund": without the negation, "any" is "a" or nothing."""
    found = _ANY.search(match.block.prose, start, end)
    if found and match.block.prose[: found.start()].split()[-1].lower() in PREPOSITIONS - {"to"}:
        return []
    return [Change(found.start(), found.end(), (_noun(found, match),))] if found else []


def _belongs(prose: str, found: Span, predicate: Span) -> bool:
    """Whether the negation stands in, or just before, the verb group of the clause."""
    if found.overlaps(predicate):
        return True
    between = prose[found.end : predicate.start]
    if found.end <= predicate.start:
        return len(between.split()) <= _NEAR and not re.search(r"[.;:!?,]", between)
    after = prose[predicate.end : found.start]
    return len(after.split()) <= _NEAR and not re.search(r"[.;:!?,]", after)


def _nothing(found: re.Match[str], match: Match) -> str:
    return ""


def _word(text: str) -> Put:
    return lambda found, match: text


def _modal(found: re.Match[str], match: Match) -> str:
    low = found[1].lower()
    return _BASE.get(low, found[1])


def _does(found: re.Match[str], match: Match) -> str:
    adverb = "" if (found[1] or "").strip() in ("", "ever") else found[1]
    return f"{adverb}{third_person(found[2])}"


def _no_need(found: re.Match[str], match: Match) -> str:
    lead = "; " if found[1] else ""
    return lead if match.audience == "staff" else f"{lead}we "


def _gerund(found: re.Match[str], match: Match) -> str | None:
    lemmas = [match.frame.predicate, *(f.predicate for f in match.sentence.frames)]
    return next((lemma for lemma in lemmas if is_gerund_of(found[1], lemma)), None)


def _noun(found: re.Match[str], match: Match) -> str:
    """ "No refund" → "A refund", "no refunds" → "refunds", "no notice" → "notice"."""
    if found.start() > match.frame.predicate_span.start and looks_plural(found[2].split()[-1]):
        return found[2]
    phrase = re.match(r"(?:[a-z][\w-]*ed |[a-z]+al |advance |prior |further |separate )*([\w-]+)", found[2])
    head = phrase[1] if phrase else found[2]
    if head.lower() in MASS_NOUNS or looks_plural(head):
        return found[2]
    return f"{article(found[2])} {found[2]}"


def _form(pattern: str, put: Put) -> tuple[re.Pattern[str], Put]:
    return expression(rf"(?i){pattern}"), put


_ADVERB = rf"((?:\w+ly |(?:{'|'.join(sorted(ADVERBS))}) )?)"
_NEED = r"(?:need|requirement|obligation|reason|call)(?: for (?:us|you|staff|agents))?"
_FORMS: tuple[tuple[re.Pattern[str], Put], ...] = (
    _form(rf"(, |\b)(?:there(?: is|['’]s| will be) )?no {_NEED} to ", _no_need),
    _form(r"(, |\b)it(?: is|['’]s) not (?:necessary|required|needed) to ", _no_need),
    _form(r"\b(?:do|does|are|is)(?:n['’]t| not) (?:have|need|required|obliged|expected) to ", _word("must ")),
    _form(r"\bneed(?:n['’]t| not) ", _word("must ")),
    _form(rf"\b(?:(?:are|is){_NT} able|(?:are|is) unable) to ", _word("can ")),
    _form(r"['’](?:re|m|s) (?:unable|not able) to ", _word(" can ")),
    _form(rf"\b(?:are|is){_NT} (?:allowed|permitted|authori[sz]ed) to ", _word("may ")),
    _form(rf"\bdo{_NT} (?:ever )?", _nothing),
    _form(rf"\bdoes{_NT} {_ADVERB}(\w+)", _does),
    _form(r"\b(ca|wo|sha)n['’]?t\b", _modal),
    _form(r"\b(can)not\b", _modal),
    _form(rf"\b(can|could|may|might|must|shall|should|will|would){_NT}\b", _modal),
    _form(rf"\b(is|are|be|been|being|am|has|have|was|were){_NT}\b", lambda m, _: m[1]),
    _form(r"(?<!\bor )\bnot (?!(?:the|a|an|our|your|just|only|even)\b)", _nothing),
    _form(r"\b(?:never|no longer) ", _nothing),
    _form(r"\b(?:avoid|refrain from) (\w+ing)\b", _gerund),
    _form(r"\b(?:refuse|decline) to ", _nothing),
    _form(rf"\b(no) ((?!one\b|longer\b|more\b|use in\b|point\b|sense\b)[\w-]+{_SECOND})", _noun),
)
