"""Parts of a text that speak to somebody else than the rest: a letter in a handbook, a note for staff."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from policylint.documents.model import Block
from policylint.expressions import expression
from policylint.language.model import Audience

_STAFF_SECTION = expression(
    r"\b(?:office use|for (?:our (?:own )?)?(?:staff|crew|office|agents|the team)|internal|"
    r"staff (?:note|guidance|only)|not for (?:display|publication)|guidance for (?:support )?staff)\b",
    re.IGNORECASE,
)
_CUSTOMER_SECTION = expression(
    r"\b(?:for (?:customers|pupils|guests|residents|members|patients|students|tenants|parents|buyers)|"
    r"customer (?:copy|notice|letter|leaflet)|your rights|"
    r"(?:letter|notice|leaflet|e-?mail|text|message|wording) to (?:the |our |all )?(?:customers?|guests?|"
    r"residents?|members?|patients?|students?|tenants?|parents?|buyers?|passengers?|clients?))\b",
    re.IGNORECASE,
)
_COLLEAGUE = (
    r"all|teams?|colleagues?|crew|clubs|branches|managers?|staff|everyone|everybody|folks|agents?|leads?|"
    r"drivers|volunteers|supervisors?"
)
#: "Dear Ms Okonjo,", "Hi {{first_name}},": alone in its block, or before the first sentence.
_SALUTATION = expression(
    rf"^(?:Dear|Hi|Hello|Good (?:morning|afternoon))\b(?!\s+(?:{_COLLEAGUE})\b)[^.!?,:;]{{0,40}}(?:[,:]|$)"
)
_TO_COLLEAGUES = expression(rf"^(?:Dear|Hi|Hello)\s+(?:{_COLLEAGUE})\b", re.IGNORECASE)
_SIGNED = expression(
    r"^(?:Yours|(?:Kind|Best|Warm|With kind) (?:regards|wishes)|Regards|Sincerely|Many thanks|Thanks|"
    r"Best|The \w+ team)\b[^.]{0,60}$",
    re.IGNORECASE,
)
_OF_CUSTOMER = expression(
    r"\byour (?:order|account|booking|appointment|refund|claim|parcel|delivery|purchase|payment|policy|meter|"
    r"subscription|membership|complaint|tenancy|rent|deposit|case|ticket|flight|baggage|bill|stay|home|"
    r"application|loan|card|contract|money|visit|reservation|child)\b",
    re.IGNORECASE,
)
_YOU = expression(r"\b(?:you|your|yours)\b", re.IGNORECASE)
_THIRD = expression(
    r"\b(?:customers?|callers?|patients?|guests?|members?|tenants?|passengers?|pax|students?|residents?|"
    r"clients?|claimants?|applicants?|complainants?|policyholders?|borrowers?|subscribers?|hirers?|cust)\b",
    re.IGNORECASE,
)
_INSTRUCTS = expression(
    r"(?:^|[.;:]\s+)(?:do not|don[’']t|never|always|tell|ask|check|log|record|offer|send|explain|advise|"
    r"escalate|make sure|note|enter|close|transfer|call|read|say|use|open|confirm)\b",
    re.IGNORECASE,
)


def sections(blocks: Sequence[Block], base: Audience) -> tuple[Audience, ...]:
    """Whom each block speaks to: by its headings, as part of a letter, else by how its section speaks."""
    found: list[Audience] = []
    letters = _letters(blocks)
    start = 0
    for headings, group in groupby(blocks, key=lambda block: block.headings):
        members = list(group)
        named = _by_heading(headings)
        spoken = named or _by_voice(members, base)
        for at in range(start, start + len(members)):
            found.append("customer" if letters[at] and named is None else spoken)
        start += len(members)
    return tuple(found)


def to_colleagues(blocks: Sequence[Block]) -> bool:
    """Whether the text opens as a letter to staff: "Dear colleagues,"."""
    return any(_TO_COLLEAGUES.match(block.prose) for block in blocks[:5])


def _by_heading(headings: Sequence[str]) -> Audience | None:
    for heading in reversed(headings):
        if _STAFF_SECTION.search(heading):
            return "staff"
        if _CUSTOMER_SECTION.search(heading):
            return "customer"
    return None


def _by_voice(members: Sequence[Block], base: Audience) -> Audience:
    """A section of its own voice: "your order" and no instruction, or customers named and never "you"."""
    text = "\n".join(block.prose for block in members if not block.quoted)
    you, third = len(_YOU.findall(text)), len(_THIRD.findall(text))
    if base == "staff":
        theirs = you >= 3 and third == 0 and len(_OF_CUSTOMER.findall(text)) >= 2
        return "customer" if theirs and not _INSTRUCTS.search(text) else "staff"
    return "staff" if you == 0 and third >= 3 and len(_INSTRUCTS.findall(text)) >= 2 else "customer"


def _letters(blocks: Sequence[Block]) -> list[bool]:
    """Which blocks stand between a salutation and a signature, outside block quotes."""
    return list(_inside_letters(blocks))


def _inside_letters(blocks: Sequence[Block]) -> Iterator[bool]:
    inside = False
    headings: tuple[str, ...] = ()
    signed = {at for at, block in enumerate(blocks) if _SIGNED.match(block.prose)}
    for at, block in enumerate(blocks):
        if block.headings != headings or block.kind == "heading" or block.quoted:
            inside = False
        headings = block.headings
        if not block.quoted and _SALUTATION.match(block.prose):
            # without a signature where it should end, a greeting is no letter
            inside = any(at < end <= at + 15 and blocks[end].headings == headings for end in signed)
        yield inside
        inside = inside and at not in signed
