"""Whether verb and subject, determiner and noun agree in number, as far as that is sure."""

from __future__ import annotations

from collections.abc import Iterator

from policylint.language.tree import Token

FINITE = frozenset({"VBZ", "VBP", "VBD", "MD"})
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_HELPERS = ("aux", "auxpass")
_PLURAL = frozenset({"we", "they", "these", "those"})
_SINGULAR = frozenset({"he", "she", "it", "this", "that"})
#: Nouns that take a verb of either number, or stand for a number.
_EITHER = frozenset(
    "staff team crew police people management data media number rest majority minority half lot couple "
    "range series means none any all some most more who which what that percent % company council group "
    "family desk committee board public none either neither following others".split()
)
_DET_ONE = frozenset({"a", "an", "this", "that", "each", "every", "another"})
_MEASURES = frozenset({"few", "great", "many", "number"})
_DET_MANY = frozenset({"these", "those", "many", "several", "few", "both"})


def agreement(verb: Token) -> Iterator[str]:
    number = _number_of_verb(verb)
    if number is None:
        return
    holder = verb.head if verb.dep_ in _HELPERS else verb
    if holder is not verb and any(
        child.dep_ in _HELPERS and child.i < verb.i and child.tag_ in FINITE for child in holder.children
    ):
        return
    subjects = [child for child in holder.children if child.dep_ in SUBJECTS]
    if len(subjects) != 1 or subjects[0].i > verb.i:
        return
    subject = subjects[0]
    low = verb.text.lower()
    if subject.text.lower() == "i" or low == "need" or low == "dare":
        return
    has = _number_of_noun(_meant(subject, holder), sure=low in ("are", "were"))
    if has is not None and has != number:
        yield f"agreement: {subject.text} {verb.text}".lower()


def _number_of_verb(verb: Token) -> str | None:
    low = verb.text.lower()
    if low in ("was", "is", "'s", "’s", "has", "does"):
        return "one" if low not in ("'s", "’s") else None
    if low in ("were", "are", "have", "do"):
        return "many" if verb.tag_ in ("VBP", "VBD", "VB") and not _is_bare(verb) else None
    if verb.tag_ == "VBZ":
        return "one"
    return (
        "many" if verb.tag_ == "VBP" and low not in ("am", "'m", "’m", "'re", "’re", "'ve", "’ve") else None
    )


def _is_bare(verb: Token) -> bool:
    """Whether a form such as "have" stands after a modal or "to", or may be a wish ("if it were")."""
    holder = verb.head if verb.dep_ in _HELPERS else verb
    helped = any(
        (child.tag_ in ("MD", "TO") or child.text.lower() in ("do", "does", "did")) and child.i < verb.i
        for child in (*holder.children, *verb.children)
    )
    return helped or (verb.text.lower() == "were" and holder.dep_ == "advcl")


def _meant(subject: Token, verb: Token) -> Token:
    """What a relative pronoun stands for: "a parcel that is turned away"."""
    relative = subject.tag_ in ("WDT", "WP") and verb.dep_ == "relcl" and subject.text.lower() != "what"
    return verb.head if relative else subject


def _number_of_noun(noun: Token, *, sure: bool) -> str | None:
    """`sure`: the verb leaves no doubt that it is one, so a noun without article counts too."""
    low = noun.text.lower()
    if low in _PLURAL or low in ("you", "i"):
        return "many"
    if any(child.dep_ == "conj" for child in noun.children):
        joined = [child.text.lower() for child in noun.children if child.dep_ == "cc"]
        return "many" if joined == ["and"] else None
    if low in _EITHER:
        return "one" if low == "that" and noun.tag_ == "DT" else None
    if low in _SINGULAR:
        return "one"
    if noun.tag_ == "NNS":
        return "many"
    if any(child.dep_ == "nummod" or child.tag_ == "CD" for child in noun.children):
        return None
    if noun.tag_ != "NN":
        return None
    return "one" if sure or any(child.dep_ in ("det", "poss") for child in noun.children) else None


def determiner(token: Token) -> Iterator[str]:
    low = token.text.lower()
    if token.dep_ != "det" or token.head.i < token.i:
        return
    noun = token.head
    between = [child for child in noun.children if token.i < child.i < noun.i]
    if any(child.tag_ == "CD" or child.like_num or child.tag_ in ("NNS", "PDT") for child in between):
        return
    if noun.text.lower() in _EITHER or any(child.text.lower() in _MEASURES for child in between):
        return
    one = low in _DET_ONE and noun.tag_ == "NNS"
    many = low in _DET_MANY and noun.tag_ == "NN"
    if one or (many and not any(child.dep_ in ("compound", "conj") for child in noun.children)):
        yield f"determiner: {low} {noun.text}".lower()
