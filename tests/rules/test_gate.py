from __future__ import annotations

from pathlib import Path

import pytest
from rules.ruleset import write_lexicon

from policylint.language import roles
from policylint.rules.gate import Gate
from policylint.rules.gate_building import build_gate
from policylint.rules.lexicon import Lexicon
from policylint.rules.load_lexicon import load_lexicon
from policylint.rules.marks import PRONOUNS, QUOTATION, marks_of
from policylint.rules.model import Constraint, Pattern, Rule
from policylint.rules.phrases import parse_phrase
from policylint.rules.words import words_of


@pytest.fixture
def lexicon(tmp_path: Path) -> Lexicon:
    return load_lexicon(write_lexicon(tmp_path))


def pattern(line: int = 1, /, **fields: str) -> Pattern:
    """``tell|=say & refund`` is two groups."""
    return Pattern(
        tuple(
            Constraint(name, tuple(frozenset(group.split("|")) for group in groups.split("&")))
            for name, groups in fields.items()
        ),
        origin="frames",
        line=line,
    )


def rule(name: str, *patterns: Pattern, phrases: tuple[str, ...] = ()) -> Rule:
    return Rule(
        id=f"blame/{name}",
        family="blame",
        summary="",
        tenets=(),
        severity="error",
        stability="stable",
        why="",
        advice="",
        patterns=patterns,
        unless=(),
        phrases=tuple(parse_phrase(text) for text in phrases),
        rewrites=(),
        flags=(),
        allows=(),
    )


TELL = rule("tell", pattern(predicate="tell", polarity="negative", recipient="customer"))
WORKLOAD = rule(
    "workload", pattern(predicate="refund|=reship", reason="workload", actor="any", section="tell")
)
IDIOM = rule("idiom", phrases=("at (our|the company's) [sole] ... discretion", "no {refund}"))
HEAVY = rule("heavy", pattern(clause="refund&workload", modality="must", predicate="be-down|none"))
ONLY_IF = rule("only-if", pattern(predicate="refund", reason="customer|any"))
MODIFIED = rule("modified", pattern(object="mod:workload"))


@pytest.mark.parametrize(
    ("rules", "text"),
    [
        ((TELL,), "We told the customer."),
        ((TELL,), "Do not call the customer."),
        ((TELL,), "Nobody was told."),
        ((WORKLOAD,), "Refunds are paid at once."),
        ((WORKLOAD,), "Our call handlers refund nothing."),
        ((IDIOM,), "At our sole risk."),
        ((IDIOM,), "Discretion is ours."),
        ((IDIOM,), "No replacement."),
        ((HEAVY,), "We must refund you."),
        ((MODIFIED,), "Refund them."),
        ((ONLY_IF,), "Refund the customer."),
        ((TELL, WORKLOAD, IDIOM, HEAVY, MODIFIED), "Thank you for your visit."),
        ((), "Anything at all."),
    ],
)
def test_texts_that_need_no_parse(lexicon: Lexicon, rules: tuple[Rule, ...], text: str) -> None:
    assert not build_gate(rules, lexicon).passes(words_of(text))


@pytest.mark.parametrize(
    ("rules", "text"),
    [
        ((TELL,), "None of them was told."),
        ((TELL,), "Never tell \u201cyoure late\u201d."),
        ((TELL,), "DON\u2019T BRING IT UP WITH THEM."),
        ((TELL,), "They can't be informed"),
        ((TELL,), "Staff refuse to inform their customers."),
        ((WORKLOAD,), "Repaid late because of call volumes."),
        ((WORKLOAD,), "We reshipped it because of the workload."),
        ((IDIOM,), "at the company\u2019s discretion"),
        ((IDIOM,), "No, we repaid it."),
        ((HEAVY,), "The workload refund"),
        ((MODIFIED,), "A workload report"),
        ((ONLY_IF,), "Refunded, due to her call."),
        ((TELL, IDIOM), "at our discretion"),
    ],
)
def test_texts_that_may_hold_something(lexicon: Lexicon, rules: tuple[Rule, ...], text: str) -> None:
    assert build_gate(rules, lexicon).passes(words_of(text))


@pytest.mark.parametrize(
    "fields",
    [
        {"actor": "customer|none"},
        {"clause": "customer"},
        {"reason": "customer|none"},
        {"manner": "customer"},
        {"deadline": "any"},
        {"predicate": "refund|any"},
        {"predicate": "refund|none"},
        {"predicate": "be"},
        {"object": "refund|others"},
        {"audience": "customer|any"},
        {"context": "speech|conditional"},
        {"section": "refund"},
        {"modality": "must", "mood": "imperative"},
        {"polarity": "affirmative"},
    ],
)
def test_a_pattern_that_needs_no_word_opens_the_gate_and_is_named(
    lexicon: Lexicon, fields: dict[str, str]
) -> None:
    gate = build_gate([rule("open", pattern(7, **fields)), TELL], lexicon)
    assert gate.passes(frozenset())
    assert gate.ungated == {"blame/open": ("line 7: frames",)}
    assert not gate.only(["blame/tell"]).passes(frozenset({"tell"}))


def test_the_gate_of_some_rules(lexicon: Lexicon) -> None:
    gate = build_gate([TELL, IDIOM], lexicon)
    idiom = words_of("at our discretion")
    assert gate.only(["blame/idiom"]).passes(idiom)
    assert not gate.only(["blame/tell"]).passes(idiom)
    assert not gate.only([]).passes(idiom)
    assert gate.only(["blame/tell"]) is gate.only(["blame/tell"])


def test_redundant_alternatives_are_dropped(lexicon: Lexicon) -> None:
    strict = pattern(predicate="tell", reason="workload")
    weak = pattern(predicate="tell|refund")
    gate = build_gate([rule("both", strict, weak, weak)], lexicon)
    assert gate.needs == build_gate([rule("both", weak)], lexicon).needs | {
        "blame/both": gate.needs["blame/both"]
    }
    assert len(gate.needs["blame/both"]) == 1
    assert gate.passes(words_of("refunded"))


def test_a_gate_equals_itself_rebuilt(lexicon: Lexicon) -> None:
    first, second = (build_gate([TELL, WORKLOAD, IDIOM], lexicon) for _ in range(2))
    assert isinstance(first, Gate)
    assert first == second


@pytest.mark.parametrize(
    ("fields", "text", "opens"),
    [
        ({"object": "supplier"}, "Ask the courier.", True),
        ({"object": "supplier"}, "Ask Zeltho.", True),
        ({"object": "supplier"}, "Ask her.", True),
        ({"object": "supplier"}, "Ask us.", False),
        ({"object": "who-we-serve"}, "We call you.", True),
        ({"object": "who-we-serve"}, "We call.", False),
        ({"audience": "customer"}, "Anything.", False),
        ({"audience": "staff|customer"}, "Anything.", True),
        ({"context": "speech"}, "Anything.", False),
        ({"context": "speech"}, "He wrote \u201canything\u201d.", True),
        ({"context": "speech"}, "He wrote 'anything'.", True),
        ({"context": "speech"}, "He didn't.", False),
        ({"context": "speech"}, "Tell him.", True),
    ],
)
def test_roles_and_surroundings_have_marks(
    lexicon: Lexicon, fields: dict[str, str], text: str, opens: bool
) -> None:
    words = words_of(text) | marks_of(text, [("zeltho", "supplier")], "staff", frozenset())
    assert build_gate([rule("some", pattern(**fields))], lexicon).passes(words) is opens


def test_a_text_that_is_quoted_as_a_whole_is_marked() -> None:
    assert QUOTATION in marks_of("Anything.", (), "staff", frozenset({"speech"}))


def test_the_pronouns_of_the_frames_are_known_to_the_gate() -> None:
    assert PRONOUNS["company"] >= roles._WE | roles._I
    assert PRONOUNS["staff"] & PRONOUNS["customer"] >= roles._YOU
    assert all(words >= roles._THEY for words in PRONOUNS.values())
