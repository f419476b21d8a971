"""The time that a clause sets for its own act."""

from __future__ import annotations

import re

from policylint.commitments.owed import Owed, parent_of
from policylint.expressions import expression
from policylint.language.model import Frame, Sentence
from policylint.language.times import TimeExpression, find_times
from policylint.source import Span

#: Adjuncts whose times are not the act's: "if it has not come within 5 days".
_SHADOWS = frozenset({"condition", "restriction", "exception", "reason", "purpose", "concession"})
#: What the act has to be done by, where no verb says so: "up to 5 days", "in 2 days".
_LIMITING = frozenset({"within", "up to", "before", "after", "no earlier than"})
_TAKING = frozenset({"take", "need", "allow", "be"})
#: Clauses that lend their time to the one inside them: "we aim, within 5 days, to reply".
_LENDING = frozenset(
    "aim try strive endeavour seek expect take need day hour week month promise ensure".split()
)
#: Before a time, these say that it is the customer's: "returned within 30 days".
_CUSTOMERS = expression(
    r"\b(?:returned|received|reported|requested|cancelled|canceled|raised|lodged|submitted|notified|made|bought|"
    r"purchased|placed|sent in|handed in|opened|given|valid|open|held|kept|stored|used)\s+(?:to us\s+)?$",
    re.IGNORECASE,
)


def limit_of(owed: Owed, every: list[Owed], sentence: Sentence) -> tuple[TimeExpression, Span] | None:
    """The time with its span in the prose, or None."""
    start = sentence.span.start
    for one in find_times(sentence.text):
        span = Span(one.span.start + start, one.span.end + start)
        if _is_limit(one, owed, sentence) and _belongs(span, one, owed, every, sentence):
            return one, span
    return None


def _is_limit(one: TimeExpression, owed: Owed, sentence: Sentence) -> bool:
    if one.kind == "cadence":
        return owed.act.name in {"tell", "call", "call back", "visit", "review"}
    if one.kind not in {"limit", "range"}:
        return True
    above = parent_of(owed.frame, sentence)
    timed = owed.frame.predicate in _TAKING or "days" in owed.frame.predicate_labels
    lent = above is not None and (above.predicate in _TAKING or "days" in above.predicate_labels)
    return one.qualifier in _LIMITING or timed or lent or (one.kind == "range" and one.qualifier != "for")


def _belongs(span: Span, one: TimeExpression, owed: Owed, every: list[Owed], sentence: Sentence) -> bool:
    frame = owed.frame
    above = parent_of(frame, sentence)
    lender = above is not None and (above.predicate in _LENDING or "days" in above.predicate_labels)
    scope = above.span if above is not None and lender else frame.span
    if not scope.contains(span) and not _is_bare_tail(scope, span, sentence):
        return False
    if any(adjunct.kind in _SHADOWS and adjunct.span.contains(span) for adjunct in frame.adjuncts):
        return False
    after = sentence.text[span.end - sentence.span.start :]
    if after[:2] in {"'s", "’s"}:
        return False  # "at today's price"
    if _CUSTOMERS.search(sentence.text[: span.start - sentence.span.start]):
        return False
    inner = [other for other in sentence.frames if other is not frame and _inside(other, frame, span)]
    return not any(other.context & {"relative", "conditional"} for other in inner) and not any(
        other.frame in inner for other in every
    )


def _is_bare_tail(scope: Span, span: Span, sentence: Sentence) -> bool:
    """As in "Acknowledgement: within 2 days", where the parser cut at the colon."""
    between = sentence.text[scope.end - sentence.span.start : span.start - sentence.span.start]
    return len(sentence.frames) == 1 and scope.end <= span.start and not between.strip(" :–—-(*")


def _inside(other: Frame, frame: Frame, span: Span) -> bool:
    return other.span.contains(span) and frame.span.contains(other.span) and other.span != frame.span
