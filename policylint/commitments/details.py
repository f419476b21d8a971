"""The words that tell one promise from another like it: what it is about, and what narrows it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from policylint.expressions import expression
from policylint.rules.words import tokens_of

_STOP = frozenset(
    """a an the this that these those any all every each both some no not never always only also just even
    still of to in on at by for from with within into onto out up off over under upon about per as if than
    then so and or but nor either neither be is are was were been being am do does did done have has had
    having will would shall should must may might can could cannot it its they them their theirs we us our
    ours you your yours he she his her hers i me my who whom whose which what when where there here such own
    other same very once again later least most more less soon back within take takes taken get gets receive
    receives got give gives given send sends sent make makes made go goes come please aim aims try tries
    strive target promise promises commit ensure ensures sure normally usually typically generally currently
    time times timescale limit turnaround sla standard days day hours hour weeks week months month minutes
    minute working business calendar clear hrs full free customer customers client clients caller callers
    patient patients passenger passengers guest guests member members tenant tenants resident residents
    student students user users person people someone anybody agent agents staff team teams desk office
    officer officers handler handlers manager adviser advisers advisor advisors advisers colleague
    colleagues company department service services branch support clerk clerks assistant assistants""".split()
)
#: Words of one class are one word: which of them is written makes no difference.
_SAME = {
    "e-mail": "email", "mail": "email", "enquiry": "query", "inquiry": "query", "question": "query",
    "telephone": "call", "phone": "call", "ring": "call", "money": "refund", "reimbursement": "refund",
    "repayment": "refund", "non-refundable": "refund", "nonrefundable": "refund", "refundable": "refund",
    "response": "reply", "answer": "reply", "respond": "reply", "acknowledgement": "acknowledge",
    "acknowledgment": "acknowledge", "return": "return", "shipment": "delivery", "deliver": "delivery",
    "ship": "delivery", "dispatch": "delivery", "despatch": "delivery", "parcel": "delivery",
    "grievance": "complaint", "complain": "complaint", "purchase": "order", "charge": "fee", "cost": "fee",
    "repair": "repair", "decision": "decide", "outcome": "decide", "determine": "decide",
    "investigation": "investigate", "replacement": "replace", "update": "tell", "inform": "tell",
    "notify": "tell", "first": "initial", "1st": "initial", "finally": "final", "post": "letter",
}  # fmt: skip
#: What a promise is about, as a heading may say for all that stands under it.
MATTERS = frozenset(
    """complaint query email call letter chat message ticket request refund return claim dispute appeal review
    order delivery repair fault outage application booking appointment visit referral chargeback warranty
    cancellation deposit invoice bill payment quote quotation survey form report voicemail text tweet comment
    webchat callback compensation voucher replacement baggage bag luggage meter loan card account transfer
    feedback suggestion data sample collection withdrawal correction reply acknowledge""".split()
)
_ORDINALS = {"one": "1", "first": "1", "two": "2", "second": "2", "three": "3", "third": "3", "four": "4",
             "i": "1", "ii": "2", "iii": "3", "iv": "4"}  # fmt: skip
#: "Stage two", "P1": which of several.
_NUMBERED = expression(
    r"\b(?:stage|step|level|tier|priority|severity|sev|phase|category|cat|class|grade|band|group|zone|option|part|"
    r"day|week|year|type|line)\s+(\w+)|\b(first|second|third)[\s-](?:stage|line|level|step|tier)|\b([PSLT]\d)\b",
    re.IGNORECASE,
)
#: Words that part a section, an item or a row from others like it.
_PARTING = expression(
    r"\b(?:urgent|emergenc\w+|routine|standard|express|premium|gold|silver|bronze|platinum|basic|residential|"
    r"domestic|trade|vip|international|overseas|card|cash|cheque|bank|online|store|summer|winter|peak|weekend|night|"
    r"holiday|escalat\w+|example\w*|appendix|annex|template\w*|script\w*|exception\w*|special|former|previous|old|"
    r"critical|high|medium|low|minor|major|sev|business (?:customer|account|client)s?)\b",
    re.IGNORECASE,
)
#: Words of headings that say nothing of what stands under them.
_GENERAL = frozenset(
    """contact respond reply time target promise commitment introduction purpose scope reach overview general
    key summary procedure policy process how rule guide handbook note standard level service response talk
    speak hear back expect what handling handle deal dealing responding replying answering us we you our
    customer after before during when begin basic principle golden keeping touch deadline limit quick
    question complaint rota backlog annex desk depot office tariff detail duty role responsibility
    background info information faq aim goal kpi measure sla performance charter value money stock paperwork
    daily routine working operation promise line number hour opening checklist""".split()
)


def normal_word(word: str) -> str:
    """The word without its plural, and as the first of those that mean the same."""
    if word in _SAME:
        return _SAME[word]
    for end, instead in (("ies", "y"), ("sses", "ss"), ("xes", "x"), ("ches", "ch"), ("s", "")):
        if word.endswith(end) and len(word) > len(end) + 2 and not word.endswith(("ss", "us", "is")):
            word = word.removesuffix(end) + instead
            break
    return _SAME.get(word, word)


def words_that_matter(text: str) -> frozenset[str]:
    """The content words of a text, each in its normal form; numbers count."""
    return frozenset(normal_word(word) for word in tokens_of(text) if word not in _STOP)


def matters_of(words: Iterable[str]) -> frozenset[str]:
    return frozenset(words) & MATTERS


def parting_words(texts: Iterable[str]) -> frozenset[str]:
    """What makes a place one of several like it: "Stage two", "Urgent", "P1"."""
    found: set[str] = set()
    for text in texts:
        found |= {one[0].lower() for one in _PARTING.finditer(text)}
        for one in _NUMBERED.finditer(text):
            which = (one[1] or one[2] or one[3]).lower()
            found.add(_ORDINALS.get(which, which))
    return frozenset(found)


def heading_words(heading: str) -> frozenset[str]:
    """What a heading says its section is about, beyond that it is about service."""
    return frozenset(
        word
        for word in words_that_matter(heading) - MATTERS - _GENERAL
        if not word[0].isdigit() and len(word) > 1
    )
