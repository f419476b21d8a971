from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from rules.ruleset import RULE, write_lexicon, write_rule

from policylint.errors import PolicylintError
from policylint.rules.compiled import SHIPPED_NAME, load_ruleset
from policylint.rules.compiled_file import dump
from policylint.rules.lexicon import Lexicon
from policylint.rules.load import Example
from policylint.rules.model import Constraint, Pattern
from policylint.rules.ruleset import ruleset_hash


class Compiler:
    """Stands in for the parser: a pattern on the clause, named after the example; counts its calls."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def __call__(self, examples: Sequence[Example], lexicon: Lexicon) -> list[tuple[Pattern, ...]]:
        self.asked += [example.text for example in examples]
        constraint = Constraint("predicate", (frozenset({"responsible"}),))
        return [
            (Pattern((constraint,), (), example.text, example.line, (("thing", "topic"),)),)
            for example in examples
        ]


def refuse(examples: Sequence[Example], lexicon: Lexicon) -> list[tuple[Pattern, ...]]:
    raise AssertionError("compiled again")


@pytest.fixture
def directory(tmp_path: Path) -> Path:
    write_rule(write_lexicon(tmp_path / "set"))
    return tmp_path / "set"


def test_likes_come_first_and_exceptions_keep_their_order(directory: Path) -> None:
    compiler = Compiler()
    (rule,) = load_ruleset([directory], compiler).rules
    assert compiler.asked == [
        "{supplier} is responsible for {thing}.",
        "{supplier} is responsible to us for {thing}.",
    ]
    assert [(one.origin, one.line) for one in rule.patterns] == [(compiler.asked[0], 9), ("frames", 11)]
    assert [(one.origin, one.line) for one in rule.unless] == [(compiler.asked[1], 19), ("unless", 20)]
    assert rule.path == str(directory / "supplier" / "owns-outcome.yaml")


def test_the_parser_is_not_asked_without_examples(directory: Path) -> None:
    head, rest = RULE.split("like:\n")[0], RULE[RULE.index("frames:") :]
    content = (head + rest).replace('  - "{supplier} is responsible to us for {thing}."\n', "")
    write_rule(directory, content.replace("{thing}", "{topic}"))
    assert len(load_ruleset([directory], refuse).rules) == 1


def test_what_is_dumped_comes_back(directory: Path) -> None:
    ruleset = load_ruleset([directory], Compiler())
    (directory / SHIPPED_NAME).write_bytes(dump(ruleset))
    assert load_ruleset([directory], refuse) == ruleset
    assert dump(load_ruleset([directory], refuse)) == dump(ruleset)
    (directory / SHIPPED_NAME).unlink()
    assert dump(load_ruleset([directory], Compiler())) == dump(ruleset)


def test_the_cache_is_used_until_a_file_changes(directory: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache" / "deep"
    first = load_ruleset([directory], Compiler(), cache)
    assert load_ruleset([directory], refuse, cache) == first
    assert [path.suffix for path in cache.iterdir()] == [".json"]
    write_rule(directory, RULE.replace("[f, g, h, i, j]", "[f, g, h, i, k]"))
    again = load_ruleset([directory], Compiler(), cache)
    assert again.rules[0].allows[-1] == "k"
    assert again.hash != first.hash


@pytest.mark.parametrize(
    "content", [b"", b"{}", b"[]", b"\xff", b'{"hash": 1, "code": 2, "ruleset": 3}', b"[" * 9999, b"[{}]\n"]
)
def test_a_broken_cache_is_passed_over_and_mended(directory: Path, tmp_path: Path, content: bytes) -> None:
    first = load_ruleset([directory], Compiler(), tmp_path / "cache")
    (kept,) = (tmp_path / "cache").iterdir()
    kept.write_bytes(content)
    assert load_ruleset([directory], Compiler(), tmp_path / "cache") == first
    assert load_ruleset([directory], refuse, tmp_path / "cache") == first


@pytest.mark.parametrize(("said", "damaged"), [(b"[[[", b"[[[[],"), (b"responsible", b"irresponsible")])
def test_a_cache_with_the_right_marks_and_wrong_content(
    directory: Path, tmp_path: Path, said: bytes, damaged: bytes
) -> None:
    first = load_ruleset([directory], Compiler(), tmp_path / "cache")
    (kept,) = (tmp_path / "cache").iterdir()
    assert said in kept.read_bytes()
    kept.write_bytes(kept.read_bytes().replace(said, damaged))
    compiler = Compiler()
    assert load_ruleset([directory], compiler, tmp_path / "cache") == first
    assert compiler.asked


def test_a_cache_that_cannot_be_written_is_none(directory: Path, tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file")
    assert len(load_ruleset([directory], Compiler(), tmp_path / "cache").rules) == 1


def test_a_shipped_compiled_form_is_used_only_while_it_is_current(directory: Path) -> None:
    first = load_ruleset([directory], Compiler())
    (directory / SHIPPED_NAME).write_bytes(dump(first))
    assert load_ruleset([directory], refuse) == first
    (directory / SHIPPED_NAME).write_bytes(dump(first).replace(b'"code":"', b'"code":"x'))
    compiler = Compiler()
    load_ruleset([directory], compiler)
    assert compiler.asked
    (directory / SHIPPED_NAME).write_bytes(dump(replace(first, hash="other")))
    compiler = Compiler()
    load_ruleset([directory], compiler)
    assert compiler.asked


def test_equal_files_elsewhere_share_the_cache_but_not_their_paths(directory: Path, tmp_path: Path) -> None:
    load_ruleset([directory], Compiler(), tmp_path / "cache")
    write_rule(write_lexicon(tmp_path / "copy"))
    (rule,) = load_ruleset([tmp_path / "copy"], refuse, tmp_path / "cache").rules
    assert rule.path == str(tmp_path / "copy" / "supplier" / "owns-outcome.yaml")


def test_several_rulesets_become_one(directory: Path, tmp_path: Path) -> None:
    own = tmp_path / "own"
    write_rule(own, RULE.replace("[tell,", "[ping,"), "own-family/own-rule")
    write_lexicon(own, {"own.yaml": "ping: {pos: verb, words: [ping]}"})
    ruleset = load_ruleset([directory, own], Compiler())
    assert [rule.id for rule in ruleset.rules] == ["own-family/own-rule", "supplier/owns-outcome"]
    assert ruleset.hash == ruleset_hash(directory, own)
    assert ruleset.gate.needs.keys() == {"own-family/own-rule", "supplier/owns-outcome"}


def test_two_rules_of_one_name_are_an_error(directory: Path, tmp_path: Path) -> None:
    write_rule(tmp_path / "own")
    with pytest.raises(PolicylintError, match=r"'supplier/owns-outcome' is already in .*\. Rename it\."):
        load_ruleset([directory, tmp_path / "own"], Compiler())


def test_the_hash_tells_names_from_contents(tmp_path: Path) -> None:
    hashes = set()
    for number, (name, content) in enumerate([("a/bc.yaml", "d"), ("a/b.yaml", "cd"), ("ab/c.yaml", "d")]):
        path = tmp_path / str(number) / name
        path.parent.mkdir(parents=True)
        path.write_text(content)
        hashes.add(ruleset_hash(tmp_path / str(number)))
    assert len(hashes) == 3


def test_errors_of_the_files_reach_the_caller(directory: Path, tmp_path: Path) -> None:
    path = write_rule(directory, RULE.replace("A1", "A0"))
    with pytest.raises(PolicylintError) as caught:
        load_ruleset([directory], Compiler(), tmp_path / "cache")
    assert (caught.value.path, caught.value.line) == (str(path), 2)
    assert not (tmp_path / "cache").exists()
