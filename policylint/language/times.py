"""Expressions of time, read to working days: "3-5 working days", "by close of business", "in due course".

Pure text to values; knows neither clauses nor who owes whom. One calendar week counts
five working days, a month 21; "24 hours" is a day of the clock.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from policylint.expressions import expression
from policylint.language import time_patterns as wording
from policylint.language.model import Pace
from policylint.rules.words import words_of
from policylint.source import Span

TimeKind = Literal["limit", "range", "vague", "hedge", "prompt", "date", "cadence"]
Counted = Literal["working days", "calendar days", "clock", "named", ""]

#: A length of at most this many working days is prompt, or not yet slow.
_PROMPT, _DAYS = 1.0, 5.0


@dataclass(frozen=True)
class TimeExpression:
    """A time as the text names it.

    `span` counts code points of the text read. `lower` and `upper` are in working days,
    None where the expression sets no such bound; `counted` says what they were counted
    in. `qualifier` is one of the keys of `time_patterns.BEFORE`, or "". A ``cadence``
    ("weekly", "at month end") has as bounds the working days from one to the next.
    """

    span: Span
    text: str
    kind: TimeKind
    lower: float | None = None
    upper: float | None = None
    counted: Counted = ""
    qualifier: str = ""

    @property
    def pace(self) -> Pace:
        """How soon that is for somebody who waits."""
        if self.kind in {"vague", "hedge", "date"}:
            return self.kind
        bound = self.upper if self.upper is not None else self.lower
        if bound is None:
            return "vague"
        return "prompt" if bound <= _PROMPT else "days" if bound <= _DAYS else "slow"


@lru_cache(maxsize=2048)  # the gate asks of a sentence what its clauses will ask again
def find_times(text: str) -> tuple[TimeExpression, ...]:
    """Every time that `text` names, in order; where two overlap, the longer."""
    found = sorted(_all(text), key=lambda one: (one.span.start - one.span.end, one.span.start))
    kept: list[TimeExpression] = []
    for one in found:
        if not any(one.span.start < other.span.end and other.span.start < one.span.end for other in kept):
            kept.append(one)
    return tuple(sorted((one for one in kept if one.qualifier != "past"), key=lambda one: one.span.start))


def _all(text: str) -> Iterator[TimeExpression]:
    words = set(words_of(text))
    if _DIGIT.search(text):
        words.add(wording.FIGURE)
    cued = {kind for kind, cues in wording.CUES.items() if not cues.isdisjoint(words)}
    for match in _length_pattern().finditer(text) if "length" in cued else ():
        one = _length(match)
        if one is not None:
            yield one
    for match in _compiled(wording.DAY_COUNT).finditer(text) if "day" in cued else ():
        count = _number(match["day"])
        when = _qualifier(match["when"], _BEFORE)
        yield TimeExpression(Span(*match.span()), match[0], "limit", count, count, "calendar days", when)
    for cue, kind, days, pattern in _NAMED:
        for match in _compiled(pattern).finditer(text) if cue in cued else ():
            counted: Counted = "" if days is None else "named"
            yield TimeExpression(Span(*match.span()), match[0], kind, days, days, counted)


def _length(match: re.Match[str]) -> TimeExpression | None:
    after = _qualifier(match["after"], _AFTER)
    qualifier = after if after == "before" else _qualifier(match["before"], _BEFORE) or after
    low, high = match["low"], match["high"] or match["or"]
    if high and qualifier == "after":
        qualifier = ""  # "from 5 to 7 days"
    unit = _unit(match["unit"])
    bare = not match["before"] and not _AWAITED.search(match.string, 0, match.start())
    if bare and not high and low.lower() in {"a", "an"} and unit != "fortnight":
        return None  # "£5 a month"
    first, second = _number(low), _number(high or low)
    if unit is None or first is None or second is None:
        return None
    counted: Counted = (
        "clock" if unit in {"minute", "hour"}
        else "working days" if wording.WORKING.search(match["unit"]) else "calendar days"
    )  # fmt: skip
    lower = _working_days(first, _unit(match["first"]) or unit, counted)
    upper = _working_days(second, unit, counted)
    kind: TimeKind = (
        "cadence" if qualifier == "every"
        else "vague" if _FEW.search(low)
        else "range" if high else "limit"
    )  # fmt: skip
    bounds = _bounds(lower, upper, qualifier)
    return TimeExpression(Span(*match.span()), match[0], kind, *bounds, counted, qualifier)


def _bounds(lower: float, upper: float, qualifier: str) -> tuple[float | None, float | None]:
    if qualifier in {"at least", "no earlier than", "after"} and lower == upper:
        return lower, None
    if lower != upper or qualifier in {"for", "every", ""}:
        return lower, upper
    return None, upper


def _working_days(number: float, unit: str, counted: Counted) -> float:
    if unit == "day" and counted == "working days":
        return number
    days = number * wording.UNITS[unit]
    return days if counted == "clock" else float(math.ceil(days))


def _number(text: str) -> float | None:
    words = " ".join(text.lower().split())
    digits = re.match(r"\d[\d,]*(?:\.\d+)?", words)
    if digits:
        return float(digits[0].replace(",", ""))
    words = re.sub(r" ?\(\d+\)", "", words)
    if words.startswith("half"):
        return 0.5
    if "hundred" in words:
        return 100.0
    if _FEW.search(words):
        return 4.0
    values = [wording.NUMBERS[word] for word in re.split(r"[ -]", words) if word in wording.NUMBERS]
    return None if not values else sum(values) if "-" in words else max(values)


def _unit(text: str | None) -> str | None:
    if not text:
        return None
    word = re.split(r"[ -]", text.lower().strip())[-1]
    if word in {"bd", "bds", "wd", "wds"}:
        return "day"
    for name in (word, word.removesuffix("s")):
        name = wording.SHORT.get(name, name)
        if name in wording.UNITS:
            return name
    return None


def _qualifier(text: str | None, known: tuple[tuple[str, re.Pattern[str]], ...]) -> str:
    words = " ".join(text.lower().split()) if text else ""
    return next((name for name, pattern in known if words and pattern.fullmatch(words)), "")


@cache  # when it is first asked for: many a document names no time, and these are long
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{pattern})(?!\w)".replace(" ", r"\s+").replace(r"\s+?", r"\s*"), re.I)


@cache
def _length_pattern() -> re.Pattern[str]:
    number, unit = wording.NUMBER, wording.UNIT
    return _compiled(
        rf"(?:(?P<before>{'|'.join(wording.BEFORE.values())}) |(?:between|from) (?=[^.;]*? (?:and|to) ))?"
        rf"(?:about |around |approximately |approx |the |~|≈)?"
        rf"(?P<low>{number})(?: ?-?(?P<first>{unit}))?"
        rf"(?: ?(?:-|–|—|/| to | or | and ) ?(?P<high>{number}))?"
        rf" ?-?(?P<unit>{unit})(?: or (?P<or>{number})(?! ?\\w))?"
        rf"(?: (?P<after>{'|'.join(wording.AFTER.values())}))?"
    )


#: After these, "a week" is a length of time.
_AWAITED = expression(r"\b(?:wait|allow|tak(?:e|es|ing)|leave \w+|give it|waits|waiting|lasts?)\s+$", re.I)
_FEW = expression(r"\bfew\b|several|number of", re.I)
_BEFORE = tuple((name, expression(pattern)) for name, pattern in wording.BEFORE.items())
_AFTER = tuple((name, expression(pattern)) for name, pattern in wording.AFTER.items())
#: What cues it, what it is, in how many working days, and how it is worded.
_NAMED: tuple[tuple[str, TimeKind, float | None, str], ...] = (
    *((cue, "prompt", days, pattern) for cue, (pattern, days) in wording.PROMPT.items()),
    *(("cadence", "cadence", days, pattern) for pattern, days in wording.CADENCES),
    ("hedge", "hedge", None, wording.HEDGED),
    ("vague", "vague", None, wording.VAGUE),
    ("date", "date", None, wording.DATES),
)
_DIGIT = expression(r"\d")
