from __future__ import annotations

from pathlib import Path

import pytest
from rules.ruleset import write_lexicon

from policylint.errors import PolicylintError
from policylint.rules.lexicon import Entry
from policylint.rules.load_lexicon import load_lexicon


@pytest.mark.parametrize(
    ("name", "content", "line", "what", "mend"),
    [
        ("a.yaml", "tell: {pos: verb, word: [tell]}", 1, "tell: unknown key 'word'", "Did you mean 'words'?"),
        ("a.yaml", "tell:\n  pos: verbs\n  words: [tell]", 2, "tell: pos: 'verbs'", "Did you mean 'verb'?"),
        ("a.yaml", "\ntell: {words: [tell]}", 2, "tell: 'pos' is missing", "Add 'pos:'"),
        ("a.yaml", "tell: {pos: verb}", 1, "tell: 'words' is missing", "Add 'words:'"),
        ("a.yaml", "tell: {pos: verb, words: []}", 1, "words is empty", "at least one"),
        ("a.yaml", "tell: {pos: verb, words: tell}", 1, "tell: words must be a list", "- "),
        ("a.yaml", "tell: {pos: verb, words: [tell (us)]}", 1, "'tell (us)' is not made of words", "letters"),
        ("a.yaml", "Tell: {pos: verb, words: [tell]}", 1, "class name 'Tell'", "lower-case"),
        ("a.yaml", "customer: {pos: noun, words: [x]}", 1, "'customer' is taken", "roles.yaml"),
        ("a.yaml", "none: {pos: noun, words: [x]}", 1, "'none' is taken", "Choose another"),
        (
            "a.yaml",
            "a: {pos: noun, words: [x]}\nb:\n  pos: noun\n  words: [y]\n  includes: [aa]",
            5,
            "'aa'",
            "'a'?",
        ),
        (
            "a.yaml",
            "a: {pos: noun, words: [x], includes: [b]}\nb: {pos: noun, words: [x], includes: [a]}",
            1,
            "includes itself",
            "Break the circle",
        ),
        (
            "b.yaml",
            "other: {pos: noun, words: [x]}\ntwin: {pos: noun, words: [x]}",
            2,
            "already in",
            "Keep one",
        ),
        ("roles.yaml", "clients: {pos: noun, words: [x]}", 1, "unknown key 'clients'", "customer"),
        ("cues.yaml", "\nreasons: [because]", 2, "unknown key 'reasons'", "Did you mean 'reason'?"),
        ("irregular.yaml", "tell: told", 1, "tell must be a list", "- "),
        ("a.yaml", "- tell", 1, "must be a mapping", "key: value"),
    ],
)
def test_what_is_wrong_is_told_with_its_place(
    tmp_path: Path, name: str, content: str, line: int, what: str, mend: str
) -> None:
    write_lexicon(tmp_path, {"a-first.yaml": "twin: {pos: noun, words: [x]}", name: content})
    with pytest.raises(PolicylintError) as caught:
        load_lexicon(tmp_path)
    assert caught.value.path == str(tmp_path / "lexicon" / name)
    assert caught.value.line == line
    assert what in caught.value.what
    assert mend in caught.value.mend


def test_forms_lead_back_to_lemmas(tmp_path: Path) -> None:
    lexicon = load_lexicon(write_lexicon(tmp_path))
    assert lexicon.forms["told"] == (("tell", "verb"),)
    assert lexicon.forms["brought"] == (("bring", "verb"),)
    assert lexicon.forms["up"] == (("up", "word"),)
    assert lexicon.forms["volumes"] == (("volume", "noun"),)
    assert lexicon.forms["customer's"] == (("customer", "noun"),)
    assert "calls" not in lexicon.forms
    assert "telled" not in lexicon.forms


def test_entries_carry_the_classes_that_include_theirs(tmp_path: Path) -> None:
    lexicon = load_lexicon(write_lexicon(tmp_path))
    assert lexicon.entries_by_first["inform"] == (Entry(("inform",), "verb", frozenset({"tell", "talk"})),)
    assert lexicon.entries_by_first["speak"][0].labels == {"talk"}
    assert lexicon.entries_by_first["customer"][0].labels == {"customer", "who-we-serve"}
    assert lexicon.entries_by_first["call"][0].head == 1
    assert lexicon.entries_by_first["bring"][0].head == 0


def test_roles_and_cues_are_told_apart(tmp_path: Path) -> None:
    lexicon = load_lexicon(write_lexicon(tmp_path))
    assert lexicon.roles == {"company", "customer", "supplier"}
    assert lexicon.cues == {"reason": ("because", "due to")}
    assert lexicon.classes["tell"].note == "who says something"


def test_surfaces_hold_every_form_that_can_carry_a_label(tmp_path: Path) -> None:
    lexicon = load_lexicon(write_lexicon(tmp_path))
    assert lexicon.surfaces("tell") >= {"tell", "told", "informing", "bring up", "brought up"}
    assert "up" not in lexicon.surfaces("tell")
    assert lexicon.surfaces("talk") >= {"spoken", "told"}
    assert lexicon.surfaces("workload") >= {"call volume", "call volumes", "workloads"}
    assert "call" not in lexicon.surfaces("workload")
    assert lexicon.surfaces("=deem") >= {"deem", "deems", "deemed", "deeming"}
    assert lexicon.surfaces("=bring up") >= {"brought up"}
    assert lexicon.surfaces("=responsible") >= {"responsible", "liable", "responsibility"}


def test_roles_and_what_includes_them_need_no_particular_word(tmp_path: Path) -> None:
    lexicon = load_lexicon(write_lexicon(tmp_path))
    names = ["tell", "=deem", "customer", "who-we-serve", "unheard-of"]
    assert [lexicon.gateable(name) for name in names] == [True, True, False, False, False]


def test_a_later_ruleset_adds_to_a_class(tmp_path: Path) -> None:
    first = write_lexicon(tmp_path / "first")
    own = write_lexicon(
        tmp_path / "own",
        {
            "own.yaml": "tell: {pos: verb, words: [ping, tell]}\n"
            "new: {pos: noun, words: [], includes: [workload]}",
            "roles.yaml": "supplier: {pos: noun, words: [haulier]}",
        },
    )
    lexicon = load_lexicon(first, own)
    assert lexicon.classes["tell"].words == ("tell", "inform", "bring up", "ping")
    assert lexicon.classes["supplier"].words == ("courier", "supplier", "haulier")
    assert lexicon.entries_by_first["workload"][0].labels == {"workload", "new"}


def test_a_later_ruleset_cannot_change_what_a_class_is(tmp_path: Path) -> None:
    first = write_lexicon(tmp_path / "first")
    own = write_lexicon(tmp_path / "own", {"own.yaml": "tell: {pos: noun, words: [ping]}"})
    with pytest.raises(
        PolicylintError, match=r"own\.yaml:1: .*of verbs in an earlier ruleset\. Write 'pos: verb'"
    ):
        load_lexicon(first, own)


def test_a_ruleset_needs_no_lexicon(tmp_path: Path) -> None:
    assert load_lexicon(tmp_path).classes == {}
