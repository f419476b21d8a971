"""``tenets.yaml`` of the shipped ruleset: what wording cannot show of a tenet."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from policylint.rules.yaml_door import as_mapping, as_text, check_keys, read_yaml
from policylint.tenets import TITLES

NAME = "tenets.yaml"


def load_limits(directory: Path) -> Mapping[str, str]:
    """By tenet, what no rule can see of it. Raises PolicylintError with file and line."""
    pairs = as_mapping(read_yaml(directory / NAME), NAME)
    check_keys(pairs, tuple(TITLES), "tenet")
    return {tenet: " ".join(as_text(node, tenet).split()) for tenet, node in pairs.items()}
