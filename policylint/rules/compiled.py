"""Rulesets, compiled once and kept.

Compiling needs the parser for the example clauses; a run that finds the compiled form
needs neither YAML nor the parser.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from policylint.errors import PolicylintError
from policylint.rules.compiled_file import dump, restored
from policylint.rules.lexicon import Lexicon
from policylint.rules.model import Pattern, Rule
from policylint.rules.ruleset import Ruleset, code_version, ruleset_hash

if TYPE_CHECKING:
    from policylint.rules.rule_file import Example

SHIPPED_NAME = "compiled.json"

#: Gives for each example clause its patterns, in order; raises PolicylintError at the example's line.
CompileLikes = Callable[["Sequence[Example]", Lexicon], Sequence[tuple[Pattern, ...]]]


def load_ruleset(
    directories: Sequence[Path], compile_likes: CompileLikes, cache_dir: Path | None = None
) -> Ruleset:
    """The rules of one or more ruleset directories, from their compiled form where it is current.

    `compile_likes` is called only if there is none. A cache that cannot be read or
    written is passed over. Raises PolicylintError for what is wrong with the files.
    """
    key = ruleset_hash(*directories)
    cached = cache_dir / f"{key}-{code_version()}.json" if cache_dir else None
    for place in [cached, *(directory / SHIPPED_NAME for directory in directories)]:
        found = restored(place, key) if place else None
        if found:
            return replace(found, rules=_placed(found.rules, directories))
    from policylint.rules.compiling import compile_ruleset  # YAML and validation are only needed here

    ruleset = compile_ruleset(directories, compile_likes)
    if cached:
        _store(cached, dump(ruleset))
    return ruleset


def _placed(rules: Iterable[Rule], directories: Sequence[Path]) -> tuple[Rule, ...]:
    """The rules with the paths they have now: equal files may lie elsewhere."""
    return tuple(
        replace(rule, path=next((str(path) for path in paths if path.is_file()), rule.path))
        for rule in rules
        for paths in [[directory / f"{rule.id}.yaml" for directory in directories]]
    )


def _store(path: Path, data: bytes) -> None:
    """A cache that cannot be written is none."""
    from policylint.files import replace_bytes  # what it imports is for writing only

    with contextlib.suppress(PolicylintError):
        replace_bytes(path, data)
