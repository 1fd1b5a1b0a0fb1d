"""Referral: what whoever brings a new member gets, at once and by what the friend pays."""

from __future__ import annotations

from dataclasses import dataclass

from shuke.domain.money import Money
from shuke.domain.programme.parts.when import OnDates, read_dates
from shuke.domain.programme.tables import MOST_POINTS, Table

__all__ = ["Referral", "ReferralWindow", "read_referral"]

MOST_WINDOWS = 20
MOST_LEVELS = 2


@dataclass(frozen=True, slots=True)
class ReferralWindow:
    """Another flat award for friends who join on these days."""

    dates: OnDates
    points: int


@dataclass(frozen=True, slots=True)
class Referral:
    """`points` for each new member brought.

    Attributes:
        windows: campaigns with another award.
        by_spending: the money of the friend for one point, first for the referrer, then for the referrer's
            referrer; floored on the running total, so that small sales add up.
    """

    points: int
    windows: tuple[ReferralWindow, ...] = ()
    by_spending: tuple[Money, ...] = ()


def read_referral(table: Table) -> Referral:
    referral = Referral(
        points=table.whole("points", 0, MOST_POINTS, default=0),
        windows=tuple(_window(window) for window in table.tables("windows", 0, MOST_WINDOWS)),
        by_spending=table.amounts("by_spending", MOST_LEVELS),
    )
    table.close()
    return referral


def _window(table: Table) -> ReferralWindow:
    window = ReferralWindow(read_dates(table), table.whole("points", 0, MOST_POINTS))
    table.close()
    return window
