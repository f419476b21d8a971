"""Whether a document is a procedure that deals with customers, and so owes them something."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from policylint.documents.model import Block, Document
from policylint.language.legal import legal_blocks

#: Below this a text is a fragment or a notice.
FEWEST_WORDS = 100
#: A text with so many headings, most of them questions, answers what comes up and promises nothing.
FEWEST_QUESTIONS = 4
#: Of a hundred words so many are dealings (an order, a refund, a visit) …
LEAST_DEALINGS = 1.2
#: … of so many sorts (a short text needs fewer) …
LEAST_SORTS, LEAST_SORTS_SHORT, SHORT = 4, 3, 250
#: … and so many name whom they are with.
LEAST_NAMED = 0.5
#: More technical words in a hundred than this, and it is a runbook.
MOST_TECHNICAL = 1.2
_CUSTOMER = re.compile(
    r"\b(?:customers?|callers?|patients?|guests?|passengers?|pax|tenants?|residents?|clients?|claimants?|"
    r"complainants?|policyholders?|borrowers?|subscribers?|shoppers?|buyers?|hirers?|pupils?|parents?|"
    r"citizens?|householders?|diners?|travell?ers?|donors?|cardholders?|account holders?|students?|"
    r"members?|visitors?|owners?|bidders?|learners?|applicants?|leaseholders?|relatives?|famil(?:y|ies))\b",
    re.IGNORECASE,
)
_THEY = re.compile(r"\b(?:they|them|their)\b", re.IGNORECASE)
_YOU = re.compile(r"\b(?:you|your|yours)\b", re.IGNORECASE)
#: What a customer brings, buys, or is owed.
_DEALING = re.compile(
    r"\b(?:refund\w*|reimburs\w*|return(?:s|ed)?|complain\w*|claims?|orders?|ordered|deliver\w*|parcels?|"
    r"appointments?|bookings?|booked|reservations?|repair\w*|replacements?|exchanges?|cancel\w*|"
    r"warrant(?:y|ies)|guarantees?|bills?|invoices?|overcharge\w*|deposits?|disputes?|appeals?|enquir\w+|"
    r"quer(?:y|ies)|tickets?|vouchers?|compensat\w*|purchase[sd]?|shipments?|check-?outs?|prescriptions?|"
    r"reports?|visits?|calls?|callbacks?|faulty|damaged?|missing|late|delay\w*|waiting list|"
    r"tenanc(?:y|ies)|subscriptions?|meters?|outages?|lost|credits?|quotes?|goodwill|baggage|luggage)\b",
    re.IGNORECASE,
)
_TECHNICAL = re.compile(
    r"\b(?:deploy\w*|kubernetes|cluster|servers?|api|git|github|commit|repositor(?:y|ies)|pull requests?|"
    r"database|dns|cli|yaml|json|ssh|sql|aws|docker|endpoints?|post-?mortems?|on-?call|pagerduty|backend|"
    r"frontend|stack traces?|vulnerabilit\w+|malware|forensic\w*|encrypt\w*|firewall|root cause|"
    r"code review|branch(?:es)? and|config(?:uration)?|logs|command line|software engineers?|phishing)\b",
    re.IGNORECASE,
)
#: Texts of another kind name it at the top.
_OTHER = re.compile(
    r"\b(?:terms|conditions|agreement|licen[cs]e|privacy|style ?guide|tone of voice|writing|guidelines for "
    r"authors|code of conduct|community guidelines|acceptable use|post-?mortem|incident response|"
    r"newsletter|minutes|press release|job description|onboarding|training plan|protocol|glossary|"
    r"changelog|release notes|disaster recovery|data retention|responsibilities of|vendor management|"
    r"conflicts? of|employment|bylaws|service level|review reply|replies to reviews)\b",
    re.IGNORECASE,
)
#: A title in front matter, which stands at the very top.
_FRONT_TITLE = re.compile(r"---\r?\n(?:[^\n]*\n)*?title\s*:(?P<title>[^\n]*)", re.IGNORECASE)
_FRONT = 1_000


@dataclass(frozen=True)
class Kind:
    """Whether the document owes customers something, and why we think so."""

    procedure: bool
    reason: str


def read_kind(document: Document, audience: str) -> Kind:
    """Judged by content alone; `audience` is staff, customer or mixed."""
    blocks = document.blocks
    text = " ".join(block.prose for block in blocks)
    words = len(text.split())
    if words < FEWEST_WORDS:
        return Kind(False, f"it has only {words} words")
    if audience == "customer" and _is_faq(blocks):
        return Kind(False, "it is a list of questions and answers")
    other = _OTHER.search(_opening(document))
    if other:
        return Kind(False, f"it calls itself “{other[0].lower()}”")
    if sum(len(block.prose.split()) for block in _legal(blocks)) > words / 3:
        return Kind(False, "it is a legal notice")
    technical = len(_TECHNICAL.findall(text))
    if technical * 100 > MOST_TECHNICAL * words:
        return Kind(False, f"it is technical: {technical} words of that kind")
    return _of_dealings(text, words, audience)


def _of_dealings(text: str, words: int, audience: str) -> Kind:
    dealings = [found.lower() for found in _DEALING.findall(text)]
    sorts = Counter(found[:5] for found in dealings)
    you = 0 if audience == "staff" else len(_YOU.findall(text))
    named = len(_CUSTOMER.findall(text)) + len(_THEY.findall(text)) + you
    enough = LEAST_SORTS_SHORT if words < SHORT else LEAST_SORTS
    if (
        len(dealings) * 100 < LEAST_DEALINGS * words
        or len(sorts) < enough
        or named * 100 < LEAST_NAMED * words
    ):
        return Kind(False, f"it names customers {named} and dealings with them {len(dealings)} times")
    most = Counter(dealings).most_common(3)
    return Kind(
        True, f"it names customers {named} times, and deals with {', '.join(word for word, _ in most)}"
    )


def _legal(blocks: Sequence[Block]) -> Iterator[Block]:
    return (block for block, legal in zip(blocks, legal_blocks(blocks), strict=True) if legal)


def _is_faq(blocks: Sequence[Block]) -> bool:
    headings = [block.prose.rstrip() for block in blocks if block.kind == "heading"]
    return len(headings) >= FEWEST_QUESTIONS and sum(map(_ends_in_question, headings)) * 2 > len(headings)


def _ends_in_question(text: str) -> bool:
    return text.endswith("?")


def _opening(document: Document) -> str:
    """What the text calls itself: in its front matter, its first headings, or its first line."""
    source, blocks = document.source.text, document.blocks
    named = _FRONT_TITLE.match(source[:_FRONT])
    titles = [block.prose for block in blocks[:3] if block.kind == "heading"]
    return " ".join(
        [named["title"] if named else "", *(titles or [block.prose[:120] for block in blocks[:1]])]
    )
