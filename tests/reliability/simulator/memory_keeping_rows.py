"""Who keeps whom, over the tables in memory."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from reliability.simulator.memory_tables import SHAPES, MemoryTables
from shuke.domain.facts.allowance_set import WHOLE_CHAIN
from shuke.domain.keeping import EVERYBODY, Keeping, Kept, ShopMembers
from shuke.domain.slices.holders import till_of
from shuke_db.tables import MEMBER_TABLES

__all__ = ["Keepings"]

_HOME = SHAPES["members"].places["shop_id"]
_SALE = SHAPES["sales"].places
_OWNER = SHAPES["slices"].places["till_id"]


class Keepings:
    def __init__(self, tables: MemoryTables) -> None:
        self._tables = tables

    def policy(self) -> Keeping:
        row = self._tables.get("keepings", WHOLE_CHAIN)
        return Keeping(Kept(row[1]), row[2]) if row else EVERYBODY

    def belonging(self, to: ShopMembers, member_ids: Collection[str]) -> set[str]:
        rows, since = self._tables.rows, to.since.isoformat()
        shops = {row[0]: row[1] for row in rows["tills"].values()}
        found = {row[0] for row in rows["members"].values() if row[_HOME] == to.shop_id}
        found |= {
            member for member, shop, on in rows["guests"].values() if shop == to.shop_id and on >= since
        }
        found |= {
            row[_SALE["member_id"]]
            for row in rows["sales"].values()
            if shops.get(row[_SALE["till_id"]]) == to.shop_id and row[_SALE["business_date"]] >= since
        }
        if to.holding:
            found |= {
                member
                for (member, _, _, holder), row in rows["slices"].items()
                if row[-1] and shops.get(till_of(holder)) == to.shop_id
            }
        return found & {row[0] for row in rows["members"].values()} & set(member_ids)

    def spend_nothing_of(self, till: str) -> None:
        for row in list(self._tables.rows["slices"].values()):
            if row[_OWNER] == till and row[-1]:
                self._tables.put("slices", (*row[:-1], 0))

    def let_go(self, member_ids: Sequence[str]) -> None:
        for table in (*MEMBER_TABLES, "attachments", "profiles"):
            place = SHAPES[table].places["member_id"]
            for key, row in list(self._tables.rows[table].items()):
                if row[place] in member_ids:
                    self._tables.remove(table, key)
