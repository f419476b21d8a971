"""Whether a text speaks to customers or to staff, section by section."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from policylint.documents.model import Block
from policylint.expressions import expression
from policylint.language.model import Audience
from policylint.language.sections import sections, to_colleagues

_STAFF_TITLE = expression(
    r"\b(?:sops?|standard operating|procedures?|work(?:ing)? instructions?|scripts?|runbook|play ?book|"
    r"internal|training|desk (?:card|manual|rules)|staff|agents?|handlers?|team|call flow|handbook|"
    r"manual|checklist|for (?:our )?(?:crew|staff|office)|office use|bulletin|memo|minutes|"
    r"guidance note|back office)\b",
    re.IGNORECASE,
)
_CUSTOMER_TITLE = expression(
    r"\b(?:terms|conditions|terms of (?:service|use|sale)|agreement|faqs?|policy|privacy|licen[cs]e|"
    r"welcome|help|questions|charter|guide for)\b",
    re.IGNORECASE,
)
_YOU = expression(r"\b(?:you|your|yours)\b", re.IGNORECASE)
_THIRD = expression(
    r"\b(?:customers?|callers?|patients?|guests?|members?|tenants?|passengers?|pax|students?|residents?|"
    r"clients?|claimants?|applicants?|complainants?|policyholders?|borrowers?|subscribers?|users?|"
    r"shoppers?|buyers?|hirers?|pupils?|parents?|cust)\b",
    re.IGNORECASE,
)
#: Words by which a company, not its customer, calls the customer.
_CUSTOMER = expression(r"\b(?:customers?|callers?|clients?|pax|guests?|patients?)\b", re.IGNORECASE)
_STAFF_WORDS = expression(
    r"\b(?:on[- ]call|escalat\w+|agents?|handlers?|team lead\w*|line managers?|slack|jira|salesforce|"
    r"zendesk|runbook|post-?mortems?|support engineers?|colleagues?|back office|shift)\b",
    re.IGNORECASE,
)
_THEY = expression(r"\b(?:they|them|their)\b", re.IGNORECASE)
#: What only those who serve are handed.
_DESK_TITLE = expression(
    r"\b(?:scripts?|(?:call|cancel|chat) flow|help ?desk|front desk|group desk|service desk|nursing team)\b",
    re.IGNORECASE,
)
_QUOTED = expression(r"“[^“”]*”|\"[^\"]*\"")
#: A text that says itself who its reader is: "“you” means the agent".
_YOU_MEANS = expression(
    r"[“\"‘'*]+you[”\"’'*]+(?:[^.;\n]{0,24}?)\s(?:means?|refers? to|(?:is|are) references? to|are to)\s+"
    r"(?:an?y?\s+|the\s+|all\s+|our\s+)*"
    r"(?:(?P<staff>agents?|employees?|colleagues?|staff|handlers?|advis[eo]rs?|team members?)|\w+)",
    re.IGNORECASE,
)
_CONTRACT = expression(
    r"\b(?:these|this) (?:terms|agreement|conditions|policy)|\byou agree\b|\bby (?:using|accessing)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class AudienceReading:
    """The audience of the whole and of each block, with the reason in words."""

    overall: str
    reason: str
    blocks: tuple[Audience, ...]


def infer_audience(blocks: Sequence[Block], configured: Audience | None, source: str) -> AudienceReading:
    """Read who is addressed. `configured` wins; `source` says where it came from."""
    if configured is not None:
        return AudienceReading(configured, source, tuple(configured for _ in blocks))
    base, reason = _overall(blocks)
    each = sections(blocks, base)
    kinds = set(each)
    return AudienceReading("mixed" if len(kinds) > 1 else base, reason, each)


def _overall(blocks: Sequence[Block]) -> tuple[Audience, str]:
    opening = " ".join(block.prose for block in blocks[:4])[:600]
    text = " ".join(_QUOTED.sub(" ", block.prose) for block in blocks if not block.quoted)
    if defined := _YOU_MEANS.search("\n".join(block.prose for block in blocks)):
        return ("staff" if defined["staff"] else "customer"), f"it says: {' '.join(defined.group().split())}"
    if to_colleagues(blocks):
        return "staff", "it opens as a letter to colleagues"
    you = len(_YOU.findall(text))
    third = len(_THIRD.findall(text))
    if _CONTRACT.search(text) and you >= third / 2:
        return "customer", f"it binds its reader, “you” {_times(you)}"
    named = len(_CUSTOMER.findall(text))
    score = 3 * named + (third - named) - you + 2 * len(_STAFF_WORDS.findall(text))
    # staff are told of customers as "they"; a text that speaks to its reader says so seldom
    score += 3 * len(_THEY.findall(text)) // 2
    score += 20 if _DESK_TITLE.search(opening[:200]) else 0
    score += 6 if _STAFF_TITLE.search(opening) else 0
    score -= 6 if _CUSTOMER_TITLE.search(opening) else 0
    if score > 0:
        return "staff", f"names customers {_times(third)}, says “you” {_times(you)}"
    return "customer", f"says “you” {_times(you)}, names customers {_times(third)}"


def _times(count: int) -> str:
    return {0: "never", 1: "once", 2: "twice"}.get(count, f"{count} times")
