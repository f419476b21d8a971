"""Whole phrases, their roles and their labels."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from policylint.language.labels import Labelled, normal
from policylint.language.model import Audience, Role, Slot
from policylint.language.tree import Doc, Token
from policylint.source import Span

#: Which role wins where a word may have several ("merchant", "operator").
_ORDER: tuple[Role, ...] = ("customer", "supplier", "staff", "company", "authority")
_NOTHING: frozenset[str] = frozenset()
_WE = frozenset({"we", "us", "our", "ours", "ourselves"})
_I = frozenset({"i", "me", "my", "mine", "myself"})
_YOU = frozenset({"you", "your", "yours", "yourself", "yourselves", "thee"})
_THEY = frozenset({"they", "them", "their", "theirs", "themselves", "he", "she", "him", "her", "his", "hers", "himself", "herself"})
_OWNED_BY_COMPANY = frozenset({"supplier", "staff", "company"})
_PARTITIVE = frozenset({"one", "any", "some", "none", "each", "all", "most", "many", "either", "neither", "part", "member", "rest", "number", "majority", "both", "few"})


#: On a phrase with an owner who is neither us nor the customer: "AuraTech's number".
OTHERS = "others"
CUSTOMERS = "customers"


@dataclass(frozen=True)
class Setting:
    """Who speaks to whom where a sentence stands.

    `names` are lower-case proper names with their role; `they` is whom a third-person
    pronoun stands for. `spoken`: the sentence is words to say to the customer.
    """

    audience: Audience = "staff"
    they: Role = "customer"
    names: tuple[tuple[str, Role], ...] = ()
    spoken: bool = False


@dataclass(frozen=True)
class Reader:
    """A parsed, labelled sentence with the map from token to prose offsets."""

    doc: Doc
    labelled: Labelled
    prefix: int
    shift: int
    setting: Setting
    start: int = 0

    def real(self, index: int) -> bool:
        return bool(self.doc[index].idx >= self.prefix)

    def span(self, indices: Iterable[int]) -> Span | None:
        """The prose span from the first to the last of the tokens, edge punctuation left out."""
        kept = sorted(self._shown.intersection(indices))
        texts = self._texts
        end = len(kept)
        while end and texts[kept[end - 1]] in ".,;:!?-–—\"'”’“‘)]":
            if texts[kept[end - 1]] in ")]" and any(texts[i] in "([" for i in kept[:end]):
                break
            end -= 1
        begin = 0
        while begin < end and texts[kept[begin]] in ".,;:!?-–—\"'”’“‘(":
            if texts[kept[begin]] == "(" and any(texts[i] == ")" for i in kept[begin:end]):
                break
            begin += 1
        if begin == end:
            return None
        first, last = self.doc[kept[begin]], self.doc[kept[end - 1]]
        # what stands in the lead-in has its place there; here it is empty, at the item's start
        return Span(max(self.start, first.idx + self.shift), max(self.start, last.idx + len(last.text) + self.shift))

    def mentions(self, indices: Iterable[int]) -> frozenset[str]:
        """The labels and roles of these tokens."""
        return _NOTHING.union(*map(self._mentioned, indices))

    def _mentioned(self, index: int) -> frozenset[str]:
        found = self._mentions.get(index)
        if found is None:
            role = role_of(self, self.doc[index])
            labels = self.labelled.labels[index]
            found = self._mentions[index] = labels if role == "none" else labels | {role}
        return found

    # What follows depends on the sentence alone and is asked for many times.
    @cached_property
    def roles(self) -> dict[int, Role]:
        return {}

    @cached_property
    def _mentions(self) -> dict[int, frozenset[str]]:
        return {}

    @cached_property
    def _texts(self) -> list[str]:
        return [token.text for token in self.doc]

    @cached_property
    def _shown(self) -> frozenset[int]:
        return frozenset(token.i for token in self.doc if token.idx >= self.prefix and not token.is_space)

    def text(self, span: Span) -> str:
        return str(self.doc.text[max(0, span.start - self.shift) : max(0, span.end - self.shift)])


def make_slot(reader: Reader, head: Token, *, exclude: frozenset[int] = frozenset()) -> Slot | None:
    """The whole phrase of `head`, or None if nothing of it stands in the prose."""
    indices = [token.i for token in head.subtree if token.i not in exclude]
    span = reader.span(indices)
    if span is None:
        return None
    role = role_of(reader, head)
    labels = set(reader.labelled.labels[head.i]) | {role, "any"}
    for child in head.children:
        if child.dep_ in {"conj", "appos"} and child.i not in exclude:
            labels |= reader.labelled.labels[child.i] | {role_of(reader, child)}
        elif child.dep_ in {"compound", "amod", "nmod"}:
            labels |= {f"mod:{name}" for name in reader.labelled.labels[child.i] if not name.startswith("=")}
    labels |= _owners(reader, head)
    if normal(head.text) in _PARTITIVE:
        for child in head.children:
            if child.dep_ == "prep":
                for obj in child.children:
                    labels |= reader.labelled.labels[obj.i] | {role_of(reader, obj)}
    if role != "none":  # a word that may have several roles has one here
        own = set(labels) & set(_ORDER) & set(reader.labelled.labels[head.i])
        labels -= {name for name in own if name != role}
    if len(labels) > 1:
        labels.discard("none")
    head_word = min(reader.labelled.lemmas[head.i], key=lambda lemma: (len(lemma), lemma))
    return Slot(span, reader.text(span), head_word, role, frozenset(labels), reader.mentions(indices) | {"any"})


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
        return "customer" if reader.setting.audience == "customer" or reader.setting.spoken or _in_speech(head) else "staff"
    if word in _THEY:
        return _meant(reader, head)
    for name, role in reader.setting.names:
        if word == name or (head.dep_ == "pobj" and word == name):
            return role
    labels = reader.labelled.labels[head.i]
    roles: list[Role] = [role for role in _ORDER if role in labels]
    if word in _PARTITIVE and not roles:
        for child in head.children:
            if child.dep_ == "prep" and normal(child.text) == "of":
                for obj in child.children:
                    return role_of(reader, obj)
    if not roles:
        return _owner_role(reader, head)
    if len(roles) > 1 and any(normal(child.text) in {"our", "outside", "external"} for child in head.children):
        return next((role for role in ("supplier", "staff", *roles) if role in roles), roles[0])
    if "company" in roles and "supplier" in roles:  # "that firm", "the kiln firm", but "our company", "the firm"
        return "supplier" if _is_other(head) else "company"
    if roles[0] == "staff" and _belongs_to_supplier(reader, head):
        return "supplier"
    if roles[:2] == ["customer", "supplier"] and _other_customer(reader, head):
        return "supplier"
    return roles[0]


_POINTING = frozenset({"that", "those", "another", "other", "different", "separate", "outside", "third", "external"})
_OF_A_SUPPLIER = frozenset({"desk", "desks", "support", "staff", "crew", "driver", "drivers", "helpdesk", "engineer", "engineers"})


def _is_other(head: Token) -> bool:
    children = list(head.children)
    if any(normal(child.text) in {"our", "my"} for child in children):
        return False
    return any(child.dep_ == "compound" or normal(child.text) in _POINTING for child in children)


def _belongs_to_supplier(reader: Reader, head: Token) -> bool:
    """"the airline desk" is the airline's; "the lab manager" may be ours."""
    return normal(head.text) in _OF_A_SUPPLIER and any(
        child.dep_ in {"compound", "poss"} and role_of(reader, child) == "supplier" for child in head.children
    )


def _meant(reader: Reader, pronoun: Token) -> Role:
    """Whom "they" stands for: the customer named before it in the sentence, else the last one named."""
    last: Role | None = None
    for at in range(pronoun.i):
        labels = reader.labelled.labels[at]
        if "customer" in labels and "supplier" not in labels:
            return "customer"
        last = next((role for role in ("staff", "supplier") if role in labels), last)
    return last or reader.setting.they


def _other_customer(reader: Reader, head: Token) -> bool:
    """"the customer is to contact the merchant": beside a plain customer, the doubtful one is not."""
    return any(
        "customer" in labels and "supplier" not in labels and at != head.i
        for at, labels in enumerate(reader.labelled.labels)
    )


def _owner_role(reader: Reader, head: Token) -> Role:
    """"the carrier's network" answers for the carrier; "the customer's parcel" does not act."""
    word = normal(head.text)
    if word in {"side", "end", "part", "behalf", "hands", "hand", "account", "own"}:
        for child in head.children:
            if child.dep_ == "poss":
                return role_of(reader, child)
    return "none"


def _owners(reader: Reader, head: Token) -> set[str]:
    """Whose a phrase is: ``customers`` for "the visitor's loss", ``others`` for "AuraTech's number"."""
    owner = next((child for child in head.children if child.dep_ == "poss"), None)
    if owner is not None and role_of(reader, owner) == "customer":
        return {CUSTOMERS}
    return {OTHERS} if _owned_by_others(reader, head) else set()


def _owned_by_others(reader: Reader, head: Token) -> bool:
    owner = next((child for child in head.children if child.dep_ == "poss"), None)
    if owner is None:  # "the Norrvik hotline"
        owner = next((child for child in head.children if child.dep_ == "compound" and child.tag_ == "NNP"), None)
    if owner is None:
        return False
    if normal(owner.text) == "its":
        return any("supplier" in reader.labelled.labels[at] for at in range(owner.i))
    return role_of(reader, owner) == "supplier" or (
        role_of(reader, owner) == "none" and owner.tag_ in {"NNP", "NNPS"}
    )


def _in_speech(head: Token) -> bool:
    """Inside quotation marks "you" is the customer spoken to."""
    opened = sum(token.text in "“\"" for token in head.doc[: head.i])
    closed = sum(token.text in "”" for token in head.doc[: head.i])
    straight = sum(token.text == '"' for token in head.doc[: head.i])
    return (straight % 2 == 1) or (opened - straight > closed)
