"""What a rule that has been begun still needs before it can be trusted.

A preview rule of a user's own may stand unfinished while it is being written; a stable rule
and those that come with policylint may not.
"""

from __future__ import annotations

from collections.abc import Iterator

from policylint.rules.model import Rule

#: A rule needs so many sentences that it must find, and so many that it must leave alone.
MIN_EXAMPLES = 5
#: What `rules new` puts where only the author knows what to say.
UNWRITTEN = "Not written yet"


def unfinished(rule: Rule) -> Iterator[str]:
    """Each thing that is missing, as a sentence."""
    for key, text in (("summary", rule.summary), ("why", rule.why), ("advice", rule.advice)):
        if is_unwritten(text):
            yield f"{key} is not written yet."
    for key, sentences in (("flags", rule.flags), ("allows", rule.allows)):
        if len(sentences) < MIN_EXAMPLES:
            yield f"{key} has {len(sentences)} of the {MIN_EXAMPLES} sentences that it needs."


def is_unwritten(text: str) -> bool:
    return text.startswith(UNWRITTEN)
