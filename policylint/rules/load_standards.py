"""``standards.yaml`` of rulesets → Vocabulary."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from pathlib import Path
from typing import cast

from policylint.rules.standards import FACT_TYPES, FactType, Filling, Placeholder, Standard, Vocabulary
from policylint.rules.yaml_door import (
    Node,
    as_choice,
    as_items,
    as_mapping,
    as_text,
    check_keys,
    choose,
    read_yaml,
)

NAME = "standards.yaml"


def load_vocabulary(directories: Iterable[Path]) -> Vocabulary:
    """Standards and placeholders of these rulesets; of one name the later stands.

    A ruleset without the file adds none. Raises PolicylintError with file and line.
    """
    standards: dict[str, Standard] = {}
    placeholders: dict[str, Placeholder] = {}
    for directory in directories:
        path = directory / NAME
        if not path.is_file():
            continue
        pairs = as_mapping(read_yaml(path), NAME)
        check_keys(pairs, ("standards", "placeholders"), NAME)
        if "standards" in pairs:
            for key, node in as_mapping(pairs["standards"], "standards").items():
                standards[key] = _standard(key, node)
        if "placeholders" in pairs:
            for key, node in as_mapping(pairs["placeholders"], "placeholders").items():
                placeholders[key] = _placeholder(key, node, standards)
    return Vocabulary(standards, placeholders)


def _standard(key: str, node: Node) -> Standard:
    pairs = as_mapping(node, key)
    check_keys(pairs, ("type", "about"), key)
    return Standard(key, *_told(key, node))


def _placeholder(name: str, node: Node, standards: Collection[str]) -> Placeholder:
    pairs = as_mapping(node, name)
    check_keys(pairs, ("type", "about", "fill"), name)
    fill = as_items(pairs["fill"], "fill") if "fill" in pairs else ()
    return Placeholder(name, *_told(name, node), tuple(_filling(one, standards) for one in fill))


def _told(name: str, node: Node) -> tuple[FactType, str]:
    told = as_mapping(node, name)
    for key in ("type", "about"):
        if key not in told:
            raise node.error(f"{name}: the key {key!r} is missing.", f"Add '{key}:'.")
    return cast(FactType, as_choice(told["type"], "type", FACT_TYPES)), as_text(told["about"], "about")


def _filling(node: Node, standards: Collection[str]) -> Filling:
    pairs = as_mapping(node, "fill")
    check_keys(pairs, ("standard", "near", "with"), "fill")
    if "standard" not in pairs:
        raise node.error("fill: the key 'standard' is missing.", "Say which standard fills it.")
    standard = as_text(pairs["standard"], "standard")
    if standard not in standards:
        raise node.error(f"fill: the standard {standard!r} is not known.", choose(standard, standards))
    near, beside = (
        tuple(as_text(word, key) for word in as_items(pairs[key], key)) if key in pairs else ()
        for key in ("near", "with")
    )
    return Filling(standard, near, beside)
