"""The blind suite is well formed: what a scorer of it may rely on."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml

FAMILIES = (
    "blame",
    "supplier",
    "convenience",
    "runaround",
    "delay",
    "silence",
    "complaint",
    "tone",
    "ownerless",
    "powerless",
    "hollow",
)
REQUIRED = {"text", "audience", "kind", "style"}
KEYS = REQUIRED | {"heading", "lead_in", "pair"}
#: The kinds that a style may have, and how many sentences of it a family has at least.
KINDS = {
    "paraphrase": {"flag"},
    "instructed": {"flag"},
    "near-miss": {"allow"},
    "mention": {"allow"},
    "pair": {"flag", "allow"},
    "audience": {"flag", "allow"},
}
LEAST = {"paraphrase": 20, "instructed": 6, "near-miss": 10, "mention": 6, "pair": 10, "audience": 4}


def load(family: str) -> dict[str, list[dict[str, Any]]]:
    path = Path(__file__).with_name(f"{family}.yaml")
    suite: dict[str, list[dict[str, Any]]] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return suite


def both(family: str) -> list[dict[str, Any]]:
    suite = load(family)
    return suite["tune"] + suite["held_out"]


def paired(entries: list[dict[str, Any]]) -> dict[str, list[dict[str, Any]]]:
    names = dict.fromkeys(entry["pair"] for entry in entries if "pair" in entry)
    return {name: [entry for entry in entries if entry.get("pair") == name] for name in names}


def test_every_family_has_its_file_and_no_file_is_left_over() -> None:
    assert {path.stem for path in Path(__file__).parent.glob("*.yaml")} == set(FAMILIES)


@pytest.mark.parametrize("family", FAMILIES)
def test_entries_have_known_keys_and_values(family: str) -> None:
    assert set(load(family)) == {"tune", "held_out"}
    for entry in both(family):
        assert REQUIRED <= set(entry) <= KEYS, entry
        assert all(isinstance(value, str) and value.strip() for value in entry.values()), entry
        assert entry["audience"] in {"customer", "staff"}, entry
        assert entry["kind"] in KINDS[entry["style"]], entry


@pytest.mark.parametrize("family", FAMILIES)
def test_each_style_has_enough_sentences(family: str) -> None:
    counts = Counter(entry["style"] for entry in both(family))
    assert {style: counts[style] for style, least in LEAST.items() if counts[style] < least} == {}
    assert counts.total() >= 60


@pytest.mark.parametrize("family", FAMILIES)
def test_halves_are_even_and_share_nothing(family: str) -> None:
    suite = load(family)
    sizes = {name: len(half) for name, half in suite.items()}
    assert abs(sizes["tune"] - sizes["held_out"]) <= 2, sizes
    tune, held_out = ({entry["text"] for entry in suite[name]} for name in ("tune", "held_out"))
    assert not tune & held_out


@pytest.mark.parametrize("family", FAMILIES)
@pytest.mark.parametrize(("key", "apart"), [("kind", 2), ("style", 3)])
def test_kinds_and_styles_are_spread_evenly_over_the_halves(family: str, key: str, apart: int) -> None:
    suite = load(family)
    tune, held_out = (Counter(entry[key] for entry in suite[name]) for name in ("tune", "held_out"))
    uneven = {value for value in tune | held_out if abs(tune[value] - held_out[value]) > apart}
    assert uneven == set(), (tune, held_out)


@pytest.mark.parametrize("family", FAMILIES)
def test_no_sentence_stands_twice_outside_a_pair(family: str) -> None:
    alone = Counter(entry["text"].casefold() for entry in both(family) if "pair" not in entry)
    assert {text for text, count in alone.items() if count > 1} == set()


@pytest.mark.parametrize("family", FAMILIES)
def test_a_pair_is_one_flag_and_one_allow_of_the_same_half(family: str) -> None:
    for half in load(family).values():
        pairs = paired(half)
        assert pairs
        for name, members in pairs.items():
            assert sorted(entry["kind"] for entry in members) == ["allow", "flag"], name
            assert len({entry["style"] for entry in members}) == 1, name
    assert all(("pair" in entry) == (entry["style"] in {"pair", "audience"}) for entry in both(family)), (
        family
    )


@pytest.mark.parametrize("family", FAMILIES)
def test_an_audience_pair_is_one_sentence_for_two_audiences(family: str) -> None:
    sentences = [entry for entry in both(family) if entry["style"] == "audience"]
    for name, members in paired(sentences).items():
        assert len({(entry["text"], entry.get("heading")) for entry in members}) == 1, name
        assert {entry["audience"] for entry in members} == {"staff", "customer"}, name
