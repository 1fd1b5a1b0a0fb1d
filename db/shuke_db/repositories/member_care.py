"""Who looks after whom."""

from __future__ import annotations

from sqlalchemy import BindParameter, Connection, Text, bindparam, func, select
from sqlalchemy import text as sql

from shuke.domain.looked_after import LookedAfter
from shuke_db.prepared import Prepared
from shuke_db.tables import CARED_FOR_BY, members

__all__ = ["MemberCareRows"]

_m = members.c
_TENANT: BindParameter[str] = bindparam("tenant", type_=Text())
_BY = sql(f"{CARED_FOR_BY} = :staff").bindparams(bindparam("staff", type_=Text()))
_OF = Prepared(
    select(_m.looked_after).where(_m.tenant == _TENANT, _m.member_id == bindparam("member", type_=Text()))
)
_COUNT = Prepared(select(func.count()).select_from(members).where(_m.tenant == _TENANT, _BY))
_MEMBERS = Prepared(
    select(_m.member_id, _m.looked_after)
    .where(_m.tenant == _TENANT, _BY)
    .order_by(_m.member_id)
    .limit(bindparam("most"))
)


class MemberCareRows:
    def __init__(self, connection: Connection, tenant: str) -> None:
        self._connection = connection
        self._tenant = tenant

    def of(self, member_id: str) -> LookedAfter | None:
        word = _OF.scalar(self._connection, tenant=self._tenant, member=member_id)
        return LookedAfter.read(word) if word else None

    def count(self, staff_id: str) -> int:
        return int(_COUNT.scalar(self._connection, tenant=self._tenant, staff=staff_id))

    def members(self, staff_id: str, limit: int) -> list[tuple[str, LookedAfter]]:
        rows = _MEMBERS.all(self._connection, tenant=self._tenant, staff=staff_id, most=limit)
        return [(row.member_id, LookedAfter.read(row.looked_after)) for row in rows]
