"""What shops laid down for care, and what was done."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date

from sqlalchemy import BindParameter, Connection, bindparam, func, select

from shuke.application.ports.care import CareDone, KeptCare
from shuke.domain.facts.member_promoted import MemberPromoted
from shuke_db.among import among
from shuke_db.handout_tables import care_plans, handouts, run_parts
from shuke_db.member_tables import member_facts
from shuke_db.prepared import Prepared
from shuke_db.repositories.mergers import MergerRows
from shuke_db.tables import uses

__all__ = ["CareRows"]

_p, _h, _r, _u, _f = care_plans.c, handouts.c, run_parts.c, uses.c, member_facts.c
_TENANT: BindParameter[str] = bindparam("tenant")
_RULE: BindParameter[str] = bindparam("rule")
_PLANS = Prepared(
    select(care_plans).where(_p.tenant == _TENANT, _p.shop_id == bindparam("shop")).order_by(_p.occasion)
)
_DONE = Prepared(
    select(_h.occasion, _h.given_on, func.sum(_h.given), func.sum(_h.points), func.sum(_h.coupons))
    .where(_h.tenant == _TENANT, _h.rule == _RULE, _h.given_on >= bindparam("first"))
    .group_by(_h.given_on, _h.occasion)
    .order_by(_h.given_on.desc(), _h.occasion)
)
_WAITING = Prepared(
    select(_r.occasion)
    .where(_r.tenant == _TENANT, _r.rule == _RULE)
    .group_by(_r.occasion)
    .order_by(_r.occasion)
)


class CareRows:
    def __init__(self, connection: Connection, tenant: str) -> None:
        self._connection = connection
        self._tenant = tenant

    def of_shop(self, shop_id: str) -> list[KeptCare]:
        rows = _PLANS.all(self._connection, tenant=self._tenant, shop=shop_id)
        return [
            KeptCare(
                row.shop_id,
                row.occasion,
                row.plan,
                row.till_id,
                bool(row.running),
                date.fromisoformat(row.set_on),
                row.set_by,
            )
            for row in rows
        ]

    def done(self, rule: str, first: date) -> list[CareDone]:
        rows = _DONE.all(self._connection, tenant=self._tenant, rule=rule, first=first.isoformat())
        return [
            CareDone(rule, occasion, date.fromisoformat(on), int(members), int(points), int(coupons))
            for occasion, on, members, points, coupons in rows
        ]

    def last_given(self, rule: str, members: Collection[str]) -> Mapping[str, date]:
        if not members:
            return {}
        names = MergerRows(self._connection, self._tenant).names_of(members)
        found = (
            select(_u.member_id, func.max(_u.last_on))
            .where(
                _u.tenant == self._tenant,
                among(self._connection, _u.member_id, names.keys()),
                _u.rule == rule,
                _u.last_on != "",
            )
            .group_by(_u.member_id)
        )
        rows = sorted(self._connection.execute(found), key=lambda row: row[1])
        return {names[member_id]: date.fromisoformat(on) for member_id, on in rows}

    def waiting(self, rule: str) -> list[str]:
        return [row[0] for row in _WAITING.all(self._connection, tenant=self._tenant, rule=rule)]

    def promoted(self, members: Collection[str]) -> Mapping[str, date]:
        if not members:
            return {}
        found = (
            select(_f.member_id, func.max(_f.business_date))
            .where(
                _f.tenant == self._tenant,
                among(self._connection, _f.member_id, members),
                _f.kind == MemberPromoted.KIND,
            )
            .group_by(_f.member_id)
        )
        return {row[0]: date.fromisoformat(row[1]) for row in self._connection.execute(found)}
