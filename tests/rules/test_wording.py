"""Patterns in words."""

from __future__ import annotations

import pytest

from policylint.rules.model import Constraint, Pattern, Phrase, RewriteTemplate
from policylint.rules.wording import pattern_in_words, phrase_in_words, template_in_words

TELL = Constraint("predicate", (frozenset({"tell", "mention"}),))
NEGATIVE = Constraint("polarity", (frozenset({"negative"}),))
US = Constraint("clause", (frozenset({"=us"}), frozenset({"days"})))
NOBODY = Constraint("actor", (frozenset({"none"}),))
SOMEBODY = Constraint("recipient", (frozenset({"any"}),))


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        (Pattern((TELL,), origin="Tell {customer}."), "Tell {customer}."),
        (Pattern((TELL, NEGATIVE), origin="frames"), "predicate: (mention or tell); polarity: negative"),
        (Pattern((TELL,), (US,), "unless"), "predicate: (mention or tell); not (clause: “us” and days)"),
        (Pattern((NOBODY, SOMEBODY), origin="frames"), "no actor; some recipient"),
    ],
)
def test_a_pattern_is_its_example_or_its_fields(pattern: Pattern, words: str) -> None:
    assert pattern_in_words(pattern) == words


def test_a_phrase_is_as_it_was_written() -> None:
    assert phrase_in_words(Phrase((), "phrases: no exceptions")) == "no exceptions"


@pytest.mark.parametrize(
    ("template", "words"),
    [
        (RewriteTemplate(text="We do {thing}."), "We do {thing}. [unsafe]"),
        (
            RewriteTemplate(edit="affirm", safety="safe"),
            "the author's own sentence, changed by `affirm` [safe]",
        ),
        (
            RewriteTemplate(edit="drop", argument="reason"),
            "the author's own sentence, changed by `drop` (reason) [unsafe]",
        ),
    ],
)
def test_a_template_says_what_it_makes(template: RewriteTemplate, words: str) -> None:
    assert template_in_words(template) == words
