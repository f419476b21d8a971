"""The shipped weights: small, named, and refused if they are something else."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from policylint.errors import PolicylintError
from policylint.reader.families import FAMILIES
from policylint.reader.reading import EXAMPLES, Reader
from policylint.reader.version import WEIGHTS, reader_version
from policylint.reader.weights import load


def test_what_is_shipped_is_small() -> None:
    assert WEIGHTS.stat().st_size <= 8_000_000
    assert EXAMPLES.stat().st_size <= 600_000


def test_the_version_is_told_without_numpy_and_is_that_of_the_file() -> None:
    weights = load(WEIGHTS)
    assert reader_version() == f"{weights.version}-{weights.sha256[:8]}"


def test_the_weights_are_for_the_families_of_the_guide() -> None:
    assert load(WEIGHTS).outputs == ("any", *FAMILIES, "mission")


def test_a_higher_precision_asks_for_a_higher_probability() -> None:
    weights = load(WEIGHTS)
    levels = [weights.threshold(level) for level in (0.5, 0.6, 0.7, 0.8, 0.9)]
    assert levels == sorted(levels)
    assert weights.threshold(0.999) > 1


@pytest.mark.parametrize("content", [None, b"", b"not weights", b"PK\x05\x06" + b"\0" * 18])
def test_what_is_no_file_of_weights_is_a_sentence(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "weights.npz"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(PolicylintError, match=r"weights\.npz: Holds no weights"):
        load(path)
    with pytest.raises(PolicylintError, match=r"weights\.npz: Holds no weights"):
        reader_version(path)


def test_weights_of_another_format_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "weights.npz"
    np.savez(path, format=np.array(99))
    with pytest.raises(PolicylintError, match="format 99"):
        load(path)


def test_an_example_is_of_the_family_and_kind_that_were_asked_for() -> None:
    reader = Reader()
    text = "Do not tell the customer about the delay unless they ask."
    for kind in ("flagged", "good"):
        found = reader.examples.most_alike(text, "silence", kind)
        assert found is not None
        assert (found.family, found.kind) == ("silence", kind)
        assert found.text != text
    assert reader.examples.most_alike("Zyx qwv.", "silence", "flagged") is None
