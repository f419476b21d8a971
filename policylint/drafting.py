"""A sentence that somebody wants found → the `like` clause of a new rule, and what it asks for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from policylint.documents import read
from policylint.examples import spoken_to
from policylint.language.analysis import Analyser
from policylint.language.likes import compile_examples, fill
from policylint.language.model import Audience, Frame, Sentence, Slot
from policylint.language.units import Unit
from policylint.rules.lexicon import Lexicon
from policylint.rules.match import holds
from policylint.rules.model import Constraint, Pattern
from policylint.rules.rule_file import Example
from policylint.rules.templates import check_brackets, check_slots, slots_of
from policylint.rules.yaml_door import Node
from policylint.source import Source, Span

#: How errors name where a clause came from.
PLACE = "--like"
_PLACES = ("actor", "object", "recipient", "topic")
_ROLES = frozenset({"company", "staff", "customer", "supplier", "authority"})
#: So many words of a class are shown beside its name.
_SHOWN = 5


@dataclass(frozen=True)
class Draft:
    """`like` as the rule file will have it, a sentence that it should find, and what it asks for."""

    like: str
    flag: str
    asks: tuple[str, ...]


def draft(text: str, lexicon: Lexicon, analyser: Analyser) -> Draft:
    """What a rule would be made from.

    A clause without slots is given them: who is named by role becomes ``{role}``, the rest
    the class of that name or ``{thing}``, if the sentence is then still found.
    Raises PolicylintError for a clause that cannot be read.
    """
    clause = " ".join(text.split())
    _check(clause, lexicon)
    if slots_of(clause):
        pattern = _compiled(clause, lexicon, analyser)
        return Draft(clause, _ended(fill(clause, lexicon, "the order")[0]), tuple(_asks(pattern, lexicon)))
    sentence = _read(clause, analyser)
    opened = _with_slots(clause, sentence, lexicon)
    pattern = _compiled(opened, lexicon, analyser)
    if not any(holds(pattern, frame, sentence, {}) for frame in sentence.frames):
        opened, pattern = clause, _compiled(clause, lexicon, analyser)
    return Draft(opened, _ended(clause), tuple(_asks(pattern, lexicon)))


def _check(clause: str, lexicon: Lexicon) -> None:
    node = Node(clause, 0, PLACE)
    if not clause:
        raise node.error("the clause is empty.", "Write a sentence that the rule should find.")
    if not clause.isprintable():
        raise node.error(
            "the clause has signs that can't be printed.", "Write it with letters and marks only."
        )
    check_brackets(node, clause, "like")
    check_slots(node, clause, "like", {"thing", *_ROLES, *lexicon.classes})


def _compiled(clause: str, lexicon: Lexicon, analyser: Analyser) -> Pattern:
    ((pattern,),) = compile_examples([Example(clause, 0, PLACE)], lexicon, analyser)
    return pattern


def _read(clause: str, analyser: Analyser) -> Sentence:
    """The clause as a document would have it, spoken to whom its words speak to."""
    prose = read(Source("like.txt", clause)).blocks[0].prose
    audience: Audience = "customer" if spoken_to(clause) else "staff"
    unit = Unit(0, Span(0, len(prose)), prose, "", audience, "customer", frozenset(), "", False, ())
    (sentence,) = analyser.analyse([unit])
    return sentence


def _with_slots(clause: str, sentence: Sentence, lexicon: Lexicon) -> str:
    """The clause with its phrases replaced by slots, from the last to the first."""
    frame = max(sentence.frames, key=_roles, default=None)
    if frame is None or sentence.text != clause:
        return clause
    named: set[str] = set()
    edits: list[tuple[Span, str]] = []
    for slot in _slots(frame):
        name = _name(slot, lexicon)
        if name not in named and not any(slot.span.overlaps(span) for span, _ in edits):
            named.add(name)
            edits.append((slot.span, name))
    for span, name in sorted(edits, reverse=True):
        clause = f"{clause[: span.start]}{{{name}}}{clause[span.end :]}"
    return clause


def _slots(frame: Frame) -> Iterator[Slot]:
    """The phrases of a clause that may become slots; the one that carries its meaning may not."""
    for place in _PLACES:
        slot: Slot | None = getattr(frame, place)
        if slot and slot.span.start < slot.span.end and not slot.span.overlaps(frame.predicate_span):
            yield slot


def _roles(frame: Frame) -> int:
    return sum(slot.role in _ROLES for slot in _slots(frame))


def _name(slot: Slot, lexicon: Lexicon) -> str:
    if slot.role in _ROLES:
        return slot.role
    # a class that is named after the word is sure to be meant; of others the author may think
    own = (lexicon.classes.get(name) for name in (slot.head, f"{slot.head}-noun"))
    return next((one.name for one in own if one and one.pos == "noun" and one.name in slot.labels), "thing")


def _asks(pattern: Pattern, lexicon: Lexicon) -> Iterator[str]:
    """Each thing that a clause must have to be found, in words."""
    for constraint in pattern.require:
        yield f"{constraint.field}: {_labels(constraint, lexicon)}"
    if {constraint.field for constraint in pattern.require} <= {"predicate", "polarity"}:
        yield "nothing else, so every such clause is found: put {supplier}, {customer}, … in it"


def _labels(constraint: Constraint, lexicon: Lexicon) -> str:
    names: Sequence[str] = sorted(frozenset().union(*constraint.groups))
    return " or ".join(_label(name, constraint.field, lexicon) for name in names)


def _label(name: str, field: str, lexicon: Lexicon) -> str:
    if name == "any":
        return "anything"
    if name.startswith("="):
        return f"the word “{name[1:]}” itself"
    if field != "predicate" or name not in lexicon.classes:
        return name
    words = [word for word in lexicon.classes[name].words if word != name]
    also = ", ".join(words[:_SHOWN]) + (", …" if len(words) > _SHOWN else "")
    return f"{name} (also: {also})" if words else name


def _ended(clause: str) -> str:
    """As a sentence of a document."""
    text = clause[:1].upper() + clause[1:]
    return text if text[-1:] in ".!?" else f"{text}."
