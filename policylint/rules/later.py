"""Tuples and mappings that are made when they are first looked into.

Most of a ruleset is of no use to a run in which no sentence passes the gate.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any, TypeVar

#: Metadata of a dataclass's field that holds a sequence or a mapping that many runs never ask for.
LATER: Mapping[str, bool] = {"later": True}

Item = TypeVar("Item")


class LaterTuple(Sequence[Item]):
    """Equal to the tuple that `make` gives, and made by it once."""

    def __init__(self, make: Callable[[], tuple[Item, ...]]) -> None:
        self._make = make

    @cached_property
    def _made(self) -> tuple[Item, ...]:
        return self._make()

    def __getitem__(self, index: Any) -> Any:
        return self._made[index]

    def __len__(self) -> int:
        return len(self._made)

    def __iter__(self) -> Iterator[Item]:
        return iter(self._made)

    def __eq__(self, other: object) -> bool:
        return self._made == (other._made if isinstance(other, LaterTuple) else other)

    def __hash__(self) -> int:
        return hash(self._made)

    def __repr__(self) -> str:
        return repr(self._made)


class LaterMapping(Mapping[str, Item]):
    """Equal to the mapping that `make` gives, and made by it once."""

    def __init__(self, make: Callable[[], Mapping[str, Item]]) -> None:
        self._make = make

    @cached_property
    def _made(self) -> Mapping[str, Item]:
        return self._make()

    def __getitem__(self, key: str) -> Item:
        return self._made[key]

    def __contains__(self, key: object) -> bool:
        return key in self._made

    def __len__(self) -> int:
        return len(self._made)

    def __iter__(self) -> Iterator[str]:
        return iter(self._made)

    def __repr__(self) -> str:
        return repr(self._made)
