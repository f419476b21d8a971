"""Whether a clause owes the customer an act: which act, who owes it, and to whom."""

from __future__ import annotations

import re
from dataclasses import dataclass

from policylint.commitments.acts import BY_NOUN, BY_VERB, CHARGE, GETTING, Act
from policylint.commitments.details import matters_of, words_that_matter
from policylint.commitments.naming import NON_REFUNDABLE, TIMED, act_of, is_free
from policylint.expressions import expression
from policylint.language.model import Audience, Context, Frame, Role, Sentence, Slot

#: A clause in one of these lights promises nothing.
_UNSAID: frozenset[Context] = frozenset(
    {"prohibited", "reported", "conditional", "concessive", "question", "past", "contrasted", "relative",
     "not-only", "double-negative", "example"}
)  # fmt: skip
#: What a clause may stand under and still be said: "make sure that", "tell the customer that".
_SAYING = frozenset(
    """tell say promise confirm explain ensure make see guarantee undertake state advise inform reply write
    assure sure commit""".split()
)
_AIMING = frozenset("aim try strive endeavour endeavor seek expect plan commit intend target hope".split())
_INSIDE: frozenset[Role] = frozenset({"staff", "company", "supplier", "authority"})
#: What has been done, or is being done now, is no promise: "have not yet answered", "are calling".
_DONE = expression(
    r"(?:(?:should|would|could|may|might|must)\s+)?(?:have|has|had|['’]ve)\b|(?:would|['’]d)\b|(?:am|is|are|['’]re)\s+(?:not\s+|n['’]t\s+)?(?!going)\w+ing\b",
    re.IGNORECASE,
)
_QUOTE = expression('["\u201c\u201d\u2018]')
_NO_DUTY = expression(r"\b(?:no obligation|not (?:be )?(?:obliged|required|obligated|bound)) ", re.IGNORECASE)


@dataclass(frozen=True)
class Owed:
    """An act owed, or denied, in a clause. `denied`: the text says that it is not done. `named`: the
    clause says that it is done for the customer."""

    frame: Frame
    act: Act
    who: str
    role: Role
    to: str
    thing: Slot | None
    denied: bool
    soft: bool
    told: bool
    named: bool


def owed_in(sentence: Sentence, audience: Audience) -> list[Owed]:
    """What the clauses of a sentence owe, in order; a clause that only carries another is not told twice."""
    found = [one for frame in sentence.frames if (one := _owed(frame, sentence, audience))]
    return [one for one in found if not any(_carries(one, other) for other in found)]


def _carries(one: Owed, other: Owed) -> bool:
    """As "we promise" and "to reply": the clause inside names the act."""
    return (
        one is not other
        and one.act is other.act
        and one.frame.span.contains(other.frame.span)
        and one.frame.predicate not in BY_VERB
    )


def is_said(frame: Frame, sentence: Sentence) -> bool:
    """Whether the text holds the clause true of today, or has it done."""
    if frame.context & _UNSAID or frame.mood == "question":
        return False
    if "quoted" in frame.context and "speech" not in frame.context:
        return False
    if frame.tense == "past" and frame.modality == "none" and frame.mood != "fragment":
        return False
    if "embedded" not in frame.context:
        return True
    above = parent_of(frame, sentence)
    return (
        above is not None
        and above.polarity == "affirmative"
        and above.predicate in _SAYING | _AIMING | TIMED
        and is_said(above, sentence)
    )


def parent_of(frame: Frame, sentence: Sentence) -> Frame | None:
    at = frame.parent
    return sentence.frames[at] if at is not None and at < len(sentence.frames) else None


def _owed(frame: Frame, sentence: Sentence, audience: Audience) -> Owed | None:
    text = clause_text(frame, sentence)
    act = act_of(frame, text)
    if "speech" in frame.context or "quoted" in frame.context:
        audience = "customer"  # a command in words to say is the customer's to follow
    if act is None or not is_said(frame, sentence):
        return None
    if frame.modality in {"may", "can"} and frame.polarity == "affirmative":
        return None
    if _DONE.match(_verb_text(frame, sentence)) or sentence.text.rstrip("\"'”’*_ )").endswith("?"):
        return None
    if act.name in {"tell", "reply"} and frame.polarity == "negative" and _QUOTE.search(text):
        return None  # forbids words, and owes nobody any
    if _is_handing_off(frame) or (
        frame.object is not None and "days" in frame.object.labels and act.name == "send"
    ):
        return None  # "send them to the app", "customers are given 24 hours"
    who = _who(frame, act, audience)
    to = _to(frame) if who is not None else None
    if who is None or to is None:
        return None
    above = parent_of(frame, sentence)
    soft = frame.modality == "should" or (above is not None and above.predicate in _AIMING)
    before = sentence.text[: max(0, frame.predicate_span.start - sentence.span.start)]
    negative = frame.polarity == "negative" or bool(NON_REFUNDABLE.search(text) or _NO_DUTY.search(before))
    denied = negative if act is not CHARGE else not (negative or is_free(text))
    told = frame.mood == "imperative" or who[1] == "staff" or frame.modality == "must"
    named = bool(to) or (bool(matters_of(words_that_matter(text))) and "customer" in frame.mentions)
    return Owed(frame, act, who[0], who[1], to, _thing(frame, to, who[0]), denied, soft, told, named)


def _is_handing_off(frame: Frame) -> bool:
    place = any(one.kind == "manner" and one.cue in {"to", "on", "from"} for one in frame.adjuncts)
    return (
        frame.predicate == "send"
        and _is_customer(frame.object or frame.recipient)
        and (place or not frame.recipient)
    )


def _is_customer(slot: Slot | None) -> bool:
    return slot is not None and slot.role == "customer"


def _verb_text(frame: Frame, sentence: Sentence) -> str:
    start = sentence.span.start
    return sentence.text[max(0, frame.predicate_span.start - start) : frame.predicate_span.end - start]


def _who(frame: Frame, act: Act, audience: Audience) -> tuple[str, Role] | None:
    """Who owes it: the words ("" where none) and the role; None if it is nobody of ours."""
    actor = frame.actor
    if frame.mood == "imperative" and actor is None:
        if audience == "staff":
            return "", "staff"
        return ("", "company") if frame.predicate in GETTING | {"allow"} and act.name in BY_NOUN else None
    if actor is None:
        note = "fragment" in frame.predicate_labels and frame.predicate in BY_VERB
        return "", "staff" if note and audience == "staff" else "company"  # "Reply within 2 days"
    if actor.role in {"company", "staff"}:
        getting = frame.predicate in GETTING and frame.object is not None
        return (actor.text, actor.role) if not getting else None
    if actor.role == "customer":
        return ("", "company") if frame.predicate in GETTING and act.name != "charge" else None
    if actor.role == "none":
        if BY_NOUN.get(actor.head) is not None or frame.predicate in GETTING | {
            "take",
            "reach",
            "arrive",
            "free",
        }:
            return "", "company"
        if "be" in frame.predicate_labels or "fragment" in frame.predicate_labels:
            return "", "company"
        return actor.text, "none"
    return None


def _to(frame: Frame) -> str | None:
    """The customer that it is owed to, "" where the clause names none; None if it is not owed to one."""
    for slot in (frame.recipient, frame.object, frame.actor if frame.predicate in GETTING else None):
        if slot is not None and slot.role == "customer":
            return slot.text
    if any(slot is not None and slot.role in _INSIDE for slot in (frame.recipient, frame.object)):
        return None
    return ""


def _thing(frame: Frame, to: str, who: str) -> Slot | None:
    """What is refunded, answered, sent: not the customer, and not the noun of the act itself."""
    for slot in (frame.object, frame.topic, frame.attribute, frame.actor):
        if slot is None or slot.role != "none" or slot.text in {to, who} or slot.head in BY_NOUN:
            continue
        return slot
    return frame.topic if frame.topic is not None and frame.topic.role == "none" else None


def clause_text(frame: Frame, sentence: Sentence) -> str:
    """The words of a clause."""
    start = sentence.span.start
    return sentence.text[max(0, frame.span.start - start) : max(0, frame.span.end - start)]
