"""What shops settled with each other, told to the tills of each: a till hears of its own shop alone."""

from __future__ import annotations

from collections.abc import Iterator

from shuke.application.head_office.identity import generation
from shuke.application.ports.settlements import MonthKept
from shuke.application.ports.store import Work
from shuke.domain.shop_statement import ShopStatement
from shuke.domain.sync.limits import MOST_STATEMENT_SUMS, MOST_STATEMENTS
from shuke.domain.sync.statement_messages import StatementsSent

__all__ = ["statements_sent", "statements_version"]


def statements_version(work: Work) -> int:
    """0 while no month is settled. Months are settled in order and never change, so the last one tells them all;
    another number after each restore."""
    newest = work.settlements.listed(1)
    return (generation(work) << 32) + int(newest[0].month.replace("-", "")) if newest else 0


def statements_sent(work: Work, shop_id: str) -> StatementsSent:
    return StatementsSent(statements_version(work), tuple(_of_shop(work, shop_id)))


def _of_shop(work: Work, shop_id: str) -> Iterator[ShopStatement]:
    """As many of the newest months as may be told at once."""
    room = MOST_STATEMENT_SUMS
    for listed in work.settlements.listed(MOST_STATEMENTS):
        kept = work.settlements.of_month(listed.month)
        told = _told(work, kept, shop_id) if kept is not None else None
        if told is None:
            continue
        room -= len(told.sums)
        if room < 0:
            return
        yield told


def _told(work: Work, kept: MonthKept, shop_id: str) -> ShopStatement | None:
    sums = tuple(one for one in kept.sums if shop_id in (one.debtor, one.creditor))
    if not sums:
        return None
    by = work.shops.staff_member(kept.by)
    return ShopStatement(kept.month, kept.at_ms, by.name if by else kept.by, sums)
