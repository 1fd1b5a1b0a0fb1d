"""What a till keeps for syncing: the grants it waits for, the trust list it holds."""

from __future__ import annotations

from sqlalchemy import Connection, delete, select

from shuke.application.ports.sync import HeldTrust, Wish
from shuke.domain.slices.account import AccountKind
from shuke_db.repositories.shops import upsert
from shuke_db.sync_tables import trust_lists, wishes

__all__ = ["TrustListRows", "WishRows"]


class WishRows:
    def __init__(self, connection: Connection, tenant: str) -> None:
        self._connection = connection
        self._tenant = tenant

    def put(self, wish: Wish) -> None:
        row: dict[str, object] = {
            "tenant": self._tenant,
            "request_id": wish.request_id,
            "account": wish.account.value,
            "member_id": wish.member_id,
            "amount": wish.amount,
            "wished_at_ms": wish.wished_at_ms,
        }
        upsert(self._connection, wishes, row)

    def all(self) -> list[Wish]:
        w = wishes.c
        oldest_first = (
            select(w.request_id, w.account, w.member_id, w.amount, w.wished_at_ms)
            .where(w.tenant == self._tenant)
            .order_by(w.wished_at_ms, w.request_id)
        )
        return [
            Wish(row.request_id, AccountKind(row.account), row.member_id, row.amount, row.wished_at_ms)
            for row in self._connection.execute(oldest_first)
        ]

    def remove(self, request_id: str) -> None:
        gone = delete(wishes).where(wishes.c.tenant == self._tenant, wishes.c.request_id == request_id)
        self._connection.execute(gone)


class TrustListRows:
    def __init__(self, connection: Connection, tenant: str) -> None:
        self._connection = connection
        self._tenant = tenant

    def held(self) -> HeldTrust | None:
        t = trust_lists.c
        row = self._connection.execute(select(t.version, t.sealed).where(t.tenant == self._tenant)).first()
        return HeldTrust(row.version, row.sealed) if row else None

    def hold(self, trust: HeldTrust) -> None:
        row: dict[str, object] = {
            "tenant": self._tenant,
            "version": trust.version,
            "sealed": trust.sealed,
        }
        upsert(self._connection, trust_lists, row)
