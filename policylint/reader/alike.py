"""Labelled sentences that are most alike: what shows a reviewer what the reader means."""

from __future__ import annotations

import json
import math
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Literal

from policylint.errors import PolicylintError
from policylint.reader.weights import Weights
from policylint.reader.words import tokens_of

Kind = Literal["flagged", "good"]
#: Below this two sentences have hardly a word of weight in common.
LEAST = 0.12


@dataclass(frozen=True)
class Example:
    """A sentence of the corpus: one that was flagged as of a family, or a good way to say such a thing."""

    text: str
    family: str
    kind: Kind


class Examples:
    """Finds the example whose telling words are most alike (cosine). Read when first asked."""

    def __init__(self, path: Path, weights: Weights) -> None:
        self._path = path
        self._weights = weights

    def most_alike(self, text: str, family: str, kind: Kind) -> Example | None:
        """The most alike example of that kind and family; None where none is alike at all."""
        mine, plain = self._vector(text), " ".join(text.split())
        cosine: defaultdict[int, float] = defaultdict(float)
        for word, weight in mine.items():
            for number, other in self._by_word.get(word, ()):
                cosine[number] += weight * other
        alike = [
            (-value, number)
            for number, value in cosine.items()
            if value >= LEAST
            and self._all[number].text != plain
            and (self._all[number].family, self._all[number].kind) == (family, kind)
        ]
        return self._all[min(alike)[1]] if alike else None

    @cached_property
    def _all(self) -> tuple[Example, ...]:
        try:
            lines = self._path.read_text(encoding="utf-8").split("\n")
            return tuple(Example(**json.loads(line)) for line in lines if line)
        except (OSError, ValueError, TypeError) as error:
            raise PolicylintError(
                f"Holds no examples of the reader ({error}).",
                path=str(self._path),
                mend="Install policylint anew, or run scripts/train-reader.",
            ) from error

    @cached_property
    def _by_word(self) -> Mapping[str, list[tuple[int, float]]]:
        found: defaultdict[str, list[tuple[int, float]]] = defaultdict(list)
        for number, example in enumerate(self._all):
            for word, weight in self._vector(example.text).items():
                found[word].append((number, weight))
        return found

    def _vector(self, text: str) -> dict[str, float]:
        """How telling each word is, to length 1; a word never seen tells nothing."""
        index, idf = self._weights.index["text"], self._weights.idf["text"]
        known = {word: float(idf[index[word]]) for word in set(tokens_of(text)) if word in index}
        # the square sets words that everybody uses further back
        squared = {word: weight * weight for word, weight in sorted(known.items())}
        length = math.sqrt(sum(weight * weight for weight in squared.values())) or 1.0
        return {word: weight / length for word, weight in squared.items()}
