"""Use or mention: what the surroundings and quotation marks of a text make of it. No model here."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from policylint.expressions import expression
from policylint.language.model import Context

_PROHIBITING = expression(
    r"\b(?:avoid(?:ed)?|never\s+(?:to\s+)?(?:say|use|write|promise|tell)(?!\s+(?:sorry|please|hello|thank)\b)|"
    r"(?:do\s+not|don[’']t|not\s+to)\s+(?:say|use|write|tell|be\s+used)(?!\s+(?:sorry|please|hello|thank)\b)|banned|forbidden|unhelpful|"
    r"bad\s+(?:example|wording)|(?<!went\s)wrong(?!\s+(?!way|answer|repl|wording|phras|example|tone|note)\w+\s*:?\s*$)|not\s+acceptable|unacceptable|what\s+not\s+to|instead\s+of|"
    r"rather\s+than|no\s+longer\s+(?:say|use)|not\s+like\s+this|^prohibited$|since\s+withdrawn|red\s+flags?|"
    r"poor\s+(?:example|wording|practice)|(?:not|never)\s+again\s*$|(?:dead|empty|hollow|lost|tired)\s+phrases|"
    r"that\s+(?:cost|lost)\s+us\s+\w+|(?:that\s+)?we\s+(?:have\s+|[’']ve\s+)?(?:deleted|dropped|struck|retired|scrapped|binned)|"
    r"(?:took|taken|struck|removed|deleted)\b[^.:]{0,30}\b(?:out\s+of|from)\s+(?:the|our|this)|"
    r"(?:phrases|words|wording|language)\s+(?:we\s+)?(?:don[’']t|do\s+not|to\s+avoid|never|not)|"
    r"(?:can(?:no|['’])?t|won['’]?t|shall\s+not|must\s+not|not\s+to)\s+say|not\s+again|"
    r"(?:things|words|phrases|lines|sentences|what)\s+(?:that\s+)?(?:(?:people|staff|we|some|some\s+of\s+us)\s+)?"
    r"(?:(?:have|has|were|was|once)\s+)*(?:said|heard)|[’']ve\s+(?:said|heard)|"
    r"(?:makes?|made)\s+(?:it|things|matters)\s+worse|(?:doesn|don)['’]t\s+help|no-gos?|taboo)\b|✗|❌|👎|🚫",
    re.IGNORECASE,
)
_SPOKEN = (
    r"(?:words?|phrases?|wordings?|sentences|expressions|remarks|sayings|openers|closers|stock\s+replies)"
)
#: How a heading says that what stands under it is not to be said, or was said once too often.
_UNSPOKEN = expression(
    rf"\b{_SPOKEN}\b[^.:]{{0,40}}\b(?:never|not|no\s+longer|at\s+home|worse|harm|hate|hurt|wound|angry|drop(?:ped)?|retired?|"
    rf"banned|clos(?:e|es)\s+doors?|behind|cost|upset|binned?)\b|\b{_SPOKEN}\b[^.:]{{0,40}}n[’']t\b|"
    rf"\b(?:retired|no-go|cold|bad|banned|forbidden|careless|discarded|scrapped|unkind|worst|old|hurtful|taboo)\s+"
    rf"(?:{_SPOKEN}|habits|language|letters)\b|\bno-gos?\b|\bout\s+of\s+the\s+vocabulary\b|"
    r"\bban\s+list\b|\b(?:things|lines|what|answers|replies|how)\b[^.:]{0,30}(?:\bnot|\bnever|n[’']t|\bused)\s+(?:to\s+)?(?:want\s+to\s+)?"
    r"(?:say|sound|hear|speak|talk)\b|\bstop\s+(?:saying|writing|using)\b|\bbad\s+habits\b|"
    r"\bsaid\s+(?:once|too)\b|\bheard\s+on\s+(?:calls|the\s+(?:phone|floor))\b|\bmistakes\s+(?:we|people|agents|others)\b|"
    r"\bleave\s+these\s+(?:out|unsaid|at\s+home)\b|\bwhat\s+ma(?:de|kes)\s+(?:people|customers|callers)\s+(?:angry|cross|furious|leave)\b|"
    r"^\W*never(?:\s+on\s+the\s+phone|\s+in\s+(?:a\s+letter|letters|writing))?\W*$|"
    r"^\W*not\s+(?:these|those|here|our\s+(?:language|words|voice|tone|way)|in\s+(?:this|our)\s+(?:house|name|letters|scripts))\W*$|"
    r"\b(?:told\s+us\s+we|that\s+we)\s+(?:once\s+)?said\b",
    re.IGNORECASE,
)
#: A column or a list that stands beside its better half: "Not this | This", "Don't | Do", "Instead of | Say".
_WORSE_HALF = expression(
    r"^\W*(?:not(?: this| so| like this)?|don['’]?ts?|do not|no|never|avoid|instead of|rather than|"
    r"before|weak(?:er)?|bad|wrong|old(?: wording)?|worse|out|less good|nope|nah|poor|not ok(?:ay)?|"
    r"unhelpful|not that|used to say|we used to say|drop|skip|leave out|stop saying)\W*$",
    re.IGNORECASE,
)
#: A column beside which the other holds what is no longer said.
_BETTER_HALF = expression(
    r"^\W*(?:try|try this|instead|say instead|say this(?: instead)?|do say|we say(?: now)?|better|rather|"
    r"use instead|what to say instead|what we say(?: now| instead)?|new(?: wording)?|yes)\W*$",
    re.IGNORECASE,
)
_PAST = expression(
    r"\b(?:lessons?\s+learn|post[- ]?mortem|what\s+(?:went\s+wrong|happened)|"
    r"incident\s+(?:report|history|summary)|case\s+stud|background|history|previously|in\s+the\s+past|"
    r"used\s+to|(?:are|be)\s+done\s+with|(?:we|what\s+we)\s+stopp?(?:ed)?\b|no\s+longer\s+do|"
    r"last\s+(?:year|month|quarter|spring|summer|autumn|winter|week)['’]s|things\s+(?:we|people|staff|they)(?:[’']ve|\s+have)?\s+said|"
    r"before\s+20\d\d|change\s?log|revision)",
    re.IGNORECASE,
)


@lru_cache(maxsize=4096)
def of_surroundings(heading: str, lead_in: str | None, column: str | None, label: str) -> frozenset[Context]:
    """What a heading, a lead-in, a column header or a label says of the text under it."""
    found: set[Context] = set()
    for text in (heading, lead_in or "", column or "", label):
        if text and (_PROHIBITING.search(text) or _WORSE_HALF.match(text) or _UNSPOKEN.search(text)):
            found.add("prohibited")
    if any(_PAST.search(text) for text in (heading, column or "", lead_in or "")):
        found.add("past")
    return frozenset(found)


def beside_better(columns: Iterable[str]) -> bool:
    """Is one of these column headers that of the better half, so that its neighbour is the worse?"""
    return any(_BETTER_HALF.match(column) for column in columns)


def quoted_ranges(text: str) -> tuple[tuple[int, int], ...]:
    """Ranges of `text` inside double or curly quotation marks (straight single ones are apostrophes)."""
    ranges: list[tuple[int, int]] = []
    for pattern in (
        r"“[^”]*(?:”|$)",
        r'"[^"]*(?:"|$)',
        r"(?<!\w)‘[^’]*(?:’\w[^’]*)*(?:’|$)",
        r"«[^»]*»",
        r"(?<!\w)'[^']{2,}'(?!\w)",
    ):
        ranges += [match.span() for match in re.finditer(pattern, text)]
    return tuple(sorted(ranges))


_SAID = expression(
    r"\b(?:say|says|tell|reply|replies|answer|explain|write|respond|advise|inform|read|reads|state|"
    r"wordings?|text|notice|banner|caption|recording|greeting|voicemail|poster|template|macro|copy|put|print|display|"
    r"post|paste|play|announce|repeat|"
    r"script|phrasing|snippet|announcement|auto-?reply|answerphone|footer|signature|subject\s+line|message|line|close|finish|end|sign|begin|open|greet|record|enter|mark|log|code|as|remind|ask|add|send|note|quote|use|go\s+with|"
    r"offer)\b",
    re.IGNORECASE,
)


_JUDGED = expression(
    r"\s*(?:is|are|was|were|isn['’]t|aren['’]t|does|doesn['’]t|won['’]t|sounds|helps)\b", re.IGNORECASE
)


def talked_about(text: str, start: int, end: int) -> bool:
    """Is the quotation a thing that the sentence talks about, not words to say: ““…” isn't fine”?"""
    outside = len(text[:start].strip()) + len(text[end:].strip(" .,;:!?)"))
    judged = bool(_JUDGED.match(text[end:]))
    return (judged or outside > 0.2 * len(text)) and not _SAID.search(text[:start])


def reported_before(text: str, start: int) -> bool:
    """Is the quotation that starts at `start` somebody else's: "If the customer says “…”"?"""
    before = text[max(0, start - 60) : start + 1]
    return bool(
        re.search(
            r"(?:customers?|callers?|they|patients?|guests?|members?|tenants?|passengers?|people|who|"
            r"residents?|clients?|users?|students?|s?he|anyone|somebody|"
            r"someone)\s+(?:\w+\s+){0,2}(?:says?|asks?|claims?|complains?|writes?|said|asked|insists?|"
            r"mentions?|argues?)\s*(?:that\s*)?[:,]?\s*[\"“'‘]$",
            before,
            re.IGNORECASE,
        )
    )


_FORBIDDING = expression(
    r"\b(?:never|not|no\s+longer|avoid|nobody|stop)\b[^.;:]*$|n[’']t\b[^.;:]*$|\binstead\s+of\b[^.;:]*$|"
    r"\brather\s+than\b[^.;:]*$|\b(?:drop|cut|strike)\s+$|\bno\s+$|\bused\s+to\s+(?:say|write|answer)\s+$|"
    r"\b(?:no\s+use|tempt(?:ed|ing))\b[^.;:]*$|\bhear\s+yourself\b[^.;:]*$|"
    r"(?<!\buse\s)(?<!\bwith\s)\b(?:phrases|sentences|words|remarks|replies)\s+(?:such\s+as|like)\s+$",
    re.IGNORECASE,
)

#: Quotations that the one in question is listed with: "never say “…”, “…” or".
_QUOTED_BEFORE = expression(
    r"(?:(?:“[^“”]*”|\"[^\"]*\"|‘[^‘’]*’)\s*(?:,|;|/|·)?\s*(?:or|and|nor)?\s*)+$", re.IGNORECASE
)


def forbidden_before(text: str, start: int) -> bool:
    """Is the quotation that starts at `start` what nobody shall say: "Never tell them “…”"?"""
    before = _QUOTED_BEFORE.sub(" ", text[:start])[-80:]
    closed = max(before.rfind(mark) for mark in ("”", '"', "."))
    return bool(_FORBIDDING.search(before[closed + 1 :]))
