"""Sets of numbers as the bits of an integer: to join and narrow thousands at once is one step."""

from __future__ import annotations

from collections.abc import Iterable, Iterator


def union(masks: Iterable[int]) -> int:
    """The numbers of all of the masks."""
    found = 0
    for mask in masks:
        found |= mask
    return found


def numbers(mask: int) -> Iterator[int]:
    """The numbers of a mask, ascending."""
    while mask:
        lowest = mask & -mask
        yield lowest.bit_length() - 1
        mask ^= lowest


def meeting_all(left: int, met: int, size: int, depth: int) -> int:
    """Those of `left` that are in each of the `depth` sets of `size` numbers that `met` holds in a row."""
    for _ in range(depth):
        left &= met
        met >>= size
    return left
