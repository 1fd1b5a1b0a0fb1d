"""What was settled for the till's shop."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, bindparam, delete, insert, select

from shuke.domain.facts.month_settled import settled_content, sums_in
from shuke.domain.shop_statement import ShopStatement
from shuke_db.prepared import Prepared
from shuke_db.settlement_tables import shop_statements

__all__ = ["ShopStatementRows"]

_s = shop_statements.c
_ALL = select(shop_statements).where(_s.tenant == bindparam("tenant"))
_LISTED = Prepared(_ALL.order_by(_s.month.desc()))
_OF_MONTH = Prepared(_ALL.where(_s.month == bindparam("month")))


class ShopStatementRows:
    def __init__(self, connection: Connection, tenant: str) -> None:
        self._connection = connection
        self._tenant = tenant

    def all(self) -> list[ShopStatement]:
        return [_read(row) for row in _LISTED.all(self._connection, tenant=self._tenant)]

    def of_month(self, month: str) -> ShopStatement | None:
        row = _OF_MONTH.first(self._connection, tenant=self._tenant, month=month)
        return _read(row) if row is not None else None

    def replace(self, statements: Sequence[ShopStatement]) -> None:
        self._connection.execute(delete(shop_statements).where(_s.tenant == self._tenant))
        rows = [
            {
                "tenant": self._tenant,
                "month": one.month,
                "settled_at_ms": one.settled_at_ms,
                "settled_by": one.settled_by,
                "content": settled_content((), one.sums),
            }
            for one in statements
        ]
        if rows:
            self._connection.execute(insert(shop_statements), rows)


def _read(row: Any) -> ShopStatement:
    return ShopStatement(row.month, row.settled_at_ms, row.settled_by, sums_in(row.content))
