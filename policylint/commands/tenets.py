"""`policylint rules --tenets`: each tenet with the rules that cite it, or why none can."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from policylint.commands import output
from policylint.commands.rules import linter_here, rules_of
from policylint.commands.session import Flags
from policylint.reports.text import wrap
from policylint.reviewing import IDS
from policylint.rules.locate import shipped_ruleset
from policylint.tenets import TITLES

if TYPE_CHECKING:
    from policylint.rules.model import Rule


@dataclass(frozen=True)
class Tenet:
    """A tenet, the rules that cite it, those of them on trial, and what wording cannot show of it."""

    id: str
    name: str
    rules: tuple[str, ...]
    preview: tuple[str, ...]
    limit: str

    @property
    def is_accounted_for(self) -> bool:
        return bool(self.rules or self.limit)


def list_tenets(flags: Flags, *, as_json: bool) -> None:
    """Print the map from tenets to rules. Raises PolicylintError."""
    from policylint.rules.load_tenets import load_limits

    # what the trained reader proposes is no rule that holds a text to a tenet
    rules = [rule for rule in rules_of(linter_here(flags)) if rule.id not in IDS]
    tenets = tenet_map(rules, load_limits(shipped_ruleset()))
    if as_json:
        body = [asdict(tenet) for tenet in tenets]
        output.write_out(json.dumps(body, ensure_ascii=False, indent=2) + "\n", exact=True)
        return
    width = output.style("never").width
    rows = [row for tenet in tenets for row in _rows(tenet, width)]
    output.write_out("".join(f"{row.rstrip()}\n" for row in rows))


def tenet_map(rules: Iterable[Rule], limits: Mapping[str, str]) -> tuple[Tenet, ...]:
    """Every tenet in order, with the ids of the rules that cite it."""
    every = sorted(rules, key=lambda rule: rule.id)
    return tuple(
        Tenet(
            tenet,
            name,
            tuple(rule.id for rule in every if tenet in rule.tenets),
            tuple(rule.id for rule in every if tenet in rule.tenets and rule.stability == "preview"),
            limits.get(tenet, ""),
        )
        for tenet, name in TITLES.items()
    )


def _rows(tenet: Tenet, width: int) -> Iterator[str]:
    yield from wrap(tenet.name, width, f"{tenet.id:<4} ")
    for rule in tenet.rules:
        yield f"       {rule}{' (preview)' if rule in tenet.preview else ''}"
    if tenet.limit:
        yield from wrap(tenet.limit, width, "     not in the wording: ", " " * 7)
    if not tenet.is_accounted_for:
        yield "       no rule yet"
