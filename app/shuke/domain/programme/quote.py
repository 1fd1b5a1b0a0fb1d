"""What a checkout would give: the engine's answer, which changes nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from shuke.domain.basket import BasketLine, Tender, TenderKind, check_contents
from shuke.domain.birthday import Birthday
from shuke.domain.explanation import Reason
from shuke.domain.holidays import HolidayCalendar
from shuke.domain.money import ZERO, Money
from shuke.domain.programme.parts.measures import Counted, Measure, Span
from shuke.domain.slices.account import AccountKind
from shuke.domain.slices.allowance import Allowed

__all__ = [
    "Checkout",
    "CouponUse",
    "HeldCoupon",
    "NextTier",
    "PointsOffer",
    "PromotionOffer",
    "Quote",
    "QuoteLine",
    "Standing",
]


@dataclass(frozen=True, slots=True)
class HeldCoupon:
    """A coupon in a member's hands, good from the first to the last day (None: it does not lapse).

    Attributes:
        kind: the coupon's key in the document.
        rate: what is paid with it, fixed when it was given; None: it has none.
    """

    coupon_id: str
    kind: str
    first_day: date
    last_day: date | None
    rate: Fraction | None = None


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
        cards: keys of the cards held beside the tier.
        coupons: those not used yet that this till may redeem.
        principal, bonus: stored value that this till may spend.
        stamps: on the stamp card.
        points_today: earned today so far, for a daily cap.
        term_ends: the last day of the card's present term; None: it has none.
        is_firm: a corporate account; its operator may be the one who earns.
        measured: before this sale, every measure the programme asks for (`Programme.measures`); one that is
            missing counts as zero, money since joining as `cumulative`.
        bound: the accounts of which something else than this till's own slices keeps more from being spent: what
            that is, and how much it leaves.
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
    cards: frozenset[str] = frozenset()
    coupons: tuple[HeldCoupon, ...] = ()
    principal: Money = ZERO
    bonus: Money = ZERO
    stamps: int = 0
    points_today: int = 0
    term_ends: date | None = None
    is_firm: bool = False
    measured: Mapping[Measure, int] = field(default_factory=dict)
    bound: Mapping[AccountKind, Allowed] = field(default_factory=dict)

    @property
    def holds(self) -> frozenset[str]:
        """The tier and the cards beside it, as rules name them."""
        return self.cards | {self.tier}

    def value(self, measure: Measure) -> int:
        """What the measure comes to before this sale."""
        found = self.measured.get(measure)
        if found is None:
            return self.cumulative.minor if measure == SINCE_JOINING else 0
        return found


SINCE_JOINING = Measure(Counted.MONEY, Span.JOINED)


@dataclass(frozen=True, slots=True)
class Checkout:
    """The question put to the engine: lines, who, when, what was chosen, what was already paid.

    `points_wanted` is a wish; the quote uses at most what the rules and the slices allow, and says why. So are
    `coupons`, the ids of coupons to be used; None asks for the best combination.

    Attributes:
        calendar: the national holidays.
        principal: on the bearer card that pays, where nobody is identified.
        group_buy: the lines are paid through a group-buy, which some coupons and discounts do not go with.
        rest: what the tenders leave open is paid so; only where that kind changes no price (`rest_is_free` in
            `second_quote`). None: it is not known yet.
    """

    business_date: date
    lines: tuple[BasketLine, ...]
    standing: Standing | None = None
    points_wanted: int = 0
    tenders: tuple[Tender, ...] = ()
    coupons: tuple[str, ...] | None = ()
    calendar: HolidayCalendar = field(default_factory=HolidayCalendar)
    group_buy: bool = False
    principal: Money = ZERO
    rest: TenderKind | None = None

    def __post_init__(self) -> None:
        """Raises IllegalBasket for what no sale may hold; a quote then never has to ask."""
        check_contents(self.lines, self.tenders, self.points_wanted)


@dataclass(frozen=True, slots=True)
class CouponUse:
    """A coupon that the sale uses, and what it takes off; `line_id` of the line whose piece it lowers."""

    coupon_id: str
    kind: str
    amount: Money
    line_id: int | None = None


class QuoteLine(NamedTuple):
    """One line's way from its price to what is paid: ``net = gross - discount - coupon_share - points_share``.

    `eligible_net` is the part of net that earns points: zero for an excluded line, and without its share of
    what is paid with tenders that do not earn. `paid` is the same for every line, excluded or not.
    """

    line_id: int
    gross: Money
    discount: Money
    coupon_share: Money
    points_share: Money
    eligible_net: Money
    paid: Money = ZERO

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
    """What is near: `missing` money to the tier called `tier`, or `missing_count` of what `counts` says."""

    tier: str
    missing: Money
    missing_count: int = 0
    counts: Counted = Counted.MONEY


@dataclass(frozen=True, slots=True)
class PromotionOffer:
    """A tier this sale would open; offered, and carried out only on the member's wish unless `automatic`."""

    tier: str
    rule: str
    automatic: bool = False


@dataclass(frozen=True, slots=True)
class Quote:
    """The answer. All sums agree: ``to_pay = sum(line.net)``,
    ``gross - discount - coupon_value - points_value = to_pay``.

    `points_earned` counts what the sale earns once it is paid with tenders that earn; `explanation` holds
    every rule looked at, in the order of the checkout. The applied reasons add up: their `amount` under
    ``discount.…`` to `discount`, under ``coupon.…`` and ``stamps.…`` to `coupon_value` and under ``points.…`` to
    `points_value`, their `points` under ``points.…`` to
    minus `points_used` and under ``earning.…`` to `points_earned`.

    Attributes:
        points_last_day: the last day of the points earned; None: they do not lapse by time.
        counted: what the sale adds to the member's cumulative money.
        day: the key of the day rule whose multiplier gave points; empty if none did.
        member_day: whether that is the member day, so that the sale uses one of the year's.
        coupons: those used, in the order they were taken off.
        coupon_value: what coupons and full stamp cards take off.
        stamps_earned, stamps_used: what the sale does to the stamp card.
        by_stored_value: what is to pay if any part is paid with a stored value that excludes discounts; None
            where that makes no difference.
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
    coupons: tuple[CouponUse, ...] = ()
    coupon_value: Money = ZERO
    stamps_earned: int = 0
    stamps_used: int = 0
    by_stored_value: Money | None = None
