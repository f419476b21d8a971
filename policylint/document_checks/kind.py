"""Whether a document is a procedure that deals with customers, and so owes them something."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from policylint.documents.model import Block, Document
from policylint.expressions import expression
from policylint.language.legal import legal_blocks
from policylint.rules.words import tokens_of

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
FEWEST_CUSTOMERS = 2
#: More technical words in a hundred than this, and it is a runbook.
MOST_TECHNICAL = 1.2
#: Single words in lower case, as `tokens_of` gives them.
_CUSTOMER = expression(
    r"customers?|callers?|patients?|guests?|passengers?|pax|tenants?|residents?|clients?|claimants?|"
    r"complainants?|policyholders?|borrowers?|subscribers?|shoppers?|buyers?|hirers?|pupils?|parents?|"
    r"citizens?|householders?|diners?|travell?ers?|donors?|cardholders?|students?|"
    r"members?|visitors?|owners?|bidders?|learners?|applicants?|leaseholders?|relatives?|famil(?:y|ies)"
)
_THEY = expression(r"they|them|their")
_YOU = expression(r"you|your|yours")
#: What a customer brings, buys, or is owed.
_DEALING = expression(
    r"refund\w*|reimburs\w*|return(?:s|ed)?|complain\w*|claims?|orders?|ordered|deliver\w*|parcels?|"
    r"appointments?|bookings?|booked|reservations?|repair\w*|replacements?|exchanges?|cancel\w*|"
    r"warrant(?:y|ies)|guarantees?|bills?|invoices?|overcharge\w*|deposits?|disputes?|appeals?|enquir\w+|"
    r"quer(?:y|ies)|tickets?|vouchers?|compensat\w*|purchase[sd]?|shipments?|check-?outs?|prescriptions?|"
    r"reports?|visits?|calls?|callbacks?|faulty|damaged?|missing|late|delay\w*|waiting|inspections?|"
    r"tenanc(?:y|ies)|subscriptions?|meters?|outages?|lost|credits?|quotes?|goodwill|baggage|luggage"
)
_TECHNICAL = expression(
    r"deploy\w*|kubernetes|cluster|servers?|api|git|github|commit|repositor(?:y|ies)|"
    r"database|dns|cli|yaml|json|ssh|sql|aws|docker|endpoints?|post-?mortems?|on-?call|pagerduty|backend|"
    r"frontend|vulnerabilit\w+|malware|forensic\w*|encrypt\w*|firewall|"
    r"config(?:uration)?|logs|phishing"
)
#: Texts of another kind name it at the top.
_OTHER = expression(
    r"\b(?:terms|conditions|agreement|licen[cs]e terms|eula|privacy|style ?guide|tone of voice|"
    r"house style|writing (?:to|for|style|guide\w*|bots)|guidelines for authors|"
    r"code of conduct|community guidelines|acceptable use|post-?mortem|incident response|newsletter"
    r"|minutes|press release|job description|training plan|glossary|"
    r"changelog|release notes|disaster recovery|data retention|responsibilities of|vendor management|"
    r"conflicts? of|employment|bylaws|service level|review reply|replies to reviews)\b",
    re.IGNORECASE,
)
#: A title in front matter, which stands at the very top.
_FRONT_TITLE = expression(r"---\r?\n(?:[^\n]*\n)*?title\s*:(?P<title>[^\n]*)", re.IGNORECASE)
_FRONT = 1_000


@dataclass(frozen=True)
class Kind:
    """Whether the document owes customers something, and why we think so."""

    procedure: bool
    reason: str


def read_kind(document: Document, audience: str) -> Kind:
    """Judged by content alone; `audience` is staff, customer or mixed."""
    blocks = document.blocks
    words = Counter(word for block in blocks for word in tokens_of(block.prose))
    total = words.total()
    if total < FEWEST_WORDS:
        return Kind(False, f"it has only {total} words")
    if audience == "customer" and _is_faq(blocks):
        return Kind(False, "it is a list of questions and answers")
    other = _OTHER.search(_opening(document))
    if other:
        return Kind(False, f"it calls itself “{other[0].lower()}”")
    technical = sum(_of(_TECHNICAL, words).values())
    if technical * 100 > MOST_TECHNICAL * total:
        return Kind(False, f"it is technical: {technical} words of that kind")
    kind = _of_dealings(words, total, audience)
    if kind.procedure and sum(len(block.prose.split()) for block in _legal(blocks)) > total / 3:
        return Kind(False, "it is a legal notice")
    return kind


def _of_dealings(words: Counter[str], total: int, audience: str) -> Kind:
    dealings, named = _of(_DEALING, words), _of(_CUSTOMER, words)
    if audience != "staff":
        named += _of(_YOU, words)
    customers, met = named.total(), dealings.total()
    sorts = {word[:5] for word in dealings}
    enough = LEAST_SORTS_SHORT if total < SHORT else LEAST_SORTS
    if (
        met * 100 < LEAST_DEALINGS * total
        or len(sorts) < enough
        or customers < FEWEST_CUSTOMERS
        or (customers + _of(_THEY, words).total()) * 100 < LEAST_NAMED * total
    ):
        return Kind(False, f"it names customers {_times(customers)} and dealings with them {_times(met)}")
    most = ", ".join(word for word, _ in dealings.most_common(3))
    return Kind(True, f"it names customers {_times(customers)}, and deals with {most}")


def _of(pattern: re.Pattern[str], words: Counter[str]) -> Counter[str]:
    """The words that the pattern takes in, with their numbers."""
    return Counter({word: number for word, number in words.items() if _is(pattern, word)})


@lru_cache(maxsize=20_000)
def _is(pattern: re.Pattern[str], word: str) -> bool:
    return pattern.fullmatch(word.removesuffix("'s").rstrip("'")) is not None


def _times(number: int) -> str:
    return {0: "never", 1: "once", 2: "twice"}.get(number, f"{number} times")


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
