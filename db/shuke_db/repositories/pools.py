"""Head office's view of slices over all tills: what is in the pool, who holds what, who was asked to give back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

from sqlalchemy import Connection, Integer, bindparam, delete, func, select, tuple_

from shuke.application.ports.sync import OpenRecall
from shuke.domain.slices.account import SPENT, AccountKind, Slice, is_over
from shuke_db.among import among
from shuke_db.prepared import Prepared
from shuke_db.repositories.shops import upsert
from shuke_db.sale_tables import sales
from shuke_db.sync_tables import recalls
from shuke_db.tables import balances, grants, slices

__all__ = ["PoolRows"]

_r = recalls.c
_s = slices.c

_RECALLS = Prepared(
    select(_r.till_id, _r.account, _r.member_id, _r.amount, _r.asked_by, _r.since_ms)
    .where(
        _r.tenant == bindparam("tenant"),
        _r.till_id == bindparam("till"),
        _r.since_ms >= bindparam("since_ms"),
    )
    .order_by(_r.since_ms, _r.member_id)
    .limit(bindparam("limit", type_=Integer()))
)


class PoolRows:
    def __init__(self, connection: Connection, tenant: str) -> None:
        self._connection = connection
        self._tenant = tenant

    def pool(self, member_id: str, account: AccountKind) -> list[Slice]:
        b = balances.c
        lots = select(b.lot, b.amount).where(
            b.tenant == self._tenant, b.member_id == member_id, b.account == account.value
        )
        left = {row.lot: row.amount for row in self._connection.execute(lots)}
        dealt = (
            select(_s.lot, func.sum(_s.amount).label("amount"))
            .where(_s.tenant == self._tenant, _s.member_id == member_id, _s.account == account.value)
            .group_by(_s.lot)
        )
        for row in self._connection.execute(dealt):
            left[row.lot] = left.get(row.lot, 0) - int(row.amount)
        return [Slice(lot, amount) for lot, amount in sorted(left.items())]

    def undealt(self, member_ids: Sequence[str]) -> dict[tuple[str, AccountKind], list[Slice]]:
        b = balances.c
        spent = [account.value for account in SPENT]
        of_balances, of_slices = (
            among(self._connection, column, member_ids) for column in (b.member_id, _s.member_id)
        )
        known = (
            select(b.member_id, b.account, b.lot, b.amount)
            .where(b.tenant == self._tenant, of_balances, b.account.in_(spent))
            .union_all(
                select(_s.member_id, _s.account, _s.lot, -_s.amount).where(
                    _s.tenant == self._tenant, of_slices, _s.account.in_(spent)
                )
            )
            .subquery()
        )
        left = func.sum(known.c.amount)
        found = (
            select(known.c.member_id, known.c.account, known.c.lot, left.label("amount"))
            .group_by(known.c.member_id, known.c.account, known.c.lot)
            .having(left != 0)
            .order_by(known.c.member_id, known.c.account, known.c.lot)
        )
        pools: dict[tuple[str, AccountKind], list[Slice]] = {}
        for row in self._connection.execute(found):
            parts = pools.setdefault((row.member_id, AccountKind(row.account)), [])
            parts.append(Slice(row.lot, int(row.amount)))
        return pools

    def of_holder(
        self, holder: str, behind: tuple[str, str, str], limit: int
    ) -> list[tuple[str, AccountKind, Slice]]:
        place = tuple_(_s.member_id, _s.account, _s.lot)
        found = (
            select(_s.member_id, _s.account, _s.lot, _s.amount)
            .where(_s.tenant == self._tenant, _s.till_id == holder, place > tuple_(*behind))
            .order_by(_s.member_id, _s.account, _s.lot)
            .limit(limit)
        )
        rows = self._connection.execute(found)
        return [(row.member_id, AccountKind(row.account), Slice(row.lot, row.amount)) for row in rows]

    def last_visited(self, member_id: str) -> str:
        newest = (
            select(sales.c.till_id)
            .where(sales.c.tenant == self._tenant, sales.c.member_id == member_id)
            .order_by(sales.c.business_date.desc(), sales.c.recorded_at_ms.desc())
            .limit(1)
        )
        return self._connection.scalar(newest) or ""

    def held(self, member_id: str, account: AccountKind, today: date) -> dict[str, int]:
        dealt = select(_s.till_id, _s.lot, _s.amount).where(
            _s.tenant == self._tenant,
            _s.member_id == member_id,
            _s.account == account.value,
            _s.amount > 0,
        )
        found: Counter[str] = Counter()
        for till, lot, amount in self._connection.execute(dealt):
            if not is_over(lot, today):
                found[till] += amount
        return dict(found)

    def granted(self, till: str, request_id: str) -> int | None:
        g = grants.c
        found = select(g.amount).where(
            g.tenant == self._tenant, g.till_id == till, g.request_id == request_id
        )
        return self._connection.scalar(found)

    def recall(self, recall: OpenRecall) -> None:
        row: dict[str, object] = {
            "tenant": self._tenant,
            "till_id": recall.till,
            "member_id": recall.member_id,
            "account": recall.account.value,
            "amount": max(recall.amount, self._recalled(recall.till, recall.member_id, recall.account)),
            "asked_by": recall.asked_by,
            "since_ms": recall.since_ms,
        }
        upsert(self._connection, recalls, row)

    def recalls(self, till: str, since_ms: int, limit: int) -> list[OpenRecall]:
        open_ = _RECALLS.all(self._connection, tenant=self._tenant, till=till, since_ms=since_ms, limit=limit)
        return [
            OpenRecall(
                till=row.till_id,
                account=AccountKind(row.account),
                member_id=row.member_id,
                amount=row.amount,
                asked_by=row.asked_by,
                since_ms=row.since_ms,
            )
            for row in open_
        ]

    def returned(self, till: str, member_id: str, account: AccountKind, amount: int) -> None:
        mine = (
            _r.tenant == self._tenant,
            _r.till_id == till,
            _r.member_id == member_id,
            _r.account == account.value,
        )
        self._connection.execute(recalls.update().where(*mine).values(amount=_r.amount - amount))
        self._connection.execute(delete(recalls).where(*mine, _r.amount <= 0))

    def forget_recalls(self, before_ms: int) -> None:
        old = delete(recalls).where(_r.tenant == self._tenant, _r.since_ms < before_ms)
        self._connection.execute(old)

    def _recalled(self, till: str, member_id: str, account: AccountKind) -> int:
        found = select(_r.amount).where(
            _r.tenant == self._tenant,
            _r.till_id == till,
            _r.member_id == member_id,
            _r.account == account.value,
        )
        return self._connection.scalar(found) or 0
