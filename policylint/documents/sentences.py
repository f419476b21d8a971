"""Prose to sentences, by rule: the same on every machine, and quick."""

from __future__ import annotations

import re

from policylint.documents.model import Mark
from policylint.source import Span

#: A stop with the quotes and brackets that close behind it, then space, then anything.
_STOP = re.compile(r"(?P<stop>[.!?…]+)(?P<close>[\"'”’)\]*_»]*)\s+(?=(?P<next>\S))")
_WORD = re.compile(r"[^\s\"“‘'(\[]*$")
_NEXT_WORD = re.compile(r"[^\s]*")
#: Never the end of a sentence, whatever follows.
_ALWAYS = frozenset(
    "e.g i.e eg ie mr mrs ms dr prof st rev hon sr jr vs v cf viz al approx dept ref "
    "resp incl excl esp fig figs w/ w/o p.p".split()
)
#: The end of a sentence only where a capital follows that begins one.
_OFTEN = frozenset(
    "etc inc ltd co corp plc llc hrs hr min mins sec wks wk yrs yr mths a.m p.m am pm u.s u.k u.s.a rs no nos tel ext "
    "ave rd jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun "
    "art sec sect para cl ch vol pp p ed eds est dia max temp std gen".split()
)
_NUMBERED = frozenset("no nos rs tel ext art sec sect para cl ch vol pp p fig figs § approx".split())
_ENUMERATOR = re.compile(r"(?:\(?\d{1,2}(?:\.\d{1,2})*|\(?[A-Za-z]|[ivxIVX]{1,4})$")


def sentences(prose: str, marks: tuple[Mark, ...] = ()) -> tuple[Span, ...]:
    """The spans of the sentences of a block's prose, without the space around them.

    Inline code is no place for a sentence to end. Every code point but space is in
    exactly one span. Linear in the length of the prose.
    """
    code = [(mark.start, mark.end) for mark in marks if mark.kind == "code"]
    spans: list[Span] = []
    start = len(prose) - len(prose.lstrip())
    for match in _STOP.finditer(prose):
        end = match.end("close")
        if not _inside(code, match.start()) and _ends(prose, start, match):
            spans.append(Span(start, end))
            start = match.end()
    last = len(prose.rstrip())
    if start < last:
        spans.append(Span(start, last))
    return tuple(spans)


def _inside(ranges: list[tuple[int, int]], offset: int) -> bool:
    return any(start <= offset < end - 1 for start, end in ranges)


def _ends(prose: str, start: int, match: re.Match[str]) -> bool:
    """Whether the stop found by `match` ends the sentence that began at `start`."""
    stop, follower = match["stop"], match["next"]
    before = prose[max(start, match.start() - 40) : match.start()]
    word = _WORD.search(before)[0].lower()  # type: ignore[index]
    if stop == ".":
        return _full_stop_ends(word, before, follower, is_first=start + len(before) == match.start())
    if set(stop) <= {"…", "."}:
        return follower.isupper() or follower in "\"“"
    # "Is it ours?" they ask: a quoted question goes on in lower case.
    return not (match["close"] and follower.islower())


def _full_stop_ends(word: str, before: str, follower: str, *, is_first: bool) -> bool:
    if is_first and _ENUMERATOR.match(before):
        return False
    if word in _ALWAYS:
        return False
    if word in _OFTEN:
        return not (follower.islower() or (follower.isdigit() and word in _NUMBERED))
    if len(word) == 1 and word.isalpha():
        return word not in "abcdefghjklmnopqrstuvwxyz" or follower.islower()
    return follower not in ",;:)]"
