"""Tills that were silent and what they risked, over the tables in memory."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection

from reliability.simulator.memory_tables import MemoryTables
from shuke.application.ports.outages import OpenOutage
from shuke.domain.money import Money
from shuke.domain.slices.account import SPENT, AccountKind

__all__ = ["Exposures", "Outages"]


class Exposures:
    def __init__(self, tables: MemoryTables) -> None:
        self._tables = tables

    def held(self, till: str = "") -> dict[str, dict[AccountKind, int]]:
        sums: Counter[tuple[str, str]] = Counter()
        for (_, account, _, owner), (*_, amount) in self._tables.rows["slices"].items():
            if amount > 0 and account in SPENT and till in {"", owner}:
                sums[owner, account] += amount
        found: dict[str, dict[AccountKind, int]] = {}
        for (owner, account), amount in sums.items():
            found.setdefault(owner, {})[AccountKind(account)] = amount
        return found

    def coupons(self, till: str = "") -> dict[str, dict[str, int]]:
        """None are given in these stories."""
        return {}

    def members_with(self, account: AccountKind, most: int | None) -> int:
        rows = self._tables.rows["balances"].values()
        counted = len({row[0] for row in rows if row[1] == account.value and row[3] > 0})
        return counted if most is None else min(counted, most)

    def balances(self) -> dict[AccountKind, int]:
        """Nobody looks at them in these stories."""
        return {}

    def owed(self, till: str, members: Collection[str]) -> dict[tuple[str, AccountKind], int]:
        sums: Counter[tuple[str, str]] = Counter()
        for (member_id, account, _, owner), (*_, amount) in self._tables.rows["slices"].items():
            if owner == till and member_id in members and account in SPENT:
                sums[member_id, account] += amount
        return {(member, AccountKind(kind)): -amount for (member, kind), amount in sums.items() if amount < 0}


class Outages:
    def __init__(self, tables: MemoryTables) -> None:
        self._tables = tables

    def opened(self, till: str) -> OpenOutage | None:
        row = self._tables.get("open_outages", till)
        if row is None:
            return None
        _, from_ms, to_ms, sales, risked, lost = row
        parts = json.loads(risked) if risked else None
        worth = parts.pop("coupons_worth") if parts is not None else 0
        return OpenOutage(
            till,
            from_ms,
            to_ms,
            sales,
            None
            if parts is None
            else {AccountKind(kind): (held, lent) for kind, (held, lent) in parts.items()},
            {AccountKind(kind): amount for kind, amount in json.loads(lost or "{}").items()},
            Money(worth),
        )

    def put(self, outage: OpenOutage) -> None:
        risked = ""
        if outage.risked is not None:
            risked = json.dumps({**outage.risked, "coupons_worth": outage.coupons_worth.minor})
        lost = json.dumps(dict(outage.lost))
        row = (outage.till, outage.from_ms, outage.to_ms, outage.sales, risked, lost)
        self._tables.put("open_outages", row)

    def remove(self, till: str) -> None:
        self._tables.remove("open_outages", (till,))
