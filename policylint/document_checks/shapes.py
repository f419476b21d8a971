"""What is known by its form: telephone numbers, addresses, and limits of time."""

from __future__ import annotations

import re

_NUMBER = (
    r"(?:\d+(?:[.,]\d+)?|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fourteen|fifteen|twenty|"
    r"thirty|forty|forty-eight|sixty|ninety|half an|<[^>]+>)"
)
_UNIT = r"(?:min(?:ute)?s?|hours?|hrs?|h|(?:(?:working|business|calendar|clear|school) )?days?|weeks?|secs?|seconds?)"
#: Months and years are what warranties and memberships last, not how soon somebody answers.
_LIMIT = re.compile(
    rf"\b(?:within|in|under|inside|up to|no later than|not later than|after|every|maximum|max\.?)"
    rf"(?: the| a further| about| around| another)? (?:next )?{_NUMBER}(?: ?(?:-|–|to|or) ?{_NUMBER})?[- ]?{_UNIT}\b|"
    rf"\b{_NUMBER}(?: ?(?:-|–|to|or) ?{_NUMBER})?[- ]?(?:(?:working|business) days?|hours?|hrs?|min(?:ute)?s?|secs?)\b|"
    r"\b(?:the )?same (?:working |business )?(?:day|shift|evening|morning|afternoon|hour|minute)\b|\bsame-day\b|"
    r"\b(?:the )?next (?:working |business )?(?:day|morning|afternoon|shift)\b|\bnext-day\b|"
    r"\b(?:immediately|straight ?away|right away|at once|on the spot|there and then|instantly|"
    r"first thing|today|tonight|tomorrow|overnight|while (?:they|the \w+|you) waits?)\b|"
    r"\bby (?:the (?:end|close) of (?:the|that|each|business)|close|noon|midday|midnight|lunchtime|\d{1,2}(?::\d\d)?|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day)|\bday \d+\b|"
    r"\b(?:weekly|daily|hourly|every (?:day|week|hour|morning|evening|\w+day))\b|"
    r"<(?:time limit|time|date|deadline)>",
    re.IGNORECASE,
)
_PHONE = re.compile(
    r"(?<![\w.])(?:\+\d{1,3}[ (-]*)?(?:\(?0?\d{2,5}\)?[ -]){1,3}\d{2,4}(?:[ -]?\d{2,4})?(?![\w.])|"
    r"\b(?:ext\.?|x) ?\d{3,5}\b|\b(?:1[38]00|0800|0300|0845) ?[A-Z0-9 -]{4,}",
    re.IGNORECASE,
)
_EMAIL = re.compile(r"[\w.+-]+@(?:[\w-]|\s)|<(?:e-?mail|phone number|contact|phone)[^>]*>", re.IGNORECASE)
_FORMS = {"phone": _PHONE, "e-mail": _EMAIL, "limit": _LIMIT}


def has_shape(shape: str, text: str) -> bool:
    """Whether `text` has something of that form; a placeholder for it counts."""
    return _FORMS[shape].search(text) is not None
