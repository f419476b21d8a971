"""One file of ``document/`` → a Rule about documents as a whole, or everything that is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar, cast, get_args

from policylint.errors import PolicylintError
from policylint.rules.lexicon import Lexicon
from policylint.rules.load_lexicon import ROLES
from policylint.rules.model import (
    DOCUMENT,
    SHAPES,
    DocumentCheck,
    Evidence,
    Phrase,
    Rule,
    Severity,
    Stability,
)
from policylint.rules.phrases import parse_phrase
from policylint.rules.rule_file import FAMILIES, TENETS
from policylint.rules.unfinished import MIN_EXAMPLES
from policylint.rules.yaml_door import (
    Node,
    as_choice,
    as_items,
    as_mapping,
    as_text,
    check_keys,
    choose,
    keys_of,
    read_yaml,
)  # fmt: skip

AUDIENCES = ("staff", "customer", "mixed")
_NAME = re.compile(r"[a-z][a-z0-9-]*")
_T = TypeVar("_T")


@dataclass(frozen=True)
class _File:
    """The keys of the file; those with a default may be left out."""

    summary: str
    tenets: str
    serves: str
    severity: str
    why: str
    advice: str
    said: str
    section: str
    flags: str
    allows: str
    stability: str = "stable"
    audience: str = ""
    about: str = ""
    id: str = field(default="", metadata={"derived": True})


_REQUIRED = tuple(key for key in keys_of(_File) if key not in ("stability", "audience", "about"))


def read_document_rule(path: Path, lexicon: Lexicon) -> tuple[Rule | None, tuple[PolicylintError, ...]]:
    """The rule of one file, or all that is wrong with it."""
    errors: list[PolicylintError] = []
    try:
        if path.suffix != ".yaml" or not _NAME.fullmatch(path.stem):
            raise PolicylintError(
                "is not how a rule file is named.", path=str(path), mend="Write it as lower-case-words.yaml."
            )
        root = read_yaml(path)
        pairs = as_mapping(root, "a rule")
        check_keys(pairs, keys_of(_File), "document rule")
    except PolicylintError as error:
        return None, (error,)
    errors += [
        root.error(f"the key {key!r} is missing.", f"Add '{key}:'.") for key in _REQUIRED if key not in pairs
    ]
    if errors:
        return None, tuple(errors)
    rule = _attempt(errors, lambda: _rule(path, pairs, lexicon))
    return rule, tuple(errors)


def _attempt(errors: list[PolicylintError], read: Callable[[], _T]) -> _T | None:
    try:
        return read()
    except PolicylintError as error:
        errors.append(error)
        return None


def _rule(path: Path, pairs: Mapping[str, Node], lexicon: Lexicon) -> Rule:
    def line(key: str) -> str:
        return " ".join(as_text(pairs[key], key).split())

    def evidence(key: str) -> tuple[Evidence, ...]:
        return (
            tuple(_evidence(item, key, lexicon) for item in as_items(pairs[key], key)) if key in pairs else ()
        )

    check = DocumentCheck(
        serves=as_choice(pairs["serves"], "serves", FAMILIES),
        section=as_text(pairs["section"], "section"),
        said=evidence("said"),
        about=evidence("about"),
        audience=_choices(pairs, "audience", AUDIENCES),
    )
    stability = (
        as_choice(pairs["stability"], "stability", get_args(Stability)) if "stability" in pairs else "stable"
    )
    return Rule(
        id=f"{DOCUMENT}/{path.stem}",
        family=DOCUMENT,
        summary=line("summary"),
        tenets=_choices(pairs, "tenets", TENETS),
        severity=cast(Severity, as_choice(pairs["severity"], "severity", get_args(Severity))),
        stability=cast(Stability, stability),
        why=line("why"),
        advice=line("advice"),
        patterns=(),
        unless=(),
        phrases=(),
        rewrites=(),
        flags=_examples(pairs["flags"], "flags"),
        allows=_examples(pairs["allows"], "allows"),
        path=str(path),
        document=(check,),
    )


def _examples(node: Node, key: str) -> tuple[str, ...]:
    """Small documents, with their lines."""
    texts = tuple(as_text(item, key) for item in as_items(node, key))
    if len(texts) < MIN_EXAMPLES:
        what = f"{key} has {len(texts)} of the {MIN_EXAMPLES} documents that it needs."
        raise node.error(what, f"Add {MIN_EXAMPLES - len(texts)} more.")
    return texts


def _evidence(node: Node, key: str, lexicon: Lexicon) -> Evidence:
    pairs = as_mapping(node, key)
    check_keys(pairs, keys_of(Evidence), key)

    def phrases(name: str) -> tuple[Phrase, ...]:
        return (
            tuple(_phrase(item, name, lexicon) for item in as_items(pairs[name], name))
            if name in pairs
            else ()
        )

    found = Evidence(
        phrases=phrases("phrases"),
        shapes=_choices(pairs, "shapes", SHAPES),
        beside=phrases("beside"),
        without=phrases("without"),
        sentences=_count(pairs["sentences"]) if "sentences" in pairs else 1,
        audience=_choices(pairs, "audience", AUDIENCES),
    )
    if not found.phrases and not found.shapes:
        raise node.error(f"{key}: nothing to look for.", "Add 'phrases:' or 'shapes:'.")
    return found


def _choices(pairs: Mapping[str, Node], key: str, allowed: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(as_choice(item, key, allowed) for item in as_items(pairs[key], key)) if key in pairs else ()


def _count(node: Node) -> int:
    text = as_text(node, "sentences")
    if not re.fullmatch(r"[1-9]\d?", text):
        raise node.error(f"sentences: {text!r} is not a number from 1 to 99.", "Write for example 2.")
    return int(text)


def _phrase(node: Node, key: str, lexicon: Lexicon) -> Phrase:
    text = as_text(node, key)
    try:
        phrase = parse_phrase(text, f"phrases: {text}", node.line)
    except ValueError as error:
        raise node.error(f"{key}: {error}", "See 'phrases' in docs/rule-format.md.") from error
    known = {*ROLES, *lexicon.classes}
    for unknown in sorted({label for element in phrase.elements for label in element.labels} - known):
        raise node.error(f"{key}: {{{unknown}}} is not in the lexicon.", choose(unknown, known))
    return phrase
