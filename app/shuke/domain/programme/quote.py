"""What a checkout would give: the engine's answer, which changes nothing."""

from __future__ import annotations

from calendar import isleap
from dataclasses import dataclass
from datetime import date

from shuke.domain.basket import BasketLine, Tender, check_contents
from shuke.domain.explanation import Reason
from shuke.domain.money import ZERO, Money

__all__ = [
    "Birthday",
    "Checkout",
    "NextTier",
    "PointsOffer",
    "PromotionOffer",
    "Quote",
    "QuoteLine",
    "Standing",
]

LEAP_YEAR = 2000
"""Stands for a year of birth that was not told: every day exists in it."""


@dataclass(frozen=True, slots=True)
class Birthday:
    """Month and day in the solar calendar; the year only if the member gave it. 29 February is kept on
    28 February in common years."""

    month: int
    day: int
    year: int | None = None

    def __post_init__(self) -> None:
        """Raises ValueError for a day that no calendar has."""
        date(self.year or LEAP_YEAR, self.month, self.day)

    def is_on(self, day: date) -> bool:
        """Whether the birthday is kept on that day."""
        if (self.month, self.day) == (2, 29) and not isleap(day.year):
            return (day.month, day.day) == (2, 28)
        return (day.month, day.day) == (self.month, self.day)


@dataclass(frozen=True, slots=True)
class Standing:
    """What the engine must know of a member; read by the use case, never looked up by a rule.

    Attributes:
        tier: the tier's key in the document.
        joined_on, tier_since: business dates.
        birthday: None when not told.
        points_known: the balance as this till knows it (may be negative after a clawback).
        points_spendable: what this till's own slices allow right now; never more than it may spend.
        cumulative: money paid that counts towards tiers since joining.
        member_days_this_year: member days of this calendar year, before today, on which a sale of this member
            was the better for it (ordinary tea-chain members have one a year; a second sale on that day counts too).
    """

    member_id: str
    tier: str
    joined_on: date
    tier_since: date
    birthday: Birthday | None = None
    points_known: int = 0
    points_spendable: int = 0
    cumulative: Money = ZERO
    member_days_this_year: int = 0


@dataclass(frozen=True, slots=True)
class Checkout:
    """The question put to the engine: lines, who, when, what was chosen, what was already paid.

    `points_wanted` is a wish; the quote uses at most what the rules and the slices allow, and says why.
    """

    business_date: date
    lines: tuple[BasketLine, ...]
    standing: Standing | None = None
    points_wanted: int = 0
    tenders: tuple[Tender, ...] = ()

    def __post_init__(self) -> None:
        """Raises IllegalBasket for what no sale may hold; a quote then never has to ask."""
        check_contents(self.lines, self.tenders, self.points_wanted)


@dataclass(frozen=True, slots=True)
class QuoteLine:
    """One line's way from its price to what is paid: ``net = gross - discount - coupon_share - points_share``.

    `eligible_net` is the part of net that earns points: zero for an excluded line, and without its share of
    what is paid with tenders that do not earn.
    """

    line_id: int
    gross: Money
    discount: Money
    coupon_share: Money
    points_share: Money
    eligible_net: Money

    @property
    def net(self) -> Money:
        return self.gross - self.discount - self.coupon_share - self.points_share


@dataclass(frozen=True, slots=True)
class PointsOffer:
    """Points that may be used now: at most `points`, worth `value`, in steps of `step`."""

    points: int
    value: Money
    step: int


@dataclass(frozen=True, slots=True)
class NextTier:
    """What is near: `missing` money (or points) to the tier called `tier`."""

    tier: str
    missing: Money


@dataclass(frozen=True, slots=True)
class PromotionOffer:
    """A tier this sale would open; offered, and carried out only on the member's wish."""

    tier: str
    rule: str


@dataclass(frozen=True, slots=True)
class Quote:
    """The answer. All sums agree: ``to_pay = sum(line.net)``, ``gross - discount - points_value = to_pay``.

    `points_earned` counts what the sale earns once it is paid with tenders that earn; `explanation` holds
    every rule looked at, in the order of the checkout. The applied reasons add up: their `amount` under
    ``discount.…`` to `discount` and under ``points.…`` to `points_value`, their `points` under ``points.…`` to
    minus `points_used` and under ``earning.…`` to `points_earned`.

    Attributes:
        points_last_day: the last day of the points earned; None: they do not lapse by time.
        counted: what the sale adds to the member's cumulative money.
        day: the key of the day rule whose multiplier gave points; empty if none did.
        member_day: whether that is the member day, so that the sale uses one of the year's.
    """

    programme: str
    programme_version: int
    lines: tuple[QuoteLine, ...]
    gross: Money
    discount: Money
    points_used: int
    points_value: Money
    to_pay: Money
    points_earned: int
    points_offer: PointsOffer | None
    next_tier: NextTier | None
    promotion: PromotionOffer | None
    explanation: tuple[Reason, ...]
    points_last_day: date | None = None
    counted: Money = ZERO
    day: str = ""
    member_day: bool = False
