"""The base form of verbs, by the lexicon's table and by rule."""

from __future__ import annotations

import pytest

from policylint.language.lemmas import verb_lemma
from policylint.rules.load_lexicon import load_lexicon
from policylint.rules.locate import shipped_ruleset

IRREGULAR = {
    form: lemma for lemma, forms in load_lexicon(shipped_ruleset()).irregular.items() for form in forms
}


@pytest.mark.parametrize(
    ("form", "lemma"),
    [
        ("is", "be"),
        ("'ve", "have"),
        ("bought", "buy"),
        ("sent", "send"),
        ("shut", "shut"),
        ("bleed", "bleed"),
        ("exceed", "exceed"),
        ("agreed", "agree"),
        ("agreeing", "agree"),
        ("carried", "carry"),
        ("stopped", "stop"),
        ("chasing", "chase"),
        ("waives", "waive"),
    ],
)
def test_the_lemma_of_a_form(form: str, lemma: str) -> None:
    assert verb_lemma(form, IRREGULAR) == lemma


def test_no_irregular_form_has_two_lemmas() -> None:
    lexicon = load_lexicon(shipped_ruleset())
    forms = [form for own in lexicon.irregular.values() for form in own]
    assert sorted(forms) == sorted(set(forms))
