"""Saved segments and their takings; who is in one is worked out from `segment_columns`."""

from __future__ import annotations

import zlib
from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

from sqlalchemy import BindParameter, Connection, bindparam, delete, insert, select

from shuke.application.ports.segments import KeptMembers, KeptSegment, PackingPiece, Taking
from shuke.domain.segments.fields import Kept
from shuke_db.prepared import Prepared
from shuke_db.repositories.mergers import MergerRows
from shuke_db.repositories.packed_members import PackedMembers
from shuke_db.repositories.segment_columns import read_columns
from shuke_db.repositories.segment_pages import Asking
from shuke_db.repositories.segment_statements import Whose
from shuke_db.segment_tables import segment_takings, segments

__all__ = ["MOST_TAKINGS", "SegmentRows"]

MOST_TAKINGS = 24
"""Of one segment: two years of months."""

_s, _t = segments.c, segment_takings.c
_TENANT: BindParameter[str] = bindparam("tenant")
_SEGMENT: BindParameter[str] = bindparam("segment")
_ONE = Prepared(select(segments).where(_s.tenant == _TENANT, _s.segment_id == _SEGMENT))
_ALL = Prepared(select(segments).where(_s.tenant == _TENANT, _s.gone == 0).order_by(_s.name, _s.segment_id))
_OF_SEGMENT = (_t.tenant == _TENANT, _t.segment_id == _SEGMENT)
_TAKINGS = Prepared(select(_t.day, _t.count, _t.of).where(*_OF_SEGMENT).order_by(_t.day.desc()))
_TAKEN = Prepared(select(_t.members).where(*_OF_SEGMENT, _t.day == bindparam("day")))


class SegmentRows:
    def __init__(self, connection: Connection, tenant: str) -> None:
        self._connection = connection
        self._tenant = tenant

    def members(self, asked: Collection[Kept], on: date, cared_for_by: str = "") -> KeptMembers:
        if not cared_for_by:
            return PackedMembers(self._connection, self._tenant).read(asked, on)
        asking = Asking(self._connection, self._tenant, on, Whose.CARED_FOR, cared_for_by)
        return read_columns(asking, asked)

    def packing(self, on: date) -> PackingPiece | None:
        return PackedMembers(self._connection, self._tenant).piece(on)

    def pack(self, piece: PackingPiece) -> bool:
        return PackedMembers(self._connection, self._tenant).put(piece)

    def get(self, segment_id: str) -> KeptSegment | None:
        row = _ONE.first(self._connection, tenant=self._tenant, segment=segment_id)
        return _segment(row) if row else None

    def all(self) -> list[KeptSegment]:
        return [_segment(row) for row in self._all(_ALL)]

    def take(self, segment_id: str, day: date, members: Sequence[str], of: int) -> None:
        mine = (_t.tenant == self._tenant, _t.segment_id == segment_id)
        self._connection.execute(delete(segment_takings).where(*mine, _t.day == day.isoformat()))
        for old in self.takings(segment_id)[MOST_TAKINGS - 1 :]:
            self._connection.execute(delete(segment_takings).where(*mine, _t.day == old.day.isoformat()))
        row = {
            "tenant": self._tenant,
            "segment_id": segment_id,
            "day": day.isoformat(),
            "of": of,
            "count": len(members),
            "members": zlib.compress("\n".join(members).encode(), 1),
        }
        self._connection.execute(insert(segment_takings), [row])

    def takings(self, segment_id: str) -> list[Taking]:
        rows = _TAKINGS.all(self._connection, tenant=self._tenant, segment=segment_id)
        return [Taking(date.fromisoformat(row[0]), row[1], row[2]) for row in rows]

    def taken(self, segment_id: str, day: date) -> list[str]:
        packed = _TAKEN.scalar(self._connection, tenant=self._tenant, segment=segment_id, day=day.isoformat())
        if not packed or packed == _NOBODY:
            return []
        return MergerRows(self._connection, self._tenant).as_now(zlib.decompress(packed).decode().split("\n"))

    def _all(self, statement: Prepared) -> list[Any]:
        return statement.all(self._connection, tenant=self._tenant)


_NOBODY = zlib.compress(b"", 1)


def _segment(row: Any) -> KeptSegment:
    return KeptSegment(
        row.segment_id, row.name, row.rule, date.fromisoformat(row.saved_on), row.saved_by, bool(row.gone)
    )
