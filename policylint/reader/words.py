"""Texts to features: words, pairs of words, and the letters that words are made of."""

from __future__ import annotations

from collections.abc import Sequence

from policylint.expressions import expression

_TOKEN = expression(r"[a-z]+(?:'[a-z]+)?|0|[^\w\s]")
_NUMBER = expression(r"\d+")
#: Stands between texts that are read in one go: a mark for nobody's use.
_BETWEEN = "\ue000"
#: How many letters runs have, and the words that have runs.
RUNS, FEWEST_LETTERS = (2, 3, 4, 5), 4


def tokens_of(text: str) -> list[str]:
    """Lower-case words, each number as ``0``, each mark by itself."""
    return _TOKEN.findall(_NUMBER.sub("0", text.lower().replace("’", "'")))


def tokens_of_all(texts: Sequence[str]) -> list[tuple[str, ...]]:
    """The tokens of each text, all found in one go."""
    if any(_BETWEEN in text for text in texts):
        return [tuple(tokens_of(text)) for text in texts]
    tokens = tokens_of(_BETWEEN.join(texts))
    tokens.append(_BETWEEN)
    found, start = [], 0
    for _ in texts:
        end = tokens.index(_BETWEEN, start)
        found.append(tuple(tokens[start:end]))
        start = end + 1
    return found


def letters_of(word: str) -> list[str]:
    """The runs of 2 to 5 letters of a word of four or more, with its edges."""
    if len(word) < FEWEST_LETTERS:
        return []
    edged = f"<{word}>"
    return [edged[at : at + size] for size in RUNS for at in range(len(edged) - size + 1)]
