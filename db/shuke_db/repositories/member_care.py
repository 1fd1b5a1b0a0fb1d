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


class MemberCareRows:
    def __init__(self, connection: Connection, tenant: str) -> None:
        self._connection = connection
        self._tenant = tenant

    def of(self, member_id: str) -> LookedAfter | None:
        word = _OF.scalar(self._connection, tenant=self._tenant, member=member_id)
        return LookedAfter.read(word) if word else None

    def count(self, staff_id: str) -> int:
        return int(_COUNT.scalar(self._connection, tenant=self._tenant, staff=staff_id))
