"""`policylint explain`: a rule, a family, a sentence."""

from __future__ import annotations

from typing import Any, get_args

import pytest

from policylint.commands.explain_text import frame_in_words
from policylint.language.model import Adjunct, Context, Frame, Slot
from policylint.source import Span

AT = Span(0, 1)


def test_a_rule_is_told_in_full(cli: Any, place: Any) -> None:
    run = cli("explain", "supplier/blames-supplier")
    assert run.exit_code == 0
    assert run.stdout == (
        "supplier/blames-supplier\n"
        "========================\n"
        "A supplier is made responsible.\n"
        "\n"
        "Severity   an error: stops a check\n"
        "Stability  stable: right at least nine times in ten\n"
        "Tenets     A1 own the outcome, whoever does the work\n"
        "           A3 use your influence on suppliers for the customer\n"
        "File       rulesets/x.yaml\n"
        "\n"
        "Why\n  The customer bought from us.\n"
        "\n"
        "What to write instead\n  Say what we do.\n"
        "\n"
        "It looks for clauses such as\n  - {supplier} is responsible for {thing}.\n"
        "\n"
        "It proposes\n  - We are responsible for {thing}. [unsafe]\n"
        "\n"
        "It finds\n  - Blame rests with our courier.\n"
        "\n"
        "It leaves alone\n  - We are responsible.\n"
    )


def test_a_family_is_each_of_its_rules(cli: Any, place: Any) -> None:
    lines = cli("explain", "blame").stdout.splitlines()
    assert [line for line in lines if line.startswith("blame/")] == ["blame/hint", "blame/maybe"]


@pytest.mark.parametrize(
    ("name", "mend"),
    [
        ("suplier/blames-supplier", "Did you mean 'supplier/blames-supplier'?"),
        ("blames-supplier", "Did you mean 'supplier/blames-supplier'?"),
        ("zzz", "`policylint rules` lists them."),
    ],
)
def test_an_unknown_rule_is_an_error_with_the_nearest_name(
    cli: Any, place: Any, name: str, mend: str
) -> None:
    run = cli("explain", name)
    assert run.exit_code == 2
    assert run.stderr == f"No rule or family {name!r}. {mend}\n"


def test_a_text_is_shown_with_what_fires_and_what_nearly_did(
    cli: Any, place: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "92")
    run = cli("explain", "--text", "It is WARN.")
    assert run.exit_code == 0
    assert run.stdout == (
        "“It is WARN.”\n"
        "  No rule has its words here, so `check` does not parse it.\n"
        "\n"
        "No clause was found in it.\n"
        "\n"
        "convenience/no-exceptions fires\n"
        "  A supplier is made responsible.\n"
        "  looks for    the word WARN\n"
        "  found        “WARN”\n"
        "\n"
        "supplier/blames-supplier did not fire\n"
        "  looks for    {supplier} is responsible for {thing}.\n"
        "  differs in   who\n"
        "  expected     supplier\n"
        "  found        company\n"
        "\n"
        "The trained reader  “It is WARN.”, by itself: 60% that a careful reader would object, most\n"
        "                    likely for blame.\n"
    )


def test_the_trained_reader_doubts_a_rule_where_it_rates_a_text_very_low(cli: Any, place: Any) -> None:
    text = "We ring the customer the same day and say sorry for BLAME."
    shown = " ".join(cli("explain", "--text", text).stdout.split())
    assert "less than 1 % that a careful reader would object; it doubts the rule that fires." in shown


@pytest.mark.parametrize("arguments", [(), ("blame", "--text", "x"), ("--text", "x", "--audience", "nobody")])
def test_wrong_usage_is_exit_code_2(cli: Any, place: Any, arguments: tuple[str, ...]) -> None:
    assert cli("explain", *arguments).exit_code == 2


def test_a_frame_is_told_field_by_field() -> None:
    frame = Frame(
        sentence=AT,
        span=AT,
        predicate="tell",
        predicate_span=AT,
        predicate_labels=frozenset({"tell", "inform"}),
        recipient=Slot(AT, "the guest", "guest", "customer", frozenset({"customer", "guest"})),
        adjuncts=(Adjunct("restriction", "only if", AT, "only if they ask"),),
        modality="must",
        context=frozenset({"speech"}),
    )
    assert list(frame_in_words(frame)) == [
        ("does", "tell (inform)"),
        ("to whom", "“the guest” = customer"),
        ("restriction", "“only if they ask”"),
        ("form", "says “must”"),
        ("read as", "words that staff are to say [speech]"),
    ]


def test_every_context_has_its_words() -> None:
    for context in get_args(Context):
        frame = Frame(sentence=AT, span=AT, predicate="tell", predicate_span=AT, context=frozenset({context}))
        (_, words) = list(frame_in_words(frame))[-1]
        assert words.endswith(f" [{context}]")
