"""All patterns asked at once answer as each asked in turn."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from policylint.rules.candidates import build_index
from policylint.rules.model import Constraint, Pattern

FIELDS = ("predicate", "polarity", "actor")
LABELS = ("a", "b", "c", "none")
LIGHTS = ("past", "question")

labels = st.frozensets(st.sampled_from(LABELS), min_size=1, max_size=2)
constraints = st.lists(
    st.builds(Constraint, st.sampled_from(FIELDS), st.lists(labels, min_size=1, max_size=2).map(tuple)),
    max_size=3,
).map(tuple)
patterns = st.lists(st.builds(Pattern, constraints, constraints, st.sampled_from(("", *LIGHTS))), max_size=6)
frames = st.fixed_dictionaries(dict.fromkeys(FIELDS, labels))


def holds(pattern: Pattern, frame: dict[str, frozenset[str]], lights: frozenset[str]) -> bool:
    return (
        all(group & frame[one.field] for one in pattern.require for group in one.groups)
        and not any(group & frame[one.field] for one in pattern.forbid for group in one.groups)
        and lights <= {pattern.origin}
    )


@given(patterns, frames, st.frozensets(st.sampled_from(LIGHTS)))
def test_the_index_finds_the_patterns_that_hold(
    asked: list[Pattern], frame: dict[str, frozenset[str]], lights: frozenset[str]
) -> None:
    index = build_index(asked, LIGHTS, lambda pattern: frozenset({pattern.origin}))
    expected = [at for at, pattern in enumerate(asked) if holds(pattern, frame, lights)]
    assert list(index.holding(lights, frame.__getitem__)) == expected
