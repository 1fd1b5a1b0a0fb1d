"""Who holds what there is only so much of: an account like a member's, of a holder that is none."""

from __future__ import annotations

from dataclasses import dataclass

from shuke.domain.programme.document import Programme

__all__ = ["STOCK_MARK", "Stock", "campaign_of", "is_stock", "stock_owner", "stocks"]

STOCK_MARK = "stock~"
"""No member's id begins so: those are made of letters and digits alone."""


@dataclass(frozen=True, slots=True)
class Stock:
    """Taken of under `rule`; there are `whole` of it in all."""

    rule: str
    holder: str
    whole: int


def campaign_of(programme: str, campaign: str) -> str:
    """The name of a wheel's campaign throughout the chain."""
    return f"{programme}.{campaign}"


def stock_owner(campaign: str, segment: str) -> str:
    return f"{STOCK_MARK}{campaign}.{segment}"


def is_stock(owner: str) -> bool:
    return owner.startswith(STOCK_MARK)


def stocks(programme: Programme, shop_id: str) -> tuple[Stock, ...]:
    """What a till of that shop may give away: the prizes of the chain's wheel, the shop's own gifts for points."""
    wheel, found = programme.wheel, []
    for segment in wheel.segments if wheel is not None else ():
        if segment.stock is not None and wheel is not None:
            campaign = campaign_of(programme.key, wheel.campaign)
            holder = stock_owner(campaign, segment.key)
            found.append(Stock(f"wheel.{segment.key}", holder, segment.stock))
    for gift in programme.gifts:
        if gift.stock is not None:
            holder = stock_owner(f"{programme.key}.gifts@{shop_id}", gift.key)
            found.append(Stock(f"gift.{gift.key}", holder, gift.stock))
    return tuple(found)
