"""Points used as money: how many may be, how many are, and why not more."""

from __future__ import annotations

from dataclasses import dataclass

from shuke.domain.explanation import Reason
from shuke.domain.money import ZERO, Money
from shuke.domain.programme.document import Programme
from shuke.domain.programme.offline_limits import bound_of, why_bound
from shuke.domain.programme.parts.points import PointsAsMoney
from shuke.domain.programme.quote import PointsOffer, Standing
from shuke.domain.programme.says import Says, reason
from shuke.domain.slices.account import AccountKind

__all__ = ["PointsUse", "points_use"]

RULE = "points.as_money"


@dataclass(frozen=True, slots=True)
class PointsUse:
    """The points used, what they are worth, and the most that could be used."""

    points: int = 0
    value: Money = ZERO
    offer: PointsOffer | None = None
    reasons: tuple[Reason, ...] = ()


def points_use(programme: Programme, standing: Standing | None, wish: int, room: Money) -> PointsUse:
    """What becomes of a wish to use points, where `room` is what is to pay and not yet paid otherwise."""
    rate = programme.points_as_money
    if standing is None:
        return PointsUse(reasons=(reason(RULE, Says.POINTS_NO_MEMBER),) if wish else ())
    if rate is None or not rate.on:
        return PointsUse(reasons=(reason(RULE, Says.POINTS_OFF),) if wish or rate else ())
    if rate.least_balance and standing.points_known < rate.least_balance:
        known, least = standing.points_known, rate.least_balance
        return PointsUse(reasons=(reason(RULE, Says.POINTS_BELOW_LEAST, known=known, least=least),))
    by_member = _steps(min(standing.points_known, standing.points_spendable), rate)
    by_bill = max(room.minor, 0) // rate.step_worth.minor * rate.step
    most = min(by_member, by_bill)
    bound = bound_of(standing, AccountKind.POINTS)
    if most == 0:
        return PointsUse(reasons=(_none(rate, standing, by_member),))
    offer = PointsOffer(points=most, value=_worth(most, rate), step=rate.step)
    if not wish:
        could = reason(
            RULE,
            Says.POINTS_COULD,
            known=standing.points_known,
            most=most,
            rate=rate.points,
            value=offer.value,
            worth=rate.worth,
        )
        held_back = bound is not None and most < by_bill
        return PointsUse(
            offer=offer, reasons=(could, why_bound(RULE, bound)) if bound and held_back else (could,)
        )
    used = min(_steps(wish, rate), most)
    value = _worth(used, rate)
    reasons = []
    if used:
        reasons.append(
            reason(
                RULE,
                Says.POINTS_USED,
                applied=True,
                amount=value,
                points=-used,
                rate=rate.points,
                used=used,
                value=value,
                worth=rate.worth,
            )
        )
        reasons.append(reason(RULE, Says.EARNING_POINTS_PART, value=value))
    if used < wish:
        says = _bound(standing, used, most, by_bill)
        if bound is not None and says is Says.POINTS_LOWERED_TO_TILL:
            reasons.append(why_bound(RULE, bound))
        else:
            reasons.append(reason(RULE, says, step=rate.step, used=used, wish=wish))
    return PointsUse(points=used, value=value, offer=offer, reasons=tuple(reasons))


def _steps(points: int, rate: PointsAsMoney) -> int:
    return max(points, 0) // rate.step * rate.step


def _worth(points: int, rate: PointsAsMoney) -> Money:
    return Money(points // rate.step * rate.step_worth.minor)


def _none(rate: PointsAsMoney, standing: Standing, by_member: int) -> Reason:
    """Why not one step can be used."""
    known, step, worth = standing.points_known, rate.step, rate.step_worth
    if by_member:
        return reason(RULE, Says.POINTS_BILL_TOO_SMALL, step=step, worth=worth)
    if known < step:
        return reason(RULE, Says.POINTS_TOO_FEW, known=known, step=step, worth=worth)
    bound = bound_of(standing, AccountKind.POINTS)
    return why_bound(RULE, bound) if bound else reason(RULE, Says.POINTS_NONE_HERE, known=known, step=step)


def _bound(standing: Standing, used: int, most: int, by_bill: int) -> Says:
    """What kept the points used below the wish."""
    if used < most:
        return Says.POINTS_LOWERED_TO_STEP
    if most == by_bill:
        return Says.POINTS_LOWERED_TO_BILL
    if standing.points_spendable < standing.points_known:
        return Says.POINTS_LOWERED_TO_TILL
    return Says.POINTS_LOWERED_TO_BALANCE
