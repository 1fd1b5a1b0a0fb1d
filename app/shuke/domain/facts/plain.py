"""Fact bodies as plain maps and back: the only shapes that reach the encoded bytes.

Frozen dataclasses become maps of their fields; Money becomes minor units, dates ISO text, enums their value,
tuples lists. Reading is strict: a missing or unknown field, or a value of another type, is refused, so bytes
that were not written by this code never become a body. A refusal names the place, never the value.
"""

from __future__ import annotations

import types
from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from functools import cache
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from shuke.domain.money import Money

__all__ = ["NotPlain", "Plain", "from_plain", "to_plain"]

Plain = int | str | bytes | bool | None | list["Plain"] | dict[str, "Plain"]

Body = TypeVar("Body")


class NotPlain(ValueError):
    """A stored value does not fit the shape its kind and version promise."""


def to_plain(value: object) -> Plain:
    """The plain form of a body or of any value inside one.

    Raises:
        NotPlain: a value of a type that facts do not carry (a float, for one).
    """
    if isinstance(value, Enum):
        return to_plain(value.value)
    if value is None or isinstance(value, int | str | bytes):
        return value
    if isinstance(value, Money):
        return value.minor
    if isinstance(value, date) and not isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, tuple | list):
        return [to_plain(item) for item in value]
    if is_dataclass(value) and not isinstance(value, type):
        return {name: to_plain(getattr(value, name)) for name in _field_names(type(value))}
    raise NotPlain(f"facts do not carry {type(value).__name__}")


def from_plain(shape: type[Body], plain: object) -> Body:
    """A body of the given dataclass from its plain form; fields with defaults may be missing.

    Raises:
        NotPlain: the plain form is not exactly of that shape.
    """
    return _read(shape, plain, shape.__name__)  # type: ignore[no-any-return]


@cache
def _field_names(shape: type) -> tuple[str, ...]:
    return tuple(item.name for item in fields(shape))


@cache
def _shape(shape: type) -> tuple[Mapping[str, Any], frozenset[str]]:
    hints = get_type_hints(shape)
    required = frozenset(
        item.name for item in fields(shape) if item.default is MISSING and item.default_factory is MISSING
    )
    return {name: hints[name] for name in _field_names(shape)}, required


def _read(kind: Any, plain: object, where: str) -> Any:
    origin = get_origin(kind)
    if origin is tuple:
        return _read_tuple(get_args(kind), plain, where)
    if origin in (types.UnionType, Union):
        return _read_union(get_args(kind), plain, where)
    if kind is Money:
        return Money(_exactly(int, plain, where))
    if kind is date:
        return _read_date(plain, where)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return _read_enum(kind, plain, where)
    if isinstance(kind, type) and is_dataclass(kind):
        return _read_dataclass(kind, plain, where)
    return _exactly(kind, plain, where)


def _exactly(kind: Any, plain: object, where: str) -> Any:
    if type(plain) is not kind:
        raise NotPlain(f"{where}: expected {getattr(kind, '__name__', kind)}, found {type(plain).__name__}")
    return plain


def _read_tuple(parts: tuple[Any, ...], plain: object, where: str) -> tuple[Any, ...]:
    items = _exactly(list, plain, where)
    if len(parts) == 2 and parts[1] is Ellipsis:
        return tuple(_read(parts[0], item, f"{where}[{index}]") for index, item in enumerate(items))
    if len(items) != len(parts):
        raise NotPlain(f"{where}: expected {len(parts)} items, found {len(items)}")
    return tuple(_read(part, item, where) for part, item in zip(parts, items, strict=True))


def _read_union(options: tuple[Any, ...], plain: object, where: str) -> Any:
    for option in options:
        try:
            return None if option is types.NoneType and plain is None else _read(option, plain, where)
        except NotPlain:
            continue
    raise NotPlain(f"{where}: no allowed type fits {type(plain).__name__}")


def _read_date(plain: object, where: str) -> date:
    text = _exactly(str, plain, where)
    try:
        day = date.fromisoformat(text)
    except ValueError:
        day = None
    # Python reads other ISO forms too (20260310, 2026-W11-2); a body has one form only.
    if day is None or day.isoformat() != text:
        raise NotPlain(f"{where}: not a date")
    return day


def _read_enum(kind: type[Enum], plain: object, where: str) -> Enum:
    for member in kind:
        if type(member.value) is type(plain) and member.value == plain:
            return member
    raise NotPlain(f"{where}: not one of {kind.__name__}")


def _read_dataclass(kind: type, plain: object, where: str) -> Any:
    members = _exactly(dict, plain, where)
    hints, required = _shape(kind)
    unknown, missing = members.keys() - hints.keys(), required - members.keys()
    if unknown or missing:
        raise NotPlain(f"{where}: unknown {sorted(map(str, unknown))}, missing {sorted(missing)}")
    read = {name: _read(hints[name], item, f"{where}.{name}") for name, item in members.items()}
    try:
        return kind(**read)
    except ValueError:
        # Without the cause: its words may hold the value, and the value may be somebody's.
        raise NotPlain(f"{where}: a value out of its bounds") from None
