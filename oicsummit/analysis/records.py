"""The dataclasses of `types` as plain JSON values and back, without loss.

A Decimal becomes its digits as a string, a date its ISO form, an enum its value, a tuple a list. A field that lacks has
its default: `to_json` leaves such fields out, so that what is stored stays short and reads the same after a field has
been added.
"""

import types
import typing
from collections.abc import Callable, Mapping, Sequence
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import cache
from operator import attrgetter, methodcaller
from typing import Any, TypeVar

import orjson

T = TypeVar("T")


_AS_THEY_ARE = frozenset({str, int, float, bool, type(None)})  # these very types: an enum may be a str too
_READ_AS_THEY_ARE = _AS_THEY_ARE - {float}  # JSON has 1.0 as 1


def to_json(value: Any) -> Any:
    """Return `value` (a dataclass of `types`, or any value inside one) in the terms of JSON."""
    return _ways[type(value)](value)


def to_bytes(value: Any) -> bytes:
    """Return `value` as JSON in UTF-8, each field told: for a whole Reading, a quarter of the time of `to_json`."""
    return orjson.dumps(value, default=to_json, option=orjson.OPT_NON_STR_KEYS)


class _Ways(dict[type, Callable[[Any], Any]]):
    """How values of a type are put into the terms of JSON: asked once a type, since readings hold thousands."""

    def __missing__(self, kind: type) -> Callable[[Any], Any]:
        self[kind] = _way(kind)
        return self[kind]


_ways = _Ways()


def _way(kind: type) -> Callable[[Any], Any]:
    if kind in _AS_THEY_ARE:
        return _as_it_is
    if is_dataclass(kind):
        return _record
    ways: tuple[tuple[type | tuple[type, ...], Callable[[Any], Any]], ...] = (
        (Enum, attrgetter("value")),
        (Decimal, str),
        (date, methodcaller("isoformat")),
        (Mapping, _mapping),
        ((tuple, list), _several),
    )
    return next((way for one, way in ways if issubclass(kind, one)), _as_it_is)


def _as_it_is(value: Any) -> Any:
    return value


def _mapping(value: Mapping[Any, Any]) -> dict[str, Any]:
    return {str(key): to_json(item) for key, item in value.items()}


def _several(value: Sequence[Any]) -> list[Any]:
    return [item if type(item) in _AS_THEY_ARE else _ways[type(item)](item) for item in value]


def _record(value: Any) -> dict[str, Any]:
    """Return the fields of a dataclass that are not as they are by default."""
    said = {}
    kind: type = type(value)
    for name, default in _defaults(kind):
        own = getattr(value, name)
        if own is not default and (default is MISSING or own != default):
            said[name] = own if type(own) in _AS_THEY_ARE else _ways[type(own)](own)
    return said


@cache
def _defaults(kind: type) -> tuple[tuple[str, Any], ...]:
    return tuple((f.name, f.default if f.default_factory is MISSING else f.default_factory()) for f in fields(kind))


def from_json(kind: type[T], data: Any) -> T:
    """Return the `kind` (Quantity, Features, Link …) whose `to_json` is `data`; raises KeyError where a field lacks."""
    asked: Any = kind
    result: T = _reader(asked)(data)
    return result


@cache
def _reader(kind: Any) -> Callable[[Any], Any]:
    """Return what reads values of a type from JSON: made once a type, since what is compared is read by the hundred."""
    origin = typing.get_origin(kind)
    if origin in (types.UnionType, typing.Union):
        read = _reader(_not_none(kind))
        return lambda data: None if data is None else read(data)
    if origin is tuple:
        return _tuple(typing.get_args(kind))
    if origin is not None and issubclass(origin, Mapping):
        item = _reader(typing.get_args(kind)[1])
        return lambda data: {key: item(value) for key, value in data.items()}
    return _plain(kind)


def _plain(kind: Any) -> Callable[[Any], Any]:
    if is_dataclass(kind) and isinstance(kind, type):
        return _dataclass(kind)
    if kind is date:
        return date.fromisoformat
    return kind if kind in (Decimal, float) or (isinstance(kind, type) and issubclass(kind, Enum)) else _as_it_is


def _dataclass(kind: type) -> Callable[[Any], Any]:
    hints = typing.get_type_hints(kind)
    readers = tuple((field.name, _reader(hints[field.name])) for field in fields(kind))
    needed = tuple(f.name for f in fields(kind) if f.default is MISSING and f.default_factory is MISSING)

    def read(data: Any) -> Any:
        lacking = next((name for name in needed if name not in data), None)
        if lacking is not None:
            raise KeyError(lacking)
        return kind(**{name: reader(data[name]) for name, reader in readers if name in data})

    return read


def _tuple(args: tuple[Any, ...]) -> Callable[[Any], Any]:
    if len(args) == 2 and args[1] is Ellipsis:
        if args[0] in _READ_AS_THEY_ARE:
            return tuple
        item = _reader(args[0])
        return lambda data: tuple(map(item, data))
    readers = tuple(map(_reader, args))
    return lambda data: tuple(read(item) for read, item in zip(readers, data, strict=True))


def _not_none(kind: Any) -> Any:
    return next(arg for arg in typing.get_args(kind) if arg is not type(None))
