"""Reading what fits, quickly: a push has five hundred bodies, and each of them some two hundred values.

A reader made here may only say yes: it gives the value where every type and every form is right, and knows nothing
to say where one is not. `plain` asks it first, and then looks again, place by place. Many types are compared at once:
those of a map's values, or of a list's, with those that its shape can have.
"""

from __future__ import annotations

import types
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass, make_dataclass
from datetime import date
from enum import Enum
from functools import cache, lru_cache
from itertools import product
from math import prod
from operator import itemgetter
from typing import Any, NamedTuple, Union, get_args, get_origin, get_type_hints

from shuke.domain.facts.plain_writing import plain_defaults
from shuke.domain.money import ZERO, Money

__all__ = ["Doubt", "quick_reader"]

_MOST_FORMS = 64
"""Of one dataclass: each field that may be empty doubles them."""

_DAYS_REMEMBERED = 4096
_AMOUNTS_REMEMBERED = 4096


class Doubt(Exception):
    """Perhaps it fits, perhaps not; whoever looks place by place will see."""


class _Quick(NamedTuple):
    """What plain types a value of some type may have, and what makes the value of one that has one of them (None: it
    stays as it is).

    Attributes:
        of_nothing: what 0 or an empty list gives, where nothing has to be made for it.
    """

    found: tuple[type, ...]
    make: Callable[[Any], Any] | None
    of_nothing: Money | tuple[()] | None = None


@cache
def quick_reader(shape: type) -> Callable[[object], Any]:
    """Raises `Doubt`, or what the dataclass itself raises, where the plain form does not fit or is of another sort
    than those known here."""
    quick = _quick(shape)
    make = quick.make if quick is not None else None
    if make is None:
        return _doubted

    def read(plain: object) -> Any:
        if type(plain) is not dict:
            raise Doubt
        return make(plain)

    return read


def _doubted(_plain: object) -> Any:
    raise Doubt


@cache
def _quick(kind: Any) -> _Quick | None:
    if kind in (int, str, bytes, bool):
        return _Quick((kind,), None)
    origin = get_origin(kind)
    if origin is tuple:
        return _quick_tuple(get_args(kind))
    if origin in (types.UnionType, Union):
        return _quick_union(get_args(kind))
    if kind is Money:
        return _Quick((int,), _money, ZERO)
    if kind is date:
        return _Quick((str,), _day)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return _quick_enum(kind)
    if isinstance(kind, type) and is_dataclass(kind):
        return _quick_dataclass(kind)
    return None


_money = lru_cache(_AMOUNTS_REMEMBERED)(Money)
"""A sale says the same amount six times: of a line before and after discounts, of the sale, of what paid it."""


@lru_cache(_DAYS_REMEMBERED)
def _day(text: str) -> date:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise Doubt from None
    if day.isoformat() != text:
        raise Doubt
    return day


def _quick_enum(kind: type[Enum]) -> _Quick | None:
    found = {type(member.value) for member in kind}
    members = {member.value: member for member in kind}

    def read(plain: Any) -> Enum:
        member = members.get(plain)
        if member is None:
            raise Doubt
        return member

    return _Quick((found.pop(),), read) if len(found) == 1 else None


def _quick_union(options: tuple[Any, ...]) -> _Quick | None:
    """Of one type, or nothing."""
    wanted = [option for option in options if option is not types.NoneType]
    quick = _quick(wanted[0]) if len(wanted) == 1 else None
    if quick is None:
        return None
    make = quick.make
    found = (types.NoneType, *quick.found)
    return _Quick(found, None if make is None else lambda plain: None if plain is None else make(plain))


def _quick_tuple(parts: tuple[Any, ...]) -> _Quick | None:
    if len(parts) == 2 and parts[1] is Ellipsis:
        quick = _quick(parts[0])
        return None if quick is None else _Quick((list,), _many(frozenset(quick.found), quick.make), ())
    quicks = [_quick(part) for part in parts]
    known = [quick for quick in quicks if quick is not None]
    fits = _Forms.of(known) if len(known) == len(quicks) else None
    if fits is None:
        return None
    forms, deep = fits.all, fits.deep

    def read(plain: list[Any]) -> tuple[Any, ...]:
        if tuple(map(type, plain)) not in forms:
            raise Doubt
        made = list(plain)
        for place, make in deep:
            made[place] = make(made[place])
        return tuple(made)

    return _Quick((list,), read)


def _many(
    found: frozenset[type], make: Callable[[Any], Any] | None
) -> Callable[[list[Any]], tuple[Any, ...]]:
    def read(plain: list[Any]) -> tuple[Any, ...]:
        if not found.issuperset(map(type, plain)):
            raise Doubt
        return tuple(plain if make is None else [make(item) for item in plain])

    return read


class _Forms(NamedTuple):
    """The types that some values may have, side by side; `deep` are those from which something is made, `light` what
    comes of nothing there."""

    all: frozenset[tuple[type, ...]]
    deep: tuple[tuple[int, Callable[[Any], Any]], ...]
    light: Mapping[int, Money | tuple[()]]

    @classmethod
    def of(cls, quicks: list[_Quick]) -> _Forms | None:
        if prod(len(quick.found) for quick in quicks) > _MOST_FORMS:
            return None
        deep = tuple((place, quick.make) for place, quick in enumerate(quicks) if quick.make is not None)
        light = {place: one.of_nothing for place, one in enumerate(quicks) if one.of_nothing is not None}
        return cls(frozenset(product(*(quick.found for quick in quicks))), deep, light)


def _quick_dataclass(kind: type) -> _Quick | None:
    items = fields(kind)
    names = tuple(item.name for item in items)
    hints = get_type_hints(kind)
    known = [quick for quick in (_quick(hints[name]) for name in names) if quick is not None]
    fits = _Forms.of(known) if len(known) == len(names) else None
    if fits is None or not names or any(item.kw_only or not item.init for item in items):
        return None
    twin = _twin_of(kind)
    given: dict[str, Any] = {
        "values_of": _values_of(names),
        "defaults": plain_defaults(kind),
        "forms": fits.all,
        "kind": kind,
        "twin": twin,
        "Doubt": Doubt,
    }
    places = [f"value_{place}" for place in range(len(names))]
    made = list(places)
    for place, make in fits.deep:
        given[f"make_{place}"] = make
        made[place] = f"make_{place}({places[place]})"
        if place in fits.light:
            given[f"light_{place}"] = fits.light[place]
            made[place] += f" if {places[place]} else light_{place}"
    lines = _READER.format(
        count=len(names),
        places=", ".join(places),
        made=", ".join(made),
        becomes="" if twin is kind else _BECOMES,
    )
    exec(lines, given)  # noqa: S102 - of names of fields alone
    return _Quick((dict,), given["read"])


_READER = """
def read(plain):
    if len(plain) != {count}:
        plain = {{**defaults, **plain}}
        if len(plain) != {count}:
            raise Doubt
    try:
        values = values_of(plain)
    except KeyError:
        raise Doubt from None
    if tuple(map(type, values)) not in forms:
        raise Doubt
    {places}, = values
    made = twin({made}){becomes}
    return made
"""
"""Nothing is called that need not be, and no list is gone through: this runs twenty times a sale."""

_BECOMES = """
    made.__class__ = kind"""


def _twin_of(kind: Any) -> Any:
    """A class whose values are made in a third of the time, and then become `kind`'s: a frozen dataclass sets each
    of its fields through `object.__setattr__`, its thawed twin of the same slots sets them plainly. Itself, where it
    looks at its values or is of another make."""
    settings = kind.__dataclass_params__
    slots = kind.__dict__.get("__slots__")
    names = tuple(item.name for item in fields(kind))
    if not settings.frozen or slots != names or hasattr(kind, "__post_init__") or kind.__bases__ != (object,):
        return kind
    return make_dataclass(kind.__name__, names, slots=True, eq=False, repr=False)


def _values_of(names: tuple[str, ...]) -> Callable[[dict[str, Any]], tuple[Any, ...]]:
    one = names[0]
    return itemgetter(*names) if len(names) > 1 else lambda plain: (plain[one],)
