"""Fact bodies from plain maps, as `plain_writing` makes them.

Reading is strict: an unknown field, one that is missing and has no default, or a value of another type is refused, so
bytes that were not written by this code never become a body. A refusal names the place, never the value.

Each type is looked at once and its reader is kept: a basket of 500 lines goes through here at every key.
"""

from __future__ import annotations

import types
from collections.abc import Callable, Mapping
from dataclasses import MISSING, dataclass, fields, is_dataclass
from datetime import date
from enum import Enum
from functools import cache
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from shuke.domain.facts.plain_writing import AS_IT_IS, NotPlain, Plain, to_plain
from shuke.domain.facts.quick_reader import Doubt, quick_reader
from shuke.domain.money import Money

__all__ = ["NotPlain", "Plain", "from_plain", "to_plain"]

Body = TypeVar("Body")

_Reader = Callable[[object], Any]


class _Misfit(Exception):
    """What does not fit; the place is put together on the way out."""

    def __init__(self, what: str) -> None:
        super().__init__(what)
        self.what = what
        self.where = ""

    def inside(self, place: str) -> _Misfit:
        self.where = place + self.where
        return self


def from_plain(shape: type[Body], plain: object) -> Body:
    """A body of the given dataclass from its plain form; fields with defaults may be missing.

    Raises:
        NotPlain: the plain form is not exactly of that shape.
    """
    kind: Any = shape
    try:
        return quick_reader(kind)(plain)  # type: ignore[no-any-return]
    except (Doubt, ValueError):
        pass  # what does not fit, and where, is found by whoever looks place by place
    try:
        return _reader(kind)(plain)  # type: ignore[no-any-return]
    except _Misfit as misfit:
        # Without the cause: its words may hold the value, and the value may be somebody's.
        raise NotPlain(f"{shape.__name__}{misfit.where}: {misfit.what}") from None


@cache
def _reader(kind: Any) -> _Reader:
    origin = get_origin(kind)
    if origin is tuple:
        return _tuple_reader(get_args(kind))
    if origin in (types.UnionType, Union):
        return _union_reader(get_args(kind))
    if kind is Money:
        return lambda plain: Money(plain if type(plain) is int else _exactly(int, plain))
    if kind is date:
        return _read_date
    if isinstance(kind, type) and issubclass(kind, Enum):
        return _enum_reader(kind)
    if isinstance(kind, type) and is_dataclass(kind):
        return lambda plain: _read_dataclass(kind, plain)
    return lambda plain: _exactly(kind, plain)


def _exactly(kind: Any, plain: object) -> Any:
    if type(plain) is not kind:
        raise _Misfit(f"expected {getattr(kind, '__name__', kind)}, found {type(plain).__name__}")
    return plain


def _tuple_reader(parts: tuple[Any, ...]) -> _Reader:
    if len(parts) == 2 and parts[1] is Ellipsis:
        of_item = _reader(parts[0])
        return lambda plain: _read_items(of_item, _exactly(list, plain))
    of_parts = tuple(_reader(part) for part in parts)

    def read(plain: object) -> Any:
        items = _exactly(list, plain)
        if len(items) != len(of_parts):
            raise _Misfit(f"expected {len(of_parts)} items, found {len(items)}")
        return tuple([of_part(item) for of_part, item in zip(of_parts, items, strict=True)])

    return read


def _read_items(read: _Reader, items: list[object]) -> tuple[Any, ...]:
    done: list[Any] = []
    try:
        for item in items:
            done.append(read(item))  # noqa: PERF401 - how many are done is the place of a misfit
    except _Misfit as misfit:
        raise misfit.inside(f"[{len(done)}]") from None
    return tuple(done)


def _union_reader(options: tuple[Any, ...]) -> _Reader:
    readers = [_reader(option) for option in options if option is not types.NoneType]
    takes_none = types.NoneType in options

    def read(plain: object) -> Any:
        if plain is None and takes_none:
            return None
        for option in readers:
            try:
                return option(plain)
            except _Misfit:
                continue
        raise _Misfit(f"no allowed type fits {type(plain).__name__}")

    return read


def _read_date(plain: object) -> date:
    text = _exactly(str, plain)
    try:
        day = date.fromisoformat(text)
    except ValueError:
        day = None
    # Python reads other ISO forms too (20260310, 2026-W11-2); a body has one form only.
    if day is None or day.isoformat() != text:
        raise _Misfit("not a date")
    return day


def _enum_reader(kind: type[Enum]) -> _Reader:
    members = {(type(member.value), member.value): member for member in kind}

    def read(plain: object) -> Enum:
        found = members.get((type(plain), plain)) if type(plain) in AS_IT_IS else None
        if found is None:
            raise _Misfit(f"not one of {kind.__name__}")
        return found

    return read


@dataclass(frozen=True, slots=True)
class _Shape:
    """How a dataclass is read: `exact` fields are of one type and stay as they are, `deep` ones have their reader."""

    exact: Mapping[str, type]
    deep: Mapping[str, _Reader]
    required: frozenset[str]
    known: frozenset[str]


@cache
def _shape(kind: type) -> _Shape:
    hints = get_type_hints(kind)
    required = frozenset(
        item.name for item in fields(kind) if item.default is MISSING and item.default_factory is MISSING
    )
    hinted = {item.name: hints[item.name] for item in fields(kind)}
    exact = {name: hint for name, hint in hinted.items() if hint in AS_IT_IS}
    deep = {name: _reader(hint) for name, hint in hinted.items() if hint not in AS_IT_IS}
    return _Shape(exact, deep, required, frozenset(hinted))


def _read_dataclass(kind: type, plain: object) -> Any:
    members = _exactly(dict, plain)
    shape = _shape(kind)
    if not shape.required <= members.keys() <= shape.known:
        unknown, missing = members.keys() - shape.known, shape.required - members.keys()
        raise _Misfit(f"unknown {sorted(map(str, unknown))}, missing {sorted(missing)}")
    read = {}
    exact, deep = shape.exact, shape.deep
    name = ""
    try:
        for name, item in members.items():
            expected = exact.get(name)
            if expected is None:
                read[name] = deep[name](item)
            elif type(item) is expected:
                read[name] = item
            else:
                _exactly(expected, item)
    except _Misfit as misfit:
        raise misfit.inside(f".{name}") from None
    try:
        return kind(**read)
    except ValueError:
        raise _Misfit("a value out of its bounds") from None
