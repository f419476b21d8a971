"""``lexicon/*.yaml`` → Lexicon, all validation included."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import get_args

from policylint.errors import PolicylintError
from policylint.language.model import AdjunctKind, Role
from policylint.rules.lexicon import LexClass, Lexicon, build_lexicon
from policylint.rules.words import straighten
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

POS = ("verb", "noun", "adjective", "word")
ROLES = tuple(role for role in get_args(Role) if role != "none")
NAME = re.compile(r"[a-z][a-z0-9-]*")
#: Words with a single space between; a contraction's tail ("'s") is a word too.
_WORDS = re.compile(r"'?[^\W_]+(?:['-][^\W_]+)*(?: [^\W_]+(?:['-][^\W_]+)*)*")
RESERVED = ("any", "none", "thing", *ROLES)


def load_lexicon(*directories: Path) -> Lexicon:
    """The lexicon of one or more rulesets, read from ``lexicon/*.yaml`` of each.

    A class of a later ruleset adds its words to the class of that name before it.
    Raises PolicylintError with file and line.
    """
    classes: dict[str, LexClass] = {}
    roles: dict[str, LexClass] = {}
    cues: dict[str, tuple[str, ...]] = {}
    irregular: dict[str, tuple[str, ...]] = {}
    places: dict[str, Node] = {}
    for directory in directories:
        own: dict[str, Node] = {}
        for path in sorted((directory / "lexicon").glob("*.yaml")):
            root = read_yaml(path)
            if path.name == "cues.yaml":
                _extend(cues, _cues(root))
            elif path.name == "irregular.yaml":
                _extend(irregular, _irregular(root))
            elif path.name == "roles.yaml":
                _add(roles, _classes(root, ROLES))
            else:
                found = _classes(root, None)
                _once(own, as_mapping(root, "a lexicon file"))
                _add(classes, found)
                places.update(as_mapping(root, "a lexicon file"))
    known = {**classes, **roles}
    for name, node in places.items():
        _check_includes(known, name, node)
    return build_lexicon(known, frozenset(roles), cues, irregular)


def _once(own: dict[str, Node], pairs: Mapping[str, Node]) -> None:
    for name, node in pairs.items():
        if name in own:
            first = own[name]
            raise node.error(
                f"the class {name!r} is already in {first.path}, line {first.line}.", "Keep one of them."
            )
        own[name] = node


def _extend(known: dict[str, tuple[str, ...]], found: Mapping[str, tuple[str, ...]]) -> None:
    for key, values in found.items():
        known[key] = tuple(dict.fromkeys((*known.get(key, ()), *values)))


def _add(known: dict[str, LexClass], found: Mapping[str, tuple[LexClass, Node]]) -> None:
    for name, (new, node) in found.items():
        old = known.get(name)
        if old is None:
            known[name] = new
            continue
        if old.pos != new.pos:
            raise node.error(
                f"the class {name!r} is of {old.pos}s in an earlier ruleset.", f"Write 'pos: {old.pos}'."
            )
        words = tuple(dict.fromkeys((*old.words, *new.words)))
        includes = tuple(dict.fromkeys((*old.includes, *new.includes)))
        known[name] = LexClass(name, old.pos, words, old.note or new.note, includes)


def _classes(root: Node, allowed: tuple[str, ...] | None) -> Mapping[str, tuple[LexClass, Node]]:
    pairs = as_mapping(root, "a lexicon file")
    if allowed is not None:
        check_keys(pairs, allowed, "roles")
    return {name: (_class(name, node, allowed is not None), node) for name, node in pairs.items()}


def _class(name: str, node: Node, role: bool) -> LexClass:
    if not NAME.fullmatch(name):
        raise node.error(f"class name {name!r}.", "Use lower-case letters, digits and hyphens.")
    if name in RESERVED and not role:
        raise node.error(f"the class name {name!r} is taken.", "Choose another; roles go into roles.yaml.")
    pairs = as_mapping(node, name)
    check_keys(pairs, keys_of(LexClass), name)
    for key in ("pos", "words"):
        if key not in pairs:
            raise node.error(f"{name}: {key!r} is missing.", f"Add '{key}:' below {name!r}.")
    includes = pairs.get("includes")
    words = tuple(_word(item, name) for item in as_items(pairs["words"], f"{name}: words"))
    if not words and not includes:
        raise pairs["words"].error(f"{name}: words is empty.", "List at least one word.")
    return LexClass(
        name=name,
        pos=as_choice(pairs["pos"], f"{name}: pos", POS),
        words=tuple(dict.fromkeys(words)),
        note=as_text(pairs["note"], f"{name}: note") if "note" in pairs else "",
        includes=tuple(as_text(item, f"{name}: includes") for item in as_items(includes, f"{name}: includes"))
        if includes
        else (),
    )


def _word(node: Node, name: str) -> str:
    text = " ".join(straighten(as_text(node, f"{name}: words")).split())
    if not _WORDS.fullmatch(text):
        raise node.error(
            f"{name}: {text!r} is not made of words.", "Use letters, digits, hyphens and inner apostrophes."
        )
    return text


def _cues(root: Node) -> Mapping[str, tuple[str, ...]]:
    pairs = as_mapping(root, "cues")
    check_keys(pairs, get_args(AdjunctKind), "cues")
    return {kind: tuple(_word(item, kind) for item in as_items(node, kind)) for kind, node in pairs.items()}


def _irregular(root: Node) -> Mapping[str, tuple[str, ...]]:
    pairs = as_mapping(root, "irregular forms")
    return {
        straighten(lemma): tuple(_word(item, lemma) for item in as_items(node, lemma))
        for lemma, node in pairs.items()
    }


def _check_includes(classes: Mapping[str, LexClass], name: str, node: Node) -> None:
    for other in classes[name].includes:
        if other not in classes:
            raise _at_includes(
                node, f"{name}: includes {other!r}, which is no class.", choose(other, classes)
            )
    seen: set[str] = set()
    todo = list(classes[name].includes)
    while todo:
        other = todo.pop()
        if other == name:
            raise _at_includes(node, f"{name}: includes itself, by way of others.", "Break the circle.")
        if other not in seen:
            seen.add(other)
            todo.extend(classes[other].includes if other in classes else ())


def _at_includes(node: Node, what: str, mend: str) -> PolicylintError:
    return as_mapping(node, "class").get("includes", node).error(what, mend)
