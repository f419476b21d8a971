"""Rulesets, compiled once and kept as JSON.

Compiling needs the parser for the example clauses; a run that finds the compiled form
needs neither YAML nor the parser.
"""

from __future__ import annotations

import contextlib
import gc
import hashlib
import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import policylint
from policylint.errors import PolicylintError
from policylint.rules.codec import decode, encode
from policylint.rules.gate import Gate
from policylint.rules.gate_building import build_gate
from policylint.rules.lexicon import Lexicon
from policylint.rules.locate import is_shipped
from policylint.rules.model import Pattern, Rule

if TYPE_CHECKING:
    from policylint.rules.rule_file import Example, RuleSource

SHIPPED_NAME = "compiled.json"
_PACKAGE = Path(__file__).resolve().parent.parent

#: Gives for each example clause its patterns, in order; raises PolicylintError at the example's line.
CompileLikes = Callable[["Sequence[Example]", Lexicon], Sequence[tuple[Pattern, ...]]]


@dataclass(frozen=True)
class Ruleset:
    """Rules by id, their lexicon, the hash of the files they came from, and their gate."""

    rules: tuple[Rule, ...]
    lexicon: Lexicon
    hash: str
    gate: Gate


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
        found = _restored(place, key) if place else None
        if found:
            return replace(found, rules=_placed(found.rules, directories))
    ruleset = compile_ruleset(directories, compile_likes)
    if cached:
        _store(cached, dump(ruleset))
    return ruleset


def compile_ruleset(directories: Sequence[Path], compile_likes: CompileLikes) -> Ruleset:
    """As `load_ruleset`, without looking for a compiled form."""
    # YAML and the validation are only needed here.
    from policylint.rules.load import FAMILIES, load_document_rules, load_rules
    from policylint.rules.load_lexicon import load_lexicon

    lexicon = load_lexicon(*directories)
    sources = [
        source
        for directory in directories
        for source in load_rules(directory, lexicon, FAMILIES if is_shipped(directory) else None)
    ]
    _check_distinct(sources)
    examples = [example for source in sources for example in _examples(source)]
    compiled = compile_likes(examples, lexicon) if examples else []
    patterns = dict(zip(examples, compiled, strict=True))
    whole = [rule for directory in directories for rule in load_document_rules(directory, lexicon)]
    _check_distinct(whole)
    rules = tuple(
        sorted((*(_rule(source, patterns) for source in sources), *whole), key=lambda rule: rule.id)
    )
    return Ruleset(rules, lexicon, ruleset_hash(*directories), build_gate(rules, lexicon))


def _check_distinct(sources: Iterable[RuleSource | Rule]) -> None:
    first: dict[str, str] = {}
    for source in sources:
        if source.id in first:
            raise PolicylintError(
                f"the rule {source.id!r} is already in {first[source.id]}.",
                path=source.path,
                mend="Rename it.",
            )
        first[source.id] = source.path


def _examples(source: RuleSource) -> tuple[Example, ...]:
    return (*source.like, *(item for item in source.unless if not isinstance(item, Pattern)))


def _rule(source: RuleSource, patterns: dict[Example, tuple[Pattern, ...]]) -> Rule:
    unless = [(item,) if isinstance(item, Pattern) else patterns[item] for item in source.unless]
    return Rule(
        id=source.id,
        family=source.family,
        summary=source.summary,
        tenets=source.tenets,
        severity=source.severity,
        stability=source.stability,
        why=source.why,
        advice=source.advice,
        patterns=(*(pattern for example in source.like for pattern in patterns[example]), *source.frames),
        unless=tuple(pattern for group in unless for pattern in group),
        phrases=source.phrases,
        rewrites=source.rewrite,
        flags=source.flags,
        allows=source.allows,
        path=source.path,
    )


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


def dump(ruleset: Ruleset) -> bytes:
    """The ruleset as JSON: the same bytes for the same ruleset."""
    content = {"code": code_version(), "hash": ruleset.hash, "ruleset": encode(ruleset)}
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def _restored(path: Path, key: str) -> Ruleset | None:
    """The ruleset kept at `path`, if it was compiled from these files by this code."""
    # Tens of thousands of small objects that all stay: looking for garbage doubles the time.
    collecting = gc.isenabled()
    gc.disable()
    try:
        content = json.loads(path.read_bytes())
        if content["hash"] != key or content["code"] != code_version():
            return None
        ruleset: Ruleset = decode(Ruleset, content["ruleset"])
        return ruleset
    except (OSError, ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError):
        return None
    finally:
        if collecting:
            gc.enable()


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
