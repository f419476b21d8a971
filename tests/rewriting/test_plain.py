"""Legal notices in plain words."""

from __future__ import annotations

from pathlib import Path

import pytest

from policylint.config import Options
from policylint.documents import read
from policylint.errors import PolicylintError
from policylint.linter import Linter
from policylint.rewriting.checks.commitment import same_commitment
from policylint.rewriting.plain import plain_variant
from policylint.rules.load_plain import load_plain_words
from policylint.rules.locate import shipped_ruleset
from policylint.source import Source

WORDS = load_plain_words([shipped_ruleset()])


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "In no event shall we be liable for consequential loss.",
            "We do not answer for loss that follows from another loss.",
        ),
        ("Fees change at our sole discretion.", "Fees change as we alone decide."),
        ("We stop in the event that you owe £5.", "We stop if you owe £5."),
        ("Goods shall be deemed accepted after 3 days.", "Goods will count as accepted after 3 days."),
        ("The hotline is free.", ""),
        ("Predetermined terms apply.", ""),
    ],
)
def test_legal_wording_is_put_plainly_or_left(sentence: str, expected: str) -> None:
    assert plain_variant(sentence, WORDS) == expected


def test_without_words_nothing_is_put() -> None:
    assert plain_variant("In no event shall we be liable for loss.", {}) == ""


def test_a_legal_notice_has_plain_words_and_no_rewrite() -> None:
    text = (
        "# Limitation of liability\n\nIn no event shall we be liable for loss.\n\n"
        "# Help\n\nDo not tell the customer about the delay.\n"
    )
    found = Linter().lint(read(Source("a.md", text)), Options(document_checks="false")).findings
    legal = [one for one in found if one.legal]
    assert [(one.plain, one.rewrites) for one in legal] == [("We do not answer for loss.", ())]
    assert [one.plain for one in found if not one.legal] == [""]
    assert any(one.rewrites for one in found if not one.legal)


def test_errors_name_the_file(tmp_path: Path) -> None:
    (tmp_path / "plain-words.yaml").write_text("prior to:\n")
    with pytest.raises(PolicylintError, match=r"plain-words.yaml:1: prior to is empty"):
        load_plain_words([tmp_path])
    assert load_plain_words([]) == {}


@pytest.mark.parametrize(
    ("old", "new", "same"),
    [
        ("As agreed, the fee is due.", "The fee is due.", True),
        ("Serial moaners must wait.", "Customers who complain must wait.", True),
        ("We try to answer.", "We must answer.", False),
        ("Do not ring.", "Ring.", False),
        ("Ring in 2 days.", "Ring in 3 days.", False),
        ("If it breaks, ring.", "Ring.", False),
        ("Ask Ada for it.", "Ask for it.", False),
        ("We answer.", "We answer within a day.", False),
    ],
)
def test_same_commitment(old: str, new: str, same: bool) -> None:
    assert same_commitment(old, new) is same
