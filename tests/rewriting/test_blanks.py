"""Placeholders filled from standards, where the words around say what they are about."""

from __future__ import annotations

import pytest

from policylint.rewriting.blanks import Standards, blanks_in, fill, stated_in
from policylint.rules.load_standards import load_vocabulary
from policylint.rules.locate import shipped_ruleset
from policylint.source import Span

STATED = {
    "first-response": "24 hours",
    "complaint-response": "5 working days",
    "refund": "3 days",
    "change-notice": "30 days",
    "complaints-owner": "Customer Relations Lead",
    "reviewer": "the duty manager",
    "other-channel": "post",
    "staff-limit": "£50",
}
STANDARDS = Standards(load_vocabulary([shipped_ruleset()]), STATED)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We answer within <time limit>.", "We answer within 24 hours."),
        ("Tell them the answer within <time limit>.", "Tell them the answer within 24 hours."),
        ("A complaint is answered within <time limit>.", "A complaint is answered within 5 working days."),
        ("The refund is paid back within <time limit>.", "The refund is paid back within 3 days."),
        # of what it is the limit is not said, or it is the customer's
        ("It is done within <time limit>.", "It is done within <time limit>."),
        ("If you do not reply within <time limit>.", "If you do not reply within <time limit>."),
        ("Customers must reply within <time limit>.", "Customers must reply within <time limit>."),
        ("We answer. It is done within <time limit>.", "We answer. It is done within <time limit>."),
        # a standard that is not stated
        ("We settle it within <time limit>.", "We settle it within <time limit>."),
        # as grammar asks
        ("They may change with <notice period> notice.", "They may change with 30 days’ notice."),
        ("It is reviewed by <name of the reviewer>.", "It is reviewed by the duty manager."),
        ("<second role> looks at it.", "The duty manager looks at it."),
        ("A complaint goes to <role>.", "A complaint goes to the Customer Relations Lead."),
        ("A complaint goes to the <role>.", "A complaint goes to the Customer Relations Lead."),
        ("Complain in writing or by <other channel>.", "Complain in writing or by post."),
        ("You may offer a refund up to <limit>.", "You may offer a refund up to £50."),
        ("It takes up to <limit>.", "It takes up to <limit>."),
        ("<what we offer>", "<what we offer>"),
    ],
)  # fmt: skip
def test_fill(text: str, expected: str) -> None:
    put = fill(text, STANDARDS)
    assert put.text[:1].upper() + put.text[1:] == expected
    assert bool(put.used) == (put.text != text)


def test_nothing_is_filled_without_standards() -> None:
    text = "We answer within <time limit>."
    assert fill(text, Standards(STANDARDS.vocabulary)).text == text
    assert fill(text, Standards()).text == text


def test_blanks_say_type_standard_and_place() -> None:
    text = "within <time limit>, by <role>"
    first, second = blanks_in(text, ("time limit", "role"), STANDARDS, before="Letters are answered ")
    assert (first.name, first.type, first.standard, text[7:19]) == (
        "time limit",
        "duration",
        "first-response",
        "<time limit>",
    )
    assert (first.span, second.type, second.standard) == (Span(7, 19), "role", "")


def test_an_angle_bracket_of_the_author_is_no_blank() -> None:
    assert blanks_in("Press <enter>", (), STANDARDS) == ()


def test_stated_values_are_found_in_order() -> None:
    text = "Answer in 24 hours, then in 24 hours."
    found = stated_in(text, [("a", "24 hours"), ("b", "24 hours"), ("c", "nowhere")])
    assert [(one.standard, text[one.span.start : one.span.end]) for one in found] == [
        ("a", "24 hours"),
        ("b", "24 hours"),
    ]
    assert found[0].span != found[1].span
