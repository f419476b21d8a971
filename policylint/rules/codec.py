"""Frozen dataclasses ↔ JSON values, by their type hints.

A dataclass is the list of its fields, a frozenset a sorted list. Both directions come
from the types, so a field that is added is never forgotten here.
"""

from __future__ import annotations

import types
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints


def encode(value: Any) -> Any:
    """`value` as what ``json.dumps`` takes; equal values give equal results."""
    if is_dataclass(value) and not isinstance(value, type):
        return [encode(getattr(value, item.name)) for item in fields(value)]
    if isinstance(value, Mapping):
        return {key: encode(item) for key, item in value.items()}
    if isinstance(value, frozenset):
        return sorted((encode(item) for item in value), key=repr)
    if isinstance(value, tuple):
        return [encode(item) for item in value]
    return value


def decode(shape: Any, value: Any) -> Any:
    """The value of type `shape` that `encode` made `value` from.

    Raises TypeError, ValueError, KeyError or AttributeError if it did not.
    """
    return _decoder(shape)(value)


@cache
def _decoder(shape: Any) -> Callable[[Any], Any]:
    origin, arguments = get_origin(shape), get_args(shape)
    if isinstance(shape, type) and is_dataclass(shape):
        return _dataclass(shape)
    if origin is tuple and arguments[-1] is ...:
        item = _decoder(arguments[0])
        return tuple if item is _same else lambda value: tuple([item(one) for one in value])
    if origin is tuple:
        places = [_decoder(argument) for argument in arguments]
        if all(place is _same for place in places):
            return tuple
        return lambda value: tuple([place(one) for place, one in zip(places, value, strict=True)])
    if origin is frozenset:
        item = _decoder(arguments[0])
        return frozenset if item is _same else lambda value: frozenset([item(one) for one in value])
    if isinstance(origin, type) and issubclass(origin, Mapping):
        item = _decoder(arguments[1])
        return lambda value: {key: item(one) for key, one in value.items()}
    if shape in {str, int, float, bool} or origin is Literal:
        return _same
    if origin in {Union, types.UnionType} and all(_decoder(argument) is _same for argument in arguments):
        return _same
    raise TypeError(f"no JSON form for {shape!r}")


def _same(value: Any) -> Any:
    return value


def _dataclass(shape: Any) -> Callable[[Any], Any]:
    hints = get_type_hints(shape)
    decoders = [_decoder(hints[item.name]) for item in fields(shape)]
    return lambda value: shape(*[read(one) for read, one in zip(decoders, value, strict=True)])
