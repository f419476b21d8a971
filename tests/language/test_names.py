"""Proper names that stand for the company or a supplier, and what stands in a legal notice."""

from __future__ import annotations

import pytest

from policylint.documents import read
from policylint.documents.model import Block
from policylint.language.legal import legal_blocks
from policylint.language.names import find_names
from policylint.source import Source


def blocks(text: str) -> tuple[Block, ...]:
    return tuple(read(Source("a.md", text)).blocks)


@pytest.mark.parametrize(
    "text",
    [
        "We pay within a week.",
        "# Summit rules\n\nSummit may close. Summit will open. The summit is cold.",
        "# Staff notes\n\nStaff may call. Staff must write.",
    ],
    ids=["no name", "also written small", "a common word"],
)
def test_no_names(text: str) -> None:
    assert find_names(blocks(text)) == ()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Brindle Ltd (“we”) sells lamps.", ("brindle", "company")),
        ("# Brindle returns\n\nBrindle may refuse a lamp. Brindle will say why.", ("brindle", "company")),
        ("Parcels go with our courier Norrvik.", ("norrvik", "supplier")),
        ("Norrvik, our courier, collects them.", ("norrvik", "supplier")),
    ],
    ids=["alias", "title", "before", "after"],
)
def test_names(text: str, name: tuple[str, str]) -> None:
    assert find_names(blocks(text)) == (name,)


def test_a_word_of_the_lexicon_is_no_name() -> None:
    assert find_names(blocks("Parcels go with our courier Norrvik."), {"norrvik"}) == ()


def test_a_procedure_is_no_legal_notice() -> None:
    assert not any(legal_blocks(blocks("# Late parcels\n\nCall the customer.\n\nWe pay the same day.")))


def test_only_the_section_that_is_legal_is() -> None:
    found = legal_blocks(
        blocks(
            "# Orders\n\n"
            + "Call the customer and say when it comes. " * 40
            + "\n\n# Liability\n\nWe pay at most the price."
        )
    )
    assert (found[1], found[-1]) == (False, True)


def test_a_text_full_of_legal_words_is_legal_throughout() -> None:
    assert all(legal_blocks(blocks("This agreement is governed by the laws of Utopia.\n\nWe pay.")))
