"""The gate: words without which no rule can fire.

What a rule asks of a text comes down to needs: sets of words, of which a text has to have
one each. A need may name several words that have to stand in the text together ("as far
as"). A text that meets no conjunction of needs need not be parsed.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from functools import cached_property

from policylint.rules.bits import meeting_all, union
from policylint.rules.marks import time_mark

#: Numbers of needs, all of which a text has to meet; the one that the fewest texts meet comes first.
Conjunction = tuple[int, ...]


@dataclass(frozen=True)
class Gate:
    """What each rule needs; `ungated` names, by rule, the patterns that any text could meet.

    `profiles` are numbers of needs. `words` gives for each word the profile of the needs that
    it meets by itself; `several`, by the rarest of them, a line for each profile and the words
    that meet it together. Both are text, for of thousands a run reads a few.
    """

    needs: Mapping[str, tuple[Conjunction, ...]]
    profiles: tuple[str, ...]
    words: Mapping[str, int]
    several: Mapping[str, str]
    ungated: Mapping[str, tuple[str, ...]]

    def only(self, rules: Collection[str]) -> Gate:
        """The gate of the rules with these ids; the same object for the same ids."""
        wanted = frozenset(rules)
        if wanted not in self._parts:
            self._parts[wanted] = Gate(
                {rule: needs for rule, needs in self.needs.items() if rule in wanted},
                self.profiles,
                self.words,
                self.several,
                {rule: origins for rule, origins in self.ungated.items() if rule in wanted},
            )
        return self._parts[wanted]

    @cached_property
    def _parts(self) -> dict[frozenset[str], Gate]:
        """Kept because every document asks for one."""
        return {}

    @cached_property
    def _timely(self) -> int:
        """The needs that a text would meet which named every time that some rule asks for."""
        return self._met(frozenset(word for word in self.words if word.startswith(time_mark(""))))

    def passes(self, words: frozenset[str], times: Callable[[], frozenset[str]] = frozenset[str]) -> bool:
        """Whether some rule could fire on a text of these words (see `words_of`).

        `times` gives the marks of the times that the text names. It is asked only if they
        matter: to read times costs more than the rest.
        """
        if self.ungated:
            return True
        met = self._met(words)
        if self._opened(met):
            return True
        return self._opened(met | self._timely) and self._opened(met | self._met(times()))

    def _met(self, words: frozenset[str]) -> int:
        """The needs that these words meet, as bits: joining them is most of what a gate does."""
        found = 0
        single, several = self.words, self.several
        for word in words:
            if word in single:
                found |= self._bits(single[word])
            if word in several:
                for profile, together in self._together(word):
                    if words.issuperset(together):
                        found |= self._bits(profile)
        return found

    def _together(self, word: str) -> tuple[tuple[int, tuple[str, ...]], ...]:
        found = self._known_several.get(word)
        if found is None:
            lines = (line.split() for line in self.several[word].splitlines())
            found = self._known_several[word] = tuple((int(at), tuple(words)) for at, *words in lines)
        return found

    @cached_property
    def _known_several(self) -> dict[str, tuple[tuple[int, tuple[str, ...]], ...]]:
        return {}

    def _opened(self, met: int) -> bool:
        """Whether all needs of some conjunction are met: its first, its second, and so on."""
        size, depth, absent = self._shape
        return meeting_all((1 << size) - 1, met | absent, size, depth) > 0

    def _bits(self, profile: int) -> int:
        bits = self._known_bits.get(profile)
        if bits is None:
            needs = map(int, self.profiles[profile].split())
            bits = self._known_bits[profile] = union(self._places.get(need, 0) for need in needs)
        return bits

    @cached_property
    def _known_bits(self) -> dict[int, int]:
        """Of the profiles asked for so far: a text has few of the words that rules know."""
        return {}

    @cached_property
    def _conjunctions(self) -> tuple[Conjunction, ...]:
        return tuple(dict.fromkeys(one for own in self.needs.values() for one in own))

    @cached_property
    def _shape(self) -> tuple[int, int, int]:
        """How many conjunctions there are, the needs of the longest, and the bits of those that others lack.

        The first needs of all conjunctions are the lowest bits, the second needs the next.
        """
        size, depth = len(self._conjunctions), max(map(len, self._conjunctions), default=0)
        lacking = (
            1 << at + place * size
            for at, one in enumerate(self._conjunctions)
            for place in range(len(one), depth)
        )
        return size, depth, union(lacking)

    @cached_property
    def _places(self) -> Mapping[int, int]:
        """By need the bits of the conjunctions that ask for it."""
        found: dict[int, int] = {}
        for at, one in enumerate(self._conjunctions):
            for place, need in enumerate(one):
                found[need] = found.get(need, 0) | 1 << at + place * len(self._conjunctions)
        return found
