"""Which till may take a sale back just now; head office's own."""

from __future__ import annotations

from sqlalchemy import Connection, select

from shuke.application.ports.sync import RefundPermit
from shuke.domain.refund import SalePlace
from shuke_db.repositories.shops import upsert
from shuke_db.sync_tables import refund_permits

__all__ = ["RefundPermitRows"]


class RefundPermitRows:
    def __init__(self, connection: Connection, tenant: str) -> None:
        self._connection = connection
        self._tenant = tenant

    def get(self, place: SalePlace) -> RefundPermit | None:
        p = refund_permits.c
        found = select(p.till_id, p.permit, p.given_at_ms).where(
            p.tenant == self._tenant,
            p.sale_till == place.till,
            p.sale_epoch == place.epoch,
            p.sale_seq == place.seq,
        )
        row = self._connection.execute(found).first()
        return RefundPermit(place, row.till_id, row.permit, row.given_at_ms) if row else None

    def put(self, permit: RefundPermit) -> None:
        place = permit.place
        row: dict[str, object] = {
            "tenant": self._tenant,
            "sale_till": place.till,
            "sale_epoch": place.epoch,
            "sale_seq": place.seq,
            "till_id": permit.till,
            "permit": permit.permit,
            "given_at_ms": permit.given_at_ms,
        }
        upsert(self._connection, refund_permits, row)
