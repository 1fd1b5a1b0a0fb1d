"""What tills took, day by day: the sums of shifts, and whom staff enrolled."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Connection, func, select

from shuke.application.ports.takings import CouponSum, DayTakings
from shuke.domain.slices.account import OWED, PIECES, AccountKind
from shuke_db.figure_tables import day_moves
from shuke_db.pay_tables import staff_work
from shuke_db.shift_tables import shift_totals
from shuke_db.sync_tables import coupon_sums

__all__ = ["TakingsRows"]

_t = shift_totals.c
_w = staff_work.c
_m = day_moves.c
_SUMMED = (
    _t.sales,
    _t.to_pay_minor,
    _t.refunded_minor,
    _t.points_earned,
    _t.points_used,
    _t.topped_up_minor,
)


class TakingsRows:
    def __init__(self, connection: Connection, tenant: str) -> None:
        self._connection = connection
        self._tenant = tenant

    def between(self, first: date, last: date) -> list[DayTakings]:
        days = (first.isoformat(), last.isoformat())
        sums = (
            select(_t.till_id, _t.business_date, *(func.sum(column) for column in _SUMMED))
            .where(_t.tenant == self._tenant, _t.business_date.between(*days))
            .group_by(_t.till_id, _t.business_date)
        )
        joined = (
            select(_w.till_id, _w.day, func.sum(_w.enrolled))
            .where(_w.tenant == self._tenant, _w.day.between(*days), _w.enrolled > 0)
            .group_by(_w.till_id, _w.day)
        )
        found = [
            DayTakings(till, date.fromisoformat(day), *map(int, amounts))
            for till, day, *amounts in self._connection.execute(sums)
        ]
        return found + [
            DayTakings(till, date.fromisoformat(day), joined=int(count))
            for till, day, count in self._connection.execute(joined)
        ]

    def owed(self) -> dict[tuple[str, AccountKind], int]:
        left = func.sum(_m.came - _m.went - _m.lapsed + _m.carried)
        sums = (
            select(_m.till_id, _m.account, left)
            .where(
                _m.tenant == self._tenant, _m.account.in_([one.value for one in OWED if one not in PIECES])
            )
            .group_by(_m.till_id, _m.account)
            .having(left != 0)
        )
        found = self._connection.execute(sums)
        return {(till, AccountKind(account)): int(amount) for till, account, amount in found}

    def coupons(self) -> list[CouponSum]:
        s = coupon_sums.c
        sums = (
            select(s.kind, s.rule, s.given, s.open, s.lapsed, s.withdrawn)
            .where(s.tenant == self._tenant)
            .order_by(s.kind, s.rule)
        )
        return [CouponSum(*row) for row in self._connection.execute(sums)]
