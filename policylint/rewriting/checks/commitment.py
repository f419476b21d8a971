"""Whether a rewrite changes words only, so that what is promised stays what it was."""

from __future__ import annotations

import re
from collections import Counter

from policylint.expressions import expression
from policylint.rewriting.checks.facts import facts

_MODAL = expression(
    r"(?i)\b(?:must|shall|should|may|might|can|could|will|would|cannot|ought|need not|has to|have to|"
    r"promise|guarantee|entitled|free)\b|['’]ll\b"
)
_DENIAL = expression(
    r"(?i)\b(?:not|never|no|none|nobody|nothing|neither|nor|cannot|without|only|unless|except|until|if|when)\b"
    r"|n[’']t\b"
)
_TIME = expression(
    r"(?i)\b(?:within|by|before|after|at once|immediately|prompt\w*|soon|days?|hours?|weeks?)\b"
)


def same_commitment(old: str, new: str) -> bool:
    """Whether modals, denials, conditions, times, numbers and names are the same in both."""
    if facts(old) != facts(new):
        return False
    return all(_found(pattern, old) == _found(pattern, new) for pattern in (_MODAL, _DENIAL, _TIME))


def _found(pattern: re.Pattern[str], text: str) -> Counter[str]:
    return Counter(found[0].lower() for found in pattern.finditer(text))
