"""The gate: words without which no rule can fire.

What a rule asks of a text comes down to needs: sets of words, of which a text has to have
one each. A need may name several words that have to stand in the text together ("as far
as"). A text that meets no conjunction of needs need not be parsed.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from policylint.rules.marks import time_mark

#: Numbers of needs, all of which a text has to meet; the one that the fewest texts meet comes first.
Conjunction = tuple[int, ...]


@dataclass(frozen=True)
class Gate:
    """What each rule needs; `ungated` names, by rule, the patterns that any text could meet.

    `profiles` are numbers of needs. `words` gives for each word the profile of the needs that
    it meets by itself; `several`, by the longest of them, a line for each profile and the words
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
        if not self._opened(met | self._timely):
            return False
        return not self._timely or self._opened(met | self._met(times()))

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
        left = met & self._firsts
        while left:
            lowest = left & -left
            for rest in self._by_first[lowest]:
                if met & rest == rest:
                    return True
            left ^= lowest
        return False

    def _bits(self, profile: int) -> int:
        bits = self._known_bits.get(profile)
        if bits is None:
            bits = self._known_bits[profile] = _union(map(int, self.profiles[profile].split()))
        return bits

    @cached_property
    def _known_bits(self) -> dict[int, int]:
        """Of the profiles asked for so far: a text has few of the words that rules know."""
        return {}

    @cached_property
    def _firsts(self) -> int:
        return sum(self._by_first)

    @cached_property
    def _by_first(self) -> Mapping[int, tuple[int, ...]]:
        """The conjunctions as bits, by that of their first need."""
        found: dict[int, dict[int, None]] = {}
        for conjunctions in self.needs.values():
            for first, *rest in conjunctions:
                found.setdefault(1 << first, {})[_union(rest)] = None
        return {first: tuple(rests) if 0 not in rests else (0,) for first, rests in found.items()}


def _union(needs: Iterable[int]) -> int:
    bits = 0
    for need in needs:
        bits |= 1 << need
    return bits
