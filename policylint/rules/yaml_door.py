"""YAML as plain values that know their line.

Built from parse events, so aliases, tags, repeated keys and deep nesting are seen
before anything is made of them. Every scalar is text: ``no`` and ``1.0`` stay what
their author wrote.
"""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterable, Mapping
from dataclasses import Field, dataclass, fields
from pathlib import Path
from typing import Any

import yaml

from policylint.errors import PolicylintError

MAX_BYTES = 1_000_000
MAX_DEPTH = 12
#: More choices than this are not listed in an error.
MAX_LISTED = 40

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True)
class Node:
    """A value and the 1-based line it stands on; a mapping's value has its key's line."""

    value: str | tuple[Node, ...] | Mapping[str, Node]
    line: int
    path: str

    def error(self, what: str, mend: str = "") -> PolicylintError:
        return PolicylintError(what, path=self.path, line=self.line, mend=mend)


def read_yaml(path: Path) -> Node:
    """The one document of a YAML file.

    Raises PolicylintError if it cannot be read, is too large, is not UTF-8 or is
    not YAML without anchors, aliases, tags and repeated keys.
    """
    try:
        with path.open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
    except OSError as error:
        raise PolicylintError(
            f"cannot be read: {error.strerror}.", path=str(path), mend="Check the path and its permissions."
        ) from error
    return parse_yaml(data, str(path))


def parse_yaml(data: bytes, path: str) -> Node:
    """The one document of `data`; errors as in `read_yaml`."""
    loader = _Loader(_decode(data, path))
    try:
        return _document(loader, path)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        problem = getattr(error, "problem", None) or getattr(error, "reason", None) or "it cannot be parsed"
        raise PolicylintError(
            f"not valid YAML: {problem}.",
            path=path,
            line=mark.line + 1 if mark else None,
            mend="Check indentation, and put text with ': ', '#', '{' or quotes into double quotes.",
        ) from error
    finally:
        loader.dispose()


def _decode(data: bytes, path: str) -> str:
    if len(data) > MAX_BYTES:
        raise PolicylintError("is larger than 1 MB.", path=path, mend="Split it into smaller files.")
    if b"\0" in data:
        line = data[: data.index(b"\0")].count(b"\n") + 1
        raise PolicylintError("has a NUL byte.", path=path, line=line, mend="Save it as UTF-8 text.")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise PolicylintError(
            "is not valid UTF-8.", path=path, line=line, mend="Save it as UTF-8 text."
        ) from error


def _document(loader: Any, path: str) -> Node:
    loader.get_event()  # stream start
    if loader.check_event(yaml.StreamEndEvent):
        raise PolicylintError("is empty.", path=path, mend="Write at least one key.")
    loader.get_event()  # document start
    root = _node(loader, path, 0)
    loader.get_event()  # document end
    if not loader.check_event(yaml.StreamEndEvent):
        second = loader.get_event()
        raise Node("", second.start_mark.line + 1, path).error(
            "a second YAML document begins here.", "Remove the '---' or use a file for each."
        )
    return root


def _node(loader: Any, path: str, depth: int) -> Node:
    event = loader.get_event()
    here = Node("", event.start_mark.line + 1, path)
    if isinstance(event, yaml.AliasEvent) or event.anchor:
        raise here.error(
            f"anchors and aliases ({event.anchor!r}) are not allowed.",
            "Write the value out, or quote text that begins with '&' or '*'.",
        )
    if event.tag and event.tag != "!":
        raise here.error(
            f"the tag {event.tag!r} is not allowed.", "Remove it, or quote text that begins with '!'."
        )
    if depth > MAX_DEPTH:
        raise here.error(f"is nested more than {MAX_DEPTH} deep.", "Flatten it.")
    if isinstance(event, yaml.SequenceStartEvent):
        return Node(tuple(_items(loader, path, depth)), here.line, path)
    if isinstance(event, yaml.MappingStartEvent):
        return Node(_pairs(loader, path, depth), here.line, path)
    return Node(event.value, here.line, path)


def _items(loader: Any, path: str, depth: int) -> Iterable[Node]:
    while not loader.check_event(yaml.SequenceEndEvent):
        yield _node(loader, path, depth + 1)
    loader.get_event()


def _pairs(loader: Any, path: str, depth: int) -> Mapping[str, Node]:
    pairs: dict[str, Node] = {}
    while not loader.check_event(yaml.MappingEndEvent):
        key = _node(loader, path, depth + 1)
        if not isinstance(key.value, str):
            raise key.error("a key must be a word.", "Put text that begins with '{' or '[' into quotes.")
        if key.value in pairs:
            raise key.error(
                f"the key {key.value!r} is here twice (first on line {pairs[key.value].line}).",
                "Keep one of them.",
            )
        value = _node(loader, path, depth + 1)
        pairs[key.value] = Node(value.value, key.line, path)
    loader.get_event()
    return pairs


def as_mapping(node: Node, name: str) -> Mapping[str, Node]:
    if isinstance(node.value, Mapping):
        return node.value
    raise node.error(f"{name} must be a mapping of keys to values.", "Write it as 'key: value' lines.")


def as_items(node: Node, name: str) -> tuple[Node, ...]:
    if isinstance(node.value, tuple):
        return node.value
    raise node.error(f"{name} must be a list.", "Write each value on its own line after '- '.")


def as_text(node: Node, name: str) -> str:
    """A non-empty text without the white space around it."""
    if not isinstance(node.value, str):
        raise node.error(f"{name} must be text.", "Put it into double quotes.")
    if not node.value.strip():
        raise node.error(f"{name} is empty.", "Write it, or remove the key.")
    return node.value.strip()


def as_choice(node: Node, name: str, allowed: Collection[str]) -> str:
    value = as_text(node, name)
    if value not in allowed:
        raise node.error(f"{name}: {value!r} is not known.", choose(value, allowed))
    return value


def keys_of(shape: Any) -> tuple[str, ...]:
    """The keys that a dataclass is read from: its fields but those marked ``derived``."""
    declared: tuple[Field[Any], ...] = fields(shape)
    return tuple(item.name for item in declared if not item.metadata.get("derived"))


def check_keys(pairs: Mapping[str, Node], allowed: Collection[str], name: str) -> None:
    for key, node in pairs.items():
        if key not in allowed:
            raise node.error(f"{name}: unknown key {key!r}.", choose(key, allowed))


def choose(word: str, allowed: Collection[str]) -> str:
    """The mend for a word that is none of `allowed`, which are listed if they are few."""
    close = difflib.get_close_matches(word, sorted(allowed), n=1)
    hints = [f"Did you mean {close[0]!r}?"] if close else []
    if len(allowed) <= MAX_LISTED:
        hints.append(f"Use one of: {', '.join(allowed)}.")
    elif not close:
        hints.append(f"Use one of the {len(allowed)} that are known.")
    return " ".join(hints)
