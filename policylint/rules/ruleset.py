"""Rules with all that is asked of them, and by what it is known whether they are still the same."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

import policylint
from policylint.errors import PolicylintError
from policylint.rules.gate import Gate
from policylint.rules.lexicon import Lexicon
from policylint.rules.model import Rule

_PACKAGE = Path(__file__).resolve().parent.parent

#: The roles that a text mostly names by a word of the lexicon.
Namer = Literal["customer", "supplier"]


@dataclass(frozen=True)
class Ruleset:
    """Rules by id, their lexicon, the hash of the files they came from, and their gate.

    `namers` are the single words that name a customer or a supplier.
    """

    rules: tuple[Rule, ...]
    lexicon: Lexicon
    hash: str
    gate: Gate
    namers: Mapping[str, Namer]


def namers_of(lexicon: Lexicon) -> dict[str, Namer]:
    """Single words that name a customer or a supplier; of several ("third party") the longest."""
    kinds: tuple[Namer, ...] = ("supplier", "customer")
    return {max(form.split(), key=len): role for role in kinds for form in lexicon.surfaces(role)}


def ruleset_hash(*directories: Path) -> str:
    """SHA-256 over the names and bytes of all YAML files, in order."""
    digest = hashlib.sha256()
    for directory in directories:
        digest.update(_digest(directory, ("*/*.yaml", "*/*.yml")))
    return digest.hexdigest()


@cache
def code_version() -> str:
    """What the compiled form depends on besides the files: the code that makes it."""
    digest = hashlib.sha256(policylint.__version__.encode())
    for room in ("rules", "language"):
        digest.update(_digest(_PACKAGE / room, ("*.py",)))
    return digest.hexdigest()[:16]


def _digest(directory: Path, patterns: Iterable[str]) -> bytes:
    digest = hashlib.sha256()
    for path in sorted(path for pattern in patterns for path in directory.glob(pattern)):
        try:
            content = path.read_bytes()
        except OSError as error:
            raise PolicylintError(
                f"cannot be read: {error.strerror}.", path=str(path), mend="Check its permissions."
            ) from error
        name = path.relative_to(directory).as_posix().encode("utf-8", "surrogateescape")
        digest.update(b"%d %s %d " % (len(name), name, len(content)))
        digest.update(content)
    return digest.digest()
