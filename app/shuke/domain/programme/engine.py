"""The quote: what a checkout would give, step by step in the order of the counter, changing nothing.

One module per step: `discounts`, `redeeming` (coupons), `free_items` (stamps), `points_as_money`, `earning` (with
`days`), `tiers`. Each gives its amounts and the reasons for them; here they only meet.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from shuke.domain.explanation import Reason
from shuke.domain.money import ZERO, Money, total
from shuke.domain.programme.choosing import reduced
from shuke.domain.programme.document import Programme
from shuke.domain.programme.earning import PaidMoney, earned, paid_money
from shuke.domain.programme.free_items import stamps_earned
from shuke.domain.programme.measuring import SoldLine, Values, added_by_sale
from shuke.domain.programme.parts.earning import DayRule
from shuke.domain.programme.parts.measures import Counted, Measure
from shuke.domain.programme.parts.when import OnDayOfMonth
from shuke.domain.programme.points_as_money import PointsUse, points_use
from shuke.domain.programme.quote import Checkout, NextTier, PromotionOffer, Quote, QuoteLine, Standing
from shuke.domain.programme.says import Says, reason
from shuke.domain.programme.sharing import share_over_lines
from shuke.domain.programme.tiers import entry_reasons, next_tier, promotion_open, tier_reasons

__all__ = ["quote"]


def quote(programme: Programme, checkout: Checkout) -> Quote:
    """What the checkout would give under this version of the programme.

    Raises:
        UnknownTier: the member holds a tier that this version does not have.
    """
    standing = checkout.standing
    gross = [line.gross for line in checkout.lines]
    less = reduced(programme, checkout)
    before_points = [g - d - c for g, d, c in zip(gross, less.discounts, less.coupon_shares, strict=True)]
    room = total(before_points) - total(tender.amount for tender in checkout.tenders)
    points = PointsUse(reasons=less.no_points) if less.no_points else _points(programme, checkout, room)
    points_shares = share_over_lines(points.value, checkout.lines, before_points)
    nets = [before - share for before, share in zip(before_points, points_shares, strict=True)]
    principal = standing.principal if standing else ZERO
    money = paid_money(programme.earning, checkout.lines, nets, checkout.tenders, principal)
    outcome = (
        _for_a_member(programme, checkout, money) if standing else _for_a_stranger(programme, checkout, money)
    )
    stamps, stamp_reasons = (
        stamps_earned(programme.stamps, standing.stamps, less.stamps_used, checkout.lines, nets)
        if standing
        else (0, ())
    )
    return Quote(
        programme=programme.key,
        programme_version=programme.version,
        lines=tuple(
            QuoteLine(line.line_id, *amounts)
            for line, *amounts in zip(
                checkout.lines,
                gross,
                less.discounts,
                less.coupon_shares,
                points_shares,
                money.eligible,
                money.paid,
                strict=True,
            )
        ),
        gross=total(gross),
        discount=total(less.discounts),
        points_used=points.points,
        points_value=points.value,
        to_pay=total(nets),
        points_earned=outcome.points,
        points_offer=points.offer,
        next_tier=outcome.near,
        promotion=outcome.promotion,
        explanation=(*less.reasons, *points.reasons, *outcome.reasons, *stamp_reasons),
        points_last_day=outcome.points_last_day,
        counted=money.counted,
        day=outcome.day.key if outcome.day else "",
        member_day=outcome.day is not None and isinstance(outcome.day.when, OnDayOfMonth),
        coupons=less.coupons,
        coupon_value=total(less.coupon_shares),
        stamps_earned=stamps,
        stamps_used=less.stamps_used,
        by_stored_value=_by_stored_value(programme, checkout, total(gross), total(nets)),
    )


def _points(programme: Programme, checkout: Checkout, room: Money) -> PointsUse:
    return points_use(programme, checkout.standing, checkout.points_wanted, room)


def _by_stored_value(programme: Programme, checkout: Checkout, gross: Money, to_pay: Money) -> Money | None:
    """The second quote: what is to pay if stored value that excludes discounts pays any part."""
    rules, standing = programme.stored_value, checkout.standing
    if rules is None or standing is None or not rules.without_discounts or gross == to_pay:
        return None
    return gross if standing.principal + standing.bonus else None


@dataclass(frozen=True, slots=True)
class _Outcome:
    """What the money brings to whoever pays it."""

    reasons: tuple[Reason, ...]
    points: int = 0
    points_last_day: date | None = None
    day: DayRule | None = None
    near: NextTier | None = None
    promotion: PromotionOffer | None = None


def _for_a_member(programme: Programme, checkout: Checkout, money: PaidMoney) -> _Outcome:
    """Points by the tier held at the sale; the tiers by what the measures become when it is paid."""
    standing, day = checkout.standing, checkout.business_date
    assert standing is not None  # asked for members only
    tier = programme.tier(standing.tier)
    gain = earned(programme, tier, checkout, money.eligible)
    becomes = _becomes(standing, checkout, money, gain.points)
    near = next_tier(programme, standing, becomes)
    promotion = promotion_open(programme, standing, becomes)
    return _Outcome(
        reasons=(*money.reasons, *gain.reasons, *tier_reasons(programme, tier, near, promotion)),
        points=gain.points,
        points_last_day=programme.points_validity.last_day(day, standing.term_ends),
        day=gain.day,
        near=near,
        promotion=promotion,
    )


def _becomes(standing: Standing, checkout: Checkout, money: PaidMoney, points: int) -> Values:
    """Every measure with this sale paid. An unpaid basket is no sale yet."""
    sold = [SoldLine(line, paid) for line, paid in zip(checkout.lines, money.paid, strict=True)]

    def value(measure: Measure) -> int:
        if measure.counted is Counted.SALES and not sold:
            return standing.value(measure)
        return standing.value(measure) + added_by_sale(measure, sold, points)

    return value


def _for_a_stranger(programme: Programme, checkout: Checkout, money: PaidMoney) -> _Outcome:
    """No points, and the ways to become a member; an empty basket opens none worth telling."""
    ways = entry_reasons(programme, money.counted) if checkout.lines else []
    return _Outcome(reasons=(reason("member", Says.NO_MEMBER), *ways))
