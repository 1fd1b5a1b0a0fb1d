"""Figures of a shop's other tills, kept as head office told them."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select

from shuke.application.ports.costs import CardSums
from shuke.application.ports.day_figures import DaySums, MoveSums, PartSums, StaffSums
from shuke.application.ports.shop_figures import NEVER_TOLD, ToldFigures
from shuke.domain.facts.figure_rows import Part
from shuke.domain.figures.months import Months
from shuke.domain.shop_figures import AMOUNTS, FigureKind, MonthFigures
from shuke.domain.slices.account import AccountKind
from shuke_db.among import among
from shuke_db.figure_tables import shop_figure_months, shop_figures

__all__ = ["ShopFigureRows"]

_f, _m = shop_figures.c, shop_figure_months.c


class ShopFigureRows:
    def __init__(self, connection: Connection, tenant: str) -> None:
        self._connection = connection
        self._tenant = tenant

    def told(self, shop_id: str) -> ToldFigures | None:
        found = select(_m.month, _m.told_at_ms).where(_m.tenant == self._tenant, _m.shop_id == shop_id)
        at = {month: int(at_ms) for month, at_ms in self._connection.execute(found.order_by(_m.month))}
        told = [month for month, at_ms in at.items() if at_ms != NEVER_TOLD]
        if not told:
            return None
        missing = tuple(month for month, at_ms in at.items() if at_ms == NEVER_TOLD and month > told[0])
        return ToldFigures(max(at.values()), date.fromisoformat(f"{told[0]}-01"), missing)

    def stamps(self, shop_id: str) -> Mapping[str, bytes]:
        found = select(_m.month, _m.stamp).where(_m.tenant == self._tenant, _m.shop_id == shop_id)
        return {month: stamp or b"" for month, stamp in self._connection.execute(found)}

    def take(
        self, shop_id: str, at_ms: int, looked_at: Collection[str], months: Sequence[MonthFigures]
    ) -> None:
        held = dict(self.stamps(shop_id))
        others = _m.tenant == self._tenant, _m.shop_id != shop_id
        if self._connection.execute(select(func.count()).where(*others)).scalar_one():
            self._connection.execute(delete(shop_figures).where(_f.tenant == self._tenant))
            self._connection.execute(delete(shop_figure_months).where(*others))
        for one in months:
            self._replace(one)
            held[one.month] = one.stamp
        if looked_at:
            self._connection.execute(
                delete(shop_figure_months).where(
                    _m.tenant == self._tenant, among(self._connection, _m.month, sorted(looked_at))
                )
            )
            rows = [
                {
                    "tenant": self._tenant,
                    "month": month,
                    "shop_id": shop_id,
                    "stamp": held.get(month, b""),
                    "told_at_ms": at_ms,
                }
                for month in looked_at
            ]
            self._connection.execute(insert(shop_figure_months), rows)

    def by_day(self, first: date, last: date) -> dict[date, DaySums]:
        columns = [_f[name] for name in AMOUNTS[FigureKind.DAY]]
        found = select(_f.business_date, *columns).where(*self._within(FigureKind.DAY, first, last))
        return {date.fromisoformat(day): DaySums(*sums) for day, *sums in self._connection.execute(found)}

    def parts(self, part: Part, first: date, last: date) -> list[PartSums]:
        return [PartSums(of, *sums) for of, sums in self._by_part(FigureKind(part.value), first, last)]

    def moves(self, first: date, last: date) -> dict[AccountKind, MoveSums]:
        known = {account.value for account in AccountKind}
        found = self._by_part(FigureKind.MOVED, first, last)
        return {AccountKind(of): MoveSums(*sums) for of, sums in found if of in known}

    def staff(self, first: date, last: date) -> list[StaffSums]:
        return [StaffSums(of, *sums) for of, sums in self._by_part(FigureKind.STAFF, first, last)]

    def cards(self, months: Months) -> list[tuple[str, str, CardSums]]:
        columns = [_f[name] for name in AMOUNTS[FigureKind.CARD]]
        found = select(_f.business_date, _f.of, *columns).where(
            *self._within(FigureKind.CARD, months.first_day, months.last_day)
        )
        rows = self._connection.execute(found)
        return sorted(
            ((day[:7], card, CardSums(*map(int, sums))) for day, card, *sums in rows), key=lambda one: one[:2]
        )

    def _by_part(self, kind: FigureKind, first: date, last: date) -> list[tuple[str, list[int]]]:
        sums = [func.sum(_f[name]) for name in AMOUNTS[kind]]
        found = select(_f.of, *sums).where(*self._within(kind, first, last)).group_by(_f.of)
        return [(of, list(map(int, cells))) for of, *cells in self._connection.execute(found)]

    def _within(self, kind: FigureKind, first: date, last: date) -> list[Any]:
        between = _f.business_date.between(first.isoformat(), last.isoformat())
        return [_f.tenant == self._tenant, _f.kind == kind.value, between]

    def _replace(self, told: MonthFigures) -> None:
        """Days that are as they were stay as they are: most are, of a month that is told again."""
        for kind, names in AMOUNTS.items():
            held = self._of_month(kind, told.month)
            new: dict[str, set[tuple[object, ...]]] = {}
            for row in told.rows:
                if row.kind is kind:
                    new.setdefault(f"{told.month}-{row.day:02d}", set()).add((row.of, *row.amounts))
            others = sorted(day for day in held.keys() | new.keys() if held.get(day) != new.get(day))
            if gone := [day for day in others if day in held]:
                self._connection.execute(
                    delete(shop_figures).where(
                        _f.tenant == self._tenant,
                        _f.kind == kind.value,
                        among(self._connection, _f.business_date, gone),
                    )
                )
            same = {"tenant": self._tenant, "kind": kind.value}
            rows = [
                {**same, "business_date": day, "of": of, **dict(zip(names, amounts, strict=True))}
                for day in others
                for of, *amounts in new.get(day, ())
            ]
            if rows:
                self._connection.execute(insert(shop_figures), rows)

    def _of_month(self, kind: FigureKind, month: str) -> dict[str, set[tuple[object, ...]]]:
        amounts = [_f[name] for name in AMOUNTS[kind]]
        found = select(_f.business_date, _f.of, *amounts).where(
            _f.tenant == self._tenant,
            _f.kind == kind.value,
            _f.business_date.between(f"{month}-01", f"{month}-31"),
        )
        held: dict[str, set[tuple[object, ...]]] = {}
        for day, *row in self._connection.execute(found):
            held.setdefault(day, set()).add(tuple(row))
        return held
