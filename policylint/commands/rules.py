"""`policylint rules`: the list of rules, and `rules test` for those who write their own."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from policylint.commands import output
from policylint.commands.session import Flags, Session, make_linter
from policylint.discovery import absolute
from policylint.errors import PolicylintError
from policylint.reports.text import one_line, wrap
from policylint.rules.locate import shipped_ruleset

if TYPE_CHECKING:
    from policylint.linter import Linter
    from policylint.rules.model import Rule


def linter_here(flags: Flags) -> Linter:
    """The linter with the rules of the configuration that applies where the user stands."""
    session = Session(flags)
    return session.linter(session.configs.for_directory(absolute(Path())))


def rules_of(linter: Linter) -> list[Rule]:
    """Every rule by id, also those on contradictions and comments, and of the trained reader."""
    from policylint.commitments.telling import RULES as CONTRADICTIONS
    from policylint.reviewing import rules
    from policylint.suppression import RULES

    every = (*linter.ruleset.rules, *CONTRADICTIONS, *RULES, *rules())
    return sorted(every, key=lambda rule: rule.id)


def list_rules(flags: Flags, *, as_json: bool) -> None:
    """Print id, severity, stability, tenets and summary of each rule."""
    rules = rules_of(linter_here(flags))
    if as_json:
        body = [
            {
                "id": rule.id,
                "family": rule.family,
                "severity": rule.severity,
                "stability": rule.stability,
                "tenets": list(rule.tenets),
                "summary": rule.summary,
            }
            for rule in rules
        ]
        output.write_out(json.dumps(body, ensure_ascii=False, indent=2) + "\n", exact=True)
    else:
        output.write_out(_table(rules, output.style("never").width))


def test_rules(directory: str | None, flags: Flags) -> int:
    """Run every example of the rules in a directory; else of the configured rulesets; else of ours.

    Returns 0 if each is flagged or allowed as its rule says and no rule is unfinished, else 1.
    Raises PolicylintError if there is nothing to test or a rule file is wrong.
    """
    linter, examples = make_linter(), 0
    tested: set[tuple[Path, str]] = set()
    failures: list[str] = []
    lacking: list[str] = []
    for place in _directories(directory, flags):
        before = len(tested)
        for rule_id, kind, text, ok, reason in linter.test_rules(place):
            tested.add((place, rule_id))
            if kind == "unfinished":
                lacking.append(f"{rule_id}: {one_line(text)}")
                continue
            examples += 1
            if not ok:
                expected = "must be found" if kind == "flags" else "must be left alone"
                failures += [f"{rule_id}: {expected}: {one_line(text)}", f"    {one_line(reason)}"]
        if len(tested) == before:
            raise PolicylintError(
                "No rule file here.", path=str(place), mend="Rules are <family>/<name>.yaml."
            )
    verdict = f"{len(failures) // 2} not as the rule says" if failures else "all as their rules say"
    rows = [*failures, *lacking, f"{_count(len(tested), 'rule')}, {_count(examples, 'example')}: {verdict}."]
    if lacking:
        unfinished = {row.partition(":")[0] for row in lacking}
        rows.append(f"{_count(len(unfinished), 'rule')} not finished.")
    output.write_out("".join(f"{row}\n" for row in rows))
    return int(bool(failures or lacking))


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _directories(directory: str | None, flags: Flags) -> list[Path]:
    if directory is None:
        session = Session(flags)
        loaded = session.configs.for_directory(absolute(Path()))
        places = [*loaded.rulesets, *(Path(name) for name in flags.rulesets)] or [shipped_ruleset()]
    else:
        places = [Path(directory)]
    for place in places:
        if not place.is_dir():
            raise PolicylintError("Not a directory of rules.", path=str(place), mend="Check the path.")
    return places


def _table(rules: list[Rule], width: int) -> str:
    identity = max(len(rule.id) for rule in rules)
    rows = []
    for rule in rules:
        tenets = ",".join(rule.tenets) or "-"
        start = f"{rule.id:<{identity}}  {rule.severity:<7}  {rule.stability:<7}  {tenets:<8} "
        if len(start) + 20 > width:  # a narrow terminal: the summary goes below
            rows += [start, *wrap(rule.summary, width, "    ")]
        else:
            rows += wrap(rule.summary, width, start)
    return "".join(f"{row.rstrip()}\n" for row in rows)
