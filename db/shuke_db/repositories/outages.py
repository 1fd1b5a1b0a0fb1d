"""The times when tills were out of reach."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, and_, bindparam, delete, or_, select

from shuke.application.ports.outages import OpenOutage, Outage
from shuke.domain.money import Money
from shuke.domain.slices.account import AccountKind
from shuke_db.prepared import Prepared
from shuke_db.repositories.shops import upsert
from shuke_db.sync_tables import open_outages, outages

__all__ = ["OutageRows"]

_OPENED = Prepared(
    select(open_outages).where(
        open_outages.c.tenant == bindparam("tenant"), open_outages.c.till_id == bindparam("till")
    )
)


class OutageRows:
    def __init__(self, connection: Connection, tenant: str) -> None:
        self._connection = connection
        self._tenant = tenant

    def opened(self, till: str) -> OpenOutage | None:
        row = _OPENED.first(self._connection, tenant=self._tenant, till=till)
        return _opened(row) if row is not None else None

    def under_way(self) -> list[OpenOutage]:
        o = open_outages.c
        found = select(open_outages).where(o.tenant == self._tenant).order_by(o.from_ms, o.till_id)
        return [_opened(row) for row in self._connection.execute(found)]

    def put(self, outage: OpenOutage) -> None:
        row: dict[str, object] = {
            "tenant": self._tenant,
            "till_id": outage.till,
            "from_ms": outage.from_ms,
            "to_ms": outage.to_ms,
            "sales": outage.sales,
            "risked": "" if outage.risked is None else _written(outage.risked, outage.coupons_worth),
            "lost": json.dumps(dict(outage.lost)),
        }
        upsert(self._connection, open_outages, row)

    def remove(self, till: str) -> None:
        o = open_outages.c
        self._connection.execute(delete(open_outages).where(o.tenant == self._tenant, o.till_id == till))

    def ended(self, limit: int, shop_id: str = "", behind: tuple[int, str] | None = None) -> list[Outage]:
        o = outages.c
        wanted = [o.shop_id == shop_id] if shop_id else []
        if behind is not None:
            to_ms, till = behind
            wanted.append(or_(o.to_ms < to_ms, and_(o.to_ms == to_ms, o.till_id > till)))
        latest = (
            select(o.till_id, o.shop_id, o.from_ms, o.to_ms, o.sales, o.risked_minor, o.lost_minor)
            .where(o.tenant == self._tenant, *wanted)
            .order_by(o.to_ms.desc(), o.till_id)
            .limit(limit)
        )
        return [
            Outage(*row[:5], Money(row.risked_minor), Money(row.lost_minor))
            for row in self._connection.execute(latest)
        ]


_COUPONS_WORTH = "coupons_worth"


def _written(risked: Mapping[AccountKind, tuple[int, int]], coupons_worth: Money) -> str:
    return json.dumps({**risked, _COUPONS_WORTH: coupons_worth.minor})


def _opened(row: Any) -> OpenOutage:
    risked = json.loads(row.risked) if row.risked else None
    worth = risked.pop(_COUPONS_WORTH, 0) if risked is not None else 0
    return OpenOutage(
        till=row.till_id,
        from_ms=row.from_ms,
        to_ms=row.to_ms,
        sales=row.sales,
        risked=None
        if risked is None
        else {AccountKind(account): (held, lent) for account, (held, lent) in risked.items()},
        lost={AccountKind(account): lost for account, lost in json.loads(row.lost or "{}").items()},
        coupons_worth=Money(worth),
    )
