"""Which words of a sentence a new clause may take the place of."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policylint.expressions import expression
from policylint.rewriting.shell import core
from policylint.rules.matching import Match
from policylint.source import Span

#: Where one clause ends and another begins that can stand without it.
_JOINT = expression(
    r"(?i)(?P<mark>;\s+|\s+[–—→]\s*|\s+-\s+|:\s+(?=[*_\w\"“])|"
    r",\s+(?:and then|and|but|so|then|or)\s+(?=(?:we|they|you|it|he|she|the|our|your|this|that|there|"
    r"customers|callers|do|don[’']t|never|please)\b)|,\s+then\s+|"
    r"(?<=[a-z0-9)\"”])[.!]\s+(?=[A-Z]))"
)
#: What is left begins or ends with words that hang on what went.
_HANGS = expression(
    r"(?i)\s*(?:it|this|that|which|he|she|that['’]s|it['’]s|this['’]s|otherwise|because|since|as|else|such|"
    r"most|half|nine|many|few|hardly|people|nobody|no one|"
    r"we (?:tend|don|can|have no|only|just|do not|cannot)|(?:the )?[\w ]{1,20} will understand|"
    r"they (?:\w+ly |just |only |all |can |tend|generally|always|usually|never|won|don|get|dither|moan))"
)
_BUT = expression(r"(?i)\s*[,;–—]\s*(?:but\b|so\b|then (?:the|their|it|they|this)\b)")


def clause_places(match: Match) -> Iterator[Span]:
    """Spans that hold the matched words, the smaller first; the last is the whole sentence."""
    own, hangs, words = own_clause(match)
    if hangs:
        own = Span(own.start, words.end)
    if own != words and own.start < own.end:
        yield own
    yield words


def own_clause(match: Match) -> tuple[Span, bool, Span]:
    """The clause of the matched words, whether what follows hangs on it, and the sentence's words."""
    prose = match.block.prose
    words = _with_quote(prose, core(prose, match.sentence.span))
    held = _held(match, words)
    start, end = words.start, words.end
    for joint in _JOINT.finditer(prose, words.start, words.end):
        if joint.end() <= held.start:
            start = joint.end()
        elif joint.start() >= held.end:
            end = min(end, joint.start())
    for where, said in match.sentence.quotes:
        if "speech" in said and where.start <= held.start and held.end <= where.end:
            start = max(start, where.start + (prose[where.start] in '"“'))
            end = min(end, where.end - (prose[where.end - 1] in '"”'))
    start += _opens_quote(prose[start:end])
    rest = Span(end, words.end)
    hangs = end < words.end and bool(_BUT.match(prose, end) or _HANGS.match(_after(prose, rest)))
    return Span(start, end), hangs, words


def _with_quote(prose: str, words: Span) -> Span:
    """With the opening mark of a quotation that ends among the words: '"Not home" is the code'."""
    before, inside = prose[words.start - 1 : words.start], prose[words.start : words.end]
    closing = {'"': '"', "“": "”", "‘": "’"}.get(before, "")
    lone = bool(closing) and inside.count(closing) > (0 if closing == before else inside.count(before))
    return Span(words.start - 1, words.end) if lone else words


def _opens_quote(clause: str) -> bool:
    """Whether a clause begins with a mark of quotation that is closed after it: '– "we care."'"""
    return clause[:1] in ('"', "“") and clause.count('"') % 2 + clause.count("“") > clause.count("”")


def _held(match: Match, words: Span) -> Span:
    """What has to go: the matched words and, of an idiom, the predicate it stands with."""
    start, end = max(match.span.start, words.start), min(match.span.end, words.end)
    return Span(start, end) if start < end else words


def _after(prose: str, rest: Span) -> str:
    text = prose[rest.start : rest.end]
    return re.sub(r"(?i)^\s*(?:[;–—→,:.!-]\s*)*(?:and then|and|but|so|then|or)?\s*", "", text)
