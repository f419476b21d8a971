"""``plain-words.yaml`` of rulesets: legal wording, and the plain words that say the same."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from policylint.rules.yaml_door import as_mapping, as_text, read_yaml

NAME = "plain-words.yaml"


def load_plain_words(directories: Iterable[Path]) -> Mapping[str, str]:
    """Plain words by legal ones, both in lower case; of one wording the later ruleset's.

    A ruleset without the file adds none. Raises PolicylintError with file and line.
    """
    found: dict[str, str] = {}
    for directory in directories:
        if (directory / NAME).is_file():
            pairs = as_mapping(read_yaml(directory / NAME), NAME)
            found |= {" ".join(key.lower().split()): as_text(node, key) for key, node in pairs.items()}
    return found
