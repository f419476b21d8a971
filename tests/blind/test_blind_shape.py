"""The blind suite is well formed: what a scorer of it may rely on."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml

FAMILIES = ("blame", "supplier", "convenience")
KEYS = {"text", "audience", "kind", "heading", "lead_in", "pair"}


def load(family: str) -> dict[str, list[dict[str, Any]]]:
    path = Path(__file__).with_name(f"{family}.yaml")
    suite: dict[str, list[dict[str, Any]]] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return suite


@pytest.mark.parametrize("family", FAMILIES)
def test_entries_have_known_keys_and_values(family: str) -> None:
    suite = load(family)
    assert set(suite) == {"tune", "held_out"}
    for entry in suite["tune"] + suite["held_out"]:
        assert {"text", "audience", "kind"} <= set(entry) <= KEYS, entry
        assert entry["kind"] in {"flag", "allow"}, entry
        assert entry["audience"] in {"customer", "staff"}, entry


@pytest.mark.parametrize("family", FAMILIES)
def test_halves_are_even_and_share_nothing(family: str) -> None:
    suite = load(family)
    sizes = {name: len(half) for name, half in suite.items()}
    assert sum(sizes.values()) >= 60
    assert abs(sizes["tune"] - sizes["held_out"]) <= 2, sizes
    tune, held_out = ({entry["text"] for entry in suite[name]} for name in ("tune", "held_out"))
    assert not tune & held_out


@pytest.mark.parametrize("family", FAMILIES)
def test_a_pair_is_one_flag_and_one_allow_of_the_same_half(family: str) -> None:
    for half in load(family).values():
        pairs = [entry for entry in half if "pair" in entry]
        kinds = Counter((entry["pair"], entry["kind"]) for entry in pairs)
        assert pairs
        assert set(kinds.values()) == {1}
        assert kinds.keys() == {(entry["pair"], kind) for entry in pairs for kind in ("flag", "allow")}
