"""The gold set itself is sound: known fields and values, phrases that stand in their clause."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, get_args

import pytest
import yaml

from policylint.language.model import Context, Modality, Mood, Polarity, Role

GOLD = yaml.safe_load(Path(__file__).with_name("gold_frames.yaml").read_text(encoding="utf-8"))
PHRASES = {
    "actor", "object", "topic", "deadline", "condition", "exception", "restriction",
    "reason", "purpose", "concession",
}  # fmt: skip
VALUES: dict[str, tuple[str, ...]] = {
    "actor_role": get_args(Role),
    "object_role": get_args(Role),
    "recipient_role": get_args(Role),
    "polarity": get_args(Polarity),
    "modality": get_args(Modality),
    "mood": get_args(Mood),
}
CONTEXTS = {"context", "context_not"}


def faults(text: str, expected: dict[str, Any]) -> list[str]:
    found = []
    for field, value in expected.items():
        if field in PHRASES:
            inside = re.search(r"(?<!\w)" + re.escape(value) + r"(?!\w)", text, re.IGNORECASE)
            if value != "none" and not inside:
                found.append(f"{field}: {value!r} is not in the clause")
        elif field in VALUES:
            if value not in VALUES[field]:
                found.append(f"{field}: no such value {value!r}")
        elif field in CONTEXTS:
            found += [
                f"{field}: no such label {label!r}" for label in value if label not in get_args(Context)
            ]
        elif field != "predicate":
            found.append(f"no such field {field!r}")
    return found


@pytest.mark.parametrize("entry", GOLD, ids=lambda entry: entry["text"])
def test_an_entry_is_sound(entry: dict[str, Any]) -> None:
    assert set(entry) <= {"text", "audience", "expect", "second"}
    assert entry.get("audience", "customer") in {"customer", "staff"}
    assert entry["expect"]
    assert faults(entry["text"], entry["expect"]) == []
    assert faults(entry["text"], entry.get("second", {})) == []


def test_the_set_is_large_and_without_doubles() -> None:
    texts = [(entry["text"], entry.get("audience")) for entry in GOLD]
    assert len(texts) >= 260
    assert len(set(texts)) == len(texts)
