"""Of which texts the trained reader knows that it may not speak."""

from __future__ import annotations

import numpy as np
import pytest

from policylint.documents import read
from policylint.reader.kinds import (
    ABOUT_WORDS,
    BETWEEN,
    CODE,
    FORMAL,
    OTHER,
    WEB,
    Look,
    kind_unlike,
)
from policylint.source import Source

USUAL = np.array([0.4, 14.0, 0.5, 12.0], dtype=np.float32)
LIKE = Look(100, 0.6, 10.0)
BODY = "# Late parcels\n\nRing the customer the same day.\n"


def kind(text: str, look: Look = LIKE) -> str:
    return kind_unlike(read(Source("a.md", text)), look, USUAL)


# What it may speak of


@pytest.mark.parametrize(
    "text",
    [
        BODY,
        "---\ntitle: Late parcels\nowner: Dispatch\neffective: May\n---\n" + BODY,
        "---\nlayout: page\npolicylint:\n  audience: staff\n---\n" + BODY,
        BODY + "\nSee [the form](https://example.org).\n",
        "# Late parcels\n\n## Installing the reader\n\nRing the customer.\n",
        "Ring the customer the same day.\n",
    ],
)
def test_a_procedure_is_read(text: str) -> None:
    assert kind(text) == ""


@pytest.mark.parametrize("look", [Look(100, 0.45, 10.0), Look(100, 0.6, 13.0)])
def test_one_weak_sign_is_not_enough(look: Look) -> None:
    assert kind(BODY, look) == ""


# What it may not


@pytest.mark.parametrize(
    "text",
    [
        "---\ntitle: Help\nlayout: help\n---\n" + BODY,
        "---\r\nsidebarTitle: Help\r\n---\r\n" + BODY,
        "---\ntitle: Help\nredirect_from:\n  - /old/\n---\n" + BODY,
        BODY + "\n" + "- [one](https://example.org)\n" * 11,
        BODY + "\n" + "- Write to www.example.org\n" * 11,
    ],
)
def test_a_page_of_a_site_is_not(text: str) -> None:
    assert kind(text) == WEB


@pytest.mark.parametrize(
    ("text", "look", "expected"),
    [
        (BODY, Look(100, 0.6, 15.0), FORMAL),
        (BODY, Look(100, 0.3, 10.0), OTHER),
        (BODY, Look(100, 0.45, 13.0), BETWEEN),
        (BODY + "[one](a.md) [two](b.md)\n", Look(100, 0.45, 10.0), BETWEEN),
        (BODY + "[one](a.md) [two](b.md)\n", Look(100, 0.6, 13.0), BETWEEN),
        ("# House style guide\n\nWrite short words.\n", LIKE, ABOUT_WORDS),
        ("# Release notes\n\nRefunds are quicker.\n", LIKE, CODE),
    ],
)
def test_nor_is_what_it_was_not_trained_for(text: str, look: Look, expected: str) -> None:
    assert kind(text, look) == expected


def test_an_empty_text_is_of_no_kind() -> None:
    assert kind("", Look(0, 1.0, 0.0)) == ""
