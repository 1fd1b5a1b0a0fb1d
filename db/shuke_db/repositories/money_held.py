"""Top-ups with what became of them; when quotas were last handed out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, bindparam, select

from shuke.application.ports.money_held import TopUpKept
from shuke.domain.facts.value_topped_up import read_moves
from shuke.domain.membership.state import SaleEntry, TopUpOnRecord
from shuke.domain.money import Money
from shuke.domain.slices.account import AccountKind
from shuke_db.member_tables import top_ups
from shuke_db.prepared import Prepared
from shuke_db.tables import stock_given, uses

__all__ = ["MoneyHeldRows", "kept_top_ups"]

_t, _u, _s = top_ups.c, uses.c, stock_given.c

_TOP_UPS = Prepared(
    select(top_ups).where(_t.tenant == bindparam("tenant"), _t.member_id == bindparam("member"))
)
_LAST_USES = Prepared(
    select(_u.rule, _u.last_on)
    .where(_u.tenant == bindparam("tenant"), _u.member_id == bindparam("member"), _u.last_on != "")
    .order_by(_u.last_on)
)


_STOCK = Prepared(
    select(_s.rule, _s.given).where(_s.tenant == bindparam("tenant"), _s.shop_id == bindparam("shop"))
)


class MoneyHeldRows:
    def __init__(self, connection: Connection, tenant: str) -> None:
        self._connection = connection
        self._tenant = tenant

    def top_ups(self, member_ids: Sequence[str]) -> list[TopUpKept]:
        """What became of one may lie under the name of whoever stands for the member now."""
        parts: defaultdict[str, list[Any]] = defaultdict(list)
        for member_id in member_ids:
            for row in _TOP_UPS.all(self._connection, tenant=self._tenant, member=member_id):
                parts[row.top_up_id].append(row)
        kept = [one for rows in parts.values() for one in kept_top_ups(rows, member_ids[0])]
        return sorted(kept, key=lambda one: (one.record.business_date, one.record.top_up_id))

    def last_uses(self, member_id: str) -> dict[str, date]:
        rows = _LAST_USES.all(self._connection, tenant=self._tenant, member=member_id)
        return {row.rule: date.fromisoformat(row.last_on) for row in rows}

    def stock_given(self, shop_id: str) -> dict[str, int]:
        rows = _STOCK.all(self._connection, tenant=self._tenant, shop=shop_id)
        return {row.rule: row.given for row in rows}


def kept_top_ups(rows: Sequence[Any], member_id: str) -> list[TopUpKept]:
    """One top-up, from its rows under all the names of whoever paid it in; none where only what became of it lies
    here."""
    row = next((row for row in rows if row.paid_minor), None)
    return [] if row is None else [_kept(row, rows, member_id)]


def _kept(row: Any, rows: Sequence[Any], member_id: str) -> TopUpKept:
    day = date.fromisoformat(row.business_date)
    back_on = date.fromisoformat(max((one.back_on for one in rows if one.back_on), default=row.business_date))
    back, bonus_back, spent, bonus_spent = (
        sum(getattr(one, name) for one in rows)
        for name in ("back_minor", "bonus_back_minor", "spent_minor", "bonus_spent_minor")
    )
    entries = [SaleEntry(one.account, one.lot, one.amount, member_id) for one in read_moves(row.moves)]
    bonus = sum(one.amount for one in entries if one.account is AccountKind.BONUS)
    for account, gone in ((AccountKind.PRINCIPAL, back), (AccountKind.BONUS, bonus_back)):
        if gone:
            entries.append(
                SaleEntry(
                    account,
                    "",
                    -gone,
                    member_id,
                    "top_up.paid_back",
                    back_on,
                )
            )
    record = TopUpOnRecord(
        top_up_id=row.top_up_id,
        member_id=member_id,
        business_date=day,
        paid=Money(row.paid_minor),
        bonus=Money(bonus),
        seller=row.seller,
        invoiced=bool(row.invoiced),
        shop=row.shop_id,
        first=bool(row.first),
        entries=tuple(entries),
        coupons=tuple(row.coupons.split()),
        refunded=Money(back),
    )
    return TopUpKept(record, ((AccountKind.PRINCIPAL, spent), (AccountKind.BONUS, bonus_spent)))
