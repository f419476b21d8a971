"""The blind suite: sentences with their heading and lead-in, of whatever kinds and styles there are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from labelled.scoring import FAMILIES, wilson

if TYPE_CHECKING:
    from policylint.linter import Linter

HALVES = ("tune", "held_out")


@dataclass(frozen=True)
class Asked:
    """A sentence of the suite and whether it was found in its family; `kind` says what it should be."""

    family: str
    half: str
    kind: str
    style: str
    pair: str
    text: str
    found: bool

    @property
    def right(self) -> bool:
        return self.found == (self.kind == "flag")


@dataclass(frozen=True)
class Share:
    right: int
    total: int

    def __str__(self) -> str:
        low, high = wilson(self.right, self.total)
        share = f"{self.right / self.total:.2f} [{low:.2f}-{high:.2f}]" if self.total else "-"
        return f"{self.right:>4} of {self.total:<4} {share:<17}"


def ask(suite: Path, linter: Linter, *, preview: bool) -> list[Asked]:
    """Put every sentence of every file at or below `suite` to the linter, as a document of its own."""
    entries = [
        (path, half, entry)
        for path in sorted(suite.rglob("*.yaml"))
        for half, listed in yaml.safe_load(path.read_text(encoding="utf-8")).items()
        for entry in listed
    ]
    found = _found([(path.stem, entry) for path, _, entry in entries], linter, preview=preview)
    return [
        Asked(
            path.stem,
            half,
            entry["kind"],
            str(entry.get("style", "")),
            f"{path.parent.name}: {entry['pair']}" if "pair" in entry else "",
            entry["text"],
            is_found,
        )
        for (path, half, entry), is_found in zip(entries, found, strict=True)
    ]


def as_document(entry: Mapping[str, Any]) -> tuple[str, int]:
    """A Markdown text of heading, lead-in and sentence, and where in it the sentence starts."""
    before = f"# {entry['heading']}\n\n" if "heading" in entry else ""
    if "lead_in" in entry:
        before += f"{entry['lead_in']}\n\n- "
    return f"{before}{entry['text']}\n", len(before)


def _found(
    asked: Sequence[tuple[str, Mapping[str, Any]]], linter: Linter, *, preview: bool
) -> Iterator[bool]:
    """For each family and sentence whether the sentence was found in that family."""
    from policylint.config import Options
    from policylint.documents import read
    from policylint.source import Source

    texts = [as_document(entry) for _, entry in asked]
    documents = (
        (
            read(Source(f"{number}.md", text)),
            Options(audience=entry["audience"], rewrites=False, preview=preview),
        )
        for number, ((text, _), (_, entry)) in enumerate(zip(texts, asked, strict=True))
    )
    for (family, _), (_, start), result in zip(asked, texts, linter.lint_many(documents), strict=True):
        yield any(one.rule.family == family and one.span.end > start for one in result.findings)


def found(asked: Sequence[Asked], kind: str) -> Share:
    """Of the sentences of a kind, how many were found: for `allow` that is how many wrongly."""
    some = [one for one in asked if one.kind == kind]
    return Share(sum(one.found for one in some), len(some))


def pairs(asked: Sequence[Asked]) -> Share:
    """Minimal pairs of which both halves are right."""
    by_pair: dict[tuple[str, str, str], list[Asked]] = defaultdict(list)
    for one in asked:
        if one.pair:
            by_pair[one.family, one.half, one.pair].append(one)
    return Share(sum(all(one.right for one in pair) for pair in by_pair.values()), len(by_pair))


def shares(asked: Sequence[Asked]) -> Iterator[tuple[str, tuple[Share, Share, Share]]]:
    """Found of those to be found, found of those to be left alone, and pairs: of each family,
    each style (its name begins with a dot), and all."""
    known = {one.family for one in asked}
    for family in (*FAMILIES, *sorted(known - set(FAMILIES))):
        if family in known:
            yield family, _shares([one for one in asked if one.family == family])
    for style in sorted({one.style for one in asked} - {""}):
        yield f"· {style}", _shares([one for one in asked if one.style == style])
    yield "= all", _shares(asked)


def _shares(asked: Sequence[Asked]) -> tuple[Share, Share, Share]:
    return found(asked, "flag"), found(asked, "allow"), pairs(asked)


def report(asked: Sequence[Asked]) -> Iterator[str]:
    """By half: each family, then each style, then all."""
    for half in (*HALVES, *sorted({one.half for one in asked} - set(HALVES))):
        own = [one for one in asked if one.half == half]
        if own:
            yield f"{half:<16} {'to be found: found':<30} {'to be left alone: found':<30} pairs both right"
            for name, (flags, allows, both) in shares(own):
                yield f"{name:<16} {flags!s:<30} {allows!s:<30} {both}".rstrip()
            yield ""


def mistakes(asked: Sequence[Asked], families: Sequence[str], limit: int) -> Iterator[str]:
    """Of `tune` only: what was held out is scored and never shown."""
    wrong = [one for one in asked if one.half == "tune" and one.family in families and not one.right]
    for kind, said in (("allow", "false "), ("flag", "missed")):
        for one in [one for one in wrong if one.kind == kind][:limit]:
            yield f"{said} {one.family} {one.style} | {one.text}"
