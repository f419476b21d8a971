"""Terms that a text defines for itself: "Acme Ltd (“we”)", "“Partner” means the lab that …"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from policylint.expressions import expression
from policylint.language.model import Role

_OPEN, _SHUT = "[“\"‘'*]+", "[”\"’'*]+"
_TERM = rf"{_OPEN}\s?((?:the\s+|an?\s+)?[A-Za-z][\w&/-]*(?:\s[\w&/-]+){{0,2}})\s?,?{_SHUT}"
#: "(“we”, “us”)", "(hereinafter the “Supplier”)", "(each a “Member”)".
_BRACKET = expression(
    rf"\((?:(?:the|each|an?|here(?:in)?after|referred to as|called|collectively|together|or|and)[\s,:]+)*"
    rf"{_TERM}((?:[\s,]|and|or|{_TERM})*)[^()\n]{{0,40}}\)"
)
#: "“Partner” means …", "References to “you” are to …".
_MEANS = expression(
    rf"{_TERM}((?:(?:,\s*|\s+and\s+|\s+or\s+|,\s*and\s+){_TERM})*)\s+"
    r"(?:means?|refers?\s+to|(?:is|are)\s+(?:an?\s+)?references?\s+to|are\s+to|shall\s+mean|stands?\s+for)\s+"
    r"([^.;\n]{2,90})",
    re.IGNORECASE,
)
_TERMS = expression(_TERM)
_WE = frozenset({"we", "us", "our", "ours"})
_YOU = frozenset({"you", "your", "yours"})
_COMPANY = frozenset("company firm organisation organization business seller".split())
_STAFF = frozenset(
    "agent agents employee employees colleague colleagues staff handler handlers adviser".split()
)
_SERVED = expression(
    r"\b(?:person|people|anyone|individual|party|entity|those|whoever)\s+(?:who|that|which)\b", re.IGNORECASE
)
#: The words before a bracket that may name what it abbreviates.
_BEFORE = expression(r"(?:[\w&.,’'-]+[ \t]+){0,7}[\w&.,’'-]+[ \t]*$")
#: Nouns of people and firms; a definition of anything else ("Content", "Fees") gives no role.
_DOER = expression(r"(?:er|or|ee|ant|ist|ian|man|client|member|guest|partner|host|agent|company|firm)s?$")
_THINGS = frozenset(
    "order offer number letter paper voucher parameter folder matter computer server browser router error"
    " indicator center factor sensor printer register newsletter tier fee chapter quarter guarantee"
    " consumable deliverable document payment statement agreement".split()
)
#: What an issuer calls itself, where a firm's name stands before the bracket or after "means".
_ISSUER = frozenset(
    "company provider licensor seller landlord organiser organizer platform operator club".split()
)
_COMMON = frozenset(
    "the a an this these those our any each in by for and or if terms us site llc inc ltd".split()
)
_NAME = expression(r"[A-Z][\w&’'-]+")


@dataclass(frozen=True)
class Definition:
    """A term in lower case, without article, and who it stands for."""

    term: str
    role: Role


def definitions_of(text: str, roles: Mapping[str, Role]) -> tuple[Definition, ...]:
    """The terms that a text defines for people and firms.

    `roles` maps single words to the one role they have in any text; what it says of a
    term stands, unless the text says that the term means "we".
    """
    found = dict[str, Role]()
    for terms, words, nearest in (*_bracketed(text), *_meanings(text)):
        named = [name.lower() for name in _NAME.findall(words) if name.lower() not in _COMMON]
        role = _role_of(words, roles, nearest)
        own = _own(terms) or ("company" if named and not role and set(terms) & _ISSUER else None)
        if own == "company" and named and named[0] not in _COMPANY | _WE:
            found.setdefault(named[0], own)
        for term in terms:
            if (own or role) and term not in _WE | _YOU | _COMMON and _is_doer(term, own):
                found.setdefault(term, own or roles.get(term) or role or "none")
    return tuple(Definition(term, role) for term, role in found.items())


def _bracketed(text: str) -> Iterator[tuple[list[str], str, int]]:
    for match in _BRACKET.finditer(text):
        before = _BEFORE.search(text[max(0, match.start() - 90) : match.start()])
        yield _terms(match), before.group() if before else "", -1


def _meanings(text: str) -> Iterator[tuple[list[str], str, int]]:
    for match in _MEANS.finditer(text):
        yield _terms(match), match.groups()[-1], 0


def _terms(match: re.Match[str]) -> list[str]:
    found = [match.group(1), *_TERMS.findall(match.group(2) or "")]
    return [re.sub(r"^(?:the|an?)\s+", "", term.lower().strip()) for term in found]


def _own(terms: list[str]) -> Role | None:
    """“we” makes its terms the company, “you” the customer."""
    words = {word for term in terms for word in term.split()}
    return "company" if words & _WE or "company" in terms else "customer" if words & _YOU else None


def _is_doer(term: str, own: Role | None) -> bool:
    if " " in term:
        return False
    return own == "company" or (term.removesuffix("s") not in _THINGS and bool(_DOER.search(term)))


def _role_of(words: str, roles: Mapping[str, Role], nearest: int) -> Role | None:
    """The role of the telling word nearest to the term: the first of a meaning, the last before a bracket."""
    if _SERVED.search(words):
        return "customer"
    known = (_known(word, roles) for word in re.findall(r"[a-z][a-z-]+", words.lower()))
    found = [role for role in known if role]
    return found[nearest] if found else None


def _known(word: str, roles: Mapping[str, Role]) -> Role | None:
    if word in _WE or word in _COMPANY:
        return "company"
    return "staff" if word in _STAFF else roles.get(word)
