"""How prizes stand: what is left of each, what was won and waits, when to order more."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from shuke.application.counter.desk import Desk
from shuke.application.ports.store import Work
from shuke.domain.bilingual import Bilingual
from shuke.domain.prize_stock import campaign_of, stock_owner
from shuke.domain.slices.account import AccountKind

__all__ = ["StockNow", "stock_now"]

_LOW_PART = 5


@dataclass(frozen=True, slots=True)
class StockNow:
    """One segment of the wheel.

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
    """Segments that bring something, in the order of the wheel; none where the programme has no wheel."""
    programme = desk.programme_on(work, today)
    wheel = programme.wheel
    if wheel is None:
        return []
    campaign = campaign_of(programme.key, wheel.campaign)
    waiting = work.prizes.waiting()
    found = []
    for one in wheel.segments:
        if one.gives is None:
            continue
        left = None
        if one.stock is not None:
            holder = stock_owner(campaign, one.key)
            opened = work.prizes.opened(holder, AccountKind.STOCK)
            left = work.prizes.stock_left([holder]).get(holder, 0) + one.stock - opened
        found.append(StockNow(one.key, one.name, one.stock, left, waiting.get(f"wheel.{one.key}", 0)))
    return found
