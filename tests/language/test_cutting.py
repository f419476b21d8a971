from __future__ import annotations

import pytest

from policylint.language.cutting import cutter
from policylint.language.load import load_model
from policylint.linter import Linter


@pytest.fixture(scope="module")
def tokenizer() -> object:
    return load_model().tokenizer


def test_every_word_of_the_lexicon_is_cut_as_the_tokenizer_cuts_it(tokenizer: object) -> None:
    entries = [
        " ".join(entry.lemmas)
        for group in Linter().ruleset.lexicon.entries_by_first.values()
        for entry in group
    ]
    known, asked = cutter(tokenizer, known=True), cutter(tokenizer, known=False)
    assert len(entries) > 4000
    assert [entry for entry in entries if list(known(entry)) != list(asked(entry))] == []


@pytest.mark.parametrize(("words", "tokens"), [("cannot", 2), ("no-show", 3), ("sort out", 2), ("it's", 2)])
def test_what_the_tokenizer_cuts_is_cut(tokenizer: object, words: str, tokens: int) -> None:
    assert len(cutter(tokenizer, known=True)(words)) == tokens


def test_an_unknown_tokenizer_is_always_asked() -> None:
    class Letters:
        def __call__(self, text: str) -> list[Letters]:
            return [self for _ in text]

        text = "x"

    assert cutter(Letters(), known=False)("word") == ["x"] * 4
