"""The allowance's rows: the policy, the tills it is divided over, what was spent."""

from __future__ import annotations

import json
from datetime import date

from sqlalchemy import Connection, bindparam, func, select

from shuke.domain.facts.allowance_set import WHOLE_CHAIN
from shuke.domain.facts.plain import from_plain
from shuke.domain.slices.account import AccountKind
from shuke.domain.slices.allowance import STANDARD, Allowance
from shuke_db.prepared import Prepared
from shuke_db.sync_tables import allowances
from shuke_db.tables import ledger, tills

__all__ = ["AllowanceRows"]

_l = ledger.c

_POLICY = Prepared(
    select(allowances.c.policy).where(
        allowances.c.tenant == bindparam("tenant"), allowances.c.scope == WHOLE_CHAIN
    )
)
_SPENT = Prepared(
    select(func.sum(_l.amount)).where(
        _l.tenant == bindparam("tenant"),
        _l.member_id == bindparam("member"),
        _l.account == bindparam("account"),
        _l.business_date == bindparam("day"),
        _l.amount < 0,
    )
)


class AllowanceRows:
    def __init__(self, connection: Connection, tenant: str) -> None:
        self._connection = connection
        self._tenant = tenant

    def policy(self) -> Allowance:
        held = _POLICY.scalar(self._connection, tenant=self._tenant)
        return from_plain(Allowance, json.loads(held)) if held else STANDARD

    def tills_of_shop(self, shop_id: str) -> int:
        t = tills.c
        counted = select(func.count()).where(t.tenant == self._tenant, t.shop_id == shop_id)
        return self._connection.scalar(counted) or 0

    def spent_on(self, member_id: str, account: AccountKind, day: date) -> int:
        asked = {"member": member_id, "account": account.value, "day": day.isoformat()}
        return -int(_SPENT.scalar(self._connection, tenant=self._tenant, **asked) or 0)
