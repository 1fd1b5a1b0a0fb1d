"""Exposure's rows: sums over slices, and the times when tills were out of reach."""

from __future__ import annotations

import json
from collections.abc import Collection

from sqlalchemy import Connection, bindparam, delete, func, select

from shuke.application.ports.outages import OpenOutage, Outage
from shuke.domain.money import Money
from shuke.domain.slices.account import SPENT, AccountKind
from shuke_db.prepared import Prepared
from shuke_db.repositories.shops import upsert
from shuke_db.sync_tables import open_outages, outages
from shuke_db.tables import balances, slices

__all__ = ["ExposureRows", "OutageRows"]

_s = slices.c
_SPENT = [account.value for account in SPENT]
_OPENED = Prepared(
    select(open_outages).where(
        open_outages.c.tenant == bindparam("tenant"), open_outages.c.till_id == bindparam("till")
    )
)


class ExposureRows:
    def __init__(self, connection: Connection, tenant: str) -> None:
        self._connection = connection
        self._tenant = tenant

    def held(self, till: str = "") -> dict[str, dict[AccountKind, int]]:
        wanted = [_s.tenant == self._tenant, _s.account.in_(_SPENT), _s.amount > 0]
        if till:
            wanted.append(_s.till_id == till)
        sums = (
            select(_s.till_id, _s.account, func.sum(_s.amount).label("amount"))
            .where(*wanted)
            .group_by(_s.till_id, _s.account)
        )
        found: dict[str, dict[AccountKind, int]] = {}
        for row in self._connection.execute(sums):
            found.setdefault(row.till_id, {})[AccountKind(row.account)] = int(row.amount)
        return found

    def members_with(self, account: AccountKind) -> int:
        b = balances.c
        counted = select(func.count(b.member_id.distinct())).where(
            b.tenant == self._tenant, b.account == account.value, b.amount > 0
        )
        return self._connection.scalar(counted) or 0

    def owed(self, till: str, members: Collection[str]) -> dict[tuple[str, AccountKind], int]:
        whole = func.sum(_s.amount)
        below = (
            select(_s.member_id, _s.account, whole.label("amount"))
            .where(
                _s.tenant == self._tenant,
                _s.member_id.in_(members),
                _s.account.in_(_SPENT),
                _s.till_id == till,
            )
            .group_by(_s.member_id, _s.account)
            .having(whole < 0)
        )
        found = self._connection.execute(below)
        return {(row.member_id, AccountKind(row.account)): -int(row.amount) for row in found}


class OutageRows:
    def __init__(self, connection: Connection, tenant: str) -> None:
        self._connection = connection
        self._tenant = tenant

    def opened(self, till: str) -> OpenOutage | None:
        row = _OPENED.first(self._connection, tenant=self._tenant, till=till)
        if row is None:
            return None
        risked = json.loads(row.risked) if row.risked else None
        return OpenOutage(
            till=till,
            from_ms=row.from_ms,
            to_ms=row.to_ms,
            sales=row.sales,
            risked=None
            if risked is None
            else {AccountKind(account): (held, lent) for account, (held, lent) in risked.items()},
            lost={AccountKind(account): lost for account, lost in json.loads(row.lost or "{}").items()},
        )

    def put(self, outage: OpenOutage) -> None:
        row: dict[str, object] = {
            "tenant": self._tenant,
            "till_id": outage.till,
            "from_ms": outage.from_ms,
            "to_ms": outage.to_ms,
            "sales": outage.sales,
            "risked": "" if outage.risked is None else json.dumps(dict(outage.risked)),
            "lost": json.dumps(dict(outage.lost)),
        }
        upsert(self._connection, open_outages, row)

    def remove(self, till: str) -> None:
        o = open_outages.c
        self._connection.execute(delete(open_outages).where(o.tenant == self._tenant, o.till_id == till))

    def ended(self, limit: int) -> list[Outage]:
        o = outages.c
        latest = (
            select(o.till_id, o.shop_id, o.from_ms, o.to_ms, o.sales, o.risked_minor, o.lost_minor)
            .where(o.tenant == self._tenant)
            .order_by(o.to_ms.desc(), o.till_id)
            .limit(limit)
        )
        return [
            Outage(*row[:5], Money(row.risked_minor), Money(row.lost_minor))
            for row in self._connection.execute(latest)
        ]
