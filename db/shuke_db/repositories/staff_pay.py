"""What staff sold and enrolled, the top-ups that count for them, their goals."""

from __future__ import annotations

from datetime import date

from sqlalchemy import BindParameter, Connection, bindparam, func, select
from sqlalchemy import text as sql

from shuke.application.ports.staff_pay import GoalKept, WorkKept
from shuke.domain.membership.state import TopUpOnRecord
from shuke.domain.money import Money
from shuke_db.member_tables import SOLD, top_ups
from shuke_db.pay_tables import staff_goals, staff_work
from shuke_db.prepared import Prepared
from shuke_db.repositories.money_held import kept_top_ups

__all__ = ["StaffPayRows"]

_w, _g, _t = staff_work.c, staff_goals.c, top_ups.c
_TENANT: BindParameter[str] = bindparam("tenant")
_FIRST: BindParameter[str] = bindparam("first")
_LAST: BindParameter[str] = bindparam("last")
_WORKED = Prepared(
    select(
        _w.staff_id,
        func.sum(_w.sold_minor).label("sold"),
        func.sum(_w.back_minor).label("back"),
        func.sum(_w.enrolled).label("enrolled"),
    )
    .where(_w.tenant == _TENANT, _w.day >= _FIRST, _w.day <= _LAST)
    .group_by(_w.staff_id)
)
_GOALS = Prepared(select(staff_goals).where(_g.tenant == _TENANT, _g.month == bindparam("month")))
_SOLD = select(_t.member_id, _t.top_up_id).where(_t.tenant == _TENANT, sql(SOLD))
_PAID_IN = Prepared(_SOLD.where(_t.business_date.between(_FIRST, _LAST)))
_PAID_BACK = Prepared(_SOLD.where(_t.back_on.between(_FIRST, _LAST)))
_PARTS = Prepared(
    select(top_ups).where(
        _t.tenant == _TENANT, _t.member_id == bindparam("member"), _t.top_up_id == bindparam("top_up")
    )
)


class StaffPayRows:
    def __init__(self, connection: Connection, tenant: str) -> None:
        self._connection = connection
        self._tenant = tenant

    def worked(self, first: date, last: date) -> list[WorkKept]:
        rows = _WORKED.all(self._connection, tenant=self._tenant, **_days(first, last))
        return [
            WorkKept(row.staff_id, Money(int(row.sold)), Money(int(row.back)), int(row.enrolled))
            for row in rows
        ]

    def sold_top_ups(self, first: date, last: date) -> list[TopUpOnRecord]:
        found = {
            (row.member_id, row.top_up_id)
            for asked in (_PAID_IN, _PAID_BACK)
            for row in asked.all(self._connection, tenant=self._tenant, **_days(first, last))
        }
        records: list[TopUpOnRecord] = []
        for member_id, top_up_id in found:
            parts = _PARTS.all(self._connection, tenant=self._tenant, member=member_id, top_up=top_up_id)
            records += [kept.record for kept in kept_top_ups(parts, member_id)]
        return sorted(records, key=lambda one: (one.business_date, one.top_up_id))

    def goals(self, month: str) -> list[GoalKept]:
        rows = _GOALS.all(self._connection, tenant=self._tenant, month=month)
        return [
            GoalKept(row.staff_id, row.post, Money(row.amount_minor), bool(row.whole_shop))
            for row in rows
            if row.amount_minor
        ]


def _days(first: date, last: date) -> dict[str, str]:
    return {"first": first.isoformat(), "last": last.isoformat()}
