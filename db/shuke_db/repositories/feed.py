"""Head office's stream of changed subjects, and the order in which it took facts in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Integer, Select, bindparam, select

from shuke.application.ports.sync import Arrival
from shuke.domain.facts.rows import Cell
from shuke.domain.sync.subjects import Subject, SubjectKind
from shuke_db.prepared import Prepared
from shuke_db.projections import put_rows
from shuke_db.sync_tables import arrivals, changes, streams
from shuke_db.upserts import insert_into, insert_many

__all__ = ["FeedRows"]

_c = changes.c


def _page(*conditions: ColumnElement[bool]) -> Prepared:
    behind = (_c.tenant == bindparam("tenant"), _c.position > bindparam("since"))
    page: Select[Any] = select(_c.kind, _c.name, _c.position).where(*behind, *conditions)
    return Prepared(page.order_by(_c.position).limit(bindparam("limit", type_=Integer())))


_BEHIND = _page()
_BESIDE_MEMBERS = _page(_c.kind != SubjectKind.MEMBER.value)
_POSITION = Prepared(select(streams.c.position).where(streams.c.tenant == bindparam("tenant")))


class FeedRows:
    def __init__(self, connection: Connection, tenant: str) -> None:
        self._connection = connection
        self._tenant = tenant

    def advance(self, steps: int) -> int:
        """One row: whoever counts on holds it until the end of the transaction, so numbers become visible in
        their order."""
        counted = (
            insert_into(self._connection, streams)
            .values(tenant=self._tenant, position=steps)
            .on_conflict_do_update(index_elements=["tenant"], set_={"position": streams.c.position + steps})
            .returning(streams.c.position)
        )
        return int(self._connection.execute(counted).scalar_one())

    def position(self) -> int:
        return _POSITION.scalar(self._connection, tenant=self._tenant) or 0

    def mark(self, subjects: Sequence[Subject], first: int) -> None:
        if not subjects:
            return
        rows: list[tuple[Cell, ...]] = [
            (self._tenant, subject.kind.value, subject.name, position)
            for position, subject in enumerate(subjects, first)
        ]
        put_rows(self._connection, "changes", ("kind", "name"), ("position",), rows)

    def behind(self, since: int, limit: int) -> list[tuple[Subject, int]]:
        return self._read(_BEHIND, since, limit)

    def places(self, subjects: Sequence[Subject]) -> dict[Subject, int]:
        found: dict[Subject, int] = {}
        for kind in dict.fromkeys(subject.kind for subject in subjects):
            names = [subject.name for subject in subjects if subject.kind is kind]
            wanted = select(_c.name, _c.position).where(
                _c.tenant == self._tenant, _c.kind == kind.value, _c.name.in_(names)
            )
            rows = self._connection.execute(wanted)
            found |= {Subject(kind, row.name): row.position for row in rows}
        return found

    def beside_members(self, since: int, limit: int) -> list[tuple[Subject, int]]:
        return self._read(_BESIDE_MEMBERS, since, limit)

    def _read(self, page: Prepared, since: int, limit: int) -> list[tuple[Subject, int]]:
        rows = page.all(self._connection, tenant=self._tenant, since=since, limit=limit)
        return [(Subject(SubjectKind(row.kind), row.name), row.position) for row in rows]

    def arrived(self, taken: Sequence[Arrival]) -> None:
        rows = [
            {
                "tenant": self._tenant,
                "position": arrival.position,
                "till_id": arrival.till,
                "epoch": arrival.epoch,
                "from_seq": arrival.from_seq,
                "to_seq": arrival.to_seq,
            }
            for arrival in taken
        ]
        if rows:
            insert_many(self._connection, arrivals, rows)

    def arrivals(self, behind: int, limit: int) -> list[Arrival]:
        a = arrivals.c
        page = (
            select(a.position, a.till_id, a.epoch, a.from_seq, a.to_seq)
            .where(a.tenant == self._tenant, a.position > behind)
            .order_by(a.position)
            .limit(limit)
        )
        return [Arrival(*row) for row in self._connection.execute(page)]
