"""Which clause a time belongs to."""

from __future__ import annotations

import pytest

from policylint.language.model import Adjunct, Frame
from policylint.language.times import find_times
from policylint.language.timing import labels_of_time, with_times
from policylint.source import Span

START = 100


def _frame(text: str, clause: str, verb: str, *adjuncts: Adjunct) -> Frame:
    return Frame(
        sentence=_span(text, text),
        span=_span(text, clause),
        predicate=verb,
        predicate_span=_span(text, verb),
        adjuncts=adjuncts,
    )


def _span(text: str, part: str) -> Span:
    at = START + text.index(part)
    return Span(at, at + len(part))


def test_each_clause_has_its_own_time() -> None:
    text = "We acknowledge within 1 day and decide within 30 days."
    first = _frame(text, "We acknowledge within 1 day", "acknowledge")
    second = _frame(text, "decide within 30 days", "decide")
    seen = with_times((first, second), text, START)
    assert [frame.times for frame in seen] == [{"prompt"}, {"slow"}]


def test_a_time_of_the_condition_is_not_the_clauses() -> None:
    text = "If no reply came within 10 days, ring them."
    words = "If no reply came within 10 days"
    condition = Adjunct("condition", "if", _span(text, words), words)
    (seen,) = with_times((_frame(text, text, "ring", condition),), text, START)
    assert not seen.times
    assert "time:slow" in seen.adjuncts[0].mentions


def test_a_clause_that_is_itself_a_time_is_not_timed() -> None:
    text = "They reply when they can."
    main = _frame(text, text, "reply")
    inner = _frame(text, "they can", "can")
    seen = with_times((main, inner), text, START)
    assert [frame.times for frame in seen] == [{"vague"}, frozenset()]


def test_no_time_leaves_frames_as_they_are() -> None:
    frames = (_frame("We reply.", "We reply.", "reply"),)
    assert with_times(frames, "We reply.", START) is frames


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("within 2 hours", {"prompt"}),
        ("after 30 days", {"slow", "after"}),
        ("at least 14 days", {"slow", "at-least"}),
        ("30 days before", {"slow", "before"}),
        ("before day 15", {"slow", "before"}),
        ("for a week", {"days", "for"}),
        ("every ten days", {"slow", "every"}),
        ("within two years", {"slow", "long"}),
        ("in due course", {"vague"}),
    ],
)
def test_labels(text: str, labels: set[str]) -> None:
    (one,) = find_times(text)
    assert labels_of_time(one) == labels
