"""Who enrolled themselves and waits to be completed at the counter."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import BindParameter, Connection, bindparam, delete, select

from shuke.domain.birthday import Birthday
from shuke.domain.self_enrolment import SelfEnrolment
from shuke_db.machine_tables import self_enrolments
from shuke_db.prepared import Prepared
from shuke_db.upserts import insert_into

__all__ = ["SelfEnrolmentRows"]

_s = self_enrolments.c
_TENANT: BindParameter[str] = bindparam("tenant")
_WAITING = Prepared(
    select(self_enrolments)
    .where(_s.tenant == _TENANT, _s.shop_id == bindparam("shop"))
    .order_by(_s.asked_ms, _s.self_enrolment_id)
    .limit(bindparam("most"))
)
_OLD = Prepared(select(_s.shop_id).where(_s.tenant == _TENANT, _s.asked_ms < bindparam("before")))


class SelfEnrolmentRows:
    def __init__(self, connection: Connection, tenant: str) -> None:
        self._connection = connection
        self._tenant = tenant

    def waiting(self, shop_id: str, limit: int) -> list[SelfEnrolment]:
        rows = _WAITING.all(self._connection, tenant=self._tenant, shop=shop_id, most=limit)
        return [_read(row) for row in rows]

    def put(self, waiting: SelfEnrolment) -> bool:
        new = insert_into(self._connection, self_enrolments).values(self._row(waiting))
        return self._connection.execute(new.on_conflict_do_nothing()).rowcount > 0

    def forget(self, self_enrolment_id: str) -> bool:
        gone = delete(self_enrolments).where(
            _s.tenant == self._tenant, _s.self_enrolment_id == self_enrolment_id
        )
        return self._connection.execute(gone).rowcount > 0

    def forget_before(self, asked_ms: int) -> frozenset[str]:
        shops = _OLD.all(self._connection, tenant=self._tenant, before=asked_ms)
        if shops:
            old = delete(self_enrolments).where(_s.tenant == self._tenant, _s.asked_ms < asked_ms)
            self._connection.execute(old)
        return frozenset(row.shop_id for row in shops)

    def replace(self, waiting: Sequence[SelfEnrolment]) -> None:
        self._connection.execute(delete(self_enrolments).where(_s.tenant == self._tenant))
        for one in waiting:
            self.put(one)

    def _row(self, one: SelfEnrolment) -> dict[str, object]:
        born = one.birthday
        month, day = born.key if born else (0, 0)
        return {
            "tenant": self._tenant,
            "self_enrolment_id": one.self_enrolment_id,
            "shop_id": one.shop_id,
            "name": one.name,
            "phone": one.phone,
            "birth_year": born.year or 0 if born else 0,
            "birth_month": month,
            "birth_day": day,
            "offers_by_sms": int(one.offers_by_sms),
            "terms_version": one.terms_version,
            "asked_ms": one.asked_ms,
        }


def _read(row: Any) -> SelfEnrolment:
    told = row.birth_month > 0
    return SelfEnrolment(
        self_enrolment_id=row.self_enrolment_id,
        shop_id=row.shop_id,
        name=row.name,
        phone=row.phone,
        birthday=Birthday.of_key(row.birth_month, row.birth_day, row.birth_year or None) if told else None,
        offers_by_sms=bool(row.offers_by_sms),
        terms_version=row.terms_version,
        asked_ms=row.asked_ms,
    )
