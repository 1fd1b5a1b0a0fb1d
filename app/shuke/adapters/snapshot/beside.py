"""Columns of members that are nearly said by others: a slice is a balance less something, a last visit is a moment of
the last day of sale."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import Any, cast

from shuke.adapters.snapshot.columns import column_of, read_column
from shuke.domain.facts.plain import Plain
from shuke.domain.facts.rows import Cell
from shuke.domain.sync.blocks import ColumnsOf

__all__ = ["SLICES", "moments_of", "read_moments", "read_slices", "slices_of"]

SLICES = "slices"
_KEY = ("member_id", "account", "lot")
_COLUMNS = frozenset((*_KEY, "till_id", "amount"))
_EPOCH = date(1970, 1, 1).toordinal()
_DAY_MS = 86_400_000


def slices_of(slices: ColumnsOf, balances: ColumnsOf | None) -> dict[str, Plain] | None:
    """Which balance each is a part of, and what the balance has beyond it; None where one is of no balance here."""
    if balances is None or set(slices.columns) != _COLUMNS:
        return None
    keys = zip(*(balances.column(name) for name in _KEY), strict=True)
    places = {key: place for place, key in enumerate(keys)}
    of = [places.get(key, -1) for key in zip(*(slices.column(name) for name in _KEY), strict=True)]
    if min(of) < 0:
        return None
    whole, parts = _numbers(balances.column("amount")), _numbers(slices.column("amount"))
    return {
        "of": list[Plain](column_of(of)),
        "less": list[Plain](column_of([whole[place] - part for place, part in zip(of, parts, strict=True)])),
        "till_id": list[Plain](column_of(slices.column("till_id"))),
    }


def read_slices(columns: Mapping[str, Any], count: int, balances: ColumnsOf) -> ColumnsOf:
    """What `slices_of` was given.

    Raises:
        ValueError: not what it writes.
    """
    of = _numbers(read_column(columns["of"], count))
    if count and not 0 <= min(of) <= max(of) < balances.count:
        raise ValueError("a part of no balance")
    less, whole = _numbers(read_column(columns["less"], count)), _numbers(balances.column("amount"))
    found: dict[str, Sequence[Cell]] = {
        name: [cells[place] for place in of] for name in _KEY for cells in [balances.column(name)]
    }
    found["till_id"] = read_column(columns["till_id"], count)
    found["amount"] = [whole[place] - part for place, part in zip(of, less, strict=True)]
    return ColumnsOf(SLICES, tuple(found), tuple(found.values()))


def moments_of(moments: Sequence[Cell], days: Sequence[Cell]) -> list[Plain]:
    """Milliseconds since 1970 by what they are beyond the beginning of the day beside them."""
    return column_of([at - _day_ms(day) for at, day in zip(_numbers(moments), days, strict=True)])


def read_moments(column: object, count: int, days: Sequence[Cell]) -> list[Cell]:
    beyond = _numbers(read_column(column, count))
    return [at + _day_ms(day) for at, day in zip(beyond, days, strict=True)]


@lru_cache(maxsize=8192)
def _day_ms(day: Cell) -> int:
    return (date.fromisoformat(cast(str, day)).toordinal() - _EPOCH) * _DAY_MS if day else 0


def _numbers(cells: Sequence[Cell]) -> Sequence[int]:
    return cast("Sequence[int]", cells)
