"""What of a wheel its member sees: the odds, what a spin takes, the turning, and what came up, large."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from shuke.domain.facts.prize_rows import PrizeIssued
from shuke.presenters.prizes.turning import Sector, Turn
from shuke.wording import prizes as words
from shuke.wording.said import Words, said

__all__ = ["OddsRow", "WheelShown", "share_text", "to_collect"]


@dataclass(frozen=True, slots=True)
class OddsRow:
    """`came_up`: by the last spin."""

    key: str
    name: Words
    share: str
    share_ppb: int
    came_up: bool


@dataclass(frozen=True, slots=True)
class WheelShown:
    """
    Attributes:
        member: the masked name.
        sectors: of the wheel as it is, or as it was when it was last spun.
        odds: every segment with its chance, also of those that have left the wheel.
        turn: the last spin; None: it was not spun yet. `turning`: it is not at rest yet.
        told: what came up, and then what is to be known of it, one sentence each.
        won: something came up.
        code: of the prize that waits to be collected.
    """

    member: str
    sectors: tuple[Sector, ...] = ()
    odds: tuple[tuple[Words, str], ...] = ()
    price: Words = ""
    turn: Turn | None = None
    turning: bool = False
    told: tuple[Words, ...] = ()
    won: bool = False
    code: str = ""


def to_collect(prize: PrizeIssued, shop: str) -> Sequence[Words]:
    """Until when, where, and on which days not; `shop`: the name of the only shop that hands it over."""
    if prize.last_day is None:
        yet: list[Words] = [words.SLIP_ANY_DAY]
    else:
        yet = [said(words.SLIP_LAST_DAY, last=prize.last_day.isoformat())]
    if prize.shop_id:
        yet.append(said(words.SLIP_SHOP, shop=shop))
    if prize.holidays:
        yet.append(words.SLIP_HOLIDAYS)
    for first, last in prize.spans:
        yet.append(said(words.SLIP_DAYS_OUT, first=first.isoformat(), last=last.isoformat()))
    return yet


def share_text(share_ppb: int) -> str:
    """As a percentage, with as many places as a rare prize needs."""
    if not share_ppb:
        return "—"
    percent = share_ppb / 10_000_000
    return f"{percent:.1f}%" if percent >= 1 else f"{percent:.4f}".rstrip("0").rstrip(".") + "%"
