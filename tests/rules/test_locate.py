from __future__ import annotations

from pathlib import Path

import pytest

from policylint.errors import PolicylintError
from policylint.rules.locate import is_shipped, rulesets_directory, shipped_ruleset


def test_none_at_all_is_an_error_with_a_mend(tmp_path: Path) -> None:
    with pytest.raises(PolicylintError, match=r"missing\. Install policylint again"):
        rulesets_directory(tmp_path / "policylint")


def test_a_checkout_has_them_beside_the_package(tmp_path: Path) -> None:
    (tmp_path / "rulesets" / "service-quality").mkdir(parents=True)
    assert shipped_ruleset(package=tmp_path / "policylint") == tmp_path / "rulesets" / "service-quality"


def test_a_wheel_has_them_inside_and_they_win(tmp_path: Path) -> None:
    inside = tmp_path / "policylint" / "_rulesets" / "service-quality"
    inside.mkdir(parents=True)
    (tmp_path / "rulesets").mkdir()
    assert shipped_ruleset(package=tmp_path / "policylint") == inside


def test_an_unknown_set_names_the_known(tmp_path: Path) -> None:
    (tmp_path / "rulesets" / "service-quality").mkdir(parents=True)
    with pytest.raises(PolicylintError, match=r"no ruleset 'legal'\. Use one of: service-quality"):
        shipped_ruleset("legal", tmp_path / "policylint")


def test_this_installation_finds_its_own(tmp_path: Path) -> None:
    assert (shipped_ruleset() / "lexicon").is_dir()
    assert is_shipped(shipped_ruleset())
    assert not is_shipped(tmp_path)
