"""Whose profile came to head office and is not on the lists of names yet."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, select, text

from shuke_db.among import among
from shuke_db.exception_tables import UNLISTED, member_phones

__all__ = ["OfficeNameRows"]

_p = member_phones.c


class OfficeNameRows:
    def __init__(self, connection: Connection, tenant: str) -> None:
        self._connection = connection
        self._tenant = tenant

    def due(self, limit: int) -> list[str]:
        waiting = (
            select(_p.member_id)
            .where(_p.tenant == self._tenant, text(UNLISTED))
            .order_by(_p.member_id)
            .limit(limit)
        )
        return list(self._connection.scalars(waiting))

    def listed(self, member_ids: Sequence[str]) -> None:
        if member_ids:
            done = among(self._connection, _p.member_id, member_ids)
            self._connection.execute(
                member_phones.update().where(_p.tenant == self._tenant, done).values(listed=1)
            )
