from __future__ import annotations

import pytest

from policylint.rules.words import NEGATION_WORDS, spans_of, tokens_of, words_of


@pytest.mark.parametrize(
    ("text", "absent"),
    [
        ("the cans", "can"),
        ("a note", "not"),
        ("snake_case", "snake_case"),
        ("customers'", "customers'"),
    ],
)
def test_words_that_are_not_there(text: str, absent: str) -> None:
    assert absent not in words_of(text)


@pytest.mark.parametrize(
    ("text", "present"),
    [
        ("We DON\u2019T refund", {"we", "don't", "n't", "do", "not", "refund"}),
        ("can't won't", {"can", "will", "not", "can't", "won't"}),
        ("You cannot", {"cannot", "can", "not"}),
        ("it's theirs; we'll see", {"it", "is", "has", "we", "will"}),
        ("non-refundable e\u2011mail", {"non-refundable", "non", "refundable", "e-mail", "email"}),
        ("the customer's \u2018own\u2019 risk", {"customer's", "customer", "own"}),
        ("and/or (the carrier)", {"and", "or", "the", "carrier"}),
        ("caf\u00e9 24/7", {"caf\u00e9", "24", "7"}),
        ("re\u00adfund", {"refund"}),
    ],
)
def test_words_of(text: str, present: set[str]) -> None:
    assert words_of(text) >= present


def test_tokens_are_in_order_and_know_their_place() -> None:
    text = "At  our \u201csole\u201d discretion, don\u2019t ask."
    assert tokens_of(text) == ("at", "our", "sole", "discretion", "don't", "ask")
    assert all(len(text[start:end]) == len(word) for word, start, end in spans_of(text))
    assert [text[start:end] for word, start, end in spans_of(text) if word == "don't"] == ["don\u2019t"]


@pytest.mark.parametrize(
    "text", ["isn't", "NEVER", "can\u2019t", "cannot", "are unable to", "nor is it", "mustn\u2019t"]
)
def test_negation_is_noticed(text: str) -> None:
    assert words_of(text) & NEGATION_WORDS
