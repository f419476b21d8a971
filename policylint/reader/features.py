"""The features of a passage by group; training and reading share them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from policylint.reader.passages import Passage
from policylint.reader.words import letters_of, tokens_of_all

#: Groups whose features are words; all of them share the vocabulary of ``text``. ``before`` and
#: ``after`` are the sentences beside the passage, ``document`` is all that its document says.
SPOKEN = ("text", "before", "after", "document")
#: All groups: also the letters that words are made of, and what stands over the passage.
GROUPS = (*SPOKEN, "letters", "around")
#: What stands for the sentence before the first and after the last.
EDGE = "^"
#: Two words of a pair: neighbours ("not told"), or with one between ("if … ask").
NEAR, APART = " ", " … "


class Words(NamedTuple):
    """The words of a passage in order, and those that stand over it, with its kind and audience.

    `kind` is that kind again, `section` the path of its headings, `block` the block it is of.
    """

    text: tuple[str, ...]
    around: tuple[str, ...]
    kind: str = ""
    section: str = ""
    block: int = 0


def words_of(passages: Sequence[Passage], audience: Sequence[str]) -> tuple[Words, ...]:
    """The words of each passage; `audience` says for each block of the document whom it speaks to."""
    over = list(dict.fromkeys(one.around for one in passages))  # many passages stand under one heading
    tokens = tokens_of_all([*(one.text for one in passages), *over])
    around = dict(zip(over, tokens[len(passages) :], strict=True))
    settings: dict[tuple[str, str, str], tuple[str, ...]] = {}
    found = []
    for text, one in zip(tokens, passages, strict=False):
        key = (one.around, one.kind, audience[one.block])
        setting = settings.get(key)
        if setting is None:
            setting = settings[key] = (*around[one.around], f"kind={key[1]}", f"audience={key[2]}")
        found.append(Words(text, setting, one.kind, one.section, one.block))
    return tuple(found)


def features(passages: Sequence[Words]) -> list[dict[str, list[str]]]:
    """For each passage of a document the distinct features of each group; letters come once a word."""
    words = [sorted(set(one.text)) or [EDGE] for one in passages]
    whole = sorted({word for own in words for word in own})
    return [
        {
            "text": [*words[at], *pairs_of(one.text)],
            "before": words[at - 1] if at else [EDGE],
            "after": words[at + 1] if at + 1 < len(passages) else [EDGE],
            "document": whole,
            "letters": [run for word in words[at] for run in _letters(word)],
            "around": sorted(set(one.around)),
        }
        for at, one in enumerate(passages)
    ]


def pairs_of(words: Sequence[str]) -> list[str]:
    """The distinct pairs of a text."""
    return sorted(set(pairs_in(words)))


def pairs_in(words: Sequence[str]) -> list[str]:
    """Each pair as often as it stands there."""
    near = [f"{one}{NEAR}{two}" for one, two in pairwise(words)]
    return near + [f"{one}{APART}{two}" for one, two in zip(words, words[2:], strict=False)]


@lru_cache(maxsize=50_000)
def _letters(word: str) -> tuple[str, ...]:
    return tuple(letters_of(word))
