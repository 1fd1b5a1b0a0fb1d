"""Exposure's rows: what tills hold, added up here and now, or as head office's running sums have it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection

from sqlalchemy import Connection, func, select, text

from shuke.domain.slices.account import SPENT, AccountKind
from shuke_db.sync_tables import EVERYWHERE, held_sums
from shuke_db.tables import BELOW_NOTHING, balances, coupons, slices

__all__ = ["ExposureRows", "SummedExposureRows"]

_s = slices.c
_h = held_sums.c
_OF_MEMBERS = [one.value for one in (AccountKind.POINTS, AccountKind.PRINCIPAL, AccountKind.BONUS)]
_SPENT = [account.value for account in SPENT]


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

    def coupons(self, till: str = "") -> dict[str, dict[str, int]]:
        c = coupons.c
        mine = [_s.till_id == till] if till else []
        counted = (
            select(_s.till_id, c.kind, func.sum(_s.amount).label("amount"))
            .join(
                coupons,
                (c.tenant == _s.tenant) & (c.member_id == _s.member_id) & (c.coupon_id == _s.lot),
            )
            .where(_s.tenant == self._tenant, _s.account == AccountKind.COUPON.value, _s.amount > 0, *mine)
            .group_by(_s.till_id, c.kind)
        )
        found: dict[str, dict[str, int]] = {}
        for row in self._connection.execute(counted):
            found.setdefault(row.till_id, {})[row.kind] = int(row.amount)
        return found

    def members_with(self, account: AccountKind, most: int | None) -> int:
        b = balances.c
        some = (
            select(b.member_id)
            .where(b.tenant == self._tenant, b.account == account.value, b.amount > 0)
            .distinct()
            .limit(most)
            .subquery()
        )
        return self._connection.scalar(select(func.count()).select_from(some)) or 0

    def balances(self) -> dict[AccountKind, int]:
        b = balances.c
        whole = (
            select(b.account, func.sum(b.amount))
            .where(b.tenant == self._tenant, b.account.in_(_OF_MEMBERS))
            .group_by(b.account)
        )
        return {
            AccountKind(account): int(amount) for account, amount in self._connection.execute(whole) if amount
        }

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


class SummedExposureRows(ExposureRows):
    """Reads as many rows as there are tills and kinds of coupons, and those below nothing, which count for none."""

    def held(self, till: str = "") -> dict[str, dict[AccountKind, int]]:
        sums: defaultdict[tuple[str, str], int] = defaultdict(int)
        for (owner, account, _), amount in self._sums(till, _SPENT).items():
            sums[owner, account] += amount
        found: dict[str, dict[AccountKind, int]] = {}
        for (owner, account), amount in sums.items():
            if amount > 0:
                found.setdefault(owner, {})[AccountKind(account)] = amount
        return found

    def coupons(self, till: str = "") -> dict[str, dict[str, int]]:
        found: dict[str, dict[str, int]] = {}
        for (owner, _, kind), amount in self._sums(till, [AccountKind.COUPON.value]).items():
            if kind and amount > 0:
                found.setdefault(owner, {})[kind] = amount
        return found

    def balances(self) -> dict[AccountKind, int]:
        whole = select(_h.account, _h.amount).where(_h.tenant == self._tenant, _h.till_id == EVERYWHERE)
        return {
            AccountKind(account): int(amount) for account, amount in self._connection.execute(whole) if amount
        }

    def _sums(self, till: str, accounts: Collection[str]) -> dict[tuple[str, str, str], int]:
        """By till, account and kind of coupon."""
        mine = [_h.till_id == till if till else _h.till_id != EVERYWHERE]
        whole = select(_h.till_id, _h.account, _h.kind, _h.amount).where(
            _h.tenant == self._tenant, _h.account.in_(accounts), *mine
        )
        sums = {(row[0], row[1], row[2]): int(row[3]) for row in self._connection.execute(whole)}
        mine = [_s.till_id == till] if till else []
        c = coupons.c
        below = (
            select(_s.till_id, _s.account, c.kind, func.sum(_s.amount))
            .outerjoin(
                coupons,
                (_s.account == AccountKind.COUPON.value)
                & (c.tenant == _s.tenant)
                & (c.member_id == _s.member_id)
                & (c.coupon_id == _s.lot),
            )
            .where(_s.tenant == self._tenant, _s.account.in_(accounts), text(BELOW_NOTHING), *mine)
            .group_by(_s.till_id, _s.account, c.kind)
        )
        for owner, account, kind, amount in self._connection.execute(below):
            key = (owner, account, kind or "")
            sums[key] = sums.get(key, 0) - int(amount)
        return sums
