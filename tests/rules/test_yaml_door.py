from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import pytest

from policylint.errors import PolicylintError
from policylint.rules.yaml_door import (
    MAX_BYTES,
    as_choice,
    as_items,
    as_mapping,
    as_text,
    check_keys,
    choose,
    keys_of,
    parse_yaml,
    read_yaml,
)


def fail(data: bytes) -> PolicylintError:
    with pytest.raises(PolicylintError) as caught:
        parse_yaml(data, "r.yaml")
    return caught.value


BOMB = b"a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nd: [*c, *c]\n"


@pytest.mark.parametrize(
    ("data", "line", "what"),
    [
        (BOMB, 1, "anchors and aliases"),
        (b"a: 1\nb: *a\n", 2, "anchors and aliases"),
        (b"a: &loop [*loop]\n", 1, "anchors and aliases"),
        (b"a: 1\nb: 2\na: 3\n", 3, "the key 'a' is here twice (first on line 1)"),
        (b"why: ok\nflags:\n  - fine\n  - bad\0\n", 4, "NUL byte"),
        (b"why: ok\nflags: \xff\n", 2, "not valid UTF-8"),
        (b"a: !!python/object:os.system x\n", 1, "tag"),
        (b"a: !local x\n", 1, "tag"),
        (b"a: 1\n---\nb: 2\n", 2, "second YAML document"),
        (b"a: 1\n  b: 2\n", 2, "not valid YAML"),
        (b'a: "open\n', 2, "not valid YAML"),
        (b"[a, b]: c\n", 1, "a key must be a word"),
        (b"a: " + b"[" * 100_000, 1, "nested more than"),
        (b"- " * 100_000, 1, "nested more than"),
        (b"", None, "is empty"),
        (b"# nothing\n", None, "is empty"),
        (b"x" * (MAX_BYTES + 1), None, "larger than 1 MB"),
        (b"a: \x07\n", None, "not valid YAML"),
    ],
)
def test_what_is_turned_away(data: bytes, line: int | None, what: str) -> None:
    error = fail(data)
    assert what in error.what
    assert (error.path, error.line) == ("r.yaml", line)
    assert error.mend


def test_values_are_text_and_know_their_line() -> None:
    root = as_mapping(parse_yaml(b"on: no\nlist:\n- 1.0\n- >\n  two\n  lines\nempty:\n", "r.yaml"), "root")
    assert as_text(root["on"], "on") == "no"
    assert root["list"].line == 2
    assert [(as_text(item, "item"), item.line) for item in as_items(root["list"], "list")] == [
        ("1.0", 3),
        ("two lines", 4),
    ]
    assert root["empty"].value == ""


def test_a_byte_order_mark_is_no_part_of_the_first_key() -> None:
    assert list(as_mapping(parse_yaml("\ufeffa: 1".encode(), "r.yaml"), "root")) == ["a"]


def test_merge_keys_are_ordinary_keys() -> None:
    assert list(as_mapping(parse_yaml(b"<<: {a: 1}", "r.yaml"), "root")) == ["<<"]


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(PolicylintError, match="cannot be read"):
        read_yaml(tmp_path / "none.yaml")


def test_a_file_is_read_no_further_than_the_limit(tmp_path: Path) -> None:
    path = tmp_path / "big.yaml"
    path.write_bytes(b"#" * (3 * MAX_BYTES))
    with pytest.raises(PolicylintError, match=r"larger than 1 MB\. Split it"):
        read_yaml(path)


def test_wrong_shapes_name_what_was_wanted() -> None:
    root = as_mapping(parse_yaml(b"list: [a]\ntext: a\nblank: ''", "r.yaml"), "root")
    for read, key, what in [
        (as_text, "list", "must be text"),
        (as_items, "text", "must be a list"),
        (as_mapping, "text", "must be a mapping"),
        (as_text, "blank", "blank is empty"),
    ]:
        with pytest.raises(PolicylintError) as caught:
            read(root[key], key)
        assert what in caught.value.what
        assert caught.value.line == root[key].line


def test_an_unknown_choice_is_answered_with_the_nearest() -> None:
    root = as_mapping(parse_yaml(b"severity: eror", "r.yaml"), "root")
    with pytest.raises(PolicylintError) as caught:
        as_choice(root["severity"], "severity", ("error", "warning"))
    assert str(caught.value) == (
        "r.yaml:1: severity: 'eror' is not known. Did you mean 'error'? Use one of: error, warning."
    )


def test_long_lists_of_choices_are_not_printed() -> None:
    mend = choose("word7x", [f"word{number}" for number in range(100)])
    assert mend == "Did you mean 'word7'?"


def test_allowed_keys_come_from_the_type() -> None:
    @dataclass(frozen=True)
    class Shape:
        name: str = field(metadata={"derived": True})
        colour: str = ""

    assert keys_of(Shape) == ("colour",)
    root = as_mapping(parse_yaml(b"colour: red\ncolor: red", "r.yaml"), "root")
    with pytest.raises(
        PolicylintError, match=r"r\.yaml:2: shape: unknown key 'color'\. Did you mean 'colour'\?"
    ):
        check_keys(root, keys_of(Shape), "shape")
