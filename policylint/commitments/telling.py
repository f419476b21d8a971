"""Contradictions → findings at the later place, with the earlier one named."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from policylint.commitments.model import Commitment, Conflict
from policylint.finding import Finding, Related, fingerprint
from policylint.rules.model import rule_of_code

FAMILY = "document"
#: Code points of the other place that a message repeats.
_MOST_REPEATED = 120


TWO_LIMITS = rule_of_code(
    f"{FAMILY}/two-limits",
    FAMILY,
    "Two places set different time limits for the same act.",
    "Staff can keep only one of them, and a customer who was told the other was told wrong.",
    "Keep one limit, the one that customers are told, and let the other place refer to it. If the two are "
    "meant for different cases, say at each which case it is for.",
    tenets=("A8",),
)
CONTRADICTED = rule_of_code(
    f"{FAMILY}/contradicted-promise",
    FAMILY,
    "What one place promises, another takes back.",
    "A promise that the procedure contradicts is worse than none: the customer has planned on it.",
    "Decide which of the two holds. If both do, in different cases, write the case beside each.",
    tenets=("A8",),
)
RULES = (CONTRADICTED, TWO_LIMITS)
_BY_KIND = {"two-limits": TWO_LIMITS, "contradicted-promise": CONTRADICTED}


def findings_of(conflicts: Iterable[Conflict]) -> list[Finding]:
    """One finding a conflict, in order."""
    seen: Counter[str] = Counter()
    found = []
    for one in conflicts:
        rule, later = _BY_KIND[one.kind], one.later
        key = "\x1f".join((rule.id, " > ".join(later.headings), " ".join(later.excerpt.lower().split())))
        seen[key] += 1
        found.append(
            Finding(
                rule=rule,
                path=later.path,
                span=later.span,
                excerpt=later.excerpt,
                message=_message(one),
                advice=rule.advice,
                fingerprint=fingerprint(f"{key}\x1f{seen[key]}"),
                related=(Related(one.earlier.document.source, one.earlier.span),),
            )
        )
    return found


def _message(one: Conflict) -> str:
    other = one.earlier
    where = f"line {other.line}" if other.path == one.later.path else f"{other.path}:{other.line}"
    if one.kind == "two-limits":
        return (
            f"Two limits for one act ({other.act}): “{one.later.limit}” here, “{other.limit}” at {where}: "
            f"{_quoted(other)}"
        )
    return f"This and {where} can't both be kept: {_quoted(other)}"


def _quoted(one: Commitment) -> str:
    text = " ".join(one.excerpt.split())
    return f"“{text if len(text) <= _MOST_REPEATED else text[:_MOST_REPEATED].rsplit(' ', 1)[0] + ' …'}”"
