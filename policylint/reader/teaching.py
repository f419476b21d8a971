"""What a reader was taught by decisions of reviewers: a correction of what it learned from the corpus.

A file of JSON that `policylint train` writes. Its weights add to the log-odds that the shipped
weights give, so whoever wants to know what the decisions did can read it there.
"""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from policylint.errors import PolicylintError
from policylint.reader.families import FAMILIES
from policylint.reader.features import Words, features

FORMAT = 1
#: What may be taught, and the say of each: words and pairs of words, what stands over them, and
#: the family that the shipped weights think likeliest, for reviewers may see a family otherwise.
SAY = {"text": 1.0, "around": 0.4, "family": 1.0}
OUTPUTS = ("any", *FAMILIES)


@dataclass(frozen=True)
class Lesson:
    """What is added to one output: `bias` to every sentence, `weight` by group and feature."""

    bias: float
    weight: Mapping[str, Mapping[str, float]]

    def adds(self, found: Mapping[str, Sequence[str]]) -> float:
        """What the features of a sentence, by group, add to its log-odds."""
        total = self.bias
        for group, known in self.weight.items():
            names = found[group]
            if names and known:
                total += (
                    SAY[group] * math.fsum(known.get(name, 0.0) for name in names) / math.sqrt(len(names))
                )
        return total


@dataclass(frozen=True)
class Taught:
    """A lesson for some outputs, for the reader whose version is `base`; of how many sentences."""

    base: str
    sentences: int
    lessons: Mapping[str, Lesson]

    def corrected(
        self, words: Sequence[Words], chances: Sequence[Sequence[float]], outputs: Sequence[str]
    ) -> list[list[float]]:
        """(sentences, outputs): the probabilities in the light of what was taught."""
        rows = [dict(zip(outputs, row, strict=True)) for row in chances]
        return [
            list(self.after(found, row).values())
            for found, row in zip(taught_features(words, rows), rows, strict=True)
        ]

    def after(self, found: Mapping[str, Sequence[str]], chances: Mapping[str, float]) -> dict[str, float]:
        """The probabilities of a sentence with these features, by output, after the lessons."""
        return {
            name: _added(chance, self.lessons[name].adds(found)) if name in self.lessons else chance
            for name, chance in chances.items()
        }


def taught_features(
    words: Sequence[Words], chances: Sequence[Mapping[str, float]]
) -> Iterator[dict[str, list[str]]]:
    """For each sentence of a document the features that can be taught, by group.

    `chances` are by output what the shipped weights make of it.
    """
    for found, row in zip(features(words), chances, strict=True):
        likeliest = max(FAMILIES, key=lambda family: row[family])
        yield {"text": found["text"], "around": found["around"], "family": [likeliest]}


def log_odds(chance: float) -> float:
    return math.log(max(chance, 1e-9) / max(1 - chance, 1e-9))


def _added(chance: float, more: float) -> float:
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, log_odds(chance) + more))))


def save_taught(taught: Taught) -> bytes:
    """The file; equal lessons give equal bytes."""
    lessons = {
        name: {
            "bias": lesson.bias,
            **{group: dict(sorted(known.items())) for group, known in lesson.weight.items()},
        }
        for name, lesson in taught.lessons.items()
    }
    body = {"format": FORMAT, "base": taught.base, "sentences": taught.sentences, "lessons": lessons}
    return (json.dumps(body, ensure_ascii=False, indent=1) + "\n").encode()


def load_taught(path: Path, base: str) -> Taught:
    """What `save_taught` wrote. Raises PolicylintError if it is something else, or for another reader."""
    found = _read(path)
    try:
        taught = Taught(
            base=str(found["base"]),
            sentences=int(found["sentences"]),
            lessons={name: _lesson(one) for name, one in found["lessons"].items()},
        )
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise _not_ours(path, f"{type(error).__name__}: {error}") from error
    if unknown := sorted(taught.lessons.keys() - set(OUTPUTS)):
        raise _not_ours(path, f"{unknown[0]!r} is no family")
    if taught.base != base:
        raise PolicylintError(
            f"Was made for the reader {taught.base}; this policylint has {base}.",
            path=str(path),
            mend="Run `policylint train` again.",
        )
    return taught


def taught_version(path: Path) -> str:
    """The number of sentences and enough of the hash to tell files apart. Raises PolicylintError."""
    found = _read(path)
    return f"{found.get('sentences')}-{hashlib.sha256(path.read_bytes()).hexdigest()[:8]}"


def _read(path: Path) -> dict[str, Any]:
    try:
        found = json.loads(path.read_bytes().decode("utf-8"))
    except (OSError, ValueError, RecursionError) as error:
        raise _not_ours(path, str(error)) from error
    if not isinstance(found, dict) or found.get("format") != FORMAT:
        raise _not_ours(path, f"no 'format': {FORMAT}")
    return found


def _not_ours(path: Path, why: str) -> PolicylintError:
    return PolicylintError(
        f"Is not what `policylint train` writes ({why}).",
        path=str(path),
        mend="Run `policylint train` again.",
    )


def _lesson(found: Mapping[str, Any]) -> Lesson:
    weight = {
        group: {str(name): _number(value) for name, value in found.get(group, {}).items()} for group in SAY
    }
    return Lesson(_number(found["bias"]), weight)


def _number(value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not math.isfinite(value):
        raise ValueError(f"{value!r} is no number")
    return float(value)
