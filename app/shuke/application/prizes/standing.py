"""How prizes stand: what is left of each, what was won and waits, when to order more."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from shuke.application.counter.desk import Desk
from shuke.application.ports.store import Work
from shuke.domain.bilingual import Bilingual
from shuke.domain.prize_stock import Stock, stocks
from shuke.domain.programme.parts.gifts import Gift
from shuke.domain.slices.account import AccountKind

__all__ = ["StockNow", "pieces_given", "stock_now"]

_LOW_PART = 5


@dataclass(frozen=True, slots=True)
class StockNow:
    """A segment of the wheel, or a gift for points, by its rule.

    Attributes:
        whole: how many there are in the campaign; None: as many as come up.
        left: how many were not won yet, at whatever till, as known here.
        waiting: how many were won and not collected, as known here.
    """

    key: str
    name: Bilingual
    whole: int | None
    left: int | None
    waiting: int

    @property
    def is_low(self) -> bool:
        """A fifth of it is left, or less."""
        return self.whole is not None and self.left is not None and self.left * _LOW_PART <= self.whole


def stock_now(desk: Desk, work: Work, today: date) -> list[StockNow]:
    """What the wheel brings, in its order, and what of the points mall runs out or waits to be collected."""
    programme = desk.programme_on(work, today)
    counted = {one.rule: one for one in stocks(programme, desk.shop.shop_id)}
    given, waiting = pieces_given(work, counted.values()), work.prizes.waiting()
    segments = programme.wheel.segments if programme.wheel is not None else ()
    names = {f"wheel.{one.key}": one.name for one in segments if one.gives is not None}
    names |= {f"gift.{one.key}": one.name for one in programme.gifts if _is_kept(one, today, waiting)}
    found = []
    for rule, name in names.items():
        whole = counted[rule].whole if rule in counted else None
        left = None if whole is None else whole - given.get(rule, 0)
        found.append(StockNow(rule, name, whole, left, waiting.get(rule, 0)))
    return found


def _is_kept(gift: Gift, today: date, waiting: Mapping[str, int]) -> bool:
    """Whether it lies behind the counter: it is listed, and counted or ordered; or somebody's still waits there."""
    listed = gift.when is None or gift.when.first <= today <= gift.when.last
    counted = gift.stock is not None or gift.collected is not None
    return (listed and counted) or f"gift.{gift.key}" in waiting


def pieces_given(work: Work, counted: Iterable[Stock]) -> dict[str, int]:
    """How many were taken of each stock, at whatever till, as known here, by the rule's name."""
    found = {}
    for one in counted:
        opened = work.prizes.opened(one.holder, AccountKind.STOCK)
        found[one.rule] = opened - work.prizes.stock_left([one.holder]).get(one.holder, 0)
    return found
