from __future__ import annotations

import pytest

from policylint.rules.phrases import PhraseIndex, find, parse_phrase

DISCRETION = "at (our|the company's) [own|sole and absolute] discretion"


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        (DISCRETION, "at your own discretion"),
        (DISCRETION, "at our own sole discretion"),
        (DISCRETION, "at our sole discretion"),
        (DISCRETION, "at our discretionary fund"),
        ("no ... refunds", "no one two three four five refunds"),
        ("no ... refunds", "refunds no"),
        ("all sales are final", "all sales are"),
        ("at {thing-x} risk", "at your risk"),
    ],
)
def test_where_it_does_not_stand(phrase: str, text: str) -> None:
    assert find(parse_phrase(phrase), text.split()) == ()


@pytest.mark.parametrize(
    ("phrase", "text", "ranges"),
    [
        (DISCRETION, "at our discretion", ((0, 3),)),
        (DISCRETION, "so at the company's sole and absolute discretion only", ((1, 8),)),
        ("At OUR discretion", "at our discretion", ((0, 3),)),
        ("no ... refunds", "no refunds", ((0, 2),)),
        ("no ... refunds", "no a b c d refunds", ((0, 6),)),
        ("no ... refunds", "no no refunds or refunds", ((0, 3),)),
        ("no [more] refunds", "no refunds no more refunds", ((0, 2), (2, 5))),
        ("a ... [b] c", "a x c a x b c", ((0, 3), (3, 7))),
        ("(a|a b) [c]", "a b c", ((0, 1),)),
        ("your problem\u2019s not ours", "your problem's not ours", ((0, 4),)),
    ],
)
def test_where_it_stands(phrase: str, text: str, ranges: tuple[tuple[int, int], ...]) -> None:
    assert find(parse_phrase(phrase), text.split()) == ranges


def test_a_class_stands_for_its_members() -> None:
    words = "blame the courier or our courier".split()
    labels = {2: frozenset({"carrier"}), 5: frozenset({"carrier"})}
    phrase = parse_phrase("(the|our) {carrier}")
    assert find(phrase, words, lambda at: labels.get(at, frozenset())) == ((1, 3), (4, 6))
    assert phrase.elements[1].labels == {"carrier"}


def test_a_class_may_be_one_of_several() -> None:
    phrase = parse_phrase("blame (them|{carrier})")
    assert find(phrase, ["blame", "them"]) == ((0, 2),)
    assert find(phrase, ["blame", "dhl"], lambda at: frozenset({"carrier"}) if at else frozenset()) == (
        (0, 2),
    )


@pytest.mark.parametrize(
    ("phrase", "what"),
    [
        ("at (our|the", "brackets must close"),
        ("at our) own", "brackets must close"),
        ("at [our (own|sole)]", "brackets must close"),
        ("at {our own}", "not made of words"),
        ("at our, own", "cannot be read"),
        ("[at] [our]", "nothing in it must be there"),
        ("", "nothing in it must be there"),
        ("... at", "'...' must stand between words"),
        ("at ...", "'...' must stand between words"),
        ("at (our|)", "not made of words"),
        ("at ''", "not made of words"),
    ],
)
def test_what_is_no_phrase(phrase: str, what: str) -> None:
    with pytest.raises(ValueError, match=what.replace(".", r"\.")):
        parse_phrase(phrase)


def test_the_index_gives_every_phrase_that_can_stand() -> None:
    texts = [DISCRETION, "no ... refunds", "{carrier} [first]", "all sales are final"]
    index = PhraseIndex(tuple(parse_phrase(text) for text in texts))
    assert index.candidates(frozenset("at our discretion".split())) == (0, 2)
    assert index.candidates(frozenset("all our sales are final".split())) == (2, 3)
    assert index.candidates(frozenset("sales are final".split())) == (2,)
    assert index.candidates(frozenset()) == (2,)
