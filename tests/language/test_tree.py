from __future__ import annotations

import spacy.tokens
from spacy.vocab import Vocab

from policylint.language.tree import Doc


def parsed() -> spacy.tokens.Doc:
    return spacy.tokens.Doc(
        Vocab(),
        words=["Refunds", "for", "two", "bags", "wait", "."],
        spaces=[True, True, True, True, False, False],
        heads=[4, 0, 3, 1, 4, 4],
        deps=["nsubj", "prep", "nummod", "pobj", "ROOT", "punct"],
        tags=["NNS", "IN", "CD", "NNS", "VBP", "."],
    )


def test_a_tree_says_what_the_parser_says() -> None:
    theirs, ours = parsed(), Doc(parsed())
    assert ours.text == theirs.text
    for their, our in zip(theirs, ours, strict=True):
        assert (our.i, our.idx, our.text, our.dep_, our.tag_) == (
            their.i, their.idx, their.text, their.dep_, their.tag_,
        )  # fmt: skip
        assert our.head.i == their.head.i
        assert [child.i for child in our.children] == [child.i for child in their.children]
        assert [child.i for child in our.lefts] == [child.i for child in their.lefts]
        assert [below.i for below in our.subtree] == sorted(below.i for below in their.subtree)
        assert (our.is_punct, our.is_space, our.like_num) == (their.is_punct, their.is_space, their.like_num)


def test_a_token_is_one_object() -> None:
    doc = Doc(parsed())
    assert doc[1].head is doc[0]
    assert doc[0].children[0].nbor() is doc[2]
