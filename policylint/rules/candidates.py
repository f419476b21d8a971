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

#: Gives the labels of a field.
LabelsOf = Callable[[str], frozenset[str]]


@dataclass(frozen=True)
class _Field:
    """What the patterns ask of a field.

    The first groups of all patterns on this field are the lowest bits of `required`, as many as
    there are patterns; the second groups are the next, and so on. `required` gives by label
    the groups that it satisfies, `met` those that a pattern does not have.
    """

    name: str
    asking: int
    groups: int
    met: int
    required: Mapping[str, int]
    forbidden: Mapping[str, int]


@dataclass(frozen=True)
class PatternIndex:
    """`wanted` gives by light (see `match.UNSAID`) the patterns that a clause in it may still meet."""

    size: int
    wanted: Mapping[str, int]
    fields: tuple[_Field, ...]

    @property
    def everything(self) -> int:
        return (1 << self.size) - 1

    def holding(self, lights: Iterable[str], labels_of: LabelsOf) -> Iterator[int]:
        """The numbers of the patterns that hold, ascending."""
        left = self.everything
        for light in lights:
            left &= self.wanted[light]
        left = self.narrowed(left, labels_of)
        while left:
            lowest = left & -left
            yield lowest.bit_length() - 1
            left ^= lowest

    def narrowed(self, left: int, labels_of: LabelsOf) -> int:
        """Of the patterns `left`, those that hold."""
        for field in self.fields:
            if not left:
                break
            if left & field.asking:
                left = self._asked(field, left, labels_of(field.name))
        return left

    def _asked(self, field: _Field, left: int, labels: frozenset[str]) -> int:
        met = field.met
        for label in labels & field.required.keys():
            met |= field.required[label]
        for _ in range(field.groups):
            left &= met
            met >>= self.size
        for label in labels & field.forbidden.keys():
            left &= ~field.forbidden[label]
        return left


def build_index(
    patterns: Sequence[Pattern], lights: Iterable[str], asked: Callable[[Pattern], frozenset[str]]
) -> PatternIndex:
    """The index of `patterns`; `asked` names the lights that a pattern wants."""
    wants = [asked(pattern) for pattern in patterns]
    wanted = {light: _mask(at for at, own in enumerate(wants) if light in own) for light in lights}
    names = {constraint.field for pattern in patterns for constraint in (*pattern.require, *pattern.forbid)}
    order = [*(name for name in _FIRST if name in names), *sorted(names - set(_FIRST))]
    return PatternIndex(len(patterns), wanted, tuple(_field(name, patterns) for name in order))


def _field(name: str, patterns: Sequence[Pattern]) -> _Field:
    required: dict[str, int] = {}
    forbidden: dict[str, int] = {}
    having: list[int] = []
    asking = 0
    for at, pattern in enumerate(patterns):
        groups = [group for one in pattern.require if one.field == name for group in one.groups]
        denied = [group for one in pattern.forbid if one.field == name for group in one.groups]
        if groups or denied:
            asking |= 1 << at
        having += [0] * (len(groups) - len(having))
        for place, group in enumerate(groups):
            having[place] |= 1 << at
            for label in group:
                required[label] = required.get(label, 0) | 1 << at + place * len(patterns)
        for label in frozenset[str]().union(*denied):
            forbidden[label] = forbidden.get(label, 0) | 1 << at
    everything = (1 << len(patterns)) - 1
    met = sum((everything & ~mask) << place * len(patterns) for place, mask in enumerate(having))
    return _Field(name, asking, len(having), met, required, forbidden)


def _mask(places: Iterable[int]) -> int:
    found = 0
    for at in places:
        found |= 1 << at
    return found
