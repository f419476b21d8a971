"""A parsed sentence as plain objects.

The parser hands out a new Python object each time a token, a child or a head is asked
for, and frames ask ten times a token. Here each token is made once, with the parser's
names for what frames read of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, overload

if TYPE_CHECKING:
    import spacy.tokens
    import spacy.vocab


class Token:
    """A token; `i` is its index, `idx` its offset in the text. A root is its own head."""

    __slots__ = (
        "_below",
        "children",
        "dep_",
        "doc",
        "head",
        "i",
        "idx",
        "is_punct",
        "is_space",
        "like_num",
        "tag_",
        "text",
    )

    def __init__(
        self,
        doc: Doc,
        i: int,
        idx: int,
        text: str,
        dep: str,
        tag: str,
        is_punct: bool,
        is_space: bool,
        like_num: bool,
    ) -> None:
        self.doc = doc
        self.i = i
        self.idx = idx
        self.text = text
        self.dep_ = dep
        self.tag_ = tag
        self.is_punct = is_punct
        self.is_space = is_space
        self.like_num = like_num
        self.head = self
        self.children: list[Token] = []
        self._below: tuple[Token, ...] | None = None

    @property
    def lefts(self) -> list[Token]:
        return [child for child in self.children if child.i < self.i]

    @property
    def subtree(self) -> tuple[Token, ...]:
        """The token and all below it, in the order of the text."""
        if self._below is None:
            found = [self]
            for token in found:
                found += token.children
            found.sort(key=_place)
            self._below = tuple(found)
        return self._below

    def forget(self) -> None:
        """Let `subtree` be gathered anew: a token was hung elsewhere."""
        self._below = None

    def nbor(self, step: int = 1) -> Token:
        return self.doc[self.i + step]


class Doc:
    """The tokens of a parsed text."""

    def __init__(self, parsed: spacy.tokens.Doc) -> None:
        from spacy.attrs import DEP, HEAD, ORTH, SPACY, TAG

        words, strings = _words_of(parsed.vocab), parsed.vocab.strings
        rows = parsed.to_array([ORTH, DEP, TAG, SPACY, HEAD]).tolist()
        names = {key: strings[key] for key in {key for row in rows for key in row[1:3]}}
        self._tokens: list[Token] = []
        pieces: list[str] = []
        idx = 0
        for at, (orth, dep, tag, space, _) in enumerate(rows):
            text, is_punct, is_space, like_num = words[orth]
            token = Token(self, at, idx, text, names[dep], names[tag], is_punct, is_space, like_num)
            self._tokens.append(token)
            pieces.append(f"{text} " if space else text)
            idx += len(pieces[-1])
        self.text = "".join(pieces)
        for token, (*_, way) in zip(self._tokens, rows, strict=True):
            if way:  # the way to the head, in an unsigned number of 64 bits
                token.head = self._tokens[(token.i + way) % (1 << 64)]
                token.head.children.append(token)

    def __len__(self) -> int:
        return len(self._tokens)

    def __iter__(self) -> Iterator[Token]:
        return iter(self._tokens)

    @overload
    def __getitem__(self, place: int) -> Token: ...
    @overload
    def __getitem__(self, place: slice) -> list[Token]: ...
    def __getitem__(self, place: int | slice) -> Token | list[Token]:
        return self._tokens[place]


class _Words(dict[int, tuple[str, bool, bool, bool]]):
    """Of each word of a vocabulary its text, and whether it is punctuation, space or a number."""

    def __init__(self, vocab: spacy.vocab.Vocab) -> None:
        self._vocab = vocab

    def __missing__(self, orth: int) -> tuple[str, bool, bool, bool]:
        word = self._vocab[orth]
        self[orth] = found = (word.orth_, word.is_punct, word.is_space, word.like_num)
        return found


@lru_cache(maxsize=2)
def _words_of(vocab: spacy.vocab.Vocab) -> _Words:
    return _Words(vocab)


def _place(token: Token) -> int:
    return token.i
