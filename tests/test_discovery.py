"""Which files a run reads."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from policylint.config_files import ConfigFinder
from policylint.discovery import discover


def names(*arguments: str, force_exclude: bool = False) -> list[str]:
    found = discover(arguments, ConfigFinder(), force_exclude=force_exclude)
    assert found.errors == []
    return [path.as_posix() for path in found.files]


def test_documents_are_found_by_their_suffix_in_order(tree: Any) -> None:
    tree(dict.fromkeys(("b.md", "a/z.TXT", "a/b.markdown", "c.py", "c", "a.md.bak", "README.rst"), ""))
    assert names(".") == ["a/b.markdown", "a/z.TXT", "b.md"]


def test_a_file_named_outright_needs_no_suffix(tree: Any) -> None:
    tree({"POLICY": ""})
    assert names("POLICY") == ["POLICY"]


def test_directories_of_tools_are_never_walked(tree: Any) -> None:
    tree({f"{name}/a.md": "" for name in (".git", "node_modules", "x/.venv", "docs", ".github")})
    assert names(".") == [".github/a.md", "docs/a.md"]
    assert names("node_modules") == ["node_modules/a.md"]
    assert names("node_modules/a.md", "docs/a.md", force_exclude=True) == ["docs/a.md"]


@pytest.mark.parametrize(
    ("ignored", "expected"),
    [
        ({".gitignore": "b.md\n"}, ["a.md", "d/a.md"]),
        ({".gitignore": "/b.md\n"}, ["a.md", "d/a.md", "d/b.md"]),
        ({".gitignore": "d/\n"}, ["a.md", "b.md"]),
        ({".gitignore": "d/*\n!d/b.md\n"}, ["a.md", "b.md", "d/b.md"]),
        ({".gitignore": "d/\n!d/b.md\n"}, ["a.md", "b.md"]),
        ({".gitignore": "b.md\n", "d/.gitignore": "!b.md\n"}, ["a.md", "d/a.md", "d/b.md"]),
        ({"d/.gitignore": "/a.md\n"}, ["a.md", "b.md", "d/b.md"]),
        ({".gitignore": "# b.md\n\n\\#x\n"}, ["a.md", "b.md", "d/a.md", "d/b.md"]),
    ],
)
def test_gitignore_files_at_each_level_are_respected(
    tree: Any, ignored: dict[str, str], expected: list[str]
) -> None:
    tree({"a.md": "", "b.md": "", "d/a.md": "", "d/b.md": "", **ignored})
    assert names(".") == expected
    explicit = ("a.md", "b.md", "d/a.md", "d/b.md")
    assert names(*explicit) == list(explicit)
    assert names(*explicit, force_exclude=True) == expected


def test_gitignore_above_the_directory_counts_within_the_repository(tree: Any) -> None:
    tree({".gitignore": "b.md\n", "d/e/a.md": "", "d/e/b.md": ""})
    assert names("d/e") == ["d/e/a.md"]
    tree({"d/.git/HEAD": ""})
    assert names("d/e") == ["d/e/a.md", "d/e/b.md"]


def test_exclude_is_relative_to_its_configuration(tree: Any) -> None:
    tree({"d/policylint.toml": 'exclude = ["/old/", "draft-*.md"]\n'})
    tree(dict.fromkeys(("old/a.md", "d/old/a.md", "d/x/old/a.md", "d/x/draft-1.md", "draft-2.md"), ""))
    assert names(".") == ["d/x/old/a.md", "draft-2.md", "old/a.md"]
    (error,) = discover(["d/old"], ConfigFinder()).errors
    assert "unless ignored or excluded" in str(error)


def test_each_wrong_argument_is_an_error_and_the_others_count(tree: Any, place: Path) -> None:
    tree({"a.md": "", "wrong/policylint.toml": "zzz = 1\n", "wrong/b.md": "", "wrong/c/d.md": ""})
    found = discover(["gone.md", ".", "a\0b"], ConfigFinder())
    assert [path.name for path in found.files] == ["a.md"]
    assert str(found.errors[0]) == "gone.md: No such file or directory. Check the path."
    assert len([error for error in found.errors if "zzz" in str(error)]) == 1
    assert len(found.errors) == 3


def test_links_to_directories_are_not_followed(tree: Any) -> None:
    tree({"docs/a.md": ""}).joinpath("docs/loop").symlink_to(".")
    Path("docs/loop.md").symlink_to(".")
    assert names("docs") == ["docs/a.md"]
