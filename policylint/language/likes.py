"""Example clauses of rule files → patterns, through the same parser as documents.

A slot becomes words that the parser knows: ``{supplier}`` reads "the supplier",
``{thing}`` "the widget". What a role's words fill in the frame is asked to have that
role; what "the widget" fills is captured. The predicate is asked to be of the class
that is named after it, so that one example covers the class, else to be that very word.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from policylint.errors import PolicylintError
from policylint.language.analysis import Analyser
from policylint.language.model import Audience, Frame, Sentence
from policylint.language.units import Unit
from policylint.rules.lexicon import Lexicon
from policylint.rules.load import Example
from policylint.rules.model import Constraint, Pattern
from policylint.source import Span

_SLOT = re.compile(r"\{([a-z-]+)\}")
_PLACES = ("actor", "object", "recipient", "topic", "attribute")
_ROLE_WORDS: dict[str, str] = {
    "company": "we",
    "customer": "the customer",
    "supplier": "the supplier",
    "staff": "the agent",
    "authority": "the court",
}
#: A word that no class has, so that it asks for nothing.
_THING = "the widget"


def compile_examples(
    examples: Sequence[Example], lexicon: Lexicon, analyser: Analyser
) -> tuple[tuple[Pattern, ...], ...]:
    """One tuple of patterns an example; raises PolicylintError at an example that cannot be read."""
    filled = [fill(example.text, lexicon) for example in examples]
    units = [_unit(text) for text, _ in filled]
    sentences = analyser.analyse(units)
    return tuple(
        (_pattern(example, sentence, places, lexicon),)
        for example, sentence, (_, places) in zip(examples, sentences, filled, strict=True)
    )


def fill(clause: str, lexicon: Lexicon, thing: str = _THING) -> tuple[str, dict[str, Span]]:
    """The clause with words for its slots, and where each slot's words stand."""
    text, places, last = "", {}, 0
    for match in _SLOT.finditer(clause):
        text += clause[last : match.start()]
        name = match[1]
        word = thing if name == "thing" else _ROLE_WORDS.get(name) or _word_of(name, lexicon)
        word = word.capitalize() if not text.strip() else "us" if word == "we" and text.strip() else word
        places[name] = Span(len(text), len(text) + len(word))
        text += word
        last = match.end()
    return text + clause[last:], places


def _word_of(name: str, lexicon: Lexicon) -> str:
    word = lexicon.classes[name].words[0] if lexicon.classes[name].words else name
    return f"the {word}" if lexicon.classes[name].pos == "noun" else word


def _unit(text: str) -> Unit:
    audience: Audience = "customer"
    return Unit(0, Span(0, len(text)), text, "", audience, "customer", frozenset(), "", False, ())


def _pattern(example: Example, sentence: Sentence, places: dict[str, Span], lexicon: Lexicon) -> Pattern:
    # "Ask {customer} to contact {supplier}" is about contacting: the clause with most of the slots
    frame = max(sentence.frames, key=lambda one: _filled(one, places), default=None)
    if frame is None:
        raise PolicylintError(
            f"the example {example.text!r} has no clause.",
            path=example.path,
            line=example.line,
            mend="Write a whole sentence.",
        )
    require = [
        Constraint("predicate", (_predicate(frame, lexicon),)),
        Constraint("polarity", (frozenset({frame.polarity}),)),
    ]
    captures: list[tuple[str, str]] = []
    for name, span in places.items():
        place = next((place for place in _PLACES if _fills(frame, place, span)), None)
        if place is None:
            if name != "thing":
                require.append(
                    Constraint("sentence" if name in lexicon.classes else "clause", (frozenset({name}),))
                )
            continue
        captures.append((name, place))
        require.append(Constraint(place, (frozenset({"any"} if name == "thing" else {name}),)))
    return Pattern(tuple(require), (), example.text, example.line, tuple(captures))


def _filled(frame: Frame, places: dict[str, Span]) -> int:
    return sum(any(_fills(frame, place, span) for place in _PLACES) for span in places.values())


def _fills(frame: Frame, place: str, span: Span) -> bool:
    slot = getattr(frame, place)
    return slot is not None and slot.span.start <= span.start and span.end <= slot.span.end


def _predicate(frame: Frame, lexicon: Lexicon) -> frozenset[str]:
    if frame.predicate in lexicon.classes:
        return frozenset({frame.predicate})
    eponyms = {
        name
        for name in frame.predicate_labels - {"light"}
        if (cls := lexicon.classes.get(name)) and cls.words and cls.words[0] == frame.predicate
    }
    return frozenset(eponyms) or frozenset({f"={frame.predicate}"})
