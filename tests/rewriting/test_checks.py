"""The checks, each by the corruption of a good rewrite that it alone should catch."""

from __future__ import annotations

import pytest
from rewriting.build import case, clean, match_of

from policylint.rewriting import Candidate, check
from policylint.rewriting.candidate import Change
from policylint.rewriting.checks import facts

OLD = "If the lens is late, do not tell Ms Okafor before 14 May that order QX-7 (£40) went to ops@lane.test."
GOOD = "If the lens is late, tell Ms Okafor before 14 May that order QX-7 (£40) went to ops@lane.test."


def passes(new: str, old: str = OLD, *, legal: bool = False, condition: str = "If the lens is late") -> bool:
    phrases = {"condition": condition} if condition else {}
    match, _ = match_of(case(old, "tell", legal=legal, **phrases))
    return check(Candidate((Change(0, len(old), (new,)),)), match, clean)


def test_a_good_rewrite_passes() -> None:
    assert passes(GOOD)


CORRUPTIONS = {
    "number lost": GOOD.replace("14 May", "May"),
    "number changed": GOOD.replace("14", "15"),
    "number invented": GOOD.replace("tell", "tell within 2 days"),
    "amount lost": GOOD.replace("(£40) ", ""),
    "currency changed": GOOD.replace("£40", "$40"),
    "month lost": GOOD.replace("14 May", "the 14"),
    "name lost": GOOD.replace("Ms Okafor", "her"),
    "code changed": GOOD.replace("QX-7", "QX-8"),
    "address lost": GOOD.replace("ops@lane.test", "operations"),
    "condition lost": GOOD.replace("If the lens is late, tell", "Tell"),
    "same as before": OLD,
    "double space": GOOD.replace("tell Ms", "tell  Ms"),
    "space before comma": GOOD.replace("late,", "late ,"),
    "double comma": GOOD.replace("late,", "late,,"),
    "open bracket": GOOD.replace("£40)", "£40"),
    "empty bracket": GOOD.replace("(£40)", "(£40) ()"),
    "open quote": GOOD.replace("order", '"order'),
    "leading conjunction": "And " + GOOD[0].lower() + GOOD[1:],
    "dangling preposition": GOOD[:-1] + " with.",
    "dangling article": GOOD[:-1] + " and the.",
    "two limits": GOOD[:-1] + " within the office within <time limit>.",
    "doubled word": GOOD.replace("tell", "tell tell"),
    "open placeholder": GOOD.replace("tell", "tell <owner"),
    "unfilled slot": GOOD.replace("tell", "tell {thing}"),
    "far too long": GOOD[:-1] + " and so on" * 24 + " again.",
}


@pytest.mark.parametrize("name", CORRUPTIONS)
def test_a_corrupted_rewrite_fails(name: str) -> None:
    assert not passes(CORRUPTIONS[name])


def test_no_verb_no_rewrite() -> None:
    assert passes("Tell the guest at the desk.", "Never tell the guest at the desk.", condition="")
    assert not passes("The guest at the desk.", "Never tell the guest at the desk.", condition="")


def test_nothing_left_is_no_rewrite() -> None:
    assert not passes("", "Never tell the guest.", condition="")


def test_a_legal_notice_has_no_rewrite() -> None:
    assert not passes(GOOD, legal=True)


def test_a_placeholder_is_no_loose_end() -> None:
    assert passes(GOOD.replace("tell", "have <owner's role> tell"))


def test_relint_has_the_last_word_and_sees_the_sentence() -> None:
    match, _ = match_of(case("Log it. Never tell the guest.", "tell", sentence="Never tell the guest."))
    candidate = Candidate((Change(8, 15, ("T",)),))
    seen: list[str] = []

    def refuse(sentence: str) -> bool:
        seen.append(sentence)
        return False

    assert not check(candidate, match, refuse)
    assert seen == ["Tell the guest."]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Pay €1,200.50 by 3/4.", {"€1,200.50", "3/4"}),
        ("Wait ten days.", {"ten"}),
        ("Guests wait.", set()),
        ("4.2 Guests of Ada Lane wait.", {"4.2", "ada", "lane"}),
        ("ALL GUESTS WAIT AT THE DESK.", set()),
        ("Note: Guests wait. They sit.", set()),
        ("I think I'm late; SM3 is the code.", {"sm3"}),
        ("See https://e.test/a or <time limit>.", {"https://e.test/a"}),
    ],
)
def test_facts(text: str, expected: set[str]) -> None:
    assert set(facts(text)) == expected
