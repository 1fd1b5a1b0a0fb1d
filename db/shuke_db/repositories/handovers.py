"""What went from till to till: the giver's facts, whether they were taken, and which till leads a shop."""

from __future__ import annotations

from sqlalchemy import ColumnElement, Connection, bindparam, select, tuple_

from shuke.application.ports.leads import NamedLead
from shuke.application.ports.store import StoredFact
from shuke.domain.slices.holders import Way
from shuke_db.handover_tables import handovers, leads
from shuke_db.prepared import Prepared
from shuke_db.tables import journal

__all__ = ["HandoverRows", "LeadRows"]

_h, _j = handovers.c, journal.c

_FACTS = select(_j.till_id, _j.epoch, _j.seq, _j.kind, _j.content, _j.hash, _j.signature).select_from(
    handovers.join(
        journal,
        (_j.tenant == _h.tenant)
        & (_j.till_id == _h.from_till)
        & (_j.epoch == _h.from_epoch)
        & (_j.seq == _h.from_seq),
    )
)

_UNTAKEN = Prepared(
    _FACTS.where(
        _h.tenant == bindparam("tenant"),
        _h.to_till == bindparam("till"),
        _h.to_epoch == bindparam("epoch"),
        _h.taken_seq == 0,
    ).order_by(_h.from_till, _h.from_epoch, _h.from_seq)
)
"""Asked with every page, and nearly always nothing."""


class HandoverRows:
    def __init__(self, connection: Connection, tenant: str) -> None:
        self._connection = connection
        self._tenant = tenant

    def behind(
        self, from_till: str, to_till: str, to_epoch: int, place: tuple[int, int], limit: int
    ) -> list[StoredFact]:
        found = (
            _FACTS.where(
                *self._to(to_till, to_epoch),
                _h.from_till == from_till,
                tuple_(_h.from_epoch, _h.from_seq) > tuple_(*place),
            )
            .order_by(_h.from_epoch, _h.from_seq)
            .limit(limit)
        )
        return [StoredFact(*row) for row in self._connection.execute(found)]

    def untaken(self, to_till: str, to_epoch: int, limit: int) -> list[StoredFact]:
        rows = _UNTAKEN.all(self._connection, tenant=self._tenant, till=to_till, epoch=to_epoch)
        return [StoredFact(*row) for row in rows[:limit]]

    def is_answered(self, to_till: str, to_epoch: int, request_id: str) -> bool:
        found = select(_h.from_seq).where(*self._to(to_till, to_epoch), _h.request_id == request_id).limit(1)
        return self._connection.scalar(found) is not None

    def is_taken(self, from_till: str, epoch: int, seq: int) -> bool:
        found = select(_h.taken_seq).where(
            _h.tenant == self._tenant, _h.from_till == from_till, _h.from_epoch == epoch, _h.from_seq == seq
        )
        return bool(self._connection.scalar(found))

    def newest_taken(self, from_till: str, to_till: str, to_epoch: int) -> tuple[int, int]:
        found = (
            select(_h.from_epoch, _h.from_seq)
            .where(*self._to(to_till, to_epoch), _h.from_till == from_till, _h.taken_seq > 0)
            .order_by(_h.from_epoch.desc(), _h.from_seq.desc())
            .limit(1)
        )
        row = self._connection.execute(found).first()
        return (row.from_epoch, row.from_seq) if row else (0, 0)

    def ways(self, till: str, epoch: int) -> list[Way]:
        either = ((_h.from_till == till) & (_h.from_epoch == epoch)) | (
            (_h.to_till == till) & (_h.to_epoch == epoch)
        )
        found = (
            select(_h.from_till, _h.from_epoch, _h.to_till, _h.to_epoch)
            .where(_h.tenant == self._tenant, either)
            .distinct()
            .order_by(_h.from_till, _h.from_epoch, _h.to_till, _h.to_epoch)
        )
        return [Way(*row) for row in self._connection.execute(found)]

    def _to(self, till: str, epoch: int) -> tuple[ColumnElement[bool], ...]:
        return _h.tenant == self._tenant, _h.to_till == till, _h.to_epoch == epoch


class LeadRows:
    def __init__(self, connection: Connection, tenant: str) -> None:
        self._connection = connection
        self._tenant = tenant

    def of_shop(self, shop_id: str) -> NamedLead | None:
        row = self._connection.execute(
            select(leads.c.till_id, leads.c.address).where(
                leads.c.tenant == self._tenant, leads.c.shop_id == shop_id
            )
        ).first()
        return NamedLead(row.till_id, row.address) if row and row.till_id else None
