"""Which patterns hold for a frame, all asked at once.

Patterns are the bits of an integer. For every field and label there is the mask of
the patterns that the label satisfies; what is left of a frame's patterns after each of
its fields has been asked are those that hold. The answer is exactly that of asking
each pattern in turn (`match.holds`), which a few hundred patterns are too many for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from policylint.rules.model import Pattern

#: Fields in the order in which they are asked: the cheap ones that say no most often first.
_FIRST = ("predicate", "polarity", "audience", "mood", "actor", "object", "recipient")


@dataclass(frozen=True)
class _Field:
    """What the patterns ask of a field.

    `required` has an item for the first group of each pattern on this field, one for
    the second, and so on: the mask of the patterns without such a group, and by label
    that of the patterns which it satisfies.
    """

    name: str
    asking: int
    required: tuple[tuple[int, Mapping[str, int]], ...]
    forbidden: Mapping[str, int]


@dataclass(frozen=True)
class PatternIndex:
    """`wanted` gives by light (see `match.UNSAID`) the patterns that a clause in it may still meet."""

    everything: int
    wanted: Mapping[str, int]
    fields: tuple[_Field, ...]

    def holding(self, lights: Iterable[str], labels_of: Callable[[str], frozenset[str]]) -> Iterator[int]:
        """The numbers of the patterns that hold, ascending."""
        left = self.everything
        for light in lights:
            left &= self.wanted[light]
        for field in self.fields:
            if not left:
                return
            if left & field.asking:
                left = _asked(field, left, labels_of(field.name))
        while left:
            lowest = left & -left
            yield lowest.bit_length() - 1
            left ^= lowest


def _asked(field: _Field, left: int, labels: frozenset[str]) -> int:
    for met, by_label in field.required:
        for label in labels & by_label.keys():
            met |= by_label[label]
        left &= met
    for label in labels & field.forbidden.keys():
        left &= ~field.forbidden[label]
    return left


def build_index(
    patterns: Sequence[Pattern], lights: Iterable[str], asked: Callable[[Pattern], frozenset[str]]
) -> PatternIndex:
    """The index of `patterns`; `asked` names the lights that a pattern wants."""
    everything = (1 << len(patterns)) - 1
    wants = [asked(pattern) for pattern in patterns]
    wanted = {light: _mask(at for at, own in enumerate(wants) if light in own) for light in lights}
    names = {constraint.field for pattern in patterns for constraint in (*pattern.require, *pattern.forbid)}
    order = [*(name for name in _FIRST if name in names), *sorted(names - set(_FIRST))]
    return PatternIndex(everything, wanted, tuple(_field(name, patterns, everything) for name in order))


def _field(name: str, patterns: Sequence[Pattern], everything: int) -> _Field:
    required: list[tuple[list[int], dict[str, int]]] = []
    forbidden: dict[str, int] = {}
    asking = 0
    for at, pattern in enumerate(patterns):
        groups = [group for one in pattern.require if one.field == name for group in one.groups]
        denied = [group for one in pattern.forbid if one.field == name for group in one.groups]
        if groups or denied:
            asking |= 1 << at
        for place, group in enumerate(groups):
            if place == len(required):
                required.append(([], {}))
            members, by_label = required[place]
            members.append(at)
            for label in group:
                by_label[label] = by_label.get(label, 0) | 1 << at
        for label in frozenset[str]().union(*denied):
            forbidden[label] = forbidden.get(label, 0) | 1 << at
    return _Field(
        name,
        asking,
        tuple((everything & ~_mask(members), by_label) for members, by_label in required),
        forbidden,
    )


def _mask(places: Iterable[int]) -> int:
    found = 0
    for at in places:
        found |= 1 << at
    return found
