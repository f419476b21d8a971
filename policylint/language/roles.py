"""Who a phrase is: company, staff, customer, supplier, authority or none of them."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from policylint.language.labels import normal
from policylint.language.model import Role
from policylint.language.reader import Reader
from policylint.language.tree import Token

#: Which role wins where a word may have several ("merchant", "operator").
ORDER: tuple[Role, ...] = ("customer", "supplier", "staff", "company", "authority")
_NOTHING: frozenset[str] = frozenset()
_WE = frozenset({"we", "us", "our", "ours", "ourselves"})
_I = frozenset({"i", "me", "my", "mine", "myself"})
_YOU = frozenset({"you", "your", "yours", "yourself", "yourselves", "thee"})
_THEY = frozenset("they them their theirs themselves he she him her his hers himself herself".split())
_OBJECTIVE = frozenset({"them", "him", "her"})
#: Words that stand for some of what they are followed by: "any of our agents".
PARTITIVE = frozenset(
    "one any some none each all most many either neither part member rest number majority both few".split()
)
#: Before a word of several roles, these make it somebody who works for us.
_HIRED = frozenset({"our", "outside", "external"})
#: Houses that procedures speak of as themselves ("the airline") and as those they deal with.
_THEIRS_OR_OURS = frozenset({"airline", "hotel", "agency"})
_POINTING = frozenset("that those another other different separate outside third external".split())
#: "people" are customers by themselves; "the pipeline people" are whoever runs the pipeline.
_PEOPLE = frozenset("people folk folks".split())
_AT_WORK = frozenset("counter desk phone floor front shop till gate stock kitchen night front-line".split())
_OF_A_SUPPLIER = frozenset("desk desks support staff crew driver drivers helpdesk engineer engineers".split())
_OWNED = frozenset("side end part behalf hands hand account own".split())
_SOMEBODY = _WE | _I | _YOU | _THEY | PARTITIVE | _OWNED


def mentions(reader: Reader, indices: Iterable[int]) -> frozenset[str]:
    """The labels and roles of these tokens."""
    known = reader.mentioned
    if not known:  # they are asked for word by word, many times
        known.extend(_mentioned(reader, token) for token in reader.doc)
    return _NOTHING.union(*map(known.__getitem__, indices))


def _mentioned(reader: Reader, token: Token) -> frozenset[str]:
    labels = reader.labelled.labels[token.i]
    word, names = reader.labelled.words[token.i], reader.setting.names
    if _is_nobody(word, labels) and not (names and word in _last_words(names)):
        return labels
    role = role_of(reader, token)
    return labels if role == "none" else labels | {role}


@lru_cache(maxsize=1 << 15)
def _is_nobody(word: str, labels: frozenset[str]) -> bool:
    """Whether a word that is no name has no role wherever it stands, as most have not."""
    return labels.isdisjoint(ORDER) and word not in _SOMEBODY


def role_of(reader: Reader, head: Token) -> Role:
    """Who a phrase is, from its head: pronoun, name, owner or lexicon."""
    known = reader.roles.get(head.i)
    if known is None:
        known = reader.roles[head.i] = _role_of(reader, head)
    return known


def _role_of(reader: Reader, head: Token) -> Role:
    word = normal(head.text)
    if word in _WE or word in _I:
        return "company"
    if word in _YOU:
        addressed = reader.setting.audience == "customer" or reader.setting.spoken or _in_speech(head)
        return "customer" if addressed else "staff"
    if word in _THEY:
        return _meant(reader, head)
    if reader.setting.names and word in _last_words(reader.setting.names):
        for name, role in reader.setting.names:
            if word == name or (" " in name and _ends_name(reader, head, name)):
                return role
    labels = reader.labelled.labels[head.i]
    roles: list[Role] = [role for role in ORDER if role in labels]
    if word in PARTITIVE and not roles:
        for child in head.children:
            if child.dep_ == "prep" and normal(child.text) == "of":
                for obj in child.children:
                    return role_of(reader, obj)
    if not roles:
        return _owner_role(reader, head)
    if len(roles) > 1 and any(normal(child.text) in _HIRED for child in head.children):
        return next((role for role in ("supplier", "staff", *roles) if role in roles), roles[0])
    if "company" in roles and "supplier" in roles:
        # "that firm", "the kiln firm", but "our company", "the firm"
        return "supplier" if _is_other(head) else "company"
    if roles == ["company"] and _beside_us(reader, head):
        return "supplier"
    if word in _PEOPLE and (named := _named_by_work(reader, head)):
        return named
    if roles[0] == "staff" and _belongs_to_supplier(reader, head):
        return "supplier"
    if roles[:2] == ["customer", "supplier"] and _other_customer(reader, head):
        return "supplier"
    return roles[0]


def _ends_name(reader: Reader, head: Token, name: str) -> bool:
    """Is the token the last word of a name of several words?"""
    words = tuple(normal(word) for word in name.split())
    return reader.labelled.words[max(0, head.i + 1 - len(words)) : head.i + 1] == words


@lru_cache(maxsize=64)
def _last_words(names: tuple[tuple[str, Role], ...]) -> frozenset[str]:
    """The words that names are, or end on."""
    return frozenset(word for name, _ in names for word in (name, *map(normal, name.split()[-1:])))


def _is_other(head: Token) -> bool:
    children = list(head.children)
    if any(normal(child.text) in {"our", "my"} for child in children):
        return False
    return any(
        child.dep_ == "compound"
        or normal(child.text) in _POINTING
        or (child.dep_ == "amod" and child.tag_ == "VBG")  # "the imaging company"
        for child in children
    )


def _beside_us(reader: Reader, head: Token) -> bool:
    """As in "the airline answers for flights you booked through us": it is not who says "us"."""
    return normal(head.text) in _THEIRS_OR_OURS and not (_WE | _I).isdisjoint(reader.labelled.words)


def _belongs_to_supplier(reader: Reader, head: Token) -> bool:
    """As "the airline desk" is the airline's; "the lab manager" may be ours."""
    return normal(head.text) in _OF_A_SUPPLIER and any(
        child.dep_ in {"compound", "poss"} and role_of(reader, child) == "supplier" for child in head.children
    )


def _named_by_work(reader: Reader, head: Token) -> Role | None:
    """As "counter people" are staff and "the airline people" the airline's."""
    for child in head.children:
        if child.dep_ == "compound":
            role = role_of(reader, child)
            if role in {"staff", "supplier", "company"}:
                return "staff" if role == "staff" else "supplier"
            if normal(child.text) in _AT_WORK:
                return "staff"
    return None


def _meant(reader: Reader, pronoun: Token) -> Role:
    """Whom "they" stands for: the customer named before it in the sentence, else the last one named.

    In "the shopper must clear it with them" it is somebody else: who acts would be "themselves".
    """
    other = _acts_beside(reader, pronoun)
    last: Role | None = None
    for at in range(pronoun.i):
        labels = reader.labelled.labels[at]
        if "customer" in labels and "supplier" not in labels and not other:
            return "customer"
        last = next((role for role in ("staff", "supplier") if role in labels), last)
    return last or reader.setting.they


def _acts_beside(reader: Reader, pronoun: Token) -> bool:
    """Is a customer the subject of the verb that this "them", "him" or "her" depends on?"""
    if normal(pronoun.text) not in _OBJECTIVE or pronoun.dep_ not in {"dobj", "pobj", "dative"}:
        return False
    verb = pronoun.head
    while verb.dep_ in {"prep", "dative"}:
        verb = verb.head
    return any(
        child.dep_ == "nsubj"
        and normal(child.text) not in _THEY
        and "customer" in reader.labelled.labels[child.i]
        for child in verb.children
    )


def _other_customer(reader: Reader, head: Token) -> bool:
    """In "the customer is to contact the merchant", beside a plain customer, the doubtful one is not."""
    return any(
        "customer" in labels and "supplier" not in labels and at != head.i
        for at, labels in enumerate(reader.labelled.labels)
    )


def _owner_role(reader: Reader, head: Token) -> Role:
    """As "the carrier's side" answers for the carrier; "the customer's parcel" does not act."""
    word = normal(head.text)
    if word in _OWNED:
        for child in head.children:
            if child.dep_ == "poss":
                return role_of(reader, child)
    return "none"


def _in_speech(head: Token) -> bool:
    """Inside quotation marks "you" is the customer spoken to."""
    before = [token.text for token in head.doc[: head.i]]
    return before.count('"') % 2 == 1 or before.count("“") > before.count("”")
