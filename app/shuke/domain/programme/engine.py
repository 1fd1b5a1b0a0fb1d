"""The quote: what a checkout would give, step by step in the order of the counter, changing nothing.

One module per step: `discounts`, `free_items` (stamps), coupons (`choosing` and what it asks), `points_as_money`,
`earning` (with `days`), `tiers`. Each gives its amounts and the reasons for them; here they only meet. On the way
amounts are whole minor units, in the order of the lines' nature (`rung_up`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from shuke.domain.basket import BasketLine, Tender
from shuke.domain.explanation import Reason
from shuke.domain.money import ZERO, Money
from shuke.domain.programme.choosing import Reduced, reduced
from shuke.domain.programme.document import Programme
from shuke.domain.programme.earning import PaidMoney, earned, paid_money
from shuke.domain.programme.free_items import stamps_earned
from shuke.domain.programme.measuring import SoldLine, Values, added_by_sale
from shuke.domain.programme.parts.earning import DayRule
from shuke.domain.programme.parts.measures import Counted, Measure
from shuke.domain.programme.parts.when import OnDayOfMonth
from shuke.domain.programme.points_as_money import PointsUse, points_use
from shuke.domain.programme.quote import Checkout, NextTier, PromotionOffer, Quote, QuoteLine, Standing
from shuke.domain.programme.rung_up import RungUp, rung_up
from shuke.domain.programme.says import Says, reason
from shuke.domain.programme.second_quote import by_stored_value
from shuke.domain.programme.tiers import entry_reasons, next_tier, promotion_open, tier_reasons

__all__ = ["quote"]


def quote(programme: Programme, checkout: Checkout) -> Quote:
    """What the checkout would give under this version of the programme.

    Raises:
        UnknownTier: the member holds a tier that this version does not have.
    """
    standing = checkout.standing
    rung = rung_up(checkout.lines)
    less = reduced(programme, checkout, rung)
    before_points = [
        gross - discount - share
        for gross, discount, share in zip(rung.gross, less.discounts, less.coupon_shares, strict=True)
    ]
    points, tenders = _paying(programme, checkout, less, sum(before_points))
    points_shares = rung.shares(points.value.minor, before_points)
    nets = [before - share for before, share in zip(before_points, points_shares, strict=True)]
    principal = standing.principal if standing else checkout.principal
    money = paid_money(programme.earning, rung, nets, tenders, principal)
    outcome = (
        _for_a_member(programme, checkout, rung, money)
        if standing
        else _for_a_stranger(programme, checkout, money)
    )
    stamps, stamp_reasons = (
        stamps_earned(programme.stamps, standing.stamps, less.stamps_used, rung, nets)
        if standing
        else (0, ())
    )
    return Quote(
        programme=programme.key,
        programme_version=programme.version,
        lines=_lines(rung, less, points_shares, money),
        gross=Money(rung.whole),
        discount=Money(sum(less.discounts)),
        points_used=points.points,
        points_value=points.value,
        to_pay=Money(sum(nets)),
        points_earned=outcome.points,
        points_offer=points.offer,
        next_tier=outcome.near,
        promotion=outcome.promotion,
        explanation=(
            *_by_hand(checkout.lines),
            *less.reasons,
            *points.reasons,
            *outcome.reasons,
            *stamp_reasons,
        ),
        points_last_day=outcome.points_last_day,
        counted=money.counted,
        day=outcome.day.key if outcome.day else "",
        member_day=outcome.day is not None and isinstance(outcome.day.when, OnDayOfMonth),
        coupons=less.coupons,
        coupon_value=Money(sum(less.coupon_shares)),
        stamps_earned=stamps,
        stamps_used=less.stamps_used,
        by_stored_value=by_stored_value(programme, checkout, Money(rung.whole), Money(sum(nets))),
    )


def _by_hand(lines: Sequence[BasketLine]) -> list[Reason]:
    """What was done to prices before any rule."""
    return [
        reason(
            "by_hand",
            Says.BY_HAND if line.off_by_hand.minor >= 0 else Says.BY_HAND_DEARER,
            applied=True,
            amount=line.off_by_hand,
            line_id=line.line_id,
            why=line.by_hand.reason,
        )
        for line in lines
        if line.by_hand is not None
    ]


def _lines(
    rung: RungUp, less: Reduced, points_shares: Sequence[int], money: PaidMoney
) -> tuple[QuoteLine, ...]:
    """In the order of the receipt."""
    amounts = zip(
        rung.gross,
        less.discounts,
        less.coupon_shares,
        points_shares,
        money.eligible,
        money.paid,
        strict=True,
    )
    made = [
        QuoteLine(line.line_id, *[Money(part) if part else ZERO for part in parts])
        for line, parts in zip(rung.lines, amounts, strict=True)
    ]
    return tuple(rung.as_scanned(made))


def _paying(
    programme: Programme, checkout: Checkout, less: Reduced, to_pay: int
) -> tuple[PointsUse, Sequence[Tender]]:
    """The points used, and every tender. What pays the rest, where that is known, leaves points no other room than
    what they pay."""
    room = to_pay - sum(tender.amount.minor for tender in checkout.tenders)

    def used(room: int) -> PointsUse:
        if less.no_points:
            return PointsUse(reasons=less.no_points)
        return points_use(programme, checkout.standing, checkout.points_wanted, Money(room))

    points = used(room)
    left = room - points.value.minor
    if checkout.rest is None or left <= 0:
        return points, checkout.tenders
    rest = Money(left)
    return used(points.value.minor), (*checkout.tenders, Tender(checkout.rest, rest, rest))


@dataclass(frozen=True, slots=True)
class _Outcome:
    """What the money brings to whoever pays it."""

    reasons: tuple[Reason, ...]
    points: int = 0
    points_last_day: date | None = None
    day: DayRule | None = None
    near: NextTier | None = None
    promotion: PromotionOffer | None = None


def _for_a_member(programme: Programme, checkout: Checkout, rung: RungUp, money: PaidMoney) -> _Outcome:
    """Points by the tier held at the sale; the tiers by what the measures become when it is paid."""
    standing, day = checkout.standing, checkout.business_date
    assert standing is not None  # asked for members only
    tier = programme.tier(standing.tier)
    gain = earned(programme, tier, checkout, rung, money.eligible)
    becomes = _becomes(standing, rung, money, gain.points)
    near = next_tier(programme, standing, becomes)
    promotion = promotion_open(programme, standing.tier, becomes)
    return _Outcome(
        reasons=(*money.reasons, *gain.reasons, *tier_reasons(programme, tier, near, promotion)),
        points=gain.points,
        points_last_day=programme.points_validity.last_day(day, standing.term_ends),
        day=gain.day,
        near=near,
        promotion=promotion,
    )


def _becomes(standing: Standing, rung: RungUp, money: PaidMoney, points: int) -> Values:
    """Every measure with this sale paid. An unpaid basket is no sale yet."""
    sold = [SoldLine(line, Money(paid)) for line, paid in zip(rung.lines, money.paid, strict=True)]
    known: dict[Measure, int] = {}

    def value(measure: Measure) -> int:
        found = known.get(measure)
        if found is None:
            no_sale = measure.counted is Counted.SALES and not sold
            added = 0 if no_sale else added_by_sale(measure, sold, points)
            found = known[measure] = standing.value(measure) + added
        return found

    return value


def _for_a_stranger(programme: Programme, checkout: Checkout, money: PaidMoney) -> _Outcome:
    """No points, and the ways to become a member; an empty basket opens none worth telling."""
    ways = entry_reasons(programme, money.counted) if checkout.lines else []
    return _Outcome(reasons=(reason("member", Says.NO_MEMBER), *ways))
