"""Counts and places for whoever watches head office."""

from __future__ import annotations

from sqlalchemy import Connection, Table, func, select
from sqlalchemy.pool import QueuePool

from shuke.application.ports.office_figures import OfficeFigures
from shuke_db.closing_tables import closings
from shuke_db.machine_tables import settings
from shuke_db.sync_tables import contacts, quarantine, recalls, streams, till_keys

__all__ = ["OfficeFigureRows"]


class OfficeFigureRows:
    def __init__(self, connection: Connection, tenant: str) -> None:
        self._connection = connection
        self._tenant = tenant

    def read(self, now_ms: int, awaited_tills: int) -> OfficeFigures:
        generation = select(settings.c.value).where(settings.c.name == "generation")
        position = select(streams.c.position).where(streams.c.tenant == self._tenant)
        closed = select(func.max(closings.c.day)).where(
            closings.c.tenant == self._tenant, closings.c.finished == 1
        )
        return OfficeFigures(
            generation=int(self._connection.scalar(generation) or 0),
            feed_position=self._connection.scalar(position) or 0,
            quarantined=self._count(quarantine),
            recalls=self._count(recalls),
            awaited_tills=awaited_tills,
            silent_ms=self._silent_ms(now_ms),
            closed_day=self._connection.scalar(closed) or "",
            connections=self._connections(),
        )

    def _count(self, table: Table) -> int:
        counted = select(func.count()).select_from(table).where(table.c.tenant == self._tenant)
        return self._connection.scalar(counted) or 0

    def _silent_ms(self, now_ms: int) -> tuple[int | None, ...]:
        k, c = till_keys.c, contacts.c
        believed = select(k.till_id).where(k.tenant == self._tenant, k.revoked_on == "").distinct().subquery()
        heard = select(c.till_id, c.last_ms).where(c.tenant == self._tenant).subquery()
        last = select(heard.c.last_ms).select_from(
            believed.outerjoin(heard, believed.c.till_id == heard.c.till_id)
        )
        return tuple(now_ms - at if at else None for at in self._connection.scalars(last))

    def _connections(self) -> tuple[int, int] | None:
        pool = self._connection.engine.pool
        return (pool.checkedout(), pool.size()) if isinstance(pool, QueuePool) else None
