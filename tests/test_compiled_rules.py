"""The compiled rules that are shipped belong to the rules and the code beside them."""

from __future__ import annotations

import json

from policylint.rules.compiled import SHIPPED_NAME
from policylint.rules.locate import shipped_ruleset
from policylint.rules.ruleset import code_version, ruleset_hash


def test_the_shipped_compiled_rules_are_current() -> None:
    path = shipped_ruleset() / SHIPPED_NAME
    content = json.loads(path.read_bytes())[0] if path.exists() else {"hash": "", "code": ""}
    made_from = (content["hash"], content["code"])
    current = made_from == (ruleset_hash(shipped_ruleset()), code_version())
    assert current, f"{path} was made from other rules or code: run scripts/compile-rules and commit it"


def test_they_name_no_place_of_the_machine_that_made_them() -> None:
    path = shipped_ruleset() / SHIPPED_NAME
    assert str(shipped_ruleset().parent) not in path.read_text(encoding="utf-8")
