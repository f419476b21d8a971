"""Training: the same corpus gives the same bytes, and the runtime reads what was trained."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import numpy as np
import pytest

from policylint.reader.families import OF_MISSION
from policylint.reader.features import APART, GROUPS, NEAR, Words
from policylint.reader.scoring import Scorer
from policylint.reader.weights import ANY, load, save
from training.crossval import folds_of, unread
from training.dataset import load as load_corpus
from training.fit import OWN, curve_of, familiar_of, fit, linear, target, target_if_wrong
from training.matrix import Corpus, Text, matrix_of, weighed

CORPUS = Path(__file__).parents[2] / "corpus"


@lru_cache(maxsize=1)
def slice_of_corpus() -> tuple[Text, ...]:
    """The first documents of four authors."""
    every = load_corpus(CORPUS)
    authors = sorted({one.author for one in every})[:4]
    return tuple(
        text for author in authors for text in [one.text for one in every if one.author == author][:3]
    )


def test_equal_input_gives_equal_bytes(tmp_path: Path) -> None:
    for name in ("one.npz", "two.npz"):
        save(fit(slice_of_corpus(), "test"), tmp_path / name)
    assert (tmp_path / "one.npz").read_bytes() == (tmp_path / "two.npz").read_bytes()


def test_another_label_gives_other_bytes(tmp_path: Path) -> None:
    first, *rest = slice_of_corpus()
    changed = Text(first.name, first.author, first.passages, ({"blame": 2}, *first.labels[1:]))
    for name, texts in (("one.npz", (first, *rest)), ("two.npz", (changed, *rest))):
        save(linear(texts, "test"), tmp_path / name)
    assert (tmp_path / "one.npz").read_bytes() != (tmp_path / "two.npz").read_bytes()


def test_the_runtime_scores_as_training_does(tmp_path: Path) -> None:
    texts = slice_of_corpus()
    save(linear(texts[1:], "test"), tmp_path / "weights.npz")
    weights = load(tmp_path / "weights.npz")
    expected = np.zeros((len(texts[0].passages), len(weights.outputs)))
    words = weights.vocabulary["text"]
    pairs = [f"{words[one]}{APART if apart else NEAR}{words[two]}" for one, two, apart in weights.pairs]
    for group in GROUPS:
        names = {"letters": weights.vocabulary["letters"], "around": weights.vocabulary["around"]}.get(
            group, [*words, *(pairs if group == "text" else ())]
        )
        matrix = weighed(matrix_of(texts[0].features, group, names), weights.idf[group])
        outputs = slice(None) if group in OWN else slice(1)
        expected[:, outputs] += matrix @ weights.weight[group] * weights.scale[group]
    found = Scorer(weights).scores(texts[0].passages)
    assert np.abs(found - weights.bias - expected).max() < 1e-3


def test_a_corpus_counted_once_gives_the_same_weights_to_a_part_of_it() -> None:
    every, some = slice_of_corpus(), slice_of_corpus()[3:]
    once, anew = linear(some, "test", corpus=Corpus(every)), linear(some, "test")
    assert once.vocabulary == anew.vocabulary
    assert all((once.weight[group] == anew.weight[group]).all() for group in GROUPS)


def test_texts_of_a_fold_share_no_author_with_another() -> None:
    texts = slice_of_corpus()
    folds = folds_of(texts, 3)
    assert sorted(author for fold in folds for author in fold) == sorted({text.author for text in texts})
    assert len(folds_of(texts)) == len({text.author for text in texts})


def test_an_author_is_read_by_weights_that_never_saw_them() -> None:
    texts = slice_of_corpus()
    seen: list[set[str]] = []

    def fitted(given: object, version: str) -> object:
        seen.append({text.author for text in given})  # type: ignore[attr-defined]
        return linear(given, version)  # type: ignore[arg-type]

    found = unread(texts, fitted)  # type: ignore[arg-type]
    authors = {text.author for text in texts}
    assert seen == [authors - {author} for author in sorted(authors)]
    assert sorted(text.name for text, _ in found) == sorted(text.name for text in texts)


@pytest.mark.parametrize(
    ("labels", "output", "expected"),
    [
        (None, ANY, -1),
        ({}, ANY, 0),
        ({"blame": 1}, ANY, -1),
        ({"blame": 1, "tone": 2}, ANY, 1),
        ({"blame": 1, "tone": 2}, "blame", -1),
        ({"tone": 2}, "blame", 0),
        ({"tone": 2}, OF_MISSION, 0),
        ({"supplier": 2, "tone": 1}, OF_MISSION, 1),
        ({"supplier": 1, "tone": 2}, OF_MISSION, -1),
    ],
)
def test_borderline_is_neither_for_nor_against(
    labels: dict[str, int] | None, output: str, expected: int
) -> None:
    assert target(labels, output) == expected


def test_families_are_learned_from_what_is_clearly_wrong() -> None:
    assert target_if_wrong({}, "blame") == -1
    assert target_if_wrong({"tone": 1}, "blame") == -1
    assert target_if_wrong({"tone": 2}, "blame") == 0
    assert target_if_wrong({"tone": 2, "blame": 1}, "blame") == -1
    assert target_if_wrong({"blame": 2}, OF_MISSION) == 1
    assert target_if_wrong({}, ANY) == 0


def test_the_curve_says_from_where_a_precision_holds() -> None:
    chances = np.array([0.9, 0.8, 0.7, 0.6, 0.5, 0.4])
    curve = curve_of(chances, np.array([1, 1, -1, 0, 1, 0]))
    assert curve[0].tolist() == pytest.approx([0.5, 0.4, 1.0])
    level = {round(float(row[0]), 3): row for row in curve}
    assert level[0.75].tolist() == pytest.approx([0.75, 0.5, 1.0])
    assert level[0.95].tolist() == pytest.approx([0.95, 0.8, 2 / 3])


def test_what_a_document_alone_says_does_not_make_it_familiar() -> None:
    common, strange = ("we", "call", "them"), ("quux", "frob", "blip")

    def text(author: str, *sentences: tuple[str, ...]) -> Text:
        return Text(author, author, tuple(Words(words, ()) for words in sentences), ({},) * len(sentences))

    both = familiar_of([text("a", common), text("b", common), text("c", common)])
    alone = familiar_of([text("a", common, strange, strange), text("b", common), text("c", common)])
    assert both[0] == both[2] == 1.0
    assert alone[0] < 0.5
