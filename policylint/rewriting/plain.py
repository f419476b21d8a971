"""A sentence of a legal notice in plain words: it says what it said, and promises nothing more."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from policylint.rewriting.checks.facts import facts
from policylint.rewriting.checks.shape import faults_of_shape


def plain_variant(sentence: str, plain_words: Mapping[str, str]) -> str:
    """The sentence with its legal wording put plainly; "" where nothing of it can be, or it would suffer."""
    if not plain_words:
        return ""
    old = " ".join(sentence.split())

    def put(found: re.Match[str]) -> str:
        plain = plain_words[" ".join(found[0].lower().split()).replace("“", '"').replace("”", '"')]
        opens = found[0][:1].isupper() and not found[0].isupper()
        return plain[:1].upper() + plain[1:] if opens else plain

    new = _pattern(tuple(plain_words)).sub(put, old)
    sound = facts(old) == facts(new) and not list(faults_of_shape(old, new))
    return new if new != old and sound else ""


@lru_cache(maxsize=8)
def _pattern(wordings: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = sorted(wordings, key=len, reverse=True)
    either = "|".join(re.escape(words).replace('"', '["“”]') for words in longest_first)
    return re.compile(rf"(?i)(?<![\w-])(?:{either})(?!\w)")
