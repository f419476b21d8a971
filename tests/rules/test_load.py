from __future__ import annotations

from pathlib import Path

import pytest
from rules.ruleset import RULE, write_lexicon, write_rule

from policylint.errors import PolicylintError
from policylint.rules.lexicon import Lexicon
from policylint.rules.load import FAMILIES, Example, load_rules, load_rules_collecting
from policylint.rules.load_lexicon import load_lexicon
from policylint.rules.model import Constraint, Pattern, RewriteTemplate


@pytest.fixture
def lexicon(tmp_path: Path) -> Lexicon:
    return load_lexicon(write_lexicon(tmp_path / "set"))


def only_error(directory: Path, lexicon: Lexicon) -> PolicylintError:
    rules, errors = load_rules_collecting(directory, lexicon, FAMILIES)
    assert rules == ()
    assert len(errors) == 1, [str(error) for error in errors]
    return errors[0]


@pytest.mark.parametrize(
    ("old", "new", "line", "what", "mend"),
    [
        ("summary:", "sumary: x\nsummary:", 1, "unknown key 'sumary'", "Did you mean 'summary'?"),
        ("summary:", "id: x\nsummary:", 1, "unknown key 'id'", "Use one of: summary, tenets"),
        (
            "summary: A supplier is made responsible\n",
            "",
            1,
            "the key 'summary' is missing",
            "Add 'summary:'",
        ),
        ("B10", "B11", 2, "tenets: 'B11' is not known", "Did you mean 'B1"),
        ("[A1, B10]", "[]", 2, "tenets is an empty list", "Fill it"),
        ("severity: error", "severity: eror", 3, "severity: 'eror'", "Did you mean 'error'?"),
        ("severity: error", "severity: error\nstability: beta", 4, "stability: 'beta'", "stable, preview"),
        ("advice: Say who does what.", "advice:", 7, "advice is empty", "Write it"),
        ("flags: [a, b, c, d, e]", "flags: [a, b, c, d]", 24, "flags has 4 of the 5", "Add 1 more"),
        ("allows: [f, g, h, i, j]", "allows: []", 25, "allows is an empty list", "Fill it"),
        (
            "allows: [f, g, h, i, j]",
            "allows: [f, g, h, i, '']",
            25,
            "allows is empty",
            "Write it",
        ),
        ("flags: [a, b, c, d, e]", "flags: a", 24, "flags must be a list", "- "),
        ('"{supplier} is responsible for', '"{suplier} is responsible for', 9, "{suplier}", "'supplier'?"),
        (
            '"{supplier} is responsible for',
            '"{supplier is responsible for',
            9,
            "{ and } do not pair up",
            "Close",
        ),
        (
            "[tell,",
            "[tel,",
            11,
            "predicate: 'tel' is not a label",
            "Did you mean 'tell'? Use a role, a class",
        ),
        ("=mention", "= mention", 11, "no lemma", "=deem"),
        ("polarity: negative", "polarity: no", 12, "polarity: 'no'", "affirmative, negative"),
        ("polarity: negative", "polarty: negative", 12, "unknown key 'polarty'", "'polarity'?"),
        ("recipient: customer", "recipient: []", 13, "recipient is an empty list", "List a label"),
        ("[[workload], [any, none]]", "[[workload], any]", 14, "mixes labels and lists", "(a or b) and c"),
        ("{object: [refund]}", "{object: [refnd]}", 15, "object: 'refnd'", "'refund'?"),
        ("{object: [refund]}", "{not: {actor: any}}", 15, "not: unknown key 'not'", "predicate"),
        ("(our|the", "(our|(the", 17, "brackets must close", "docs/rule-format.md"),
        ("[sole]", "{soul}", 17, "{soul} is not in the lexicon", "company"),
        ("to us for {thing}", "to us for {thin}", 19, "unless: the slot {thin}", "'thing'?"),
        ("section: [responsibility]", "not: {actor: any}", 20, "unless asks for nothing", "outside 'not:'"),
        ("for {thing} within", "for {matter} within", 22, "rewrite: the slot {matter}", "thing"),
        ("<time limit>", "<time limit", 22, "< and > do not pair up", "Close every <"),
        ("<time limit>", "<>", 22, "<> is empty", "Write a name"),
        ("edit: affirm", "edit: afirm", 23, "edit: 'afirm'", "'affirm'?"),
        ("edit: affirm,", "", 23, "either 'text' or 'edit'", "affirm, drop"),
        ("safety: safe", "safety: maybe", 23, "safety: 'maybe'", "safe, unsafe, display"),
        ("why: >", "why: &x >", 4, "anchors and aliases", "quote"),
        ("tenets:", "summary: again\ntenets:", 2, "'summary' is here twice", "Keep one"),
    ],
)
def test_what_is_wrong_is_told_with_its_place(
    tmp_path: Path, lexicon: Lexicon, old: str, new: str, line: int, what: str, mend: str
) -> None:
    assert RULE.count(old) >= 1
    path = write_rule(tmp_path / "set", RULE.replace(old, new, 1))
    error = only_error(tmp_path / "set", lexicon)
    assert (error.path, error.line) == (str(path), line)
    assert what in error.what
    assert mend in error.mend


def test_a_rule_must_match_something(tmp_path: Path, lexicon: Lexicon) -> None:
    head, _, rest = RULE.partition("like:")
    write_rule(
        tmp_path / "set", head + rest[rest.index("unless:") :].replace("{thing} within", "{topic} within")
    )
    assert "Add at least one of: like, frames, phrases." in str(only_error(tmp_path / "set", lexicon))


@pytest.mark.parametrize(
    ("rule", "what"),
    [
        ("supplier/Owns", "the rule name 'Owns' is not allowed"),
        ("supplier/1st", "the rule name '1st' is not allowed"),
        ("Supplier/owns", "the family name 'Supplier' is not allowed"),
        ("suppliers/owns", "the family 'suppliers' is not known. Did you mean 'supplier'?"),
    ],
)
def test_the_path_is_the_id(tmp_path: Path, lexicon: Lexicon, rule: str, what: str) -> None:
    path = write_rule(tmp_path / "set", rule=rule)
    assert str(only_error(tmp_path / "set", lexicon)).startswith(f"{path}: {what}")


def test_own_rulesets_may_have_families_of_their_own(tmp_path: Path, lexicon: Lexicon) -> None:
    write_rule(tmp_path / "set", rule="our-tone/no-shouting")
    assert [rule.id for rule in load_rules(tmp_path / "set", lexicon)] == ["our-tone/no-shouting"]


def test_every_error_of_every_file_is_told_at_once(tmp_path: Path, lexicon: Lexicon) -> None:
    write_rule(tmp_path / "set", RULE.replace("A1", "A0").replace("<time", "time"), "blame/one")
    write_rule(tmp_path / "set", "- no rule", "blame/two")
    write_rule(tmp_path / "set", RULE, "blame/three")
    rules, errors = load_rules_collecting(tmp_path / "set", lexicon)
    assert [rule.id for rule in rules] == ["blame/three"]
    assert [(Path(error.path).stem, error.line) for error in errors] == [("one", 2), ("one", 22), ("two", 1)]
    with pytest.raises(PolicylintError, match=r"3 errors in rules:\n") as caught:
        load_rules(tmp_path / "set", lexicon)
    assert all(str(error) in str(caught.value) for error in errors)


def test_a_directory_that_is_not_there(tmp_path: Path, lexicon: Lexicon) -> None:
    with pytest.raises(PolicylintError, match="is not a directory of rules"):
        load_rules(tmp_path / "none", lexicon)


@pytest.mark.parametrize("name", ["stray.yaml", "blame/deep/rule.yaml", "lexicon/words.yml"])
def test_a_file_that_nobody_would_read_is_an_error(tmp_path: Path, lexicon: Lexicon, name: str) -> None:
    write_rule(tmp_path / "set")
    path = tmp_path / "set" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("a: b")
    _, errors = load_rules_collecting(tmp_path / "set", lexicon)
    assert next(str(error) for error in errors if error.path == str(path)).endswith(
        "is not where a rule file lies. Rules lie at <family>/<name>.yaml, classes at lexicon/<name>.yaml."
    )


def test_a_directory_without_rules_is_an_error(tmp_path: Path, lexicon: Lexicon) -> None:
    (tmp_path / "own").mkdir()
    with pytest.raises(PolicylintError, match="holds no rules"):
        load_rules(tmp_path / "own", lexicon)


def test_what_a_rule_file_becomes(tmp_path: Path, lexicon: Lexicon) -> None:
    path = str(write_rule(tmp_path / "set"))
    (rule,) = load_rules(tmp_path / "set", lexicon, FAMILIES)
    assert (rule.id, rule.family, rule.path) == ("supplier/owns-outcome", "supplier", path)
    assert (rule.tenets, rule.severity, rule.stability) == (("A1", "B10"), "error", "stable")
    assert rule.why == "The customer bought from us."
    assert rule.like == (Example("{supplier} is responsible for {thing}.", 9, path),)
    assert rule.frames == (
        Pattern(
            require=(
                Constraint("predicate", (frozenset({"tell", "=mention"}),)),
                Constraint("polarity", (frozenset({"negative"}),)),
                Constraint("recipient", (frozenset({"customer"}),)),
                Constraint("reason", (frozenset({"workload"}), frozenset({"any", "none"}))),
            ),
            forbid=(Constraint("object", (frozenset({"refund"}),)),),
            origin="frames",
            line=11,
        ),
    )
    assert rule.unless == (
        Example("{supplier} is responsible to us for {thing}.", 19, path),
        Pattern((Constraint("section", (frozenset({"responsibility"}),)),), (), "unless", 20),
    )
    assert rule.rewrite == (
        RewriteTemplate(text="We are responsible for {thing} within <time limit>.", line=22),
        RewriteTemplate(edit="affirm", argument="we", safety="safe", line=23),
    )
    assert rule.phrases[0].line == 17
    assert rule.allows == ("f", "g", "h", "i", "j")


def test_labels_that_frames_compute_are_known(tmp_path: Path, lexicon: Lexicon) -> None:
    content = RULE.replace('[tell, "=mention"]', "[be, be-down, fragment]").replace(
        "[refund]", '["mod:refund"]'
    )
    write_rule(tmp_path / "set", content)
    (rule,) = load_rules(tmp_path / "set", lexicon)
    assert rule.frames[0].require[0].groups == (frozenset({"be", "be-down", "fragment"}),)
    assert rule.frames[0].forbid[0].groups == (frozenset({"mod:refund"}),)


BEGUN = (
    RULE.replace("flags: [a, b, c, d, e]", "flags: [a]")
    .replace("allows: [f, g, h, i, j]", "allows: []")
    .replace("advice: Say who does what.", "advice: 'Not written yet: what to write'")
)


def test_a_rule_of_ones_own_may_be_unfinished_while_it_is_on_trial(tmp_path: Path, lexicon: Lexicon) -> None:
    write_rule(tmp_path / "set", BEGUN.replace("severity: error", "severity: error\nstability: preview"))
    (rule,) = load_rules(tmp_path / "set", lexicon)
    assert (rule.flags, rule.allows) == (("a",), ())


@pytest.mark.parametrize(("stability", "families"), [("stable", None), ("preview", FAMILIES)])
def test_a_stable_or_a_shipped_rule_may_not_be_unfinished(
    tmp_path: Path, lexicon: Lexicon, stability: str, families: tuple[str, ...] | None
) -> None:
    write_rule(tmp_path / "set", BEGUN.replace("severity: error", f"severity: error\nstability: {stability}"))
    _, errors = load_rules_collecting(tmp_path / "set", lexicon, families)
    told = [error.what for error in errors]
    assert told == [
        "advice is not written yet.",
        "flags has 1 of the 5 sentences that it needs.",
        "allows is an empty list.",
    ]
