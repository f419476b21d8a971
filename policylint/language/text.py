"""Prepare a sentence for the parser without losing an offset.

The parser was trained on edited prose: it reads a bare imperative as a noun phrase
and ALL CAPS as names. "You must " before the lower-cased imperative mended 40 of 40
such cases in the design's experiment, and lower-casing mends the second.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from policylint.expressions import expression

PREFIX = "You must "

_ENUMERATOR = expression(
    r"""^(?:[>*•–—☐☑·-]\s+
        |\(?(?:\d{1,3}(?:\.\d{1,3})*[.)]|\d{1,3}(?:\.\d{1,3})+|[ivxIVX]{1,5}[.)]|[a-zA-Z][.)])\s+
        |\([a-z0-9]{1,3}\)\s+)""",
    re.VERBOSE,
)
_LABEL = expression(r"^(?=\S)[^.,;:!?\"“”]{1,40}:\s+(?=\S)")
_OPENERS = "\"'“”‘’([*_"
_STARTERS = frozenset("please then always also first next just simply instead otherwise".split())
_NEGATED = expression(r"^(?:please\s+)?(?:do\s+not|don['’]?t|never)\s+[a-z]", re.IGNORECASE)
#: Words after which an ambiguous first word ("report", "file") is a verb.
_AFTER_VERB = frozenset(
    "the a an any all each every this that these those it them him her your our their his its my to on in"
    " if with by only as for out up back off when whether what how both no nothing not down into at from"
    " and".split()
)


@dataclass(frozen=True)
class Prepared:
    """What the parser reads. ``prose offset = offset + shift`` for offsets ≥ `prefix`.

    `opened`: an opening quotation mark stood before it.
    """

    text: str
    prefix: int
    shift: int
    imperative: bool
    label: str
    opened: bool = False


def prepare(text: str, offset: int, *, verbs: frozenset[str], nouns: frozenset[str]) -> Prepared:
    """Prepare the sentence `text` that stands at `offset` of its prose.

    `verbs` are base forms that may open a command, `nouns` the words that are nouns
    as well, which need a second sign.
    """
    lead = 0
    while match := _ENUMERATOR.match(text[lead:]):
        lead += match.end()
    label = ""
    if found := _LABEL.match(text[lead:]):
        label = found.group().strip(" :")
        lead += found.end()
    body = text[lead:]
    opened = body[:1] in tuple('"“')
    lead += len(body) - len(body.lstrip(_OPENERS))
    body = _truecase(text[lead:])
    negated = bool(_NEGATED.match(body))
    if not negated and _opens_command(body, verbs, nouns):
        body = body[0].lower() + body[1:] if len(body[0].lower()) == 1 else body
        return Prepared(PREFIX + body, len(PREFIX), offset + lead - len(PREFIX), True, label, opened)
    return Prepared(body, 0, offset + lead, negated, label, opened)


def _truecase(text: str) -> str:
    letters = [char for char in text if char.isalpha()]
    if len(letters) < 9 or sum(char.isupper() for char in letters) < 0.7 * len(letters):
        return text
    lowered = text.lower()
    return lowered if len(lowered) == len(text) else text


def _opens_command(body: str, verbs: frozenset[str], nouns: frozenset[str]) -> bool:
    words = [word.strip("\"'“”‘’.,;:!?()*_") for word in body.split(maxsplit=4)[:4]]
    while words and words[0].lower() in _STARTERS:
        words = words[1:]
    if not words or words[0].lower() not in verbs:
        return False
    if len(words) == 1:
        return words[0].lower() not in nouns
    first, second = words[0].lower(), words[1].lower()
    if second in {"is", "are", "was", "were", "will", "must", "may", "can", "has", "have", "should"}:
        return False
    if first not in nouns:
        return True
    return second in _AFTER_VERB or second.rstrip("s") in {
        "customer",
        "patient",
        "guest",
        "member",
        "tenant",
        "caller",
    }
