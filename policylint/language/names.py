"""Proper names that stand for the company or for a supplier, read from the text itself."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Mapping, Sequence

from policylint.documents.model import Block
from policylint.expressions import expression
from policylint.language.definitions import definitions_of
from policylint.language.model import Role

_NAME = r"[A-Z][\w&’'-]*[a-zA-Z0-9](?:\s+[A-Z][\w&’'-]*[a-zA-Z0-9]){0,2}"
_NO_ROLES: Mapping[str, Role] = {}
_ACTS = expression(
    rf"\b({_NAME})(?:['’]s)?\s+(?:may|will|shall|reserves?|does\s+not|is\s+not|makes\s+no|cannot|can|must|has|and\s+its|is\s+only|provides|accepts?|assumes?|disclaims?|bears)\b"
)
_SUPPLIER_NOUN = (
    r"(?:carriers?|couriers?|contractors?|suppliers?|vendors?|laborator(?:y|ies)|labs?|manufacturers?|"
    r"installers?|insurers?|partners?|haulier|wholesaler|distributors?|subcontractors?|provider|agents)"
)
_SUPPLIER_BEFORE = expression(rf"\b{_SUPPLIER_NOUN},?\s+(?:is\s+|are\s+|\(|called\s+)?({_NAME})")
_SUPPLIER_AFTER = expression(
    rf"\b({_NAME})(?:,|\s+\(|\s+is|\s+are)\s*(?:\w+\s+){{0,2}}"
    rf"(?:our|the|an?)?\s*(?:outside|external|own|independent|delivery|logistics|appointed)?"
    rf"\s*{_SUPPLIER_NOUN}\b"
)
#: "is carried out for us by Dalegrove", "outsourced to Norrvik": who does our work for us.
_SUPPLIER_BY = expression(
    r"\b(?:(?:outsourced|subcontracted|contracted|sub-?let)(?: out)?\s+to|"
    rf"\w+\s+(?:for us|on our behalf)\s+(?:by|through|via))\s+({_NAME})"
)
#: "Bluestem Student Transit", "Dalegrove Field Services": what a firm's name ends on.
_FIRM = expression(
    rf"\b({_NAME}\s+(?:Couriers?|Logistics|Freight|Haulage|Labs?|Laborator(?:y|ies)|Contractors|"
    r"Field Services|Transit|Insurance|Assurance|Parcels?|Carriers|Installations|Airways|Airlines))\b"
)
_COMMON = frozenset(
    "the this that these those it we you they he she i if when where who what our your their any all no"
    " each every some user users customer customers buyer seller service services agreement party parties"
    " site content account section nothing a an in staff agent agents manager nobody there here and or but"
    " both either neither member members team terms data cases tickets refund refunds support claims"
    " credits please do not such other use access company".split()
)


def find_names(
    blocks: Sequence[Block], known: Container[str] = (), roles: Mapping[str, Role] = _NO_ROLES
) -> tuple[tuple[str, Role], ...]:
    """Lower-case single words of names with their role: terms that the text defines, suppliers, the company.

    `known` are no names but words; `roles` says who single words stand for.
    """
    text = "\n".join(block.prose for block in blocks)
    opening = " ".join(block.prose for block in blocks[:3])[:500].lower()
    suppliers = _words(
        match
        for pattern in (_SUPPLIER_BEFORE, _SUPPLIER_AFTER, _SUPPLIER_BY, _FIRM)
        for match in pattern.findall(text)
    )
    defined = {one.term: one.role for one in definitions_of(text, roles)}
    own = {term for term, role in defined.items() if role == "company"}
    counts = Counter(word for name in _ACTS.findall(text) for word in [name.split()[0].lower()])
    for name, count in counts.items():
        name = name.removesuffix("'s").removesuffix("’s")
        if name in _COMMON or len(name) < 3 or _has_word(text, name):
            continue  # a word that the text also writes small is no name
        if _has_word(opening, name) and (count >= 2 or name in opening[:120]):
            own.add(name)
    own |= _from_opening(opening, text)
    companies: tuple[tuple[str, Role], ...] = tuple((name, "company") for name in sorted(own))
    suppliers = [name for name in suppliers if not _has_word(text, name)]
    others: tuple[tuple[str, Role], ...] = tuple((name, "supplier") for name in sorted(set(suppliers) - own))
    terms = tuple((term, role) for term, role in defined.items() if role != "company")
    found = tuple(pair for pair in (*others, *companies) if pair[0] in defined or pair[0] not in known)
    return (*terms, *(pair for pair in found if defined.get(pair[0], pair[1]) == pair[1]))


def _from_opening(opening: str, text: str) -> set[str]:
    """A capitalised word of the title that the text keeps using with a capital."""
    found = set()
    for word in set(re.findall(r"[a-z][\w&-]{2,}", opening[:160])):
        if word in _COMMON:
            continue
        proper, capitals = word.capitalize(), word.upper()
        if text.count(proper) + text.count(capitals) < 4 or _has_word(text, word):
            continue
        used = len(re.findall(rf"(?<![.!?:]\s)(?<!^)\b(?:{re.escape(proper)}|{re.escape(capitals)})\b", text))
        if used >= 4:
            found.add(word)
    return found


def _has_word(text: str, word: str) -> bool:
    at = text.find(word)
    while at >= 0:
        end = at + len(word)
        if _is_edge(text, at) and _is_edge(text, end):
            return True
        at = text.find(word, at + 1)
    return False


def _is_edge(text: str, at: int) -> bool:
    r"""As ``\b``, without a pattern made for each word."""
    before = at > 0 and (text[at - 1].isalnum() or text[at - 1] == "_")
    after = at < len(text) and (text[at].isalnum() or text[at] == "_")
    return before != after


def _words(names: object) -> list[str]:
    found: list[str] = []
    for name in names:  # type: ignore[attr-defined]
        words = [word.lower() for word in str(name).split()]
        if words and words[0] not in _COMMON and len(words[0]) > 2:
            found.append(words[0])
    return found
