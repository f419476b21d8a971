"""How the parser's tokenizer cuts the words of the lexicon."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any


def cutter(tokenizer: Any, *, known: bool) -> Callable[[str], Sequence[str]]:
    """Gives for words with spaces between them the tokens that the tokenizer makes of them.

    A `known` tokenizer, that of the model we ship, is not asked for words of plain letters:
    those it leaves whole, unless there is a rule for that very word ("cannot"). For each of
    the thousands that it was asked for it would make an entry of its vocabulary.
    """
    ruled = frozenset(tokenizer.rules) if known else frozenset[str]()

    def cut(text: str) -> Sequence[str]:
        words = text.split()
        if known and all(word.isascii() and word.isalpha() and word not in ruled for word in words):
            return words
        return [token.text for token in tokenizer(text)]

    return cut
