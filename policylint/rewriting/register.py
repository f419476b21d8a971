"""In whose mouth, to whom and in which mood a sentence stands, and a good one put likewise."""

from __future__ import annotations

import re

from policylint.documents.model import Document
from policylint.expressions import expression
from policylint.rewriting import voice
from policylint.rewriting.words import AUXILIARIES, MODALS, leaves_open
from policylint.rules.matching import Match

OWNER = "<role>"
_WILL = expression(r"(?:(?<=\A)|\b(and |or ))we ((?:always |also |never )?)(?=(\w+))", re.IGNORECASE)
_THEM = {"they": "you", "them": "you", "their": "your", "theirs": "yours"}
_SAYS_WE = expression(r"(?i)\b(?:we|our|us)\b|\bwe['’]")
#: A role that can be said again: "the duty manager", "Agents"; no pronoun, nothing that hangs on it.
_NAME = expression(
    r"(?i)(?!(?:i|we|you|he|she|they|it|who|someone|somebody|nobody|one)\b)"
    r"[\w’'&-]+(?: (?!of\b|who\b|where\b)[\w’'&-]+){0,3}"
)
_CUSTOMERS = expression(
    r"(?i)\b(customer|client|member|guest|patient|passenger|tenant|resident|student|pupil|parent|applicant|"
    r"claimant|complainant|policyholder|cardholder|borrower|subscriber|caller|buyer|visitor|donor|hirer|"
    r"renter|couple(?! of)|traveller|delegate|exhibitor|participant|candidate|owner|reader|rider|"
    r"pax)s?\b(?!-)"
)
_PROPER = expression(r"[A-Z][\w&’'-]*(?: (?:of |and |& )?[A-Z][\w&’'-]*){1,4}")
_YOU = expression(r"(?i)\b(?:you|yours?)\b")
_AND_WE = expression(r"(?<!,) (and|or) we (?=\w)")
_NEAR = 40


def to_customer(match: Match) -> bool:
    """Whether the customer reads or hears the sentence itself."""
    if voice.addressee(match) == "you" or _goes_on_speaking(match):
        return True
    block = match.block
    if not block.quoted or not _YOU.search(block.prose):
        return False
    return bool(_YOU.search(match.sentence.text)) or not _CUSTOMERS.search(match.sentence.text)


def _goes_on_speaking(match: Match) -> bool:
    """Whether the sentence stands in a quotation that began before it and ends with it."""
    text = match.sentence.text.rstrip()
    before = match.block.prose[: match.sentence.span.start]
    ends = (text.endswith('"') and text.count('"') == 1) or (text.endswith("”") and "“" not in text)
    return ends and leaves_open(before, text[-1])


def is_meant(match: Match, options: frozenset[str]) -> bool:
    """Whether a sentence for customers only, for staff only, or beside certain words may stand here."""
    wanted = [option.removeprefix("has ") for option in options if option.startswith("has ")]
    text = match.sentence.text
    if wanted and not any(re.search(rf"(?i)\b(?:{words})\b", text) for words in wanted):
        return False
    if "customers" in options:
        return to_customer(match)
    return not ("staff" in options and to_customer(match))


def speaker_of(document: Document, index: int, house: str) -> str:
    """Who acts in statements to staff that name nobody: the house, "" for "we", else an owner."""
    if house:
        return house
    near = document.blocks[max(0, index - _NEAR) : index + _NEAR]
    return "" if any(_SAYS_WE.search(block.prose) for block in near if not block.quoted) else OWNER


def _called(names: list[str]) -> str:
    return "".join("the passenger" if name.lower() == "pax" else f"the {name.lower()}" for name in names)


def is_instruction(match: Match) -> bool:
    """Whether staff are told what to do, or a note or a cell is as short as if they were."""
    frame, frames = match.frame, match.sentence.frames
    if frame.mood in ("imperative", "fragment") or match.block.kind == "cell":
        return True
    return any(f.mood == "imperative" and not f.context & {"speech", "embedded", "quoted"} for f in frames)


def customer_of(document: Document, index: int) -> str:
    """How the blocks around number `index` mostly call the customer."""
    near = document.blocks[max(0, index - _NEAR) : index + _NEAR]
    named = [found.lower() for block in near for found in _CUSTOMERS.findall(block.prose)]
    most = max(named, key=lambda name: (named.count(name), name == "customer", name), default="customer")
    return _called([most])


def in_voice(match: Match, text: str, house: str, customer: str = "the customer") -> str:
    """A sentence said as "we" and of "{customer}" and "{them}", as this place would say it."""
    frame, actor = match.frame, match.frame.actor
    if to_customer(match):
        text = _promised(text) if match.audience == "staff" else text
        who = _named_here(match) or voice.speaker(match, "" if house == OWNER else house)
        text = voice.as_speaker(text, who)
    elif is_instruction(match):
        text = voice.as_imperative(text)
    elif _is_staff(match) and actor is not None:
        text = voice.as_staff(text, voice.inside(actor.text), frame.modality)
    else:
        who = _named_here(match) or voice.speaker(match, house)
        bound = frame.modality in ("must", "should") or who.name == OWNER
        text = voice.as_staff(text, who.name, frame.modality) if bound and who.name else text
        text = voice.as_speaker(text, who) if who.name and not bound else text
        text = text if who.name else _AND_WE.sub(r" \1 ", text)
    called = "you" if to_customer(match) else voice.addressee(match)
    if called in ("the customer", "people"):
        called = _called(_CUSTOMERS.findall(match.sentence.text)[:1]) or customer
    return _pronouns(voice.to_customer(text, called), to_customer(match))


def _is_staff(match: Match) -> bool:
    """Whether the clause tells what staff do, and names them so that they can be named again.

    Who drives or fits for us may be a supplier's: such a clause names nobody who could act.
    """
    actor = match.frame.actor
    named = actor is not None and actor.role == "staff" and bool(_NAME.fullmatch(actor.text))
    return named and match.rule.family != "supplier"


def _named_here(match: Match) -> voice.Speaker | None:
    """The issuer where the sentence calls it by its kind, and never says "we"."""
    if _SAYS_WE.search(match.sentence.text):
        return None
    found = voice.HOUSE.search(match.sentence.text)
    name = found[0].replace("The ", "the ") if found else _boaster(match)
    return voice.Speaker(name, False) if name else None


def _boaster(match: Match) -> str:
    """ "Cedar Fen Commons is proud …": who speaks warmly of itself by its name is the issuer."""
    subject = match.sentence.frames[0].actor if match.sentence.frames else None
    boasts = match.rule.family == "hollow" and subject is not None and subject.role in ("company", "none")
    return subject.text if subject and boasts and _PROPER.fullmatch(subject.text) else ""


def _promised(text: str) -> str:
    """ "We tell" as it is said at the telephone: "we will tell"."""

    def put(found: re.Match[str]) -> str:
        if found[3].lower() in MODALS | AUXILIARIES:
            return found[0]
        return f"{found[1]}{found[2]}" if found[1] else f"we will {found[2]}"

    return _WILL.sub(put, text)


def _pronouns(text: str, you: bool) -> str:
    return re.sub(r"\{(they|them|theirs?)\}", lambda m: _THEM[m[1]] if you else m[1], text)
