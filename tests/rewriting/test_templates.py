"""Templates filled from hand-built frames; where they must abstain stands first."""

from __future__ import annotations

import pytest
from rewriting.build import Case, case, clean, match_of, put_right, template

from policylint.rewriting import rewrites

OWN = "We are responsible for {topic}, and we settle it with {actor} ourselves."
TELL = "We tell {customer} about {object}."
CARRIER = {"actor": "the carrier", "roles": {"actor": "supplier"}}

ABSTAIN = [
    (OWN, case("The carrier is responsible.", "is responsible", actor="The carrier")),
    (OWN, case("The carrier is responsible for it.", "is responsible", actor="The carrier", topic="it")),
    (OWN, case("They are responsible for delays.", "are responsible", actor="They", topic="delays")),
    (OWN, case("The carrier is responsible for loss of.", "is", actor="The carrier", topic="loss of")),
    (OWN, case("Is the carrier responsible for delays?", "Is", actor="the carrier", topic="delays")),
    (OWN, case("The carrier is responsible for:", "is", actor="The carrier", topic="responsible")),
    (OWN, case("Carrier fault", "fault", actor="Carrier", topic="fault", mood="fragment")),
    (OWN, case("The carrier is responsible for late parcels since 2019.", "is", actor="The carrier",
               topic="late parcels", manner="since 2019")),
    (OWN, case("The carrier is responsible for delays unless we erred.", "is", actor="The carrier",
               topic="delays", exception="unless we erred")),
    (OWN, case("The carrier is responsible for **lost parcels** and `R7`.", "is", actor="The carrier",
               topic="lost parcels", clause="The carrier is responsible for lost parcels and R7")),
    (OWN, case("The courier is responsible for the bag that Ada Lane lost.", "is", actor="The courier",
               topic="the bag")),
    ("We tell {customer} within <time limit>.", case("Guests hear within 9 days.", "hear",
                                                     actor="Guests", deadline="within 9 days")),
    (OWN, case("We regret that the carrier is responsible for delays today.", "is responsible",
               topic="delays",
               clause="the carrier is responsible for delays", **CARRIER)),
    (OWN, case("The carrier is responsible for **late delivery of** goods.", "is", actor="The carrier",
               topic="delivery of goods")),
]  # fmt: skip


@pytest.mark.parametrize(("text", "given"), ABSTAIN, ids=lambda v: getattr(v, "source", None))
def test_a_template_abstains(text: str, given: Case) -> None:
    match, document = match_of(given, template(text))
    assert rewrites(match, document, clean) == ()


FILLED = [
    ("{actor} is responsible for {topic}.",
     case("We are not responsible for loss.", "are not", actor="We", topic="loss"),
     "We are responsible for loss."),
    ("{actor} is responsible for {topic}.",
     case("The shops in Ayr are not liable for loss.", "are not", actor="The shops in Ayr", topic="loss"),
     "The shops in Ayr are responsible for loss."),
    ("{actor} is responsible for {topic}.",
     case("Ayr is not liable for loss.", "is not", actor="Ayr", topic="loss"),
     "Ayr is responsible for loss."),
    (OWN, case("The carrier is responsible for late parcels.", "is responsible", actor="The carrier",
               topic="late parcels"),
     "We are responsible for late parcels, and we settle it with the carrier ourselves."),
    (OWN, case("Late parcels are SwiftLane's responsibility.", "are", actor="SwiftLane",
               topic="Late parcels"),
     "We are responsible for late parcels, and we settle it with SwiftLane ourselves."),
    (OWN, case("Royal Mail is responsible for *late* parcels", "is", actor="Royal Mail",
               topic="late parcels"),
     "We are responsible for *late* parcels, and we settle it with Royal Mail ourselves"),
    ("We are responsible for {topic}.",
     case("4.2 **Delays:** the lab is responsible for [late lenses](https://e.test/l).", "is",
          clause="the lab is responsible for late lenses", actor="the lab", topic="late lenses"),
     "4.2 **Delays:** we are responsible for [late lenses](https://e.test/l)."),
    ("We are responsible for {topic}.",
     case("If the part is late, the lab is responsible for the delay.", "is", condition="If the part is late",
          topic="the delay"),
     "If the part is late, we are responsible for the delay."),
    ("We are responsible for {topic}.",
     case("The lab is responsible for the delay, if the part is late.", "is", topic="the delay",
          condition="if the part is late"),
     "We are responsible for the delay, if the part is late."),
    ("We are responsible for {topic}.",
     case("We are not liable for late parcels even if we caused them.", "are not", topic="late parcels",
          concession="even if we caused them"),
     "We are responsible for late parcels even if we caused them."),
    ("We are responsible for {topic}.",
     case("We are not liable for loss, as the carrier insures it.", "are not", topic="loss",
          reason="as the carrier insures it"), "We are responsible for loss."),
    ("We are responsible for {topic}.",
     case("Paylattice is not liable for loss.", "is not", topic="loss", actor="Paylattice",
          roles={"actor": "company"}), "Paylattice is responsible for loss."),
    ("We answer for {topic}, and we settle it ourselves.",
     case("The University accepts no liability for loss.", "accepts", topic="loss", actor="The University",
          roles={"actor": "company"}), "The University answers for loss, and settles it itself."),
    ("We are responsible for {topic}.",
     case("Delays are a matter for the contractor.", "are", topic="Delays",
          before=("The Council runs this desk.", "Write to the Council.")),
     "The Council is responsible for delays."),
    (TELL, case("Do not mention the fee to passengers.", "Do not mention", object="the fee",
                recipient="passengers", roles={"recipient": "customer"}, mood="imperative"),
     "Tell passengers about the fee."),
    (TELL, case("- The fee is not mentioned", "is not mentioned", object="The fee"),
     "- We tell the customer about the fee"),
    (TELL, case("Agents must not mention the fee.", "must not mention", object="the fee", actor="Agents",
                roles={"actor": "staff"}, modality="must"),
     "Agents must tell the customer about the fee."),
    (TELL, case("The fee is not mentioned.", "is not mentioned", object="The fee", audience="customer"),
     "We tell you about the fee."),
    (TELL, case("Explain that the fee is never mentioned, and close.", "is never mentioned", object="the fee",
                clause="the fee is never mentioned"),
     "Explain that we tell the customer about the fee, and close."),
    ("We pay as soon as {customer} asks for it.",
     case("Credits are applied on request.", "are applied", audience="customer"),
     "We pay as soon as you ask for it."),
    ("Tell {recipient} about {object} by <date>.",
     case("Don't tell them about the delay.", "Don't tell", recipient="them", object="the delay",
          mood="imperative"), "Tell them about the delay by <date>."),
    ("We repair {thing} at our own cost.",
     case("Frames go at the patient's risk.", "go", captured={"thing": "Frames"}),
     "We repair frames at our own cost."),
    ("We replace {object} {condition}.",
     case("If it breaks, we don't replace the part.", "don't replace", object="the part",
          condition="If it breaks"), "We replace the part if it breaks."),
    ("We check with {supplier} ourselves and report back by <date>.",
     case("> Guests ask Harbour\n> Lines directly.", "ask", object="Harbour Lines",
          roles={"object": "supplier"}),
     "> We check with Harbour Lines ourselves and report back by <date>."),
    ('We are responsible for {topic}.',
     case('Say "the lab is responsible for delays".', "is", clause="the lab is responsible for delays",
          topic="delays", sentence='"the lab is responsible for delays"'),
     'Say "we are responsible for delays".'),
]  # fmt: skip


@pytest.mark.parametrize(("text", "given", "expected"), FILLED, ids=lambda v: getattr(v, "source", None))
def test_a_template_is_filled(text: str, given: Case, expected: str) -> None:
    match, document = match_of(given, template(text))
    made = rewrites(match, document, clean)
    assert [put_right(given.source, r) for r in made] == [expected]


def test_templates_come_in_the_rules_order_and_equal_ones_once() -> None:
    texts = ("We are responsible for {topic}.", "We own {topic}.", "We own {topic}.", "We own {actor}.")
    given = case("The lab is liable for loss.", "is", topic="loss")
    match, document = match_of(given, *map(template, texts))
    made = [put_right(given.source, r) for r in rewrites(match, document, clean)]
    assert made == ["We are responsible for loss.", "We own loss."]


def test_placeholders_are_named_and_make_a_rewrite_display_only() -> None:
    given = case("We are not liable for loss.", "are not", topic="loss")
    match, document = match_of(given, template("We pay for {topic} within <time limit>.", safety="safe"))
    (made,) = rewrites(match, document, clean)
    assert (made.safety, made.placeholders) == ("display", ("time limit",))


def test_legal_notices_get_no_rewrite() -> None:
    given = case("We are not liable for loss.", "are not", topic="loss", legal=True)
    match, document = match_of(given, template("We are responsible for {topic}."))
    assert rewrites(match, document, clean) == ()
