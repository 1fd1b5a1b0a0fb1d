"""Many members seen in columns, on one day: what each field comes to, and who meets a condition.

A million members are looked at in a second or two without anything but the standard library, because whatever is
worked out is worked out once for each different value, and the rest are loops inside the interpreter.
"""

from __future__ import annotations

from bisect import bisect_right
from calendar import monthrange
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from itertools import compress

from shuke.domain.birthday import Birthday
from shuke.domain.figures.abc import classes_of
from shuke.domain.segments.bounds import Bounds
from shuke.domain.segments.conditions import Condition, Together, Where, conditions_of
from shuke.domain.segments.fields import Field, Kept, kept_for
from shuke.domain.segments.ladder import Ladder
from shuke.domain.segments.scores import scores
from shuke.domain.segments.standing import quadrants, stages

__all__ = ["Cell", "Columns", "View", "asked_of", "days_to"]

Cell = int | str | None
Columns = Mapping[Kept, Sequence[Cell]]
"""Equally long, one cell for each member."""

_YES, _NO = b"\x01", b"\x00"


def asked_of(where: Where) -> frozenset[Kept]:
    """The columns that it takes to answer."""
    return frozenset(kept for one in conditions_of(where) for kept in kept_for(one.field))


class View:
    """
    Args:
        members: how many cells each column has.
        kept: at least the columns `asked_of` names.
        ladder: see `ladder_of`; tiers that it does not name have nothing above them.
    """

    def __init__(self, members: int, kept: Columns, on: date, bounds: Bounds, ladder: Ladder) -> None:
        self._members = members
        self._kept = kept
        self._on = on
        self._bounds = bounds
        self._ladder = ladder
        self._columns: dict[Field, Sequence[Cell]] = {}

    def column(self, field: Field) -> Sequence[Cell]:
        if field not in self._columns:
            self._columns[field] = _WORKED_OUT[field](self)
        return self._columns[field]

    def matching(self, where: Where) -> bytes:
        """A one for each member who is meant, a zero for each other."""
        if isinstance(where, Condition):
            return where.mask(self.column(where.field))
        return self._together(where)

    def _together(self, where: Together) -> bytes:
        found = (_NO if where.any_of else _YES) * self._members
        for part in where.parts:
            mask = self.matching(part)
            one, other = int.from_bytes(found), int.from_bytes(mask)
            found = (one | other if where.any_of else one & other).to_bytes(self._members)
        return found

    def among(self, mask: bytes, cells: Sequence[str]) -> list[str]:
        """The cells of those who are meant."""
        return list(compress(cells, mask))

    # What a field is worked out from. Days are ordinals.

    def kept(self, kept: Kept) -> Sequence[Cell]:
        return self._kept[kept]

    def numbers(self, kept: Kept) -> Sequence[int]:
        """A column in which every cell is known."""
        return self._kept[kept]  # type: ignore[return-value]

    def by_value(self, kept: Kept, answer: Callable[[int], int | None]) -> list[Cell]:
        """The same answer for the same number, worked out once; nothing of nothing."""
        column = self._kept[kept]
        table: dict[Cell, Cell] = {
            cell: answer(cell) if isinstance(cell, int) else None for cell in set(column)
        }
        return list(map(table.__getitem__, column))

    @property
    def today(self) -> int:
        return self._on.toordinal()

    def days_since(self, kept: Kept) -> list[Cell]:
        return self.by_value(kept, lambda day: max(self.today - day, 0))

    def days_a_member(self) -> list[int]:
        column, today = self.numbers(Kept.JOINED), self.today
        table = {day: max(today - day, 1) for day in set(column)}
        return list(map(table.__getitem__, column))

    def of_birthday(self, answer: Callable[[Birthday], int]) -> list[Cell]:
        return self.by_value(Kept.BIRTHDAY, lambda number: answer(_birthday(number)))

    def ages(self) -> list[Cell]:
        cells = zip(self._kept[Kept.BIRTHDAY], self._kept[Kept.BIRTH_YEAR], strict=True)
        kept_on: dict[Cell, int] = {}
        found: list[Cell] = []
        for day, year in cells:
            if not isinstance(day, int) or not isinstance(year, int) or year > self._on.year:
                found.append(None)
                continue
            if day not in kept_on:
                kept_on[day] = int(_kept_in(_birthday(day), self._on.year) > self._on)
            found.append(self._on.year - year - kept_on[day])
        return found

    def baskets(self) -> list[Cell]:
        sums = zip(self.numbers(Kept.SPENT), self.numbers(Kept.SALES), strict=True)
        return [spent // sales if sales > 0 else None for spent, sales in sums]

    def days_a_sale(self) -> list[Cell]:
        sums = zip(self.days_a_member(), self.numbers(Kept.SALES), strict=True)
        return [days // sales if sales > 0 else None for days, sales in sums]

    def due_goods(self) -> list[Cell]:
        column = self._kept[Kept.DUE_ARTICLES]
        table = {cell: len(str(cell).split()) for cell in set(column)}
        return list(map(table.__getitem__, column))

    def to_next_tier(self) -> list[Cell]:
        tiers = self._kept[Kept.TIER]
        ladders = {tier: self._ladder.get(str(tier), ()) for tier in set(tiers)}
        cells = zip(
            self.numbers(Kept.SPENT),
            map(ladders.__getitem__, tiers),
            self.numbers(Kept.ENDED),
            strict=True,
        )
        return [
            None if ended or (at := bisect_right(ladder, spent)) == len(ladder) else ladder[at] - spent
            for spent, ladder, ended in cells
        ]

    def recency(self) -> Sequence[Cell]:
        days = [day if isinstance(day, int) else None for day in self.days_since(Kept.LAST_SALE)]
        return scores(days, self._bounds.recency, less_is_better=True)

    def frequency(self) -> Sequence[Cell]:
        bought = self.by_value(Kept.SALES, lambda sales: sales if sales > 0 else None)
        return scores(bought, self._bounds.frequency)  # type: ignore[arg-type]

    def money(self) -> Sequence[Cell]:
        sums = zip(self.numbers(Kept.SPENT), self.numbers(Kept.SALES), strict=True)
        return scores([spent if sales > 0 else None for spent, sales in sums], self._bounds.money)

    def stages(self) -> Sequence[Cell]:
        last = [day if isinstance(day, int) else None for day in self._kept[Kept.LAST_SALE]]
        joined, ended = self.numbers(Kept.JOINED), self.numbers(Kept.ENDED)
        return stages(last, joined, ended, self._on, self._bounds)

    def quadrants(self) -> Sequence[Cell]:
        return quadrants(
            self.numbers(Kept.SPENT), self.numbers(Kept.SALES), self.days_a_member(), self._bounds
        )

    def abc(self) -> Sequence[Cell]:
        return classes_of(self.numbers(Kept.SPENT), self._bounds.shares)

    @property
    def on(self) -> date:
        return self._on


def days_to(birthday: Birthday, on: date) -> int:
    """Until it is kept next; 0 on the day itself. The 29th of February is kept on the 28th in common years."""
    this_year = _kept_in(birthday, on.year)
    return ((this_year if this_year >= on else _kept_in(birthday, on.year + 1)) - on).days


def _kept_in(birthday: Birthday, year: int) -> date:
    last = monthrange(year, birthday.month)[1]
    return date(year, birthday.month, min(birthday.day, last))


def _birthday(number: int) -> Birthday:
    return Birthday(number // 100, number % 100)


_WORKED_OUT: Mapping[Field, Callable[[View], Sequence[Cell]]] = {
    Field.DAYS_SINCE_SALE: lambda view: view.days_since(Kept.LAST_SALE),
    Field.SALES: lambda view: view.kept(Kept.SALES),
    Field.SPENT: lambda view: view.kept(Kept.SPENT),
    Field.YEAR_SALES: lambda view: view.kept(Kept.YEAR_SALES),
    Field.YEAR_SPENT: lambda view: view.kept(Kept.YEAR_SPENT),
    Field.BASKET: View.baskets,
    Field.DAYS_A_SALE: View.days_a_sale,
    Field.DUE_GOODS: View.due_goods,
    Field.DUE_ARTICLE: lambda view: view.kept(Kept.DUE_ARTICLES),
    Field.DUE_DEPARTMENT: lambda view: view.kept(Kept.DUE_DEPARTMENTS),
    Field.MEMBER_DAYS: lambda view: view.days_since(Kept.JOINED),
    Field.DAYS_TO_BIRTHDAY: lambda view: view.of_birthday(lambda one: days_to(one, view.on)),
    Field.BIRTH_MONTH: lambda view: view.of_birthday(lambda one: one.month),
    Field.AGE: View.ages,
    Field.POINTS: lambda view: view.kept(Kept.POINTS),
    Field.DAYS_TO_LAPSE: lambda view: view.by_value(Kept.LAPSE, lambda day: max(day - view.today, 0)),
    Field.LAPSING: lambda view: view.kept(Kept.LAPSING),
    Field.STORED: lambda view: view.kept(Kept.STORED),
    Field.TO_NEXT_TIER: View.to_next_tier,
    Field.RECENCY: View.recency,
    Field.FREQUENCY: View.frequency,
    Field.MONEY: View.money,
    Field.TIER: lambda view: view.kept(Kept.TIER),
    Field.STAGE: View.stages,
    Field.QUADRANT: View.quadrants,
    Field.ABC: View.abc,
    Field.SHOP: lambda view: view.kept(Kept.SHOP),
    Field.LOOKED_AFTER: lambda view: view.kept(Kept.LOOKED_AFTER),
    Field.CHANNELS: lambda view: view.kept(Kept.CHANNELS),
    Field.DAYS_SINCE_CONTACT: lambda view: view.days_since(Kept.CONTACTED),
}
