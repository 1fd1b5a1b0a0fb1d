"""What a checkout would give: the engine's answer, which changes nothing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from shuke.domain.basket import BasketLine, Tender
from shuke.domain.explanation import Reason
from shuke.domain.money import ZERO, Money

__all__ = ["Birthday", "Checkout", "NextTier", "PointsOffer", "PromotionOffer", "Quote", "QuoteLine", "Standing"]


@dataclass(frozen=True, slots=True)
class Birthday:
    """Month and day in the solar calendar; the year only if the member gave it. 29 February is kept on
    28 February in common years."""

    month: int
    day: int
    year: int | None = None


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
        member_days_this_year: member days this member already used (ordinary tea-chain members: one a year).
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


@dataclass(frozen=True, slots=True)
class QuoteLine:
    """One line's way from its price to what is paid: ``net = gross - discount - coupon_share - points_share``.

    `eligible_net` is the part of net that earns points (zero for an excluded line).
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
    every rule looked at, in the order of the checkout.
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
