"""British and American spellings of one word."""

from __future__ import annotations

#: Words in -ise that are never written -ize.
_ISE_ONLY = frozenset(
    """advertise advise appraise arise chastise comprise compromise concise demise despise devise disguise
    enterprise excise exercise expertise franchise improvise incise liaise likewise merchandise noise
    otherwise poise praise precise premise promise raise revise rise supervise surmise surprise televise
    treatise wise bruise cruise guise reprise apprise""".split()
)
_IZE_ONLY = frozenset("capsize prize seize size downsize resize".split())
_OUR = frozenset(
    """armour behaviour colour endeavour favour favourite flavour harbour honour humour labour misdemeanour
    neighbour odour rumour savour vigour""".split()
)
_PAIRS = (
    ("analyse", "analyze"),
    ("catalogue", "catalog"),
    ("centre", "center"),
    ("cheque", "check"),
    ("defence", "defense"),
    ("dialogue", "dialog"),
    ("enrol", "enroll"),
    ("enrolment", "enrollment"),
    ("fulfil", "fulfill"),
    ("fulfilment", "fulfillment"),
    ("grey", "gray"),
    ("instalment", "installment"),
    ("judgement", "judgment"),
    ("licence", "license"),
    ("offence", "offense"),
    ("organisation", "organization"),
    ("practise", "practice"),
    ("programme", "program"),
    ("sceptical", "skeptical"),
    ("wilful", "willful"),
)
_LISTED = {a: b for pair in _PAIRS for a, b in (pair, pair[::-1]) if a not in {"check"}}
_LISTED |= {word.replace("our", "or"): word for word in _OUR} | {
    word: word.replace("our", "or") for word in _OUR
}


def spellings(word: str) -> tuple[str, ...]:
    """`word` first, then its spelling on the other side of the Atlantic if it has one."""
    other = _LISTED.get(word) or _ise(word)
    return (word, other) if other else (word,)


def _ise(word: str) -> str:
    for ending, swapped in (("isation", "ization"), ("ization", "isation")):
        if word.endswith(ending):
            return word[: -len(ending)] + swapped
    if word.endswith("ise") and len(word) > 5 and word not in _ISE_ONLY:
        return word[:-3] + "ize"
    if word.endswith("ize") and len(word) > 5 and word not in _IZE_ONLY:
        return word[:-3] + "ise"
    return ""
