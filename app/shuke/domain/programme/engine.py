"""The quote: what a checkout would give, step by step in the order of the counter, changing nothing.

One module per step: `discounts`, `points_as_money`, `earning` (with `days`), `tiers`. Each gives its amounts and
the reasons for them; here they only meet.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from shuke.domain.explanation import Reason
from shuke.domain.money import ZERO, Money, total
from shuke.domain.programme.discounts import line_discounts
from shuke.domain.programme.document import DayRule, OnDayOfMonth, Programme
from shuke.domain.programme.earning import PaidMoney, earned, paid_money
from shuke.domain.programme.points_as_money import points_use
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
    tier = programme.tier(checkout.standing.tier) if checkout.standing else None
    gross = [line.gross for line in checkout.lines]
    discounts, reasons = line_discounts(programme, tier, checkout.lines)
    coupon_shares = [ZERO] * len(gross)  # coupons take their place here: after discounts, before points
    before_points = _less(_less(gross, discounts), coupon_shares)
    room = total(before_points) - total(tender.amount for tender in checkout.tenders)
    points = points_use(programme, checkout.standing, checkout.points_wanted, room)
    points_shares = share_over_lines(points.value, checkout.lines, before_points)
    nets = _less(before_points, points_shares)
    money = paid_money(programme.earning, checkout.lines, nets, checkout.tenders)
    outcome = (
        _for_a_member(programme, checkout.standing, money, checkout.business_date)
        if checkout.standing
        else _for_a_stranger(programme, checkout, money)
    )
    return Quote(
        programme=programme.key,
        programme_version=programme.version,
        lines=tuple(
            QuoteLine(line.line_id, *amounts)
            for line, *amounts in zip(
                checkout.lines, gross, discounts, coupon_shares, points_shares, money.eligible, strict=True
            )
        ),
        gross=total(gross),
        discount=total(discounts),
        points_used=points.points,
        points_value=points.value,
        to_pay=total(nets),
        points_earned=outcome.points,
        points_offer=points.offer,
        next_tier=outcome.near,
        promotion=outcome.promotion,
        explanation=(*reasons, *points.reasons, *outcome.reasons),
        points_last_day=outcome.points_last_day,
        counted=money.counted,
        day=outcome.day.key if outcome.day else "",
        member_day=outcome.day is not None and isinstance(outcome.day.when, OnDayOfMonth),
    )


def _less(amounts: list[Money], parts: list[Money]) -> list[Money]:
    return [amount - part for amount, part in zip(amounts, parts, strict=True)]


@dataclass(frozen=True, slots=True)
class _Outcome:
    """What the money brings to whoever pays it."""

    reasons: tuple[Reason, ...]
    points: int = 0
    points_last_day: date | None = None
    day: DayRule | None = None
    near: NextTier | None = None
    promotion: PromotionOffer | None = None


def _for_a_member(programme: Programme, standing: Standing, money: PaidMoney, day: date) -> _Outcome:
    """Points by the tier held at the sale; the tiers by what the cumulative money becomes when it is paid."""
    tier = programme.tier(standing.tier)
    gain = earned(programme, tier, standing, total(money.eligible), day)
    becomes = replace(standing, cumulative=standing.cumulative + money.counted)
    near = next_tier(programme, becomes)
    promotion = promotion_open(programme, becomes)
    return _Outcome(
        reasons=(*money.reasons, *gain.reasons, *tier_reasons(programme, tier, near, promotion)),
        points=gain.points,
        points_last_day=programme.points_validity.last_day(day),
        day=gain.day,
        near=near,
        promotion=promotion,
    )


def _for_a_stranger(programme: Programme, checkout: Checkout, money: PaidMoney) -> _Outcome:
    """No points, and the ways to become a member; an empty basket opens none worth telling."""
    ways = entry_reasons(programme, money.counted) if checkout.lines else []
    return _Outcome(reasons=(reason("member", Says.NO_MEMBER), *ways))
