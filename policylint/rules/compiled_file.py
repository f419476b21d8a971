"""The file that keeps a compiled ruleset.

A JSON array with an element a line: what the file was made from, the ruleset, and what
the ruleset puts aside for later. A run decodes the lines that it comes to need and no other.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from policylint.collector import collector_paused
from policylint.rules.codec import decode, encode
from policylint.rules.ruleset import Ruleset, code_version


def dump(ruleset: Ruleset) -> bytes:
    """The ruleset as JSON: the same bytes for the same ruleset."""
    aside: list[Any] = []
    lines = [*map(_line, (encode(ruleset, aside), *aside))]
    head = {"code": code_version(), "hash": ruleset.hash, "sum": _sum(lines)}
    return b"[" + b",\n".join([_line(head), *lines]) + b"]\n"


def restored(path: Path, key: str) -> Ruleset | None:
    """The ruleset kept at `path`, if it was compiled from the files of hash `key` by this code."""
    try:
        first, *lines = path.read_bytes().removeprefix(b"[").removesuffix(b"]\n").split(b",\n")
        head = json.loads(first)
        if (head["hash"], head["code"], head["sum"]) != (key, code_version(), _sum(lines)):
            return None
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None
    main, *aside = lines
    with collector_paused():
        ruleset: Ruleset = decode(Ruleset, json.loads(main), lambda number: json.loads(aside[number]))
    return ruleset


def _line(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def _sum(lines: Sequence[bytes]) -> int:
    """Tells a damaged file while there is still a way back: its lines are decoded much later."""
    found = 0
    for line in lines:
        found = zlib.crc32(line, found)
    return found
