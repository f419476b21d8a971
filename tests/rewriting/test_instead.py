"""A rule's good sentence in the place of the author's: in whose voice, and with which of its phrases."""

from __future__ import annotations

import pytest
from rewriting.build import Case, case, clean, edit, match_of, put_right

from policylint.errors import PolicylintError
from policylint.rewriting import rewrites
from policylint.rules.templates import read_rewrite
from policylint.rules.yaml_door import parse_yaml

ASK = "We ask {supplier|our supplier} for {customer} and we tell {them} the answer within <time limit>."
TELL = "We tell {customer} what happens next."

REFUSED = [
    ("customers => " + TELL, case("They find out by themselves.", "find out")),
    ("staff => " + TELL, case("You find out by yourself.", "find out", audience="customer")),
    ("has refund|credit => " + TELL, case("They find out by themselves.", "find out")),
    (ASK.replace("|our supplier", ""), case("They can argue with them.", "argue")),
    (TELL, case("Why do they find out?", "find out", mood="question")),
    (TELL, case("Then do as follows:", "do", mood="imperative")),
    (TELL, case("They find out after 14 days.", "find out")),
    (TELL, case("They find out from Norrvik.", "find out")),
    (TELL, case("They find out. It is in the terms.", "find out", legal=True)),
    ("ban => " + TELL, case("Norrvik wins on 4 counts.", "wins", "win")),
    # a condition on the form of what is asked is the restriction itself, and its numbers would go
    (
        TELL,
        case("Letters are read if they are sent on Form 7.", "read", condition="if they are sent on Form 7"),
    ),
    # granted is only one plain fact, told as a statement, whose first word is no name but by its look
    ("even => " + TELL, case("Norrvik decides, and callers ring 4 desks.", "decides", "decide")),
    ("even => " + TELL, case("Let Norrvik decide.", "Let", mood="imperative")),
    ("even => " + TELL, case("Even Norrvik decides 4 times.", "decides", "decide")),
    ("even => " + TELL, case("Norrvik decides 4 times.", "decides", "decide", actor="Norrvik")),
    ("even => " + TELL, case("Since Norrvik decides 4 times, wait.", "decides", "decide")),
    (
        "even => " + TELL,
        case("Agents quote no Norrvik dates.", "quote", polarity="negative"),
    ),  # no fact beside it
    # a ban with an exception would do it in that very case
    (
        "ban => " + TELL,
        case(
            "Add 4 gifts unless they object.",
            "Add",
            exception=("unless they object", "unless"),
            mood="imperative",
        ),
    ),
]


@pytest.mark.parametrize(("argument", "given"), REFUSED)
def test_nothing_is_said_instead_where_it_does_not_fit(argument: str, given: Case) -> None:
    match, document = match_of(given, edit("instead", argument))
    assert rewrites(match, document, clean) == ()


IMPERATIVE = {"mood": "imperative"}
PUT = [
    # the voice of the source
    (TELL, case("Let them find out.", "Let", **IMPERATIVE), "Tell the customer what happens next."),
    (TELL, case("let them find out", "let", kind="cell"), "tell the customer what happens next"),
    (
        TELL,
        case("They find out.", "find out", before=("We are open.",)),
        "We tell the customer what happens next.",
    ),
    (TELL, case("They find out.", "find out"), "<role> tells the customer what happens next."),
    (
        TELL,
        case("They find out.", "find out", before=("The Council is open.",)),
        "The Council tells the customer what happens next.",
    ),
    (
        TELL,
        case("You find out.", "find out", audience="customer", before=("We do.",)),
        "We tell you what happens next.",
    ),
    (
        TELL,
        case("Agents say nothing.", "say", actor="Agents", roles={"actor": "staff"}, modality="must"),
        "Agents must tell the customer what happens next.",
    ),
    (
        "We look it up and we tell {customer}.",
        case("The clerk says nothing.", "says", actor="The clerk", roles={"actor": "staff"}),
        "The clerk looks it up and tells the customer.",
    ),
    (TELL, case("THEY FIND OUT.", "FIND OUT", before=("We do.",)), "WE TELL THE CUSTOMER WHAT HAPPENS NEXT."),
    # whom it is about
    (
        TELL,
        case("Let them find out.", "Let", **IMPERATIVE, before=("The patient waits. Patients wait.",)),
        "Tell the patient what happens next.",
    ),
    (
        ASK,
        case(
            "They argue with the lab.",
            "argue",
            recipient="the lab",
            roles={"recipient": "supplier"},
            **IMPERATIVE,
        ),
        "Ask the lab for the customer and tell them the answer within <time limit>.",
    ),
    (
        ASK,
        case("They argue with it.", "argue", **IMPERATIVE),
        "Ask our supplier for the customer and tell them the answer within <time limit>.",
    ),
    # conditions, numbers of items, further clauses
    (
        TELL,
        case("2.3 If it is late, keep quiet.", "keep quiet", **IMPERATIVE, condition="If it is late"),
        "2.3 If it is late, tell the customer what happens next.",
    ),
    (
        TELL,
        case("Keep quiet if it is late.", "Keep quiet", **IMPERATIVE, condition="if it is late"),
        "If it is late, tell the customer what happens next.",
    ),
    (
        "condition => " + TELL,
        case("Speak only if they ask.", "Speak", **IMPERATIVE, condition="if they ask"),
        "Tell the customer what happens next.",
    ),
    (
        TELL,
        case(
            "Keep quiet; refund 9 euros.", "Keep quiet", **IMPERATIVE, clause="Keep quiet", under="Keep quiet"
        ),
        "Tell the customer what happens next; refund 9 euros.",
    ),
    (
        TELL,
        case(
            "Keep quiet; it only upsets them.",
            "Keep quiet",
            **IMPERATIVE,
            clause="Keep quiet",
            under="Keep quiet",
        ),
        "Tell the customer what happens next.",
    ),
    # what is a fact stays, and is granted
    (
        "even => " + TELL,
        case("Refunds are Norrvik's call.", "are", "be", before=("We are open.",)),
        "Even if refunds are Norrvik's call, we tell the customer what happens next.",
    ),
    (
        "even => " + TELL,
        case("Remember that Tier 1 pays nothing.", "pays", "pay", before=("We are open.",)),
        "Even if Tier 1 pays nothing, we tell the customer what happens next.",
    ),
    (
        "even => " + TELL,
        case("If it is late, Norrvik decides it.", "decides", condition="If it is late", before=("We do.",)),
        "If it is late, we tell the customer what happens next, even if Norrvik decides it.",
    ),
    (
        "even => " + TELL,
        case(
            "Our Norrvik dates vary; files stay open.",
            "vary",
            clause="Our Norrvik dates vary",
            under="vary",
            before=("We are open.",),
        ),
        "Even if our Norrvik dates vary, we tell the customer what happens next; files stay open.",
    ),
    # a quotation goes with the mark that closes it
    (
        TELL,
        case('Say "it is late."', "late", under="Say", **IMPERATIVE),
        "Tell the customer what happens next.",
    ),
    # what followed from the bad clause goes, and what the bad clause followed from is left standing
    (
        TELL,
        case(
            "Keep quiet, so they wait.", "Keep quiet", **IMPERATIVE, clause="Keep quiet", under="Keep quiet"
        ),
        "Tell the customer what happens next.",
    ),
    (
        TELL,
        case("Norrvik is late, so we say nothing.", "say", clause="we say nothing", under="we say nothing"),
        "Norrvik is late; we tell the customer what happens next.",
    ),
    # what it is about, where a plain phrase names it
    (
        "We look into {matter|it} for {customer}.",
        case("Late fees are not ours.", "are", "be", actor="Late fees", before=("We do.",)),
        "We look into late fees for the customer.",
    ),
    (
        "We look into {matter|it} for {customer}.",
        case("Our control ends there.", "ends", "end", actor="Our control", before=("We do.",)),
        "We look into it for the customer.",
    ),
    # what holds a fact is forbidden, and the good instruction follows
    (
        "ban => " + TELL,
        case("Give the 0800 number.", "Give", "give", **IMPERATIVE),
        "Do not give the 0800 number; tell the customer what happens next.",
    ),
]


@pytest.mark.parametrize(("argument", "given", "wanted"), PUT, ids=lambda v: getattr(v, "source", None))
def test_the_good_sentence_is_said_as_the_author_would(argument: str, given: Case, wanted: str) -> None:
    match, document = match_of(given, edit("instead", argument))
    made = rewrites(match, document, clean)
    assert [put_right(given.source, one) for one in made] == [wanted]


def test_choices_stand_beside_the_first_rewrite_in_order() -> None:
    given = case("Keep quiet.", "Keep quiet", mood="imperative")
    lines = (TELL, "We never come second.", "or => We ask {customer} what helps.", "or => We say so.")
    match, document = match_of(given, *(edit("instead", line) for line in lines))
    made = [one.text for one in rewrites(match, document, clean)]
    assert made == ["Tell the customer what happens next.", "Ask the customer what helps.", "Say so."]


def test_only_a_clean_sentence_is_shown() -> None:
    given = case("Keep quiet.", "Keep quiet", mood="imperative")
    match, document = match_of(given, edit("instead", TELL))
    assert rewrites(match, document, lambda sentence: False) == ()


def test_two_findings_are_mended_at_once_where_neither_is_clean_alone() -> None:
    given = case(
        "Keep quiet, as it helps; wait in due course.",
        "Keep quiet",
        reason="as it helps",
        deadline="in due course",
    )
    match, document = match_of(given, edit("drop", "reason"))
    other, _ = match_of(given, edit("replace", "deadline=within <time limit>"))
    both = "Keep quiet; wait within <time limit>."
    assert rewrites(match, document, both.__eq__) == ()
    made = rewrites(match, document, both.__eq__, others=(other,))
    assert [put_right(given.source, one) for one in made] == [both]


@pytest.mark.parametrize(
    ("argument", "mend"),
    [("Tell them.", "We"), ("wihtout => We tell them.", "ban"), ("We tell {nobody}.", "nobody")],
)
def test_a_wrong_argument_is_told_with_its_mend(argument: str, mend: str) -> None:
    data = f'{{edit: instead, argument: "{argument}"}}'.encode()
    with pytest.raises(PolicylintError) as told:
        read_rewrite(parse_yaml(data, "rule.yaml"), ())
    assert mend in str(told.value)
