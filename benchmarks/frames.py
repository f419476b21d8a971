"""Accuracy of the frame builder on its gold set, per field.

    python benchmarks/frames.py [--errors FIELD] [--gold FILE]

The gold set is `tests/language/gold_frames.yaml`; its header tells the conventions.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from policylint.language.analysis import Analyser
from policylint.language.model import Frame, Slot
from policylint.language.units import Unit
from policylint.rules.load_lexicon import load_lexicon
from policylint.rules.locate import shipped_ruleset
from policylint.source import Span

ROOT = Path(__file__).parents[1]
GOLD = ROOT / "tests/language/gold_frames.yaml"
SLOTS = ("actor", "object", "recipient", "topic", "attribute")
ADJUNCTS = "condition exception restriction reason purpose deadline concession contrast manner".split()


def load_gold(path: Path = GOLD) -> list[dict[str, Any]]:
    """Entries of {text, audience?, expect, second?}."""
    loaded = yaml.safe_load(path.read_text(encoding="utf-8"))
    return loaded["clauses"] if isinstance(loaded, dict) else loaded


def analyse_gold(entries: list[dict[str, Any]]) -> list[tuple[Frame, ...]]:
    """The frames of each entry's text."""
    analyser = Analyser(load_lexicon(shipped_ruleset()))
    units = [_unit(entry) for entry in entries]
    return [sentence.frames for sentence in analyser.analyse(units)]


def _unit(entry: dict[str, Any]) -> Unit:
    text = entry["text"]
    audience = entry.get("audience", "customer")
    return Unit(0, Span(0, len(text)), text, "", audience, "customer", frozenset(), "", False, ())


def judge(entry: dict[str, Any], frames: tuple[Frame, ...]) -> Iterator[tuple[str, bool, Any, Any]]:
    """(field, right, expected, found) for every field that the entry names."""
    yield from _judge(entry["expect"], frames[0] if frames else None)
    if "second" in entry:
        wanted = entry["second"].get("predicate")
        rest = frames[1:]
        second = next((f for f in rest if wanted is None or _predicate_is(f, wanted)), None)
        yield from _judge(entry["second"], second)


def _judge(expect: dict[str, Any], frame: Frame | None) -> Iterator[tuple[str, bool, Any, Any]]:
    for field, wanted in expect.items():
        found = None if frame is None else _value(frame, field)
        yield field, frame is not None and _same(frame, field, wanted, found), wanted, found


def _value(frame: Frame, field: str) -> Any:
    if field in SLOTS:
        slot: Slot | None = getattr(frame, field)
        return slot.text if slot else "none"
    if field.endswith("_role"):
        slot = getattr(frame, field.removesuffix("_role"))
        return slot.role if slot else "none"
    if field in ADJUNCTS:
        return [adjunct.text for adjunct in frame.adjuncts if adjunct.kind == field]
    if field in {"context", "context_not"}:
        return sorted(frame.context)
    return getattr(frame, field)


def _same(frame: Frame, field: str, wanted: Any, found: Any) -> bool:
    if field == "predicate":
        return _predicate_is(frame, wanted)
    if field in ADJUNCTS:
        return found == [] if wanted == "none" else any(_plain(one) == _plain(wanted) for one in found)
    if field == "context":
        return set(wanted if isinstance(wanted, list) else [wanted]) <= set(found)
    if field == "context_not":
        return not set(wanted if isinstance(wanted, list) else [wanted]) & set(found)
    return _plain(str(found)) == _plain(str(wanted))


def _predicate_is(frame: Frame, wanted: str) -> bool:
    labels = frame.predicate_labels
    return (
        wanted in {frame.predicate, frame.predicate.split()[0]}
        or (wanted == "responsible" and wanted in labels)
        or ("light" in labels and f"={wanted}" in labels)
    )


def _plain(text: str) -> str:
    return text.lower().strip(" .,;:!?\"'“”‘’()–—-")


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--errors", help="show the errors of this field")
    parser.add_argument("--gold", type=Path, default=GOLD)
    options = parser.parse_args()
    entries = load_gold(options.gold)
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for entry, frames in zip(entries, analyse_gold(entries), strict=True):
        for field, good, wanted, found in judge(entry, frames):
            total[field] += 1
            right[field] += good
            if not good and options.errors in {field, "all"}:
                print(f"{field:14} {entry['text']!r}\n    wanted {wanted!r}\n    found  {found!r}")
    for field in sorted(total, key=lambda name: -total[name]):
        print(_line(field, right[field], total[field]))
    print(_line("all", sum(right.values()), sum(total.values())), f" ({len(entries)} clauses)")


def _line(field: str, right: int, total: int) -> str:
    return f"{field:16} {right:4} / {total:4}  {right / total:.3f}"


if __name__ == "__main__":
    main()
