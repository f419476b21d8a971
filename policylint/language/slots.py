"""Whole phrases: their words, their role and their labels."""

from __future__ import annotations

from policylint.language.labels import normal
from policylint.language.model import Slot
from policylint.language.reader import Reader
from policylint.language.roles import ORDER, PARTITIVE, mentions, role_of
from policylint.language.tree import Token

#: On a phrase with an owner who is neither us nor the customer: "AuraTech's number".
OTHERS = "others"
#: On a phrase that the customer owns: "the visitor's loss".
CUSTOMERS = "customers"


def make_slot(reader: Reader, head: Token) -> Slot | None:
    """The whole phrase of `head`, or None if nothing of it stands in the prose."""
    indices = [token.i for token in head.subtree]
    span = reader.span(indices)
    if span is None:
        return None
    role = role_of(reader, head)
    labels = set(reader.labelled.labels[head.i]) | {role, "any"}
    for child in head.children:
        if child.dep_ in {"conj", "appos"}:
            labels |= reader.labelled.labels[child.i] | {role_of(reader, child)}
        elif child.dep_ in {"compound", "amod", "nmod"}:
            labels |= {f"mod:{name}" for name in reader.labelled.labels[child.i] if not name.startswith("=")}
    labels |= _owners(reader, head)
    if normal(head.text) in PARTITIVE:
        for child in head.children:
            if child.dep_ == "prep":
                for obj in child.children:
                    labels |= reader.labelled.labels[obj.i] | {role_of(reader, obj)}
    if role != "none":  # a word that may have several roles has one here
        own = set(labels) & set(ORDER) & set(reader.labelled.labels[head.i])
        labels -= {name for name in own if name != role}
    if len(labels) > 1:
        labels.discard("none")
    head_word = min(reader.labelled.lemmas[head.i], key=lambda lemma: (len(lemma), lemma))
    mentioned = mentions(reader, indices) | {"any"}
    return Slot(span, reader.text(span), head_word, role, frozenset(labels), mentioned)


def _owners(reader: Reader, head: Token) -> set[str]:
    """Whose a phrase is: ``customers`` for "the visitor's loss", ``others`` for "AuraTech's number"."""
    children = head.children
    owner = next((child for child in children if child.dep_ == "poss"), None)
    if owner is None:  # "the Norrvik hotline"
        named = next((child for child in children if child.dep_ == "compound" and child.tag_ == "NNP"), None)
        return {OTHERS} if named is not None and _is_other(reader, named) else set()
    if role_of(reader, owner) == "customer":
        return {CUSTOMERS}
    return {OTHERS} if _is_other(reader, owner) else set()


def _is_other(reader: Reader, owner: Token) -> bool:
    if normal(owner.text) == "its":
        return any("supplier" in reader.labelled.labels[at] for at in range(owner.i))
    role = role_of(reader, owner)
    return role == "supplier" or (role == "none" and owner.tag_ in {"NNP", "NNPS"})
