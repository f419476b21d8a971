"""The blind suites are well formed: what a scorer of them may rely on."""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from labelled.scoring import FAMILIES

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
#: Where the labelling guide gives both audiences the same verdict.
NO_AUDIENCE = {("second", "powerless")}
#: The share of a suite that is held out.
HELD_OUT = {"first": 1 / 2, "second": 1 / 4}
EVERY = pytest.mark.parametrize(
    ("suite", "family"), [(suite, family) for suite in HELD_OUT for family in FAMILIES]
)

Entry = dict[str, Any]


@cache
def load(suite: str, family: str) -> dict[str, list[Entry]]:
    path = Path(__file__).parent / suite / f"{family}.yaml"
    parts: dict[str, list[Entry]] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return parts


def whole(suite: str, family: str) -> list[Entry]:
    parts = load(suite, family)
    return parts["tune"] + parts["held_out"]


def paired(entries: list[Entry]) -> dict[str, list[Entry]]:
    names = dict.fromkeys(entry["pair"] for entry in entries if "pair" in entry)
    return {name: [entry for entry in entries if entry.get("pair") == name] for name in names}


@pytest.mark.parametrize("suite", HELD_OUT)
def test_every_family_has_its_file_and_no_file_is_left_over(suite: str) -> None:
    assert {path.stem for path in (Path(__file__).parent / suite).glob("*")} == set(FAMILIES)


@EVERY
def test_entries_have_known_keys_and_values(suite: str, family: str) -> None:
    assert set(load(suite, family)) == {"tune", "held_out"}
    for entry in whole(suite, family):
        assert REQUIRED <= set(entry) <= KEYS, entry
        assert all(isinstance(value, str) and value.strip() for value in entry.values()), entry
        assert entry["audience"] in {"customer", "staff"}, entry
        assert entry["kind"] in KINDS[entry["style"]], entry


@EVERY
def test_each_style_has_enough_sentences(suite: str, family: str) -> None:
    counts = Counter(entry["style"] for entry in whole(suite, family))
    few = {style for style, least in LEAST.items() if counts[style] < least}
    assert few == ({"audience"} if (suite, family) in NO_AUDIENCE else set())
    assert counts.total() >= 60


@EVERY
def test_parts_have_their_size_and_share_nothing(suite: str, family: str) -> None:
    parts = load(suite, family)
    held_out = HELD_OUT[suite] * len(whole(suite, family))
    assert abs(len(parts["held_out"]) - held_out) <= 2
    tune, kept = ({entry["text"] for entry in parts[name]} for name in ("tune", "held_out"))
    assert not tune & kept


@EVERY
@pytest.mark.parametrize("key", ["kind", "style"])
def test_kinds_and_styles_are_spread_evenly_over_the_parts(suite: str, family: str, key: str) -> None:
    share = HELD_OUT[suite]
    counts = Counter(entry[key] for entry in whole(suite, family))
    kept = Counter(entry[key] for entry in load(suite, family)["held_out"])
    uneven = {value for value in counts if abs(kept[value] - share * counts[value]) > 2}
    assert uneven == set(), kept


@EVERY
def test_no_sentence_stands_twice_outside_a_pair(suite: str, family: str) -> None:
    alone = Counter(entry["text"].casefold() for entry in whole(suite, family) if "pair" not in entry)
    assert {text for text, count in alone.items() if count > 1} == set()


@EVERY
def test_a_pair_is_one_flag_and_one_allow_of_the_same_part(suite: str, family: str) -> None:
    for part in load(suite, family).values():
        pairs = paired(part)
        assert pairs
        for name, members in pairs.items():
            assert sorted(entry["kind"] for entry in members) == ["allow", "flag"], name
            assert len({entry["style"] for entry in members}) == 1, name
    entries = whole(suite, family)
    assert all(("pair" in entry) == (entry["style"] in {"pair", "audience"}) for entry in entries)


@EVERY
def test_an_audience_pair_is_one_sentence_said_to_two(suite: str, family: str) -> None:
    """Another audience, or a heading that says who is spoken to."""
    sentences = [entry for entry in whole(suite, family) if entry["style"] == "audience"]
    for name, members in paired(sentences).items():
        assert len({entry["text"] for entry in members}) == 1, name
        assert len({(entry["audience"], entry.get("heading")) for entry in members}) == 2, name
