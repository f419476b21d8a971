"""The file of decisions: read and checked at the door, written whole, in an order that keeps changes small.

sops/late.md:
  - finding: "policylint/v1:0123456789abcdef"
    rule: reader/silence
    heading: "Late orders"
    sentence: "They find out when they come to collect."
    decision: dismiss
    reason: "The branch rings them the day before."
    by: "Ana"
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, cast

from policylint.decisions.model import KEYS, KINDS, Book, Decision, Kind
from policylint.errors import PolicylintError
from policylint.expressions import expression
from policylint.files import read_bytes, replace_bytes
from policylint.reader.families import FAMILIES

if TYPE_CHECKING:
    from policylint.rules.yaml_door import Node

_NEEDED = ("finding", "rule", "sentence", "decision")
_HEAD = """\
# What reviewers decided of policylint's findings: accept, dismiss or relabel. What is dismissed
# is reported no more. `policylint review` writes this file; you may edit it. Its order is kept
# for you, comments are not: say it in `reason`.
"""
#: What people wrote is quoted; of the rest, what is like this needs no quotes in any YAML.
_FREE = frozenset({"finding", "heading", "sentence", "reason", "by"})
_PLAIN = expression(r"[A-Za-z][\w.-]*(?:/[\w.-]+)*", re.ASCII)
#: What YAML takes for the end of a line, or can't hold as it is.
_ESCAPED = expression("[\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]")


def read_book(path: Path) -> Book:
    """The decisions of a file; none if there is no file, or nothing in it.

    Raises PolicylintError naming file, line, key and mend.
    """
    return parse_book(path, read_bytes(path)) if path.exists() else Book(path)


def parse_book(path: Path, data: bytes) -> Book:
    """As `read_book`, of the bytes that the file holds."""
    from policylint.rules.yaml_door import as_mapping, parse_yaml

    written = (line for line in data.removeprefix(b"\xef\xbb\xbf").splitlines() if line.strip())
    if all(line.lstrip().startswith(b"#") for line in written):
        return Book(path)
    documents = as_mapping(parse_yaml(data, str(path)), "A file of decisions")
    return Book(path, {name: tuple(_entries(name, node)) for name, node in documents.items()})


def write_book(book: Book) -> bytes:
    """Put the file in place whole or not at all; the bytes that it now holds. Raises PolicylintError."""
    from policylint.rules.yaml_door import MAX_BYTES

    data = as_text(book).encode("utf-8")
    if len(data) > MAX_BYTES:
        raise PolicylintError(
            "Would be larger than 1 MB, which is not read again.",
            path=str(book.path),
            mend="Remove what is of no more use (`policylint review --prune`), or use a second file.",
        )
    replace_bytes(book.path, data)
    return data


def as_text(book: Book) -> str:
    """Documents by name; the decisions of one by heading, sentence and rule."""
    lines = [_HEAD]
    for name, decisions in sorted(book.by_document.items()):
        if decisions:
            lines.append(f"{_scalar(name)}:\n")
        for decision in sorted(decisions, key=_place):
            shown = [
                (key, value) for key in KEYS if (value := cast(str, getattr(decision, key))) or key in _NEEDED
            ]
            for at, (key, value) in enumerate(shown):
                lines.append(f"  {' ' if at else '-'} {key}: {_scalar(value, key in _FREE)}\n")
    return "".join(lines)


def _place(decision: Decision) -> tuple[str, ...]:
    return decision.heading, decision.sentence, decision.rule, decision.finding


def _scalar(text: str, free: bool = False) -> str:
    if not free and _PLAIN.fullmatch(text):
        return text
    # JSON is YAML but for a few characters
    return _ESCAPED.sub(lambda found: f"\\u{ord(found[0]):04x}", json.dumps(text, ensure_ascii=False))


def _entries(name: str, node: Node) -> Iterator[Decision]:
    from policylint.rules.yaml_door import as_choice, as_items, as_mapping, check_keys
    from policylint.rules.yaml_door import as_text as text_of

    seen: dict[str, int] = {}
    for entry in as_items(node, name):
        pairs = as_mapping(entry, f"A decision of {name}")
        check_keys(pairs, KEYS, "A decision")
        for key in _NEEDED:
            if key not in pairs:
                raise entry.error(f"A decision has no {key!r}.", f"Write {key}: …, or remove the entry.")
        values = {key: text_of(value, key) for key, value in pairs.items()}
        kind = cast(Kind, as_choice(pairs["decision"], "decision", KINDS))
        if "family" in pairs:
            as_choice(pairs["family"], "family", FAMILIES)
        _agree(kind, pairs, entry)
        finding = values["finding"]
        if finding in seen:
            raise pairs["finding"].error(
                f"{name} has {finding!r} twice (first on line {seen[finding]}).", "Keep one of the entries."
            )
        seen[finding] = entry.line
        given = {"heading": "", **values, "decision": kind, "line": entry.line}
        yield Decision(**given)  # type: ignore[arg-type]


def _agree(kind: Kind, pairs: Mapping[str, Node], entry: Node) -> None:
    """What a kind of decision needs, and what only it may have."""
    if kind == "dismiss" and "reason" not in pairs:
        raise entry.error("A dismissed finding has no 'reason'.", "Say why it is to be left alone.")
    if kind == "relabel" and "family" not in pairs:
        raise entry.error("A relabelled finding has no 'family'.", f"Write one of: {', '.join(FAMILIES)}.")
    if kind != "relabel" and "family" in pairs:
        raise entry.error(
            f"A finding with decision: {kind} has a 'family'.", "Write decision: relabel, or remove it."
        )
