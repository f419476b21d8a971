"""The trained weights: one file, its version and its hash."""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from policylint.errors import PolicylintError
from policylint.reader.features import APART, GROUPS, NEAR, SPOKEN
from policylint.reader.setting import Floats, Setting
from policylint.reader.stages import Stages

FORMAT = 3
#: The first output says whether a passage has any clear label; families follow, then the mission's together.
ANY = "any"
#: Groups with a vocabulary of their own; the words of the others are those of ``text``.
NAMED = tuple(group for group in GROUPS if group not in SPOKEN[1:])


@dataclass(frozen=True)
class Weights:
    """A linear model, and what sets its scores in the light of the document.

    `outputs` are ``any``, the families, and ``mission``. `vocabulary` lists the features of each group of
    NAMED; those of ``text`` are words, and `pairs` (m, 3) follow them: the places of two words,
    and 1 where another word stands between. `idf` and `weight` hold, in the same order,
    how telling a feature is (n,) and what it adds to each output (n, outputs); what stands
    beside a passage, and its document, speak of ``any`` alone (n, 1). `spelled` (words, outputs + 1)
    has what the letters of each word add, summed. `scale` is the say of each group, `bias`
    (outputs,). `stages` turn scores into probabilities.
    `curve` (k, 3) is what was seen on unread documents: precision, the probability from
    which it holds, and the recall there. `familiar` (4,): of the documents that were
    learned from few have a smaller share of known pairs of words than the first, or more words a
    passage on the average than the second; one in ten than the third, and the fourth.
    """

    outputs: tuple[str, ...]
    vocabulary: Mapping[str, tuple[str, ...]]
    pairs: NDArray[np.int32]
    idf: Mapping[str, Floats]
    weight: Mapping[str, Floats]
    spelled: Floats
    scale: Mapping[str, float]
    bias: Floats
    stages: Stages
    curve: Floats
    familiar: Floats
    version: str
    sha256: str = ""

    @cached_property
    def index(self) -> Mapping[str, Mapping[str, int]]:
        """The place of each feature in its group."""
        return {
            group: {name: at for at, name in enumerate(names)} for group, names in self.vocabulary.items()
        }

    @cached_property
    def pair_index(self) -> Mapping[str, int]:
        """The place of each pair of words among the features of ``text``."""
        words = self.vocabulary["text"]
        names = (
            f"{words[one]}{APART if apart else NEAR}{words[two]}" for one, two, apart in self.pairs.tolist()
        )
        return {name: at for at, name in enumerate(names, len(words))}

    def threshold(self, precision: float) -> float:
        """The probability from which so many in one are right; more than 1 where none are."""
        reached = self.curve[self.curve[:, 0] >= precision - 1e-6]
        return float(reached[0, 1]) if len(reached) else 2.0


_COLUMNS = ("mean", "spread", "linear", "square")


def load(path: Path) -> Weights:
    """Weights as `save` wrote them. Raises PolicylintError if the file is missing or is something else."""
    try:
        data = path.read_bytes()
        with np.load(path, allow_pickle=False) as stored:
            return _from(stored, hashlib.sha256(data).hexdigest())
    except (OSError, EOFError, ValueError, KeyError, zipfile.BadZipFile) as error:
        raise PolicylintError(
            f"Holds no weights of the reader ({error}).",
            path=str(path),
            mend="Install policylint anew, or run scripts/train-reader.",
        ) from error


def save(weights: Weights, path: Path) -> None:
    """Write the file; equal weights give equal bytes."""
    arrays: dict[str, Any] = {
        "format": np.array(FORMAT),
        "version": _bytes(weights.version),
        "outputs": _bytes("\n".join(weights.outputs)),
        "pairs": weights.pairs,
        "spelled": weights.spelled,
        "bias": weights.bias,
        **{f"wrong.{name}": value for name, value in vars(weights.stages.wrong).items()},
        "family": weights.stages.family,
        "mission": weights.stages.mission,
        "curve": weights.curve,
        "familiar": weights.familiar,
    }
    for group in NAMED:
        arrays[f"{group}.vocabulary"] = _bytes("\n".join(weights.vocabulary[group]))
    for group in GROUPS:
        arrays[f"{group}.idf"] = weights.idf[group].astype(np.float16)
        arrays[f"{group}.weight"] = weights.weight[group].astype(np.float16)
        arrays[f"{group}.scale"] = np.array(weights.scale[group])
    with path.open("wb") as file:
        np.savez_compressed(file, **arrays)


def _setting(stored: Mapping[str, NDArray[Any]], name: str) -> Setting:
    columns = {column: stored[f"{name}.{column}"].astype(np.float32) for column in _COLUMNS}
    return Setting(**columns, bias=float(stored[f"{name}.bias"]))


def _bytes(text: str) -> NDArray[np.uint8]:
    return np.frombuffer(text.encode(), dtype=np.uint8)


def _text(stored: NDArray[Any]) -> str:
    return stored.tobytes().decode()


def _from(stored: Mapping[str, NDArray[Any]], digest: str) -> Weights:
    if int(stored["format"]) != FORMAT:
        raise ValueError(f"format {int(stored['format'])}, expected {FORMAT}")
    return Weights(
        outputs=tuple(_text(stored["outputs"]).split("\n")),
        vocabulary={group: tuple(_text(stored[f"{group}.vocabulary"]).split("\n")) for group in NAMED},
        pairs=stored["pairs"].astype(np.int32),
        idf={group: stored[f"{group}.idf"].astype(np.float32) for group in GROUPS},
        weight={group: stored[f"{group}.weight"].astype(np.float32) for group in GROUPS},
        scale={group: float(stored[f"{group}.scale"]) for group in GROUPS},
        spelled=stored["spelled"].astype(np.float32),
        bias=stored["bias"].astype(np.float32),
        stages=Stages(
            wrong=_setting(stored, "wrong"),
            family=stored["family"].astype(np.float32),
            mission=stored["mission"].astype(np.float32),
        ),
        curve=stored["curve"].astype(np.float32),
        familiar=stored["familiar"].astype(np.float32),
        version=_text(stored["version"]),
        sha256=digest,
    )
