"""Values as plain maps: the only shapes that reach the encoded bytes.

Frozen dataclasses become maps of their fields; Money becomes minor units, dates ISO text, enums their value,
tuples lists. A field that has its default is not written: most of what a sale could say it does not, and a journal of
ten years is read and sent by its bytes. So a default belongs to the version of a kind and never changes.

Each type is looked at once and its writer is kept: a basket of 500 lines goes through here at every key.
"""

from __future__ import annotations

import types
from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from functools import cache
from operator import attrgetter
from typing import Any

from shuke.domain.money import Money

__all__ = ["AS_IT_IS", "NotPlain", "Plain", "plain_defaults", "to_plain"]

Plain = int | str | bytes | bool | None | list["Plain"] | dict[str, "Plain"]

AS_IT_IS = frozenset({int, str, bytes, bool, types.NoneType})
"""Types whose values are their own plain form."""


class NotPlain(ValueError):
    """A value that facts do not carry, or a stored one that does not fit the shape its kind and version promise."""


def to_plain(value: object) -> Plain:
    """The plain form of a body or of any value inside one.

    Raises:
        NotPlain: a value of a type that facts do not carry (a float, for one).
    """
    kind: Any = type(value)
    return value if kind in AS_IT_IS else _writer(kind)(value)  # type: ignore[return-value]


@cache
def plain_defaults(kind: type) -> Mapping[str, Plain]:
    """What the fields of a dataclass stand for where they are not written, in plain form."""
    given = {item.name: item.default for item in fields(kind) if item.default is not MISSING}
    made = {item.name: item.default_factory() for item in fields(kind) if item.default_factory is not MISSING}
    return {name: to_plain(default) for name, default in (given | made).items()}


@cache
def _writer(kind: type) -> Callable[[Any], Plain]:
    if issubclass(kind, Enum):
        return lambda value: to_plain(value.value)
    if issubclass(kind, int | str | bytes):
        return lambda value: value
    if issubclass(kind, Money):
        return lambda value: value.minor
    if issubclass(kind, date) and not issubclass(kind, datetime):
        return lambda value: value.isoformat()
    if issubclass(kind, tuple | list):
        return _written_list
    if is_dataclass(kind):
        return _dataclass_writer(kind)
    raise NotPlain(f"facts do not carry {kind.__name__}")


def _written_list(values: tuple[Any, ...] | list[Any]) -> Plain:
    return [item if type(item) in AS_IT_IS else to_plain(item) for item in values]


def _values_of(names: tuple[str, ...]) -> Callable[[Any], tuple[Any, ...]]:
    if len(names) > 1:
        return attrgetter(*names)
    return lambda value: tuple(getattr(value, name) for name in names)


def _dataclass_writer(kind: type) -> Callable[[Any], Plain]:
    names = tuple(item.name for item in fields(kind))
    defaults = tuple(plain_defaults(kind).items())
    values_of = _values_of(names)

    def write(value: Any) -> Plain:
        plain = {
            name: item if type(item) in AS_IT_IS else to_plain(item)
            for name, item in zip(names, values_of(value), strict=True)
        }
        for name, default in defaults:
            if plain[name] == default:
                del plain[name]
        return plain

    return write
