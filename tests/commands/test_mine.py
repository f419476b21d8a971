"""`policylint rules mine`: clusters of what the reader finds and no rule does."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from fake_linter import RULES, find

from policylint.commands.mine import clusters
from policylint.finding import Finding, Noticed


def noticed(family: str, *words: str) -> Finding:
    rule = replace(RULES["INFO"], id=f"reader/{family}", family=family)
    return replace(find("INFO", "a.md", "INFO", 0), rule=rule, source="reader", noticed=Noticed(words))


def test_findings_that_share_a_word_are_together_the_largest_first() -> None:
    found = clusters(
        [
            noticed("blame", "their", "fault"),
            noticed("silence", "unless", "ask"),
            noticed("silence", "unless", "ring"),
            noticed("silence", "told", "unless"),
            noticed("blame", "fault", "them"),
            noticed("blame", "alone"),
            find("BLAME", "a.md", "BLAME", 0),
        ]
    )
    assert [(one.family, one.words, len(one.findings)) for one in found] == [
        ("silence", ("unless",), 3),
        ("blame", ("fault",), 2),
    ]


def test_the_same_word_in_two_families_is_two_things() -> None:
    assert clusters([noticed("blame", "ask"), noticed("silence", "ask")]) == ()


def test_where_there_is_nothing_it_says_so(cli: Any, tree: Callable[..., Path]) -> None:
    tree({"a.md": "It is BLAME.\n"})
    run = cli("rules", "mine", "a.md")
    assert (run.exit_code, "nothing here twice" in run.stdout) == (0, True)
    assert cli("rules", "mine", "missing.md").exit_code == 2
