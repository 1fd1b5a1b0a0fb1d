"""Where what happened to members stands in the journals: found by three indexes, put in order, read page by page."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, text

from shuke.application.ports.members import HistoryPlace
from shuke.domain.facts.sold_content import lines_in
from shuke.domain.habits import BoughtLine
from shuke_db.prepared import Prepared

__all__ = ["MemberHistoryRows"]

_SOURCES = ("member_facts", "sales", "ledger")
_COLUMNS = "business_date, till_id, epoch, seq"
_ORDER = "business_date DESC, till_id DESC, epoch DESC, seq DESC"
_AFTER_ALL = HistoryPlace(date.max, "\U0010ffff", 2**62, 2**62)
_MANY = 50
"""Members that are one person are few."""
_BOUGHT = (
    "SELECT business_date, content FROM sales WHERE tenant = :tenant AND member_id = :member "
    f"ORDER BY {_ORDER} LIMIT :most"
)


class MemberHistoryRows:
    def __init__(self, connection: Connection, tenant: str) -> None:
        self._connection = connection
        self._tenant = tenant

    def places(
        self, member_ids: Collection[str], behind: HistoryPlace | None, limit: int
    ) -> list[HistoryPlace]:
        """Of each table no more than a page is looked at: the newest of all are among the newest of each."""
        before = behind or _AFTER_ALL
        found = {
            place
            for member_id in list(member_ids)[:_MANY]
            for source in _SOURCES
            for place in self._newest(source, member_id, before, limit)
        }
        return sorted(found, reverse=True)[:limit]

    def of_kinds(self, member_id: str, kinds: Collection[str], limit: int) -> list[HistoryPlace]:
        named = {f"kind{number}": kind for number, kind in enumerate(kinds)}
        places = ", ".join(f":{name}" for name in named)
        asked = {"tenant": self._tenant, "member": member_id, "most": limit, **named}
        return self._read(
            f"SELECT {_COLUMNS} FROM member_facts WHERE tenant = :tenant AND member_id = :member "
            f"AND kind IN ({places}) ORDER BY {_ORDER} LIMIT :most",
            asked,
        )

    def bought(self, member_ids: Collection[str], sales: int) -> list[BoughtLine]:
        return [
            BoughtLine(date.fromisoformat(day), line.article_id, line.name)
            for member_id in list(member_ids)[:_MANY]
            for day, content in self._connection.execute(
                text(_BOUGHT), {"tenant": self._tenant, "member": member_id, "most": sales}
            )
            for line in lines_in(content)
        ]

    def _newest(self, source: str, member_id: str, before: HistoryPlace, limit: int) -> list[HistoryPlace]:
        asked = {
            "tenant": self._tenant,
            "member": member_id,
            "day": before.on.isoformat(),
            "till": before.till,
            "epoch": before.epoch,
            "seq": before.seq,
            "most": limit,
        }
        return self._read(
            f"SELECT DISTINCT {_COLUMNS} FROM {source} "
            "WHERE tenant = :tenant AND member_id = :member AND business_date <= :day "
            f"AND ({_COLUMNS}) < (:day, :till, :epoch, :seq) ORDER BY {_ORDER} LIMIT :most",
            asked,
        )

    def _read(self, statement: str, asked: dict[str, Any]) -> list[HistoryPlace]:
        found = _prepared(statement).all(self._connection, **asked)
        return [HistoryPlace(date.fromisoformat(row[0]), row[1], row[2], row[3]) for row in found]


@lru_cache(maxsize=64)
def _prepared(statement: str) -> Prepared:
    """There are as many as sources, and as numbers of kinds that are asked for together."""
    return Prepared(text(statement), tuple)
