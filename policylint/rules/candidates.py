"""Which patterns hold for a frame, all asked at once.

Patterns are the bits of an integer. For every field and label there is the mask of
the patterns that the label satisfies; what is left of a frame's patterns after each of
its fields has been asked are those that hold. The answer is exactly that of asking
each pattern in turn (`match.holds`), which a few hundred patterns are too many for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from policylint.rules.bits import meeting_all, numbers, union
from policylint.rules.model import Pattern

#: Fields in the order in which they are asked: the cheap ones that say no most often first.
_FIRST = ("predicate", "polarity", "audience", "mood", "actor", "object", "recipient")

#: Gives the labels of a field.
LabelsOf = Callable[[str], frozenset[str]]


@dataclass(frozen=True)
class _Groups:
    """Sets of labels: `masks` has the bits of each, `by_label` the places in it of those with a label."""

    masks: tuple[int, ...]
    by_label: Mapping[str, Sequence[int]]

    def of(self, labels: frozenset[str]) -> int:
        """The bits of the groups that have one of these labels."""
        found = 0
        for label in labels & self.by_label.keys():
            found |= self._of(label)
        return found

    def _of(self, label: str) -> int:
        """Put together when the label is first met: a text has few of those that rules know."""
        known = self._known.get(label)
        if known is None:
            known = self._known[label] = union(map(self.masks.__getitem__, self.by_label[label]))
        return known

    @cached_property
    def _known(self) -> dict[str, int]:
        return {}


@dataclass(frozen=True)
class _Field:
    """What the patterns ask of a field.

    In `required` the first groups of all patterns on this field are the lowest bits, as many as
    there are patterns; the second groups are the next, and so on, `depth` times; `met` has the bits
    of the groups that patterns lack. `forbidden` has a bit a pattern.
    """

    name: str
    asking: int
    depth: int
    met: int
    required: _Groups
    forbidden: _Groups


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
        yield from numbers(self.narrowed(left, labels_of))

    def narrowed(self, left: int, labels_of: LabelsOf) -> int:
        """Of the patterns `left`, those that hold."""
        for field in self.fields:
            if not left:
                break
            if left & field.asking:
                left = self._asked(field, left, labels_of(field.name))
        return left

    def _asked(self, field: _Field, left: int, labels: frozenset[str]) -> int:
        met = field.met | field.required.of(labels)
        return meeting_all(left, met, self.size, field.depth) & ~field.forbidden.of(labels)


def build_index(
    patterns: Sequence[Pattern],
    lights: Iterable[str] = (),
    asked: Callable[[Pattern], frozenset[str]] = lambda _: frozenset(),
) -> PatternIndex:
    """The index of `patterns`; `asked` names the `lights` that a pattern wants."""
    wants = [asked(pattern) for pattern in patterns]
    wanted = {light: union(1 << at for at, own in enumerate(wants) if light in own) for light in lights}
    names = {constraint.field for pattern in patterns for constraint in (*pattern.require, *pattern.forbid)}
    order = [*(name for name in _FIRST if name in names), *sorted(names - set(_FIRST))]
    return PatternIndex(len(patterns), wanted, tuple(_field(name, patterns) for name in order))


def _field(name: str, patterns: Sequence[Pattern]) -> _Field:
    required: dict[frozenset[str], int] = {}
    forbidden: dict[frozenset[str], int] = {}
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
            required[group] = required.get(group, 0) | 1 << at + place * len(patterns)
        for group in denied:
            forbidden[group] = forbidden.get(group, 0) | 1 << at
    everything = (1 << len(patterns)) - 1
    met = union((everything & ~mask) << place * len(patterns) for place, mask in enumerate(having))
    return _Field(name, asking, len(having), met, _groups(required), _groups(forbidden))


def _groups(masks: Mapping[frozenset[str], int]) -> _Groups:
    by_label: dict[str, list[int]] = {}
    for at, group in enumerate(masks):
        for label in group:
            by_label.setdefault(label, []).append(at)
    return _Groups(tuple(masks.values()), by_label)
