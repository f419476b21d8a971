"""Frozen dataclasses ↔ JSON values, by their type hints.

A dataclass is the list of its fields, a frozenset a sorted list. Both directions come
from the types, so a field that is added is never forgotten here. What a field marked
`LATER` holds is put aside, and is decoded when it is first looked into.
"""

from __future__ import annotations

import types
from collections.abc import Callable, Mapping, Sequence
from dataclasses import Field, fields, is_dataclass
from functools import cache, partial
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from policylint.collector import collector_paused
from policylint.rules.later import LATER, LaterMapping, LaterTuple

#: Gives what was put aside, by its number.
Aside = Callable[[int], Any]
_Decoder = Callable[[Any, Aside], Any]


def encode(value: Any, aside: list[Any]) -> Any:
    """`value` as what ``json.dumps`` takes; equal values give equal results.

    What is for later is added to `aside`, in the same form; its number stands in its place.
    """
    if is_dataclass(value) and not isinstance(value, type):
        return [_field(item, getattr(value, item.name), aside) for item in fields(value)]
    if isinstance(value, Mapping):
        return {key: encode(item, aside) for key, item in value.items()}
    if isinstance(value, frozenset):
        return sorted((encode(item, aside) for item in value), key=repr)
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [encode(item, aside) for item in value]
    return value


def _field(item: Field[Any], value: Any, aside: list[Any]) -> Any:
    encoded = encode(value, aside)
    if item.metadata != LATER:
        return encoded
    aside.append(encoded)
    return len(aside) - 1


def decode(shape: Any, value: Any, aside: Aside) -> Any:
    """The value of type `shape` that `encode` made `value` from.

    Raises TypeError, ValueError, KeyError or AttributeError if it did not; for what is put
    aside, when that is looked into.
    """
    return _decoder(shape)(value, aside)


@cache
def _decoder(shape: Any) -> _Decoder:
    origin, arguments = get_origin(shape), get_args(shape)
    if isinstance(shape, type) and is_dataclass(shape):
        return _dataclass(shape)
    if origin is Sequence or (origin is tuple and arguments[-1] is ...):
        item = _decoder(arguments[0])
        return _as_tuple if item is _same else lambda value, aside: tuple([item(one, aside) for one in value])
    if origin is tuple:
        places = [_decoder(argument) for argument in arguments]
        if all(place is _same for place in places):
            return _as_tuple
        return lambda value, aside: tuple(
            [place(one, aside) for place, one in zip(places, value, strict=True)]
        )
    if origin is frozenset:
        item = _decoder(arguments[0])
        if item is _same:
            return lambda value, _: frozenset(value)
        return lambda value, aside: frozenset([item(one, aside) for one in value])
    if isinstance(origin, type) and issubclass(origin, Mapping):
        item = _decoder(arguments[1])
        return _same if item is _same else lambda value, aside: {k: item(v, aside) for k, v in value.items()}
    if shape in {str, int, float, bool} or origin is Literal:
        return _same
    if origin in {Union, types.UnionType} and all(_decoder(argument) is _same for argument in arguments):
        return _same
    raise TypeError(f"no JSON form for {shape!r}")


def _same(value: Any, _: Aside) -> Any:
    return value


def _as_tuple(value: Any, _: Aside) -> Any:
    return tuple(value)


def _dataclass(shape: Any) -> _Decoder:
    hints = get_type_hints(shape)
    decoders = [
        _later(hints[item.name]) if item.metadata == LATER else _decoder(hints[item.name])
        for item in fields(shape)
    ]
    return lambda value, aside: shape(*[read(one, aside) for read, one in zip(decoders, value, strict=True)])


def _later(shape: Any) -> _Decoder:
    kind: Any = LaterMapping if get_origin(shape) is Mapping else LaterTuple

    def made(number: int, aside: Aside) -> Any:
        with collector_paused():
            return _decoder(shape)(aside(number), aside)

    return lambda number, aside: kind(partial(made, number, aside))
