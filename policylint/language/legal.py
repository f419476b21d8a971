"""Legal notices: terms, liability and warranty sections, where a rewrite would promise too much."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from policylint.documents.model import Block
from policylint.expressions import expression

_HEADING = expression(
    r"\b(?:terms|conditions of|liabilit|warrant|disclaimer|indemn|limitation|licen[cs]e|agreement|"
    r"governing law|force majeure|legal|eula|dispute resolution|arbitration|severability|"
    r"intellectual property|copyright)\w*",
    re.IGNORECASE,
)
_BODY = expression(
    r"\b(?:hereby|hereunder|thereof|indemnif\w+|consequential|merchantab\w+|fitness for a particular|"
    r"to the (?:fullest|maximum|extent)|force majeure|governing law|governed by the laws|as[- ]is|"
    r"these terms|this agreement|the agreement|licensors?)\b",
    re.IGNORECASE,
)


def legal_blocks(blocks: Sequence[Block]) -> tuple[bool, ...]:
    """For each block, whether it stands in a legal notice."""
    words = sum(len(block.prose.split()) for block in blocks) or 1
    marks = [_BODY.findall(block.prose) for block in blocks]
    dense = sum(map(len, marks)) * 1000 / words > 5
    return tuple(
        dense or any(map(_is_legal, block.headings)) or len(found) > 1
        for block, found in zip(blocks, marks, strict=True)
    )


@lru_cache(maxsize=4096)
def _is_legal(heading: str) -> bool:
    """Every block of a section asks again."""
    return bool(_HEADING.search(heading))
