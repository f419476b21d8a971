"""What is known by its form: telephone numbers, addresses, and limits of time."""

from __future__ import annotations

import re

from policylint.expressions import expression

_NUMBER = (
    r"(?:\d+(?:[.,]\d+)?|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fourteen|fifteen|"
    r"twenty|thirty|forty|forty-eight|sixty|ninety|half\ an|<[^>]+>)"
)
_AMOUNT = rf"{_NUMBER}(?:\ ?(?:-|–|to|or)\ ?{_NUMBER})?[-\ ]?"
#: Months and years are what warranties and memberships last, not how soon somebody answers.
_SHORT = r"(?:hours?|hrs?|min(?:ute)?s?|sec(?:ond)?s?|(?:working|business)\ days?)"
_LIMIT = expression(
    rf"""
    \b(?:within|in|under|inside|up\ to|no\ later\ than|not\ later\ than|after|every|maximum|max\.?)
        (?:\ (?:the|a\ further|about|around|another))?\ (?:next\ )?{_AMOUNT}
        (?:{_SHORT}|h|(?:calendar\ |clear\ |school\ )?days?|weeks?)\b
    | \b{_AMOUNT}{_SHORT}\b
    | \bsame[-\ ](?:working\ |business\ )?(?:day|shift|evening|morning|afternoon|hour|minute)\b
    | \bnext[-\ ](?:working\ |business\ )?(?:day|morning|afternoon|shift)\b
    | \b(?:immediately|straight\ ?away|right\ away|at\ once|on\ the\ spot|there\ and\ then|instantly|
        first\ thing|today|tonight|tomorrow|overnight|while\ (?:they|you|the\ \w+)\ waits?)\b
    | \bby\ (?:close|noon|midday|midnight|lunchtime|\d{{1,2}}(?::\d\d)?|
        (?:the\ )?(?:end|close)\ of\ (?:the|that|each|business)|
        (?:mon|tues|wednes|thurs|fri|satur|sun)day)
    | \bday\ \d+\b
    | \b(?:weekly|daily|hourly|every\ (?:day|week|hour|morning|evening|\w+day))\b
    | <(?:time\ limit|time|date|deadline)>
    """,
    re.IGNORECASE | re.VERBOSE,
)
_PHONE = expression(
    r"""
    (?<![\w.]) (?:\+\d{1,3}[\ (-]*)? (?:\(?0?\d{2,5}\)?[\ -]){1,3} \d{2,4} (?:[\ -]?\d{2,4})? (?![\w.])
    | \b(?:ext\.?|x)\ ?\d{3,5}\b
    | \b(?:1[38]00|0800|0300|0845)\ ?[A-Z0-9\ -]{4,}
    """,
    re.IGNORECASE | re.VERBOSE,
)
_EMAIL = expression(r"[\w.+-]+@(?:[\w-]|\s)|<(?:e-?mail|phone|contact)[^>]*>", re.IGNORECASE)
_FORMS = {"phone": _PHONE, "e-mail": _EMAIL, "limit": _LIMIT}


def has_shape(shape: str, text: str) -> bool:
    """Whether `text` has something of that form; a placeholder for it counts.

    Shapes are `policylint.rules.model.SHAPES`.
    """
    return _FORMS[shape].search(text) is not None
