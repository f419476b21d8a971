"""Who does what to whom: the places of a clause, the same for active, passive and nominal forms."""

from __future__ import annotations

from dataclasses import dataclass

from policylint.language.clauses import agent_of, logical_object
from policylint.language.labels import normal
from policylint.language.model import Slot
from policylint.language.predicates import Predicate, prep_object
from policylint.language.reader import Reader
from policylint.language.roles import role_of
from policylint.language.slots import make_slot
from policylint.language.tree import Token

_TELLING = frozenset({"tell", "ask", "say", "refer", "remind"})
_TOPIC = ("for", "of", "about", "over", "regarding", "on", "with", "to", "against", "from")
_RECIPIENT = ("to", "with", "from")


@dataclass(frozen=True)
class Places:
    actor: Slot | None = None
    object: Slot | None = None
    recipient: Slot | None = None
    topic: Slot | None = None
    attribute: Slot | None = None


def fill(
    reader: Reader,
    head: Token,
    predicate: Predicate,
    subject: Token | None,
    *,
    passive: bool,
) -> Places:
    """The places of the clause headed by `head`."""
    telling = bool(_TELLING & predicate.labels)
    obj = predicate.light_object or logical_object(head)
    if passive and obj is None:
        obj = subject
    actor = agent_of(head) if passive else subject
    if actor is not None and passive and actor is obj:
        actor = None
    if (
        obj is None
        and actor is not None
        and not passive
        and "fragment" not in predicate.labels
        and _acts_on_itself(reader, actor, predicate)
    ):
        actor, obj = None, actor
    recipient = _dative(head)
    if telling and recipient is None and obj is not None and role_of(reader, obj) != "none":
        recipient, obj = obj, _second_object(head, obj)
    if recipient is None:
        recipient = _person_after(reader, head, _RECIPIENT)
    topic = predicate.matter or prep_object(head, _TOPIC) or _of_complement(predicate)
    if topic is None and telling:
        topic = next((child for child in head.children if child.dep_ == "ccomp" and child.i > head.i), None)
    attribute = predicate.complement
    if predicate.bearer is not None:
        topic = predicate.matter or (subject if _is_matter(reader, subject) else None)
        actor = predicate.bearer
    if "fragment" in predicate.labels:
        obj, attribute = obj or predicate.token, None
    return Places(
        _slot(reader, actor),
        _slot(reader, obj),
        _slot(reader, recipient),
        _slot(reader, topic),
        _slot(reader, attribute),
    )


def _is_matter(reader: Reader, subject: Token | None) -> bool:
    """Whether the subject of "⟨subject⟩ is X's job" is what X answers for, not a stand-in for it."""
    return (
        subject is not None
        and normal(subject.text) not in {"it", "this", "that"}
        and "responsible" not in reader.labelled.labels[subject.i]
    )


def _slot(reader: Reader, token: Token | None) -> Slot | None:
    return None if token is None or not reader.real(token.i) else make_slot(reader, token)


def _acts_on_itself(reader: Reader, subject: Token, predicate: Predicate) -> bool:
    """As in "the case closes", "fees apply": what looks like an actor is what it happens to."""
    return role_of(reader, subject) == "none" and bool({"close", "stand", "lapse"} & predicate.labels)


def _dative(head: Token) -> Token | None:
    for child in head.children:
        if child.dep_ == "dative":
            if child.tag_ in {"IN", "TO"}:
                return next((obj for obj in child.children if obj.dep_ == "pobj"), None)
            return child
    return None


def _second_object(head: Token, first: Token) -> Token | None:
    for child in head.children:
        if child.dep_ in {"dobj", "oprd", "npadvmod"} and child is not first and child.i > first.i:
            return child
    return None


def _person_after(reader: Reader, head: Token, preps: tuple[str, ...]) -> Token | None:
    for child in head.children:
        if child.dep_ in {"prep", "dative"} and normal(child.text) in preps:
            for obj in child.children:
                if obj.dep_ == "pobj" and role_of(reader, obj) != "none":
                    return obj
    return None


def _of_complement(predicate: Predicate) -> Token | None:
    for token in (predicate.light_object, predicate.complement):
        if token is not None:
            found = prep_object(token, _TOPIC)
            if found is not None:
                return found
    return None
