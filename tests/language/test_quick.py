"""The quick way through the model gives what spaCy's own way gives."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from policylint.language.load import load_model
from policylint.language.quick import quickened

TEXTS = [
    *(Path(__file__).parents[2] / "examples" / "late-orders.md").read_text("utf-8").splitlines(),
    "Staff must never tell a tenant that the repair is the contractor's job.",
    "one",
    " ",
    "No refund's due, isn't it?",
    "The borrower pays, " * 40,
]


@pytest.fixture(scope="module")
def expected() -> list[list[tuple[str, str, str, int]]]:
    return [_seen(doc) for doc in load_model().pipe(TEXTS)]


def _seen(doc: Any) -> list[tuple[str, str, str, int]]:
    return [(token.text, token.tag_, token.dep_, token.head.i) for token in doc]


@pytest.mark.parametrize("batch", [1, 7, 1000], ids=["one by one", "a few", "all together"])
def test_tokens_are_read_as_spacy_reads_them(batch: int, expected: object) -> None:
    pipeline = quickened(load_model())
    asked = [(text, number) for number, text in enumerate(TEXTS)]
    found = list(pipeline.pipe(asked, as_tuples=True, batch_size=batch))
    assert [_seen(doc) for doc, _ in found] == expected
    assert [number for _, number in found] == list(range(len(TEXTS)))


def test_the_shipped_model_is_read_the_quick_way() -> None:
    nlp = load_model()
    assert quickened(nlp) is not nlp


def test_a_model_of_other_parts_is_left_to_spacy() -> None:
    nlp = load_model()
    nlp.remove_pipe("tagger")
    assert quickened(nlp) is nlp


def test_a_parser_that_keeps_several_readings_is_left_to_spacy() -> None:
    nlp = load_model()
    parser: Any = nlp.get_pipe("parser")
    parser.cfg["beam_width"] = 4
    assert quickened(nlp) is nlp
