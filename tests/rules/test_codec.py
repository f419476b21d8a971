from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import pytest

from policylint.rules.codec import decode, encode
from policylint.rules.later import LATER


@dataclass(frozen=True)
class Leaf:
    words: frozenset[str]
    place: tuple[str, int]
    note: str | bool = False


@dataclass(frozen=True)
class Tree:
    name: str
    leaves: tuple[Leaf, ...]
    fallen: Sequence[Leaf] = field(metadata=LATER)
    named: Mapping[str, Leaf] = field(metadata=LATER)


ONE, TWO = Leaf(frozenset({"b", "a"}), ("x", 1)), Leaf(frozenset(), ("y", 2), "dry")
TREE = Tree("oak", (ONE,), (TWO, ONE), {"two": TWO})


class Store:
    """What was put aside, and which of it was asked for."""

    def __init__(self) -> None:
        self.lines: list[Any] = []
        self.asked: list[int] = []

    def __call__(self, number: int) -> Any:
        self.asked.append(number)
        return json.loads(json.dumps(self.lines[number]))


def read(store: Store) -> Tree:
    main = json.loads(json.dumps(encode(TREE, store.lines)))
    tree: Tree = decode(Tree, main, store)
    return tree


def test_what_is_encoded_comes_back() -> None:
    assert read(Store()) == TREE


def test_what_is_put_aside_is_decoded_when_it_is_looked_into_and_once() -> None:
    store = Store()
    tree = read(store)
    assert tree.leaves[0].words == {"a", "b"}
    assert store.asked == []
    assert [leaf.note for leaf in tree.fallen] == ["dry", False]
    assert tree.fallen[0] == TWO
    assert store.asked == [0]
    assert "two" in tree.named
    assert store.asked == [0, 1]


def test_a_tree_with_what_was_put_aside_can_be_encoded_again() -> None:
    store, again = Store(), []  # type: tuple[Store, list[Any]]
    assert encode(read(store), again) == ["oak", [[["a", "b"], ["x", 1], False]], 0, 1]
    assert again == store.lines


def test_equal_trees_have_equal_hashes_whether_or_not_they_were_looked_into() -> None:
    one, other = read(Store()).fallen, read(Store()).fallen
    assert hash(one) == hash((TWO, ONE))
    assert one == other == (TWO, ONE)
    assert repr(other) == repr(tuple(other))


def test_a_shape_without_a_json_form_is_refused() -> None:
    with pytest.raises(TypeError, match="no JSON form for"):
        decode(set[str], [], Store())
