"""The file that keeps a compiled ruleset.

A JSON array with an element a line: what the file was made from, the ruleset, and what
the ruleset puts aside for later. A run decodes the lines that it comes to need and no other.
"""

from __future__ import annotations

import json
import zlib
from pathlib import Path
from typing import Any

from policylint.collector import collector_paused
from policylint.rules.codec import decode, encode
from policylint.rules.ruleset import Ruleset, code_version


def dump(ruleset: Ruleset) -> bytes:
    """The ruleset as JSON: the same bytes for the same ruleset."""
    aside: list[Any] = []
    rest = b",\n".join(map(_line, (encode(ruleset, aside), *aside))) + b"\n]\n"
    # the sum tells a damaged file while there is still a way back: lines are decoded much later
    head = {"code": code_version(), "hash": ruleset.hash, "sum": zlib.crc32(rest)}
    return b"[\n" + _line(head) + b",\n" + rest


def restored(path: Path, key: str) -> Ruleset | None:
    """The ruleset kept at `path`, if it was compiled from the files of hash `key` by this code."""
    try:
        _, first, rest = path.read_bytes().split(b"\n", 2)
        head = _value(first)
        if (head["hash"], head["code"], head["sum"]) != (key, code_version(), zlib.crc32(rest)):
            return None
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None
    main, *aside = rest.split(b"\n")
    with collector_paused():
        ruleset: Ruleset = decode(Ruleset, _value(main), lambda number: _value(aside[number]))
    return ruleset


def _line(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def _value(line: bytes) -> Any:
    return json.loads(line.removesuffix(b","))
