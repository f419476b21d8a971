"""`policylint explain --text`: how a sentence is read, which rules fire, which nearly do."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from policylint.commands import output
from policylint.commands.session import Flags, Session
from policylint.discovery import absolute
from policylint.reports.text import one_line, wrap

if TYPE_CHECKING:
    from policylint.explaining import Explained, Fired, Near
    from policylint.language.model import Frame, Slot
    from policylint.reader.reading import Rated

_PLACES = {
    "actor": "who",
    "object": "what",
    "recipient": "to whom",
    "topic": "about",
    "attribute": "is",
}
_CONTEXTS = {
    "prohibited": "said not to be done or said",
    "quoted": "inside quotation marks",
    "speech": "words that staff are to say",
    "reported": "somebody else's words",
    "conditional": "only a condition",
    "concessive": "only conceded, not said",
    "asserted-concession": "said in passing",
    "question": "a question",
    "past": "told of the past",
    "contrasted": "what is not meant (instead of, rather than)",
    "not-only": "not only …",
    "double-negative": "denied twice",
    "relative": "taken for granted (who, which, that)",
    "embedded": "depends on another verb",
    "example": "a title or label",
}
#: A rule's finding that the trained reader rates below this is shown with that doubt. It is low, for
#: a sentence by itself has no document to tell what it means: of the sentences that rules must find
#: one in ten is below, of those they must leave alone one in four.
DOUBT = 0.01
_FORMS = {"imperative": "an instruction", "question": "a question", "fragment": "not a full clause"}


def explain_text(text: str, flags: Flags) -> None:
    """Print the clauses found in a text, and the rules that fire or nearly do. Raises PolicylintError."""
    session = Session(flags)
    here = absolute(Path())
    loaded = session.config_at(here)
    linter = session.linter(loaded)
    session.check_flags()
    options = session.options(loaded, here / "text.md")
    width = output.style("never").width
    every = list(linter.explain(text, options))
    rows = [row for seen in every for row in (*_sentence(seen, width), "")]
    rows = rows[:-1] or ["There is no sentence in this text to look at."]
    fired = any(seen.fired for seen in every)
    rows += [row for rated in linter.rate(text, options) for row in _rated(rated, fired, width)]
    output.write_out("".join(f"{row.rstrip()}\n" for row in rows))


def _sentence(seen: Explained, width: int) -> Iterator[str]:
    yield from wrap(f"“{one_line(seen.sentence.text)}”", width)
    if not seen.gate:
        yield from wrap("No rule has its words here, so `check` does not parse it.", width, "  ")
    for number, frame in enumerate(seen.frames, 1):
        yield from ("", f"Clause {number}" if len(seen.frames) > 1 else "The clause")
        for label, value in frame_in_words(frame):
            yield from wrap(value, width, f"  {label:<12} ")
    if not seen.frames:
        yield from ("", "No clause was found in it.")
    for fired in seen.fired:
        yield from ("", *_fired(fired, width))
    if not seen.fired:
        yield from ("", "No rule fires.")
    for near in seen.near:
        yield from ("", *_near(near, width))


def _rated(rated: Rated, fired: bool, width: int) -> Iterator[str]:
    """What the trained reader makes of a sentence, in words."""
    chance = "less than 1 %" if rated.chance < 0.01 else f"{rated.chance:.0%}"
    said = f"“{one_line(rated.passage.text)}”, by itself: {chance} that a careful reader would object"
    if rated.chance >= DOUBT:
        said += f", most likely for {rated.family}"
    elif fired:
        said += "; it doubts the rule that fires"
    yield from ("", *wrap(f"{said}.", width, "The trained reader  "))


def _fired(fired: Fired, width: int) -> Iterator[str]:
    yield f"{fired.rule} fires"
    yield from wrap(fired.summary, width, "  ")
    yield from wrap(one_line(fired.pattern), width, "  looks for    ")
    yield from wrap(f"“{one_line(fired.text)}”", width, "  found        ")
    if fired.met:
        fields = "; ".join(f"{_PLACES.get(field, field)}: {one_line(there)}" for field, there in fired.met)
        yield from wrap(fields, width, "  met by       ")


def _near(near: Near, width: int) -> Iterator[str]:
    yield f"{near.rule} did not fire"
    yield from wrap(one_line(near.pattern), width, "  looks for    ")
    yield from wrap(_PLACES.get(near.field, near.field), width, "  differs in   ")
    yield from wrap(one_line(near.expected), width, "  expected     ")
    yield from wrap(one_line(near.found), width, "  found        ")


def frame_in_words(frame: Frame) -> Iterator[tuple[str, str]]:
    """The fields of a clause as (label, what it holds), in the order of a plain sentence."""
    who, *others = _PLACES
    yield from _place(frame, who)
    yield "does", f"{'not ' * (frame.polarity == 'negative')}{frame.predicate}{_classes(frame)}"
    for name in others:
        yield from _place(frame, name)
    for adjunct in frame.adjuncts:
        yield adjunct.kind, f"“{one_line(adjunct.text)}”"
    form = [
        _FORMS.get(frame.mood, ""),
        "" if frame.modality == "none" else f"says “{frame.modality}”",
        "passive" * (frame.voice == "passive"),
        "past" * (frame.tense == "past"),
    ]
    if any(form):
        yield "form", ", ".join(filter(None, form))
    if frame.context:
        yield "read as", "; ".join(f"{_CONTEXTS[name]} [{name}]" for name in sorted(frame.context))


def _place(frame: Frame, name: str) -> Iterator[tuple[str, str]]:
    slot: Slot | None = getattr(frame, name)
    if slot:
        role = "" if slot.role == "none" else f" = {slot.role}"
        classes = _named(slot.labels - {slot.head, slot.role})
        yield _PLACES[name], f"“{one_line(slot.text)}”{role}{classes}"


def _classes(frame: Frame) -> str:
    return _named(frame.predicate_labels - {frame.predicate})


def _named(labels: frozenset[str]) -> str:
    """Classes of the lexicon; lemmas and what stands beside the head say nothing new."""
    classes = sorted(
        label for label in labels if label not in ("any", "none") and label[0] != "=" and ":" not in label
    )
    return f" ({', '.join(classes)})" if classes else ""
