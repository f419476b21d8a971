"""Which clause each time of a sentence is the time of."""

from __future__ import annotations

from dataclasses import replace

from policylint.language.model import Adjunct, Frame
from policylint.language.times import TimeExpression, find_times
from policylint.source import Span

_LABEL = {
    "at least": "at-least",
    "no earlier than": "after",
    "after": "after",
    "before": "before",
    "for": "for",
    "every": "every",
}
#: Beyond so many working days a time is seldom what somebody waits for: warranties, retention.
_LONG = 100.0
#: Times in these are of the case in hand, not of what is to be done.
_CIRCUMSTANCE = frozenset({"condition", "exception", "restriction", "reason", "concession", "contrast"})


def with_times(frames: tuple[Frame, ...], text: str, start: int) -> tuple[Frame, ...]:
    """The frames of the sentence `text`, which begins at `start`, with the times that are theirs."""
    times = find_times(text)
    if not times:
        return frames
    placed = [(Span(start + one.span.start, start + one.span.end), labels_of_time(one)) for one in times]
    owners = [_owner(frames, span) for span, _ in placed]
    return tuple(
        _with(frame, placed, [placed[n] for n, owner in enumerate(owners) if owner == at])
        for at, frame in enumerate(frames)
    )


def labels_of_time(time: TimeExpression) -> frozenset[str]:
    """Its pace; and that it is the least, a duration, an interval …, where it is."""
    more = {_LABEL[time.qualifier]} if time.qualifier in _LABEL else set()
    if time.kind == "cadence":
        more.add("every")
    if max(time.lower or 0, time.upper or 0) > _LONG:
        more.add("long")
    return frozenset({time.pace, *more})


def _owner(frames: tuple[Frame, ...], span: Span) -> int | None:
    """The smallest clause around the time that is not a part of it ("when *we can*")."""
    around = [
        (frame.span.end - frame.span.start, at)
        for at, frame in enumerate(frames)
        if frame.span.start < span.end
        and span.start < frame.span.end
        and (frame.mood == "fragment" or not span.contains(frame.predicate_span))
    ]
    whole = [one for one in around if frames[one[1]].span.contains(span)]
    return min(whole or around, default=(0, None))[1]


def _with(
    frame: Frame, times: list[tuple[Span, frozenset[str]]], own: list[tuple[Span, frozenset[str]]]
) -> Frame:
    circumstances = [one.span for one in frame.adjuncts if one.kind in _CIRCUMSTANCE]
    mine = [
        labels
        for span, labels in own
        if not any(one.contains(span) and one.start < span.start for one in circumstances)
    ]
    return replace(
        frame,
        times=frozenset[str]().union(*mine),
        adjuncts=tuple(_labelled(one, times) for one in frame.adjuncts),
    )


def _labelled(adjunct: Adjunct, times: list[tuple[Span, frozenset[str]]]) -> Adjunct:
    labels = [
        f"time:{label}"
        for span, found in times
        if span.start < adjunct.span.end and adjunct.span.start < span.end
        for label in found
    ]
    return replace(adjunct, mentions=adjunct.mentions | frozenset(labels)) if labels else adjunct
