"""The acts that customers are owed, each with the verbs and nouns that name it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Act:
    """`owed`: the act serves a customer even where the clause names none."""

    name: str
    verbs: frozenset[str]
    nouns: frozenset[str] = frozenset()
    owed: bool = False


def _words(text: str) -> frozenset[str]:
    return frozenset(word.strip() for word in text.split(",") if word.strip())


def _act(name: str, verbs: str, nouns: str = "", *, owed: bool = False) -> Act:
    return Act(name, _words(verbs), _words(nouns), owed)


ACTS = (
    _act("acknowledge", "acknowledge", "acknowledgement, acknowledgment", owed=True),
    _act(
        "reply",
        "reply, respond, answer, get back, write back, come back",
        "reply, response, answer",
        owed=True,
    ),
    _act("call back", "call back, ring back, phone back", "callback, call-back, ring-back", owed=True),
    _act("call", "call, phone, ring, telephone, contact, speak"),
    _act(
        "tell",
        "tell, inform, notify, update, advise, let know, warn, explain, write, e-mail, email, text, remind,"
        " confirm",
        "update, explanation, notification",
    ),
    _act(
        "refund",
        "refund, reimburse, repay, pay back, give back, re-credit",
        "refund, reimbursement, repayment, money",
        owed=True,
    ),
    _act(
        "compensate",
        "compensate, recompense, credit",
        "compensation, goodwill, redress, voucher, credit, credit note",
        owed=True,
    ),
    _act("replace", "replace, exchange, reship, resend, reissue, remake", "replacement", owed=True),
    _act("repair", "repair, fix, mend, rectify, put right", "repair, fix"),
    _act(
        "deliver",
        "deliver, dispatch, despatch, ship, redeliver, post",
        "delivery, dispatch, redelivery, shipment",
    ),
    _act("visit", "visit, attend, call out, come out", "visit, engineer visit"),
    _act("resolve", "resolve, settle, sort out, put right, conclude", "resolution, settlement"),
    _act("decide", "decide, determine, rule, approve", "decision, outcome, verdict"),
    _act("investigate", "investigate, look into, trace, search", "investigation, trace"),
    _act("review", "review, assess, re-examine, reconsider, look at", "review, assessment"),
    _act("apologise", "apologise, apologize, say sorry", "apology", owed=True),
    _act("pay", "pay, pay out", "payment, payout"),
    _act("restore", "restore, reinstate, reconnect, reopen, re-open, unlock", "restoration, reconnection"),
    _act("rebook", "rebook, re-book, reschedule, rearrange", "rebooking, appointment", owed=True),
    _act("waive", "waive, write off", "waiver", owed=True),
    _act("charge", "charge, bill, invoice, deduct"),
    _act("send", "send, issue, provide, supply, give, hand over, forward", "confirmation"),
    _act("return", "return"),
    _act("collect", "collect, pick up"),
    _act("arrange", "arrange, book, organise, organize, offer, lend"),
    _act("help", "help, assist, support, stay with"),
)

REFUND = next(act for act in ACTS if act.name == "refund")
CHARGE = next(act for act in ACTS if act.name == "charge")

BY_VERB: Mapping[str, Act] = {verb: act for act in reversed(ACTS) for verb in act.verbs}
BY_NOUN: Mapping[str, Act] = {noun: act for act in reversed(ACTS) for noun in act.nouns}

#: Verbs that say of an act only that it is had, done, given or takes its time.
CARRIERS = _words(
    """take, get, receive, have, be, give, send, issue, make, expect, pay, process, complete, provide, arrive,
    reach, follow, offer, carry out, do, go out, go, come, apply, grant, allow, close, reach, hear, owe,
    day, hour, week, month, working day, minute, within, same, next, begin, start, free, release, raise,
    arrange, book, place"""
)
#: Of those, the ones whose subject is served: "you receive a reply".
GETTING = _words("get, receive, have, expect, hear")
