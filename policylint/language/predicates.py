"""What a clause says: the predicate behind copulas, light verbs and nominal forms."""

from __future__ import annotations

from dataclasses import dataclass

from policylint.language.labels import normal
from policylint.language.lemmas import noun_lemma, verb_lemma
from policylint.language.reader import Reader
from policylint.language.tree import Token

_COPULAS = frozenset({"be", "remain", "stay", "become", "seem", "appear", "prove"})
_HOLDING = frozenset("hold deem consider make keep regard render find treat declare".split())
_BEARING = frozenset("lie rest fall sit belong remain reside stay vest pass transfer".split())
#: Light verbs that hand the meaning to their object, and do so affirmatively.
_LIGHT = "light"


@dataclass(frozen=True)
class Predicate:
    """`word` is the normal form; `token` carries it; the rest say where its places are filled.

    `bearer` and `matter` override the clause's actor and topic ("it is the
    customer's job to …").
    """

    word: str
    token: Token
    labels: frozenset[str]
    complement: Token | None = None
    bearer: Token | None = None
    matter: Token | None = None
    light_object: Token | None = None


def predicate_of(reader: Reader, head: Token, subject: Token | None) -> Predicate:
    """The predicate of the clause headed by `head`."""
    labels = reader.labelled.labels[head.i]
    if head.tag_[:2] not in {"VB", "MD"}:
        complement_labels = labels | {"fragment"}
        return _nominal(reader, head, head, complement_labels)
    lemma = _verb(reader, head)
    particle = next((normal(child.text) for child in head.children if child.dep_ == "prt"), "")
    complement = _complement(head)
    if lemma in _COPULAS or (
        lemma in _HOLDING and complement is not None and _is_responsible(reader, complement)
    ):
        if complement is not None:
            found = _nominal(reader, head, complement, reader.labelled.labels[complement.i] | {"be"})
            if lemma in _HOLDING:
                return Predicate(
                    found.word,
                    complement,
                    found.labels,
                    complement,
                    _object(head) or found.bearer,
                    found.matter,
                )
            return found
        prep = next((child for child in head.children if child.dep_ == "prep" and child.i > head.i), None)
        fault = _pobj(prep) if prep is not None and normal(prep.text) == "at" else None
        if fault is not None and lemma == "be" and _is_responsible(reader, fault):  # "is at fault"
            return Predicate(
                "responsible",
                head,
                labels | reader.labelled.labels[fault.i] | {"be"},
                fault,
                None,
                prep_object(fault, ("for", "in")) or prep_object(head, ("for",)),
            )
        if prep is not None and lemma == "be":
            return Predicate("be", head, labels | {"be", f"be-{normal(prep.text)}"}, _pobj(prep))
        return Predicate(lemma, head, labels | {"be"})
    if lemma == "blame" and _object(head) is None and _infinitive_of_be(reader, head):  # "is to blame"
        return Predicate(
            "responsible", head, labels | {"responsible", "be"}, None, None, prep_object(head, ("for",))
        )
    if lemma in _BEARING and subject is not None and _is_responsible(reader, subject):
        bearer = _with(head)
        if bearer is not None:
            matter = prep_object(subject, ("for", "of"))
            return Predicate(
                "responsible", head, labels | reader.labelled.labels[subject.i], None, bearer, matter
            )
    obj = _object(head)
    if obj is not None and _LIGHT in labels:
        object_labels = reader.labelled.labels[obj.i]
        word = "responsible" if "responsible" in object_labels else lemma
        matter = prep_object(obj, ("for", "of"))
        return Predicate(word, head, labels | object_labels | {"light"}, None, None, matter, obj)
    if particle:
        both = f"{lemma} {particle}"
        more = frozenset({f"={both}"})
        return Predicate(both, head, labels | more)
    return Predicate(lemma, head, labels)


def _infinitive_of_be(reader: Reader, head: Token) -> bool:
    to = any(child.tag_ == "TO" for child in head.children)
    return head.dep_ == "xcomp" and to and _by_rule(reader, head.head) == "be"


def _by_rule(reader: Reader, verb: Token) -> str:
    return verb_lemma(verb.text, reader.labelled.irregular)


def _nominal(reader: Reader, head: Token, complement: Token, labels: frozenset[str]) -> Predicate:
    """A noun or adjective that carries the clause."""
    word = "responsible" if "responsible" in labels else _plain(reader, complement)
    bearer = matter = None
    if "responsible" in labels and complement.tag_[:2] == "NN":
        bearer = next((child for child in complement.children if child.dep_ == "poss"), None)
        bearer = bearer or prep_object(complement, ("of",))
        matter = prep_object(complement, ("for",)) or next(
            (
                child
                for child in (*complement.children, *head.children)
                if child.dep_ in {"xcomp", "acl", "relcl", "advcl"} and child.i > complement.i
            ),
            None,
        )
    elif "responsible" in labels:
        matter = (
            prep_object(complement, ("for", "of"))
            or prep_object(head, ("for",))
            or next((child for child in complement.children if child.dep_ in {"xcomp", "ccomp"}), None)
        )
    return Predicate(word, complement, labels, complement, bearer, matter)


def _plain(reader: Reader, token: Token) -> str:
    if token.tag_[:2] == "NN":
        return next(iter(_listed(reader, token)), noun_lemma(token.text))
    return normal(token.text)


def _verb(reader: Reader, token: Token) -> str:
    rule = _by_rule(reader, token)
    word = normal(token.text)
    known = _listed(reader, token)
    if rule in known or (rule == word and (not known or token.tag_ in {"VB", "VBP"})):
        return rule
    return known[0] if known else rule


def _listed(reader: Reader, token: Token) -> list[str]:
    """The lemmas that the lexicon has for this form, other than the form itself."""
    return sorted(reader.labelled.lemmas[token.i] - {normal(token.text)})


def _is_responsible(reader: Reader, token: Token) -> bool:
    return "responsible" in reader.labelled.labels[token.i]


def _complement(head: Token) -> Token | None:
    for child in head.children:
        if child.dep_ in {"acomp", "attr", "oprd"} and child.i > head.i:
            return child
    for child in head.children:
        if child.dep_ in {"ccomp", "xcomp"} and child.tag_[:2] in {"JJ", "NN"} and child.i > head.i:
            return child
    return None


def _object(head: Token) -> Token | None:
    return next((child for child in head.children if child.dep_ in {"dobj", "nsubjpass", "obj"}), None)


def _pobj(prep: Token) -> Token | None:
    return next((child for child in prep.children if child.dep_ in {"pobj", "pcomp"}), None)


def prep_object(token: Token, preps: tuple[str, ...]) -> Token | None:
    """What the first of `preps` under `token` governs: "the loss" in "responsible for the loss"."""
    for wanted in preps:
        for child in token.children:
            if child.dep_ == "prep" and normal(child.text) == wanted:
                found = _pobj(child)
                if found is not None:
                    return found
    return None


def _with(head: Token) -> Token | None:
    return prep_object(head, ("with", "on", "upon", "to", "at"))
