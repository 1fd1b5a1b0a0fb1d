"""Shifts: the open one, what it adds up to, those that were closed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, bindparam, func, select
from sqlalchemy import text as sql

from shuke.domain.basket import TenderKind
from shuke.domain.money import Money
from shuke.domain.shift import DayFigures, Shift, ShiftFigures, TenderTotal, tenders_in_order
from shuke.domain.slices.account import AccountKind
from shuke_db.prepared import Prepared
from shuke_db.sale_tables import till_totals
from shuke_db.shift_tables import OPEN, shift_tenders, shift_totals, shifts
from shuke_db.tables import balances

__all__ = ["ShiftRows"]

_s, _n, _p, _t = shifts.c, shift_totals.c, shift_tenders.c, till_totals.c

_OF_TILL = select(shifts).where(_s.tenant == bindparam("tenant"), _s.till_id == bindparam("till"))
_OPEN = Prepared(_OF_TILL.where(sql(OPEN)).order_by(_s.opened_at_ms.desc()).limit(1))
_BY_ID = Prepared(_OF_TILL.where(_s.shift_id == bindparam("shift")))
_CLOSED_IN = Prepared(
    select(_t.shifts).where(
        _t.tenant == bindparam("tenant"), _t.till_id == bindparam("till"), _t.epoch == bindparam("epoch")
    )
)


class ShiftRows:
    def __init__(self, connection: Connection, tenant: str) -> None:
        self._connection = connection
        self._tenant = tenant

    def open_at(self, till: str) -> Shift | None:
        row = _OPEN.first(self._connection, tenant=self._tenant, till=till)
        return _shift(row) if row else None

    def get(self, till: str, shift_id: str) -> Shift | None:
        row = _BY_ID.first(self._connection, tenant=self._tenant, till=till, shift=shift_id)
        return _shift(row) if row else None

    def closed(self, till: str, limit: int) -> list[Shift]:
        newest = (
            select(shifts)
            .where(_s.tenant == self._tenant, _s.till_id == till, _s.z_number > 0)
            .order_by(_s.z_epoch.desc(), _s.z_number.desc())
            .limit(limit)
        )
        return [_shift(row) for row in self._connection.execute(newest)]

    def figures(self, shift: Shift) -> ShiftFigures:
        days = self._connection.execute(
            select(shift_totals)
            .where(_n.tenant == self._tenant, _n.till_id == shift.till, _n.shift_id == shift.shift_id)
            .order_by(_n.business_date)
        ).all()
        paid = self._connection.execute(
            select(_p.tender, _p.amount_minor, _p.times, _p.refunded_minor, _p.refund_times).where(
                _p.tenant == self._tenant, _p.till_id == shift.till, _p.shift_id == shift.shift_id
            )
        ).all()
        return ShiftFigures(
            started_with=shift.started_with,
            sales=_sum(days, "sales"),
            member_sales=_sum(days, "member_sales"),
            gross=Money(_sum(days, "gross_minor")),
            discount=Money(_sum(days, "discount_minor")),
            coupon_value=Money(_sum(days, "coupon_value_minor")),
            points_value=Money(_sum(days, "points_value_minor")),
            to_pay=Money(_sum(days, "to_pay_minor")),
            points_earned=_sum(days, "points_earned"),
            points_used=_sum(days, "points_used"),
            coupons_used=_sum(days, "coupons_used"),
            coupons_given=_sum(days, "coupons_given"),
            by_hand=Money(_sum(days, "by_hand_minor")),
            rounding=Money(_sum(days, "rounding_minor")),
            refunds=_sum(days, "refunds"),
            refunded=Money(_sum(days, "refunded_minor")),
            collected=Money(_sum(days, "collected_minor")),
            cash_in=Money(_sum(days, "cash_in_minor")),
            cash_out=Money(_sum(days, "cash_out_minor")),
            drawer_openings=_sum(days, "drawer_openings"),
            counts=_sum(days, "counts"),
            top_ups=_sum(days, "top_ups"),
            topped_up=Money(_sum(days, "topped_up_minor")),
            bonus_given=Money(_sum(days, "bonus_given_minor")),
            paid_back=Money(_sum(days, "paid_back_minor")),
            bonus_back=Money(_sum(days, "bonus_back_minor")),
            event_fees=_sum(days, "event_fees"),
            event_fee=Money(_sum(days, "event_fees_minor")),
            event_fee_back=Money(_sum(days, "event_fees_back_minor")),
            tenders=tenders_in_order(
                TenderTotal(TenderKind(row.tender), Money(row.amount_minor), row.times)
                for row in paid
                if row.times
            ),
            refund_tenders=tenders_in_order(
                TenderTotal(TenderKind(row.tender), Money(row.refunded_minor), row.refund_times)
                for row in paid
                if row.refund_times
            ),
            days=tuple(
                DayFigures(date.fromisoformat(row.business_date), row.sales, Money(row.to_pay_minor))
                for row in days
            ),
        )

    def closed_in(self, till: str, epoch: int) -> int:
        return int(_CLOSED_IN.scalar(self._connection, tenant=self._tenant, till=till, epoch=epoch) or 0)

    def outstanding(self) -> dict[AccountKind, int]:
        b = balances.c
        sums = select(b.account, func.sum(b.amount)).where(b.tenant == self._tenant).group_by(b.account)
        known = {account.value for account in AccountKind}
        return {
            AccountKind(account): int(amount)
            for account, amount in self._connection.execute(sums)
            if account in known
        }


def _sum(rows: Sequence[Any], column: str) -> int:
    return sum(getattr(row, column) for row in rows)


def _shift(row: Any) -> Shift:
    return Shift(
        shift_id=row.shift_id,
        till=row.till_id,
        opened_on=date.fromisoformat(row.opened_on),
        opened_at_ms=row.opened_at_ms,
        opened_by=row.opened_by,
        started_with=Money(row.float_minor),
        float_known=bool(row.float_known),
        counted=Money(row.counted_minor),
        expected=Money(row.expected_minor),
        counted_at_ms=row.counted_at_ms,
        counted_by=row.counted_by,
        z_number=row.z_number,
        z_epoch=row.z_epoch,
        z_seq=row.z_seq,
        closed_on=date.fromisoformat(row.closed_on) if row.closed_on else None,
        closed_at_ms=row.closed_at_ms,
        closed_by=row.closed_by,
    )
