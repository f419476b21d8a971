"""The words that tell one promise from another like it: what it is about, and what narrows it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from policylint.rules.words import tokens_of

_STOP = frozenset(
    """a an the this that these those any all every each both some no not never always only also just even still
    of to in on at by for from with within into onto out up off over under upon about per as if than then so and or
    but nor either neither be is are was were been being am do does did done have has had having will would shall
    should must may might can could cannot it its they them their theirs we us our ours you your yours he she his
    her hers i me my who whom whose which what when where there here such own other same very once again later
    least most more less soon back within
    take takes taken get gets receive receives got give gives given send sends sent make makes made go goes come
    please aim aims try tries strive target promise promises commit ensure ensures sure normally usually typically
    generally currently time times timescale limit turnaround sla standard days day hours hour weeks week months
    month minutes minute working business calendar clear hrs full free
    customer customers client clients caller callers patient patients passenger passengers guest guests member
    members tenant tenants resident residents student students user users person people someone anybody
    agent agents staff team teams desk office officer officers handler handlers manager adviser advisers advisor
    advisors advisers colleague colleagues company department service services branch support clerk clerks
    assistant assistants""".split()
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
#: Words of a heading that part its section from others like it.
_PARTING = re.compile(
    r"\b(?:\d+(?:st|nd|rd|th)?|one|two|three|four|five|first|second|third|final|[ivx]{1,4}|[a-d]|s[0-9]|p[0-9]|"
    r"stage|step|level|tier|priority|severity|phase|category|class|grade|band|urgent|emergency|routine|standard|"
    r"express|premium|gold|silver|bronze|platinum|basic|pro|business|residential|domestic|trade|vip|international|"
    r"overseas|uk|us|eu|card|cash|cheque|bank|online|store|summer|winter|peak|weekend|night|escalat\w+|example|"
    r"appendix|annex|schedule|template|script|exception\w*|special|part\w*|group\w*|new|existing|old|former)\b",
    re.IGNORECASE,
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


def parting_words(headings: Iterable[str]) -> frozenset[str]:
    """The words of headings that make a section one of several."""
    return frozenset(found[0].lower() for heading in headings for found in _PARTING.finditer(heading))
