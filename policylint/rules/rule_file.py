"""One rule file → RuleSource, or everything that is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar, cast, get_args

from policylint.errors import PolicylintError
from policylint.rules.constraints import ROLES, read_pattern
from policylint.rules.lexicon import Lexicon
from policylint.rules.model import Pattern, Phrase, RewriteTemplate, Severity, Stability
from policylint.rules.phrases import parse_phrase
from policylint.rules.templates import check_brackets, check_slots, read_rewrite, slots_of
from policylint.rules.unfinished import MIN_EXAMPLES, is_unwritten
from policylint.rules.yaml_door import (
    Node,
    as_choice,
    as_mapping,
    as_text,
    check_keys,
    choose,
    keys_of,
    read_yaml,
)  # fmt: skip
from policylint.tenets import TITLES

FAMILIES = (
    "blame", "supplier", "convenience", "runaround", "delay", "silence",
    "complaint", "tone", "ownerless", "powerless", "hollow",
)  # fmt: skip
TENETS = tuple(TITLES)
_NAME = re.compile(r"[a-z][a-z0-9-]*")

_T = TypeVar("_T")


@dataclass(frozen=True)
class Example:
    """A clause of `like` or `unless` that is still to be compiled, with its place."""

    text: str
    line: int
    path: str


@dataclass(frozen=True)
class RuleSource:
    """A validated rule file; only its example clauses are not compiled yet.

    The fields not marked ``derived`` are the keys of the file.
    """

    id: str = field(metadata={"derived": True})
    family: str = field(metadata={"derived": True})
    path: str = field(metadata={"derived": True})
    summary: str
    tenets: tuple[str, ...]
    severity: Severity
    why: str
    advice: str
    flags: tuple[str, ...]
    allows: tuple[str, ...]
    stability: Stability = "stable"
    like: tuple[Example, ...] = ()
    frames: tuple[Pattern, ...] = ()
    phrases: tuple[Phrase, ...] = ()
    unless: tuple[Example | Pattern, ...] = ()
    rewrite: tuple[RewriteTemplate, ...] = ()


_REQUIRED = ("summary", "tenets", "severity", "why", "advice", "flags", "allows")


def read_rule(
    path: Path, lexicon: Lexicon, families: Collection[str] | None = None
) -> tuple[RuleSource | None, tuple[PolicylintError, ...]]:
    """One rule file, or all that is wrong with it."""
    try:
        root = read_yaml(path)
        pairs = as_mapping(root, "a rule")
        check_place(path, families)
    except PolicylintError as error:
        return None, (error,)
    return _Reader(path, root, pairs, lexicon, own=families is None).read()


def check_place(path: Path, families: Collection[str] | None) -> None:
    """Raises PolicylintError unless a rule file of this name may stand there."""
    if path.suffix != ".yaml":
        raise PolicylintError("a rule file ends in '.yaml'.", path=str(path), mend="Rename it.")
    for name, kind in ((path.parent.name, "family"), (path.stem, "rule")):
        if not _NAME.fullmatch(name):
            raise PolicylintError(
                f"the {kind} name {name!r} is not allowed.",
                path=str(path),
                mend="Use lower-case letters, digits and hyphens.",
            )
    if families is not None and path.parent.name not in families:
        raise PolicylintError(
            f"the family {path.parent.name!r} is not known.",
            path=str(path),
            mend=choose(path.parent.name, families),
        )


class _Reader:
    """Reads the keys of one file, going on after an error so that all are told at once."""

    def __init__(
        self, path: Path, root: Node, pairs: Mapping[str, Node], lexicon: Lexicon, *, own: bool
    ) -> None:
        self.path = path
        self.root = root
        self.pairs = pairs
        self.lexicon = lexicon
        self.errors: list[PolicylintError] = []
        # a rule of the user's own that is on trial may be unfinished: `rules test` says what it lacks
        stability = pairs.get("stability")
        self.begun = own and stability is not None and stability.value == "preview"

    def read(self) -> tuple[RuleSource | None, tuple[PolicylintError, ...]]:
        self._try(lambda: check_keys(self.pairs, keys_of(RuleSource), "rule"), None)
        self.errors += [
            self.root.error(f"the key {key!r} is missing.", f"Add '{key}:'.")
            for key in _REQUIRED
            if key not in self.pairs
        ]
        if not {"like", "frames", "phrases"} & set(self.pairs):
            self.errors.append(
                self.root.error("the rule matches nothing.", "Add at least one of: like, frames, phrases.")
            )
        family, name = self.path.parent.name, self.path.stem
        like = self._each("like", lambda node: self._example(node, "like"))
        # From the text as written: a slip in `like` is told there, not again in `rewrite`.
        slots = {slot for item in self._items("like", told=True) for slot in slots_of(str(item.value))}
        rule = RuleSource(
            id=f"{family}/{name}",
            family=family,
            path=str(self.path),
            summary=self._text("summary"),
            tenets=self._each("tenets", lambda node: as_choice(node, "tenets", TENETS)),
            severity=cast(Severity, self._choice("severity", get_args(Severity), "error")),
            why=self._text("why"),
            advice=self._text("advice"),
            flags=self._sentences("flags"),
            allows=self._sentences("allows"),
            stability=cast(Stability, self._choice("stability", get_args(Stability), "stable")),
            like=like,
            frames=self._each("frames", lambda node: read_pattern(node, self.lexicon, "frames")),
            phrases=self._each("phrases", self._phrase),
            unless=self._each("unless", self._exception),
            rewrite=self._each("rewrite", lambda node: read_rewrite(node, slots)),
        )
        errors = sorted(self.errors, key=lambda error: error.line or 0)
        return (None if errors else rule), tuple(errors)

    def _try(self, read: Callable[[], _T], otherwise: _T) -> _T:
        try:
            return read()
        except PolicylintError as error:
            self.errors.append(error)
            return otherwise

    def _text(self, key: str) -> str:
        node = self.pairs.get(key)
        text = self._try(lambda: " ".join(as_text(node, key).split()), "") if node else ""
        if node and is_unwritten(text) and not self.begun:
            self.errors.append(
                node.error(f"{key} is not written yet.", "Write it, or use stability: preview.")
            )
        return text

    def _choice(self, key: str, allowed: tuple[str, ...], otherwise: str) -> str:
        node = self.pairs.get(key)
        return self._try(lambda: as_choice(node, key, allowed), otherwise) if node else otherwise

    def _items(self, key: str, *, told: bool = False) -> tuple[Node, ...]:
        """The items of a list; `told`: what is wrong with it has been told before."""
        node = self.pairs.get(key)
        if node is None:
            return ()
        if isinstance(node.value, tuple) and node.value:
            return node.value
        if not told and node.value == ():
            self.errors.append(node.error(f"{key} is an empty list.", "Fill it, or remove the key."))
        elif not told:
            self.errors.append(node.error(f"{key} must be a list.", "Begin each item with '- '."))
        return ()

    def _each(self, key: str, read: Callable[[Node], _T]) -> tuple[_T, ...]:
        found: list[_T] = []
        for item in self._items(key):
            try:
                found.append(read(item))
            except PolicylintError as error:
                self.errors.append(error)
        return tuple(found)

    def _sentences(self, key: str) -> tuple[str, ...]:
        node = self.pairs.get(key)
        if self.begun and node is not None and node.value == ():
            return ()
        texts = self._each(key, lambda node: " ".join(as_text(node, key).split()))
        items = self._items(key, told=True) if texts else ()
        if items and len(items) < MIN_EXAMPLES and not self.begun:
            what = f"{key} has {len(items)} of the {MIN_EXAMPLES} sentences that it needs."
            self.errors.append(self.pairs[key].error(what, f"Add {MIN_EXAMPLES - len(items)} more."))
        return texts

    def _example(self, node: Node, key: str) -> Example:
        text = as_text(node, key)
        check_brackets(node, text, key)
        check_slots(node, text, key, {"thing", *ROLES, *self.lexicon.classes})
        return Example(text, node.line, str(self.path))

    def _exception(self, node: Node) -> Example | Pattern:
        if isinstance(node.value, Mapping):
            return read_pattern(node, self.lexicon, "unless")
        return self._example(node, "unless")

    def _phrase(self, node: Node) -> Phrase:
        text = as_text(node, "phrases")
        try:
            phrase = parse_phrase(text, f"phrases: {text}", node.line)
        except ValueError as error:
            raise node.error(f"phrases: {error}", "See 'phrases' in docs/rule-format.md.") from error
        known = {*ROLES, *self.lexicon.classes}
        for unknown in sorted({label for element in phrase.elements for label in element.labels} - known):
            raise node.error(f"phrases: {{{unknown}}} is not in the lexicon.", choose(unknown, known))
        return phrase
