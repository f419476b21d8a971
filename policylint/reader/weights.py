"""The trained weights: one file, its version and its hash."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from policylint.errors import PolicylintError

FORMAT = 1
#: Where a feature may stand: the words and pairs of the text, its letters, what stands over
#: it, and the words of the sentence before and of the one after.
GROUPS = ("text", "letters", "around", "before", "after")
#: The first output says whether a passage has any clear label; the others are families.
ANY = "any"
Floats = NDArray[np.float32]


@dataclass(frozen=True)
class Weights:
    """A linear model.

    `outputs` are ``any`` and the families. `vocabulary` lists the features of each group;
    `idf` and `weight` hold, in the same order, how telling a feature is (n,) and what it
    adds to each output (n, outputs). `scale` is the say of each group, `bias` (outputs,).
    `context` (8,) turns the scores of a passage and of those around it into the
    log-odds of ``any``; `family` (outputs - 1, 3) those and its own score into a family's.
    `threshold` (outputs,) is the probability from which a passage is shown.
    """

    outputs: tuple[str, ...]
    vocabulary: Mapping[str, tuple[str, ...]]
    idf: Mapping[str, Floats]
    weight: Mapping[str, Floats]
    scale: Mapping[str, float]
    bias: Floats
    context: Floats
    family: Floats
    threshold: Floats
    version: str
    sha256: str = ""

    @cached_property
    def index(self) -> Mapping[str, Mapping[str, int]]:
        """The place of each feature in its group."""
        return {
            group: {name: at for at, name in enumerate(names)} for group, names in self.vocabulary.items()
        }


def load(path: Path) -> Weights:
    """Weights as `save` wrote them. Raises PolicylintError if the file is missing or is something else."""
    try:
        data = path.read_bytes()
        with np.load(path, allow_pickle=False) as stored:
            return _from(stored, hashlib.sha256(data).hexdigest())
    except (OSError, ValueError, KeyError) as error:
        raise PolicylintError(
            f"{path}: these are no weights of the reader ({error}); install policylint anew, or run scripts/train-reader"
        ) from error


def save(weights: Weights, path: Path) -> None:
    """Write the file; equal weights give equal bytes."""
    arrays: dict[str, Any] = {
        "format": np.array(FORMAT),
        "version": np.array(weights.version),
        "outputs": np.array(weights.outputs),
        "bias": weights.bias,
        "context": weights.context,
        "family": weights.family,
        "threshold": weights.threshold,
    }
    for group in GROUPS:
        words = "\n".join(weights.vocabulary[group]).encode()
        arrays[f"{group}.vocabulary"] = np.frombuffer(words, dtype=np.uint8)
        arrays[f"{group}.idf"] = weights.idf[group].astype(np.float16)
        arrays[f"{group}.weight"] = weights.weight[group].astype(np.float16)
        arrays[f"{group}.scale"] = np.array(weights.scale[group])
    with path.open("wb") as file:
        np.savez_compressed(file, **arrays)


def _from(stored: Mapping[str, NDArray[Any]], digest: str) -> Weights:
    if int(stored["format"]) != FORMAT:
        raise ValueError(f"format {int(stored['format'])}, expected {FORMAT}")
    return Weights(
        outputs=tuple(str(name) for name in stored["outputs"]),
        vocabulary={
            group: tuple(stored[f"{group}.vocabulary"].tobytes().decode().split("\n")) for group in GROUPS
        },
        idf={group: stored[f"{group}.idf"].astype(np.float32) for group in GROUPS},
        weight={group: stored[f"{group}.weight"].astype(np.float32) for group in GROUPS},
        scale={group: float(stored[f"{group}.scale"]) for group in GROUPS},
        bias=stored["bias"].astype(np.float32),
        context=stored["context"].astype(np.float32),
        family=stored["family"].astype(np.float32),
        threshold=stored["threshold"].astype(np.float32),
        version=str(stored["version"]),
        sha256=digest,
    )
