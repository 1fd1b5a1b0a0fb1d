"""Figures of some tills together, by day: read by their keys, however many tills there are."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from sqlalchemy import ColumnElement, Connection, Table, func, literal_column, select

from shuke.application.ports.shop_figures import DayAmounts
from shuke.domain.shop_figures import AMOUNTS, FigureKind
from shuke.domain.slices.account import OWED
from shuke_db.among import among
from shuke_db.cost_tables import month_cards
from shuke_db.figure_tables import day_moves, day_parts, day_sums
from shuke_db.pay_tables import staff_work

__all__ = ["FiguresToTellRows"]


_ACCOUNTS = [account.value for account in OWED]


class FiguresToTellRows:
    def __init__(self, connection: Connection, tenant: str) -> None:
        self._connection = connection
        self._tenant = tenant

    def of_days(self, kind: FigureKind, days: Sequence[str], tills: Collection[str]) -> list[DayAmounts]:
        if kind is FigureKind.CARD:
            return self._by_card(sorted({day[:7] for day in days}), tills)
        table, day, of, only = _place(kind)
        sums = [func.sum(table.c[name]) for name in AMOUNTS[kind]]
        found = (
            select(day, of, *sums)
            .where(
                table.c.tenant == self._tenant,
                *only,
                among(self._connection, day, days),
                among(self._connection, table.c.till_id, sorted(tills)),
            )
            .group_by(*((day,) if kind is FigureKind.DAY else (day, of)))
        )
        rows = self._connection.execute(found)
        return sorted(DayAmounts(on, part, tuple(map(int, amounts))) for on, part, *amounts in rows)

    def _by_card(self, months: Sequence[str], tills: Collection[str]) -> list[DayAmounts]:
        c = month_cards.c
        found = (
            select(c.month, c.card, *(func.sum(c[name]) for name in AMOUNTS[FigureKind.CARD]))
            .where(
                c.tenant == self._tenant,
                among(self._connection, c.month, months),
                among(self._connection, c.till_id, sorted(tills)),
            )
            .group_by(c.month, c.card)
        )
        rows = self._connection.execute(found)
        return sorted(DayAmounts(f"{month}-01", card, tuple(map(int, sums))) for month, card, *sums in rows)


def _place(
    kind: FigureKind,
) -> tuple[Table, ColumnElement[str], ColumnElement[str], tuple[ColumnElement[bool], ...]]:
    """Its table, with the columns of the day and of the part, and which rows of it."""
    if kind is FigureKind.DAY:
        return day_sums, day_sums.c.business_date, literal_column("''"), ()
    if kind is FigureKind.STAFF:
        return staff_work, staff_work.c.day, staff_work.c.staff_id, ()
    if kind is FigureKind.MOVED:
        m = day_moves.c
        return day_moves, m.business_date, m.account, (m.account.in_(_ACCOUNTS),)
    p = day_parts.c
    return day_parts, p.business_date, p.of, (p.part == kind.value,)
