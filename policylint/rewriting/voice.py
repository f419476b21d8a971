"""Who speaks, and to whom: putting a template into the person and mood of the source.

Templates speak as "we" and of "{customer}". Each "we" is followed by its verb, so the
verb can agree when the document speaks of itself by name.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from policylint.documents.model import Document
from policylint.expressions import expression
from policylint.rewriting import slots
from policylint.rewriting.slots import PLACES
from policylint.rewriting.words import (
    AUXILIARIES,
    DETERMINERS,
    MODALS,
    OPENERS,
    looks_plural,
    lower_first,
    plain_form,
    third_person,
    words,
)
from policylint.rules.matching import Match

_WE = expression(r"\b(and we|or we|[Ww]e) ((?:\w+ly |always |also |never )?)(\w+)")
_OURS = expression(r"(?i)\b(?:we|our|ours|us)\b|\b(?:we|I)['’]")
HOUSE = expression(
    r"\b[Tt]he (?:Company|Council|University|College|Bank|Trust|Provider|Society|School|Hospital|Clinic|"
    r"Library|Museum|Landlord|Airline|Agency|Authority|Department|Office|Service|Supplier|Operator|"
    r"Bureau|Association|Foundation|Institute|Institution|Commission|Charity|Club|Practice)\b"
)
#: "Paylattice", "the Council", "the travel desk"; nothing possessive and no clause.
_NAMED = expression(r"(?!(?:Your|Their|His|Her|Its) )(?:[Tt]he [\w&-]+|[A-Z][\w&-]*)(?: [\w&-]+){0,3}")
_STATES = frozenset(["are", "own", "accept", "have", "remain", "stand", "bear", "answer"])
_SUBJECT = r"(?:^|\b(?:when|if|that|what|until|before|after|once|so|while|where|and|as) )"
_NEAR = 40
_SHORT = 3  # words that a phrase may have to be said again like a name


@dataclass(frozen=True)
class Speaker:
    """How the issuer is named: `name` ("" for "we"), and whether verbs after it are plural."""

    name: str = ""
    plural: bool = True


def house_name(document: Document, index: int) -> str:
    """How the blocks around number `index` call the issuer, if they never say "we"; else ""."""
    near = document.blocks[max(0, index - _NEAR) : index + _NEAR]
    if any(_OURS.search(block.prose) for block in near if not block.quoted):
        return ""
    found = [name for block in near for name in HOUSE.findall(block.prose)]
    return (
        max(set(found), key=lambda name: (found.count(name), name)).replace("The ", "the ") if found else ""
    )


def speaker(match: Match, house: str = "") -> Speaker:
    """The issuer as this sentence names it, else as the document does, else "we"."""
    text = match.sentence.text
    for place in PLACES:
        slot = getattr(match.frame, place)
        if slot is None or slot.role != "company" or not _NAMED.fullmatch(slot.text):
            continue
        if slot.text.lower() not in OPENERS | {"i"} and not _OURS.search(slot.text):
            return Speaker(inside(slot.text), looks_plural(words(slot.text)[-1]) and slot.text[:1].islower())
    return Speaker() if _OURS.search(text) or not house else Speaker(house, False)


def inside(text: str) -> str:
    """A phrase as it stands within a sentence: its determiner loses the capital."""
    first, space, rest = text.partition(" ")
    return first.lower() + space + rest if space and first.lower() in DETERMINERS else text


def as_imperative(template: str) -> str:
    """An instruction to staff: "We tell {customer}" → "Tell {customer}"; states stay statements."""
    first = _WE.match(template)
    if not first or first[3] in MODALS | AUXILIARIES | _STATES:
        return template
    text = re.sub(r"\b((?:and|or) )we (?=\w)", r"\1", template[first.start(2) :])
    return re.sub(r"\bourselves\b", "yourself", text)


def as_speaker(template: str, who: Speaker) -> str:
    """The template with "we" named and its verbs agreeing."""
    if not who.name:
        return template
    spoken: list[str] = []

    def put(found: re.Match[str]) -> str:
        verb = found[3] if who.plural else third_person(found[3])
        subject = (
            found[1].partition(" ")[0] if " " in found[1] else "it" if spoken and not who.plural else who.name
        )
        spoken.append(subject)
        return f"{subject} {found[2]}{verb}"

    text = _WE.sub(put, template)
    own, them, selves = ("their", "them", "themselves") if who.plural else ("its", "it", "itself")
    for word, other in (("ourselves", selves), ("our", own), ("us", them)):
        text = re.sub(rf"\b{word}\b", other, text)
    return text


def as_staff(template: str, subject: str, modality: str) -> str:
    """The template said of staff: "We tell {customer}" → "Agents must tell {customer}"."""
    first = _WE.match(template)
    if not first or first[3] in MODALS | AUXILIARIES | _STATES:
        return template
    plural = looks_plural(words(subject)[-1])
    bound = modality in ("must", "should")

    def put(adverb: str, verb: str) -> str:
        return adverb + (verb if plural or bound else third_person(verb))

    verb = (f"{modality} " if bound else "") + put(first[2], first[3])
    rest = _WE.sub(
        lambda m: f"{m[1][:-3]} {put(m[2], m[3])}" if " " in m[1] else m[0], template[first.end() :]
    )
    return f"{subject} {verb}{rest}"


def addressee(match: Match) -> str:
    """How new words call the customer: "you" where the customer hears or reads them."""
    if match.audience == "customer" or _is_spoken(match):
        return "you"
    named = slots.find(match, "customer")
    phrase = match.block.prose[named[0].start : named[0].end] if named else ""
    phrase = re.sub(r"['’]s$", "", phrase)
    if not slots.can_stand(match.block, named[0]) if named else True:
        return "the customer"
    if len(phrase.split()) > _SHORT or re.search(
        r"&| and | or |^(?:you|your|our|their|its|his|her)\b", phrase, re.IGNORECASE
    ):
        return "the customer"
    opens = phrase[:1].isupper() and named is not None and not slots.begins_with_name(match.block, named[0])
    phrase = lower_first(phrase) if opens else phrase
    return re.sub(r"^(?:an?|any|each|every) ", "the ", inside(phrase))


def _is_spoken(match: Match) -> bool:
    """Whether the clause is part of what staff are to say word for word."""
    if "speech" not in match.frame.context or "embedded" in match.frame.context:
        quotes = match.sentence.quotes
        return any("speech" in what for where, what in quotes if where.contains(match.frame.predicate_span))
    return match.block.quoted or '"' in match.sentence.text or "“" in match.sentence.text


def to_customer(template: str, customer: str) -> str:
    """``{customer}`` put as `customer`, the verb after it agreeing if that is "you" or plural."""
    plural = customer == "you" or looks_plural(words(customer)[-1])
    own = "your" if customer == "you" else customer + ("’" if customer.endswith("s") else "'s")
    text = re.sub(r"\{customer\}['’]s\b", own.replace("’", "'"), template)
    if plural:
        text = re.sub(
            rf"({_SUBJECT}\{{customer\}}) (\w+)\b", lambda m: f"{m[1]} {plain_form(m[2])}", text, flags=re.I
        )
    return text.replace("{customer}", customer)
