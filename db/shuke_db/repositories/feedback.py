"""What members said of a shop, open and answered."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import BindParameter, Connection, bindparam, select
from sqlalchemy import text as sql

from shuke.application.ports.feedback import FeedbackKept
from shuke.domain.feedback import FeedbackKind
from shuke_db.feedback_tables import OPEN, feedback
from shuke_db.prepared import Prepared

__all__ = ["FeedbackRows"]

_f = feedback.c
_TENANT: BindParameter[str] = bindparam("tenant")
_OF_SHOP = select(feedback).where(_f.tenant == _TENANT, _f.shop_id == bindparam("shop"))
_BY_ID = Prepared(select(feedback).where(_f.tenant == _TENANT, _f.feedback_id == bindparam("feedback")))
_OPEN = Prepared(
    _OF_SHOP.where(sql(OPEN), _f.taken_on != "")
    .order_by(_f.answer_by, _f.feedback_id)
    .limit(bindparam("most"))
)
_ANSWERED = Prepared(
    _OF_SHOP.where(_f.answered_on != "", _f.taken_on != "")
    .order_by(_f.answered_on.desc(), _f.feedback_id.desc())
    .limit(bindparam("most"))
)
_OF_MEMBER = Prepared(
    select(feedback)
    .where(_f.tenant == _TENANT, _f.member_id == bindparam("member"), _f.taken_on != "")
    .order_by(_f.feedback_id)
    .limit(bindparam("most"))
)


class FeedbackRows:
    def __init__(self, connection: Connection, tenant: str) -> None:
        self._connection = connection
        self._tenant = tenant

    def get(self, feedback_id: str) -> FeedbackKept | None:
        row = _BY_ID.first(self._connection, tenant=self._tenant, feedback=feedback_id)
        return _kept(row) if row is not None and row.taken_on else None

    def open(self, shop_id: str, limit: int) -> list[FeedbackKept]:
        rows = _OPEN.all(self._connection, tenant=self._tenant, shop=shop_id, most=limit)
        return [_kept(row) for row in rows]

    def answered(self, shop_id: str, limit: int) -> list[FeedbackKept]:
        rows = _ANSWERED.all(self._connection, tenant=self._tenant, shop=shop_id, most=limit)
        return [_kept(row) for row in rows]

    def of_member(self, member_id: str, limit: int) -> list[FeedbackKept]:
        rows = _OF_MEMBER.all(self._connection, tenant=self._tenant, member=member_id, most=limit)
        return [_kept(row) for row in rows]


def _kept(row: Any) -> FeedbackKept:
    return FeedbackKept(
        feedback_id=row.feedback_id,
        member_id=row.member_id,
        kind=FeedbackKind(row.kind),
        words=row.words or b"",
        receipt=row.receipt,
        taken_on=date.fromisoformat(row.taken_on),
        taken_by=row.taken_by,
        taken_at=row.taken_at,
        answer_by=date.fromisoformat(row.answer_by),
        answer=row.answer or b"",
        answered_on=date.fromisoformat(row.answered_on) if row.answered_on else None,
        answered_by=row.answered_by,
        agreed_by=row.agreed_by,
    )
