"""Which act a clause is about: by its verb, by the noun that a light verb carries, or by set phrases."""

from __future__ import annotations

import re

from policylint.commitments.acts import BY_NOUN, BY_VERB, CARRIERS, CHARGE, REFUND, Act
from policylint.expressions import expression
from policylint.language.model import Frame

#: Verbs that only give an act its time: "the reply takes a day".
TIMED = frozenset("take need day hour week month minute working business be".split())
_FEEING = frozenset("charge apply add levy payable free be come cost fee".split())
_REPLYING = frozenset({"get", "write", "come"})
_CALLING = frozenset({"call", "ring", "phone", "telephone"})
_MONEY = frozenset(
    {"kept-money", "refund-noun", "money", "fee", "=money", "=deposit", "=payment", "=balance", "=refund"}
)
_BACK = expression(r"\bback\b", re.IGNORECASE)
_TO_THEM = expression(r"\bback\s+(?:to|with|within|in)\b", re.IGNORECASE)
NON_REFUNDABLE = expression(r"\bnon-?\s?refundable\b", re.IGNORECASE)
_FREE = expression(
    r"\b(?:free of charge|for free|(?:at|for) no (?:extra |additional )?(?:cost|charge)|"
    r"at our (?:own )?(?:cost|expense))\b",
    re.IGNORECASE,
)
_NO_FEE = expression(r"\b(?:no|never an?|without an?) (?:\w+ ){0,2}(?:fees?|charges?)\b", re.IGNORECASE)
_FEE = expression(r"\b(?:fee|charge|surcharge)s?\b", re.IGNORECASE)


def act_of(frame: Frame, text: str) -> Act | None:
    """The act that the clause is about, by its verb, else by the noun that a light verb carries."""
    predicate = frame.predicate
    if NON_REFUNDABLE.search(text):
        return REFUND
    if predicate in _FEEING and (is_free(text) or _FEE.search(text)):
        return CHARGE
    money = any(slot is not None and slot.labels & _MONEY for slot in (frame.object, frame.actor))
    if predicate == "return":
        return REFUND if money else BY_VERB["return"]
    if predicate in {"get", "have"} and money and _BACK.search(text) and not _TO_THEM.search(text):
        return REFUND  # "you get your deposit back"
    ours = frame.actor is None or frame.actor.role != "none"
    if ours and _BACK.search(text) and (predicate not in _REPLYING or _TO_THEM.search(text)):
        if predicate in _CALLING:
            return BY_VERB["call back"]
        if predicate in _REPLYING:
            return BY_VERB["get back"]
        if predicate in {"pay", "give"}:
            return BY_VERB["pay back"]
    if "fragment" in frame.predicate_labels:
        return BY_NOUN.get(predicate)
    if predicate in CARRIERS:
        slots = (frame.object, frame.attribute, frame.actor, frame.topic)
        nouns = (BY_NOUN.get(slot.head) for slot in slots if slot is not None)
        named = next((act for act in nouns if act is not None), None)
        if named is not None:
            return named
        if frame.actor is not None and predicate in TIMED:
            return next((BY_NOUN[word] for word in frame.actor.text.lower().split() if word in BY_NOUN), None)
    return BY_VERB.get(predicate)


def is_free(text: str) -> bool:
    return bool(_FREE.search(text) or _NO_FEE.search(text))
