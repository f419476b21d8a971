"""Numbers, dates, names, addresses and remedies: what a rewrite may neither lose nor make up."""

from __future__ import annotations

import re
from collections import Counter

from policylint.expressions import expression
from policylint.rewriting.candidate import PLACEHOLDER
from policylint.rewriting.shell import core
from policylint.rewriting.words import AUXILIARIES, OPENERS, word_set
from policylint.source import Span

_ADDRESS = expression(r"\S+@\S+\.\w+|\b(?:https?://|www\.)\S+\w/?|\b[\w-]+(?:\.[\w-]+)+/\S+")
_NUMBER = expression(r"(?<![A-Za-z])[$€£₹¥]?\d+(?:[.,:/–-]\d+)*%?")
_NUMBER_WORD = expression(
    r"(?i)\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fourteen|fifteen|twenty|thirty|"
    r"forty|sixty|ninety|hundred|thousand|dozen|half|twice)\b"
)
_DATE = expression(
    r"(?i)\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?|january|february|april|june|july|august|"
    r"september|october|november|december|midnight|noon|tomorrow|tonight|overnight|fortnight)\b"
)
_REMEDY = expression(
    r"(?i)\b(?:refund|compensat|reimburs|replac|voucher|credit|discount|goodwill|gift|waive|repay|"
    r"free of charge|for free|at no cost|upgrad|repair)\w*"
)
#: Words that are no names even in capitals: "do NOT tell".
_NO_NAMES = AUXILIARIES | word_set("not always please any one first all")
_INNER = expression(r"[^\W\d_][\w’'&-]*")
_OPENED = expression(r"[.!?:]\s+[\"“(]*$|[\"“]$")


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
    for found in _INNER.finditer(text, start):
        word = re.sub(r"['’](?:s|m|d|ll|re|ve)?$", "", found[0])
        inner_capital = any(c.isupper() or c.isdigit() for c in word[1:])
        opens = found.start() == start or bool(_OPENED.search(text[: found.start()]))
        if word.lower() in OPENERS | {"i"} or (word.isupper() and word.lower() in _NO_NAMES):
            continue
        if inner_capital or (word[:1].isupper() and not opens):
            names.append(word.lower())
    return names


def facts_kept(old: str, new: str, argued: str = "") -> bool:
    """Every fact of the old text stands in the new one, and no number is new."""
    made = (fact for fact in facts(new) if _digits(fact) and fact not in facts(old))
    return not lost(old, new, argued) and not any(made)


def lost(old: str, new: str, argued: str = "") -> list[str]:
    """Facts of the old text that the new one has not.

    A name may be said less often, or open the sentence, but must not vanish, unless it stood in
    what `argued` for the bad instruction.
    """
    before, after = facts(old), facts(new)
    low, excused = new.lower(), facts(f"… {argued}")
    return [
        fact
        for fact, count in before.items()
        if not (excused[fact] >= count and not _digits(fact) and not _NUMBER_WORD.fullmatch(fact))
        and after[fact] < count
        and (_digits(fact) or fact not in low)
    ]


def invented(old: str, new: str, granted: str = "", stated: str = "") -> list[str]:
    """Facts and remedies of the new text that nobody gave.

    `granted` are the rule's own words and the names that the document uses; they may name
    a remedy, but no number. `stated` is what the organisation states of itself.
    """
    said = facts(old)
    stated_facts = facts(stated)
    low = f"{old} {granted} {stated}".lower()
    made = []
    for fact, count in facts(new).items():
        if _digits(fact):
            if count > said[fact] + stated_facts[fact]:
                made.append(fact)
        elif fact not in said and fact not in low:
            made.append(fact)
    made += [found.lower() for found in _DATE.findall(new) if found.lower() not in low]
    made += [found for found in map(_stem, _remedies(new)) if found not in low]
    return made


def _remedies(text: str) -> list[str]:
    return [found[0].lower() for found in _REMEDY.finditer(text)]


def _stem(word: str) -> str:
    return word[:6].rstrip()


def _digits(fact: str) -> bool:
    return any(c.isdigit() for c in fact)
