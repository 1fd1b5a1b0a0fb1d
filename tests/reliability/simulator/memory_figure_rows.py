"""Figures that head office tells tills of their shop's others, over the tables in memory."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

from reliability.simulator.memory_tables import SHAPES, MemoryTables
from shuke.application.ports.shop_figures import DayAmounts
from shuke.domain.shop_figures import AMOUNTS, FigureKind, MonthFigures
from shuke.domain.slices.account import OWED

__all__ = ["FiguresToTell", "ShopFigures"]

_PLACES = {
    FigureKind.DAY: ("day_sums", "business_date", ""),
    FigureKind.STAFF: ("staff_work", "day", "staff_id"),
    FigureKind.MOVED: ("day_moves", "business_date", "account"),
    FigureKind.CARD: ("month_cards", "month", "card"),
}
"""Table, column of the day, and of the part; the other kinds are parts of a day."""

_ACCOUNTS = {account.value for account in OWED}


class FiguresToTell:
    def __init__(self, tables: MemoryTables) -> None:
        self._tables = tables

    def of_days(self, kind: FigureKind, days: Sequence[str], tills: Collection[str]) -> list[DayAmounts]:
        table, day, of = _PLACES.get(kind, ("day_parts", "business_date", "of"))
        columns, wanted = SHAPES[table].columns, frozenset(days)
        if kind is FigureKind.CARD:
            wanted = frozenset(one[:7] for one in days)
        sums: defaultdict[tuple[str, str], list[int]] = defaultdict(lambda: [0] * len(AMOUNTS[kind]))
        for row in self._tables.rows[table].values():
            cells = dict(zip(columns, row, strict=True))
            other_part = table == "day_parts" and cells["part"] != kind.value
            not_owed = kind is FigureKind.MOVED and cells["account"] not in _ACCOUNTS
            if cells["till_id"] in tills and cells[day] in wanted and not (other_part or not_owed):
                of_these = sums[cells[day], cells[of] if of else ""]
                for at, name in enumerate(AMOUNTS[kind]):
                    of_these[at] += cells[name]
        first = "-01" if kind is FigureKind.CARD else ""
        return sorted(DayAmounts(on + first, part, tuple(amounts)) for (on, part), amounts in sums.items())


class ShopFigures:
    def __init__(self, tables: MemoryTables) -> None:
        self._tables = tables

    def stamps(self, shop_id: str) -> Mapping[str, bytes]:
        return {
            month: stamp for month, _, stamp, _ in self._tables.where("shop_figure_months", shop_id=shop_id)
        }

    def take(
        self, shop_id: str, at_ms: int, looked_at: Collection[str], months: Sequence[MonthFigures]
    ) -> None:
        held = dict(self.stamps(shop_id))
        for month, shop, *_ in list(self._tables.rows["shop_figure_months"].values()):
            if shop != shop_id:
                self._tables.remove("shop_figure_months", (month,))
                self._forget("")
        for one in months:
            self._forget(one.month)
            self._keep(one)
            held[one.month] = one.stamp
        for month in looked_at:
            self._tables.put("shop_figure_months", (month, shop_id, held.get(month, b""), at_ms))

    def _keep(self, told: MonthFigures) -> None:
        shape = SHAPES["shop_figures"]
        for row in told.rows:
            cells = dict(zip(shape.columns, shape.empty, strict=True))
            cells |= {"kind": row.kind.value, "business_date": f"{told.month}-{row.day:02d}", "of": row.of}
            cells |= dict(zip(AMOUNTS[row.kind], row.amounts, strict=True))
            self._tables.put("shop_figures", tuple(cells[name] for name in shape.columns))

    def _forget(self, month: str) -> None:
        """Of one month; empty: everything."""
        for key in list(self._tables.rows["shop_figures"]):
            if str(key[1]).startswith(month):
                self._tables.remove("shop_figures", key)
