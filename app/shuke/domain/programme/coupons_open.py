"""Whether a coupon counts in a checkout at all, and beside which others; if not, why."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from shuke.domain.bilingual import Bilingual
from shuke.domain.explanation import Reason
from shuke.domain.money import Money
from shuke.domain.programme.document import Programme
from shuke.domain.programme.offline_limits import why_bound
from shuke.domain.programme.parts.coupons import Beside, Coupon
from shuke.domain.programme.quote import Checkout, HeldCoupon
from shuke.domain.programme.redeeming import Chosen, Refused
from shuke.domain.programme.says import Says, reason
from shuke.domain.slices.allowance import Allowed

__all__ = ["in_hand", "kept_out_today", "not_together", "refused_reason", "standing_in_the_way"]

ONE_DAY = timedelta(days=1)


def in_hand(programme: Programme, checkout: Checkout) -> dict[str, Chosen | Reason]:
    """Every coupon of the member, by its id: with its rules, or why it does not count today."""
    standing = checkout.standing
    if standing is None or not standing.coupons:
        return {}
    kinds, holds = {coupon.key: coupon for coupon in programme.coupons}, standing.holds
    return {one.coupon_id: _usable(kinds.get(one.kind), checkout, holds, one) for one in standing.coupons}


def _usable(
    coupon: Coupon | None, checkout: Checkout, holds: frozenset[str], held: HeldCoupon
) -> Chosen | Reason:
    """The coupon with its rules, or why it does not count in this checkout, whatever else is used."""
    if coupon is None:
        return reason(f"coupon.{held.kind}", Says.COUPON_UNKNOWN)
    says = _in_the_way(coupon, held, checkout, holds)
    return Chosen(held, coupon) if says is None else _closed(coupon, held, checkout, says)


def _in_the_way(coupon: Coupon, held: HeldCoupon, checkout: Checkout, holds: frozenset[str]) -> Says | None:
    day, out = checkout.business_date, coupon.not_on
    if held.last_day is not None and held.last_day < day:
        return Says.COUPON_LAPSED
    if day < held.first_day:
        return Says.COUPON_NOT_YET
    if out.spans and any(span.first <= day <= span.last for span in out.spans):
        return Says.COUPON_BLACKOUT
    if out.holidays and out.covers(day, checkout.calendar):
        return Says.COUPON_HOLIDAY
    if coupon.tiers and coupon.tiers.isdisjoint(holds):
        return Says.COUPON_OTHER_TIER
    if checkout.group_buy and Beside.GROUP_BUY in coupon.never_with:
        return Says.COUPON_WITH_GROUP_BUY
    return None


def _closed(coupon: Coupon, held: HeldCoupon, checkout: Checkout, says: Says) -> Reason:
    rule, name = coupon.rule, coupon.name
    if says in (Says.COUPON_LAPSED, Says.COUPON_NOT_YET):
        return reason(rule, says, days=_days(held.first_day, held.last_day), name=name)
    if says in kept_out_today:
        return kept_out(coupon, checkout, says)
    return reason(rule, says, name=name)


kept_out_today = {
    Says.COUPON_BLACKOUT: Says.COUPON_BLACKOUT_INSTEAD,
    Says.COUPON_HOLIDAY: Says.COUPON_HOLIDAY_INSTEAD,
}
"""What keeps a coupon out for some days only, and how that is said where another one may be used instead."""


def kept_out(coupon: Coupon, checkout: Checkout, says: Says, instead: Bilingual | None = None) -> Reason:
    """On which days a coupon does not count, today being one of them; and what may be used instead."""
    rule, day, name = coupon.rule, checkout.business_date, coupon.name
    if says is Says.COUPON_HOLIDAY:
        first, last = _holidays_around(checkout, day)
        holiday = checkout.calendar.holiday(day) or Bilingual("", "")
        if instead is None:
            return reason(rule, says, holiday=holiday, name=name, span=f"{first} {last}")
        return reason(
            rule, kept_out_today[says], holiday=holiday, name=name, other=instead, span=f"{first} {last}"
        )
    days = next(span for span in coupon.not_on.spans if span.first <= day <= span.last)
    span = f"{days.first} {days.last}"
    if instead is None:
        return reason(rule, says, name=name, span=span)
    return reason(rule, kept_out_today[says], name=name, other=instead, span=span)


def _holidays_around(checkout: Checkout, day: date) -> tuple[date, date]:
    """The first and the last of the holidays without a gap of which the day is one."""
    first = last = day
    while checkout.calendar.holiday(first - ONE_DAY) is not None:
        first -= ONE_DAY
    while checkout.calendar.holiday(last + ONE_DAY) is not None:
        last += ONE_DAY
    return first, last


def _days(first: date, last: date | None) -> str:
    return first.isoformat() if last is None else f"{first.isoformat()} – {last.isoformat()}"


def standing_in_the_way(
    programme: Programme, chosen: Sequence[Chosen], bound: Allowed | None = None
) -> list[tuple[Chosen, Reason]]:
    """Those that the others, standing before them, leave no room for."""
    out: list[tuple[Chosen, Reason]] = []
    kept: list[Chosen] = []
    for one in chosen:
        why = not_together(programme, kept, one, bound)
        if why is None:
            kept.append(one)
        else:
            out.append((one, why))
    return out


def not_together(
    programme: Programme, kept: Sequence[Chosen], one: Chosen, bound: Allowed | None = None
) -> Reason | None:
    """Why one more coupon finds no room beside those kept; `bound` is what the allowance leaves."""
    coupon = one.coupon
    name, rule, most_a_sale = coupon.name, coupon.rule, coupon.most_a_sale
    alone, of_kind = Beside.COUPONS in coupon.never_with, 0
    for other in kept:
        if alone or Beside.COUPONS in other.coupon.never_with:
            return reason(rule, Says.COUPON_WITH_COUPONS, name=name, other=other.coupon.name)
        of_kind += other.coupon.key == coupon.key
    if of_kind >= most_a_sale:
        return reason(rule, Says.COUPON_TOO_MANY_OF_KIND, most=most_a_sale, name=name)
    if bound is not None and len(kept) >= bound.amount:
        return why_bound(rule, bound)
    if len(kept) >= programme.most_coupons:
        return reason(rule, Says.COUPON_TOO_MANY, most=programme.most_coupons, name=name)
    return None


def refused_reason(refused: Refused) -> Reason:
    """Why a coupon that could count does not, with these goods."""
    one = refused.one
    name, rule = one.coupon.name, one.rule
    if refused.no_such_goods:
        return reason(rule, Says.COUPON_NO_SUCH_GOODS, name=name)
    if refused.missing:
        missing, threshold = Money(refused.missing), one.coupon.threshold
        return reason(rule, Says.COUPON_BELOW_THRESHOLD, missing=missing, name=name, threshold=threshold)
    return reason(rule, Says.COUPON_NOT_NEEDED, name=name)
