"""Prose to sentences, by rule: the same on every machine, and quick."""

from __future__ import annotations

import re
from bisect import bisect_right

from policylint.documents.model import Mark
from policylint.expressions import expression
from policylint.source import Span

#: A stop with the quotes, brackets and pictures that close behind it, then space.
_STOP = expression(
    r"""(?P<stop>[.!?…]+)
        (?P<close>["'”\u2019)\]*_»]*(?:\s[\u2600-\u27bf\U0001f300-\U0001faff\ufe0f]{1,8})*)
        \s+(?=(?P<next>\S))""",
    re.VERBOSE,
)
_WORD = expression(r"[^\s\"“\u2018'(\[/]*$")
_ENUMERATOR = expression(r"\(?(?:[A-Z]{1,3}[-.]?)?\d{1,3}(?:\.\d{1,2})*$|\(?[A-Za-z]$|[ivxIVX]{1,5}$")
_PICTURES = expression("[\u2600-\u27bf\U0001f300-\U0001faff]")
#: How far back a stop looks for the word or number that it belongs to.
_REACH = 40
#: A dash, an arrow, an equals sign: the line goes on.
_CARRIES_ON = frozenset("–—→=·|&+,;:)]")

#: Never the end of a sentence, whatever follows.
_NEVER = frozenset(
    "e.g i.e eg ie mr mrs ms dr prof st rev hon sr jr vs v cf viz al approx ref resp incl excl esp u.s u.k w/ w/o".split()  # noqa: E501
)
#: The end of a sentence unless lower case follows.
_BEFORE_CAPITAL = frozenset(
    """etc inc ltd co corp plc llc hrs hr min mins sec secs wks wk yrs yr mths a.m p.m am pm u.s.a dept govt
    ave rd jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun
    ed eds est max temp std gen rs no nos tel ext art sect para cl ch vol pp p fig figs ser""".split()
)
#: Of those, the ones that a number belongs to.
_BEFORE_NUMBER = frozenset("no nos rs tel ext art sec sect para cl ch vol pp p fig figs ser".split())


def sentences(prose: str, marks: tuple[Mark, ...] = ()) -> tuple[Span, ...]:
    """The spans of the sentences of a block's prose, without the space around them.

    Inline code is no place for a sentence to end. Every code point but space between
    sentences is in exactly one span. Linear in the length of the prose.
    """
    code = [(mark.start, mark.end) for mark in marks if mark.kind == "code"]
    spans: list[Span] = []
    start = len(prose) - len(prose.lstrip())
    for match in _STOP.finditer(prose):
        if not _inside(code, match.start()) and _ends(prose, start, match):
            spans.append(Span(start, match.end("close")))
            start = match.end()
    last = len(prose.rstrip())
    if start < last:
        spans.append(Span(start, last))
    return tuple(spans)


def _inside(code: list[tuple[int, int]], offset: int) -> bool:
    index = bisect_right(code, (offset, len(code) + offset + 1)) - 1
    return index >= 0 and offset < code[index][1] - 1


def _ends(prose: str, start: int, match: re.Match[str]) -> bool:
    """Whether the stop found by `match` ends the sentence that began at `start`."""
    stop, follower = match["stop"], match["next"]
    if follower in _CARRIES_ON or _PICTURES.match(follower) or prose.startswith("--", match.end()):
        return False
    if stop == ".":
        return _full_stop_ends(
            prose[max(start, match.start() - _REACH) : match.start()], follower, match, start
        )
    if set(stop) <= {"…", "."}:
        return not follower.islower()
    # "Is it ours?" they ask: what was quoted may stand in the middle of a sentence.
    return not (match["close"] and follower.islower())


def _full_stop_ends(before: str, follower: str, match: re.Match[str], start: int) -> bool:
    begins_here = start + len(before) == match.start()
    if begins_here and not match["close"] and _ENUMERATOR.match(before):
        return False
    found = _WORD.search(before)
    word = found[0] if found else ""
    if word.lower() in _NEVER or (len(word) == 1 and word.isupper() and word != "I"):
        return False
    if word.lower() in _BEFORE_CAPITAL:
        return not (follower.islower() or (follower.isdigit() and word.lower() in _BEFORE_NUMBER))
    return True
