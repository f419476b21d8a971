"""A configuration is right, or an error names its line and the mend."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Any

import pytest

from policylint.config import Config, Override, find_line
from policylint.config_files import ConfigFinder, load
from policylint.errors import PolicylintError

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

# What is refused


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("preview = true\nselekt = []\n", "policylint.toml:2: Unknown key 'selekt'. Did you mean 'select'?"),
        ("fail_level = 'info'\n", "policylint.toml:1: Unknown key 'fail_level'. Did you mean 'fail-level'?"),
        ("zzz = 1", "policylint.toml:1: Unknown key 'zzz'. The keys are: audience, company,"),
        (
            "select = 'blame'\n",
            "policylint.toml:1: 'select' must be a list of strings. Write select = [\"…\"].",
        ),
        ("company = [1]\n", "policylint.toml:1: 'company' must be a list of strings."),
        ("company = ['']\n", "policylint.toml:1: 'company' must be a list of strings."),
        ("\npreview = 'yes'\n", "policylint.toml:2: 'preview' must be true or false. Write preview = true."),
        (
            "audience = 'staf'\n",
            "policylint.toml:1: 'audience' must be one of auto, customer, staff. Did you mean 'staff'",
        ),
        ("fail-level = 3\n", "policylint.toml:1: 'fail-level' must be one of error, warning, info, never."),
        ("overrides = 1\n", "policylint.toml:1: 'overrides' must be a list of tables."),
        (
            "[[overrides]]\npaths = ['a']\n[[overrides]]\nignore = []\n",
            "policylint.toml:3: 'paths' is missing",
        ),
        (
            "[[overrides]]\npaths = ['a']\n\n[[overrides]]\npaths = ['b']\naudeince = 1\n",
            "policylint.toml:6: Unknown key",
        ),
        (
            "overrides = [\n  {paths = ['a'], fail-level = 'info'},\n]\n",
            "policylint.toml:2: Unknown key 'fail-level'",
        ),
        ("rulesets = ['ours']\n", "policylint.toml:1: 'rulesets' names 'ours', which is not a directory."),
        ("select = [\n", "policylint.toml:"),
        ("[tool.policylint]\n", "policylint.toml:1: Unknown key 'tool'. Leave out [tool.policylint]"),
    ],
)
def test_what_is_wrong_names_file_line_key_and_mend(place: Path, text: str, sentence: str) -> None:
    path = place / "policylint.toml"
    path.write_text(text)
    with pytest.raises(PolicylintError) as caught:
        load(path)
    assert str(caught.value).startswith(sentence)


def test_bad_toml_names_its_line_once(place: Path) -> None:
    path = place / "policylint.toml"
    path.write_text("preview = true\nselect = nothing\n")
    with pytest.raises(PolicylintError) as caught:
        load(path)
    assert re.fullmatch(
        r"policylint.toml:2: Is not valid TOML: [^.(]+\. Mend the syntax\.", str(caught.value)
    )


def test_bytes_that_are_no_text_are_refused(place: Path) -> None:
    (place / "policylint.toml").write_bytes(b"preview = true\n# \xff\n")
    with pytest.raises(PolicylintError, match=r"policylint.toml:2: Is not UTF-8"):
        load(place / "policylint.toml")


def test_in_pyproject_the_line_is_that_of_our_table(place: Path) -> None:
    path = place / "pyproject.toml"
    path.write_text("[tool.other]\nselekt = 1\n\n[tool.policylint]\npreview = true\nselekt = []\n")
    with pytest.raises(PolicylintError) as caught:
        load(path)
    assert caught.value.line == 6


def test_a_pyproject_named_outright_must_hold_our_table(place: Path) -> None:
    path = place / "pyproject.toml"
    path.write_text("[project]\n")
    assert load(path) is None
    with pytest.raises(PolicylintError, match=r"Holds no \[tool.policylint\] table"):
        load(path, named=True)


# What is taken


def test_every_key_is_read(tree: Any) -> None:
    place = tree(
        {
            "ours/x.yaml": "",
            "policylint.toml": """
select = ["blame", "supplier/x"]
ignore = ["tone"]
audience = "staff"
document-checks = true
preview = true
company = ["Acme"]
suppliers = ["Fast Freight"]
customers = ["Member"]
rulesets = ["ours"]
exclude = ["old/"]
fail-level = "error"
[[overrides]]
paths = ["public/**"]
audience = "customer"
select = ["supplier"]
ignore = ["blame"]
document-checks = "auto"
""",
        }
    )
    loaded = load(place / "policylint.toml")
    assert loaded is not None
    assert loaded.config == Config(
        select=("blame", "supplier/x"),
        ignore=("tone",),
        audience="staff",
        document_checks="true",
        preview=True,
        company=("Acme",),
        suppliers=("Fast Freight",),
        customers=("Member",),
        rulesets=("ours",),
        exclude=("old/",),
        fail_level="error",
        overrides=(Override(("public/**",), "customer", ("supplier",), ("blame",), "auto"),),
    )
    assert loaded.rulesets == (place / "ours",)


def test_overrides_apply_in_order_to_the_files_they_match(tree: Any) -> None:
    place = tree(
        {
            "policylint.toml": """
select = ["blame"]
ignore = ["a"]
overrides = [
  {paths = ["sops/"], audience = "staff", ignore = ["b"]},
  {paths = ["sops/public.md"], audience = "customer", select = ["supplier"]},
]
"""
        }
    )
    loaded = load(place / "policylint.toml")
    assert loaded is not None
    other, sop, public = (
        loaded.options_for(place / name) for name in ("x.md", "sops/a.md", "sops/public.md")
    )
    assert (other.audience, other.select, other.ignore) == ("auto", ("blame",), ("a",))
    assert (sop.audience, sop.select, sop.ignore) == ("staff", ("blame",), ("a", "b"))
    assert (public.audience, public.select, public.ignore) == ("customer", ("supplier",), ("a", "b"))


@pytest.mark.parametrize("written", ['"sometimes"', "1", "[]"])
def test_a_switch_is_true_false_or_auto(tree: Any, written: str) -> None:
    place = tree({"policylint.toml": f"document-checks = {written}\n"})
    with pytest.raises(PolicylintError, match="'document-checks' must be one of auto, true, false"):
        load(place / "policylint.toml")


# Which one applies


def test_the_nearest_file_applies_whole(tree: Any) -> None:
    place = tree(
        {
            "policylint.toml": "preview = true\n",
            "docs/pyproject.toml": "[tool.policylint]\nignore = ['blame']\n",
        }
    )
    config = ConfigFinder().for_directory(place / "docs").config
    assert (config.preview, config.ignore) == (False, ("blame",))


def test_policylint_toml_wins_over_pyproject_beside_it(tree: Any) -> None:
    place = tree(
        {"policylint.toml": "preview = true\n", "pyproject.toml": "[tool.policylint]\nignore = ['blame']\n"}
    )
    assert ConfigFinder().for_directory(place).config == Config(preview=True)


def test_a_pyproject_of_something_else_is_passed_over(tree: Any) -> None:
    place = tree({"policylint.toml": "preview = true\n", "docs/pyproject.toml": "[tool.other]\n"})
    assert ConfigFinder().for_directory(place / "docs").config.preview


def test_the_search_ends_at_the_top_of_the_repository(tree: Any) -> None:
    place = tree({"policylint.toml": "preview = true\n", "inner/.git/HEAD": "", "inner/docs/a.md": ""})
    assert ConfigFinder().for_directory(place / "inner" / "docs").path is None


def test_a_wrong_file_is_the_same_error_for_each_directory(tree: Any) -> None:
    place = tree({"policylint.toml": "zzz = 1\n", "docs/a.md": ""})
    finder = ConfigFinder()
    for directory in (place, place / "docs", place / "docs"):
        with pytest.raises(PolicylintError, match="Unknown key 'zzz'"):
            finder.for_directory(directory)


# Lines


@pytest.mark.parametrize(
    ("text", "table", "key", "nth", "line"),
    [
        ("a = 1\nb = 2\n", "", "b", 0, 2),
        ('"a" = 1\n', "", "a", 0, 1),
        ("[x]\nb = 1\n[y]\nb = 2\n", "y", "b", 0, 4),
        ("[x]\na = 1\n", "x", "b", 0, 1),
        ("[[x]]\nb = 1\n[[ x ]] # two\nb = 2\n", "x", "b", 1, 4),
        ("x = [\n {a = 1, b = 2},\n]\n", "x", "b", 0, 2),
        ("a = 1\n", "", "b", 0, None),
    ],
)
def test_the_line_of_a_key(text: str, table: str, key: str, nth: int, line: int | None) -> None:
    tomllib.loads(text)
    assert find_line(text, table, key, nth) == line
