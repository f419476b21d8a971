"""`policylint rules --tenets`: the map, and that no tenet is left out of account."""

from __future__ import annotations

import json
from typing import Any

from fake_linter import rule

from policylint.commands.tenets import tenet_map
from policylint.rules.load import TENETS, rule_files
from policylint.rules.load_tenets import load_limits
from policylint.rules.locate import shipped_ruleset
from policylint.rules.yaml_door import as_items, as_mapping, as_text, read_yaml

#: The families that serve a tenet; one without rules yet is waited for.
SERVED_BY = {
    "A4": ("delay", "hollow"),
    "A6": ("complaint",),
    "B1": ("delay",),
    "B2": ("runaround",),
    "B3": ("tone",),
    "B4": ("document",),
    "B5": ("delay",),
    "B6": ("silence",),
    "B7": ("tone",),
    "C3": ("runaround",),
    "C4": ("runaround",),
    "D1": ("tone",),
    "D2": ("ownerless",),
    "D3": ("powerless", "tone"),
    "D4": ("tone", "powerless"),
}


def test_the_map_names_every_tenet_in_order_with_its_rules() -> None:
    rules = [rule("blame/b", tenets=("A1",)), rule("blame/a", stability="preview", tenets=("A1", "B10"))]
    found = {tenet.id: tenet for tenet in tenet_map(rules, {"B10": "Facts.", "C1": "An attitude."})}
    assert (*found,) == TENETS
    assert (found["A1"].rules, found["A1"].preview) == (("blame/a", "blame/b"), ("blame/a",))
    assert (found["B10"].rules, found["B10"].limit) == (("blame/a",), "Facts.")
    assert found["C1"].is_accounted_for
    assert not found["C2"].is_accounted_for


def test_every_tenet_has_a_rule_or_the_reason_why_wording_cannot_show_it() -> None:
    cited, families = set(), set()
    for path in rule_files(shipped_ruleset()):
        families.add(path.parent.name)
        tenets = as_mapping(read_yaml(path), "a rule")["tenets"]
        cited |= {as_text(item, "tenets") for item in as_items(tenets, "tenets")}
    limits = load_limits(shipped_ruleset())
    missing = [
        tenet
        for tenet in TENETS
        if tenet not in cited
        and tenet not in limits
        and (tenet not in SERVED_BY or families & set(SERVED_BY[tenet]))
    ]
    assert missing == []


def test_the_table_shows_rules_reasons_and_what_has_neither(cli: Any, place: Any, monkeypatch: Any) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    lines = cli("rules", "--tenets").stdout.splitlines()
    at = lines.index("A1   own the outcome, whoever does the work")
    assert lines[at + 1 : at + 4] == [
        "       blame/hint",
        "       blame/maybe (preview)",
        "       convenience/no-exceptions",
    ]
    after = lines[lines.index("B8   trade places with the customer") + 1]
    assert after.startswith("     not in the wording: To trade places")
    assert lines[lines.index("B3   never be curt") + 1] == "       no rule yet"


def test_the_map_as_json(cli: Any, place: Any) -> None:
    body = json.loads(cli("rules", "--tenets", "--format", "json").stdout)
    assert [tenet["id"] for tenet in body] == [*TENETS]
    assert body[0] == {
        "id": "A1",
        "name": "own the outcome, whoever does the work",
        "rules": ["blame/hint", "blame/maybe", "convenience/no-exceptions", "supplier/blames-supplier"],
        "preview": ["blame/maybe"],
        "limit": "",
    }
