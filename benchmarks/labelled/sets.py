"""Labelled sets below a directory, and what the linter makes of each."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from labelled.runs import lint_here
from labelled.scoring import CLEAR, Judgement, Unit, judge, load_gold

if TYPE_CHECKING:
    from policylint.linter import Linter

#: Ends the name of a set that nobody read who wrote or mended a rule.
UNREAD = ", unread"


@dataclass(frozen=True)
class LabelledSet:
    """`name` is where its documents lie, below the directory that was searched."""

    name: str
    gold: tuple[Unit, ...]
    documents: Path

    @property
    def clear(self) -> int:
        """Clear labels, each family of a unit counted."""
        return sum(strength >= CLEAR for unit in self.gold for strength in unit["labels"].values())

    @property
    def names(self) -> frozenset[str]:
        return frozenset(unit["doc"] for unit in self.gold)


@dataclass(frozen=True)
class Scored:
    """A set with its judgements: of the rules that are on by default, and of preview rules alone."""

    labelled: LabelledSet
    stable: tuple[Judgement, ...]
    preview: tuple[Judgement, ...]
    words: int
    findings: int


def sets_below(root: Path, unread: Collection[str] = ()) -> Iterator[LabelledSet]:
    """Each ``*.jsonl`` of labelled units whose documents lie in a directory beside it.

    The documents of the authors in `unread` are a set of their own.
    """
    for path in sorted(root.rglob("*.jsonl")):
        gold = tuple(load_gold(path))
        names = {unit["doc"] for unit in gold}
        for directory in sorted(one for one in path.parent.iterdir() if one.is_dir()):
            if names and all((directory / name).is_file() for name in names):
                place = directory.relative_to(root).as_posix()
                for suffix, kept in (("", False), (UNREAD, True)):
                    own = tuple(unit for unit in gold if (unit.get("author") in unread) is kept)
                    if own:
                        yield LabelledSet(place + suffix, own, directory)
                break


def score(labelled: LabelledSet, linter: Linter, preview_rules: Sequence[str]) -> Scored:
    from policylint.config import Options

    found, words = lint_here(linter, labelled.documents, labelled.names, Options(rewrites=False, doubt=False))
    on_trial = []
    if preview_rules:  # by themselves, so that none hides a finding of a stable rule
        options = Options(select=tuple(preview_rules), rewrites=False, doubt=False)
        on_trial, _ = lint_here(linter, labelled.documents, labelled.names, options)
    return Scored(
        labelled,
        tuple(judge(labelled.gold, found)),
        tuple(judge(labelled.gold, on_trial)),
        words,
        len(found),
    )
