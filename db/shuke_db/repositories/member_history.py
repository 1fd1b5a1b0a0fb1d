"""Where what happened to members stands in the journals: found by three indexes, put in order, read page by page."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection
from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, Text, bindparam, func, literal_column, select, text

from shuke.application.ports.members import HistoryPlace
from shuke.domain.facts.sold_content import lines_in, lines_in_many
from shuke.domain.habits import BoughtLine
from shuke_db.prepared import Prepared
from shuke_db.sale_tables import refunds, sales

__all__ = ["MemberHistoryRows"]

_SOURCES = ("member_facts", "sales", "ledger")
_COLUMNS = "business_date, till_id, epoch, seq"
_ORDER = "business_date DESC, till_id DESC, epoch DESC, seq DESC"
_AFTER_ALL = HistoryPlace(date.max, "\U0010ffff", 2**62, 2**62)
_MANY = 50
"""Members that are one person are few."""


class _Sale(NamedTuple):
    """`back`: how much came back of each line, in thousandths."""

    day: str
    content: str
    back: dict[int, int]


_NOTHING: dict[int, int] = {}
_s, _r = sales.c, refunds.c
_COMMA: ColumnElement[str] = literal_column("','", Text())
_BACK = (
    select(func.aggregate_strings(_r.content, _COMMA))  # type: ignore[arg-type]
    .where(
        _r.tenant == _s.tenant, _r.sale_till == _s.till_id, _r.sale_epoch == _s.epoch, _r.sale_seq == _s.seq
    )
    .scalar_subquery()
    .label("back")
)
"""What came back of a sale, refund by refund; nothing of nearly all of them."""
_BOUGHT = Prepared(
    select(_s.business_date, _s.content, _BACK)
    .where(_s.tenant == bindparam("tenant", type_=Text()), _s.member_id == bindparam("member"))
    .order_by(_s.business_date.desc(), _s.till_id.desc(), _s.epoch.desc(), _s.seq.desc())
    .limit(bindparam("most")),
    tuple,
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
            BoughtLine(date.fromisoformat(sale.day), line.article_id, line.name)
            for sale in self._sales(member_ids, sales)
            for line in lines_in(sale.content)
            if sale.back.get(line.line_id, 0) < line.quantity_milli
        ]

    def bought_often(self, member_ids: Collection[str], sales: int, least: int) -> dict[str, set[date]]:
        found = self._sales(member_ids, sales)
        if len(found) < least:
            return {}
        lines = lines_in_many(sale.content for sale in found)
        counts = Counter(article for theirs in lines for _, article, *_ in theirs)
        days: dict[str, set[date]] = {one: set() for one, count in counts.items() if one and count >= least}
        if days:
            for sale, theirs in zip(found, lines, strict=True):
                for line, article, _, quantity, *_ in theirs:
                    if article in days and sale.back.get(line, 0) < quantity:
                        days[article].add(date.fromisoformat(sale.day))
        return days

    def _sales(self, member_ids: Collection[str], most: int) -> list[_Sale]:
        """So many of the newest of each."""
        return [
            _Sale(day, content, _came_back(refunded) if refunded else _NOTHING)
            for member_id in list(member_ids)[:_MANY]
            for day, content, refunded in _BOUGHT.all(
                self._connection, tenant=self._tenant, member=member_id, most=most
            )
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


def _came_back(refunded: str) -> dict[int, int]:
    """How much of each line, in thousandths."""
    back: dict[int, int] = {}
    for refund in json.loads(f"[{refunded}]"):
        for line, quantity in refund.get("lines", ()):
            back[line] = back.get(line, 0) + quantity
    return back


@lru_cache(maxsize=64)
def _prepared(statement: str) -> Prepared:
    """There are as many as sources, and as numbers of kinds that are asked for together."""
    return Prepared(text(statement), tuple)
