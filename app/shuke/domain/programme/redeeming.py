"""Coupons at a checkout: which of those chosen count, what each takes off, and why others do not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from shuke.domain.basket import BasketLine
from shuke.domain.explanation import Reason
from shuke.domain.money import ZERO, Money, divide_half_up, total
from shuke.domain.programme.document import Programme
from shuke.domain.programme.goods import in_scope
from shuke.domain.programme.parts.coupons import Beside, Coupon, CouponKind
from shuke.domain.programme.quote import Checkout, CouponUse, HeldCoupon
from shuke.domain.programme.says import Says, reason
from shuke.domain.programme.sharing import nature_of, share_over_lines

__all__ = ["Chosen", "CouponShares", "coupon_shares", "in_order", "rule_of", "standing_in_the_way", "usable"]

WHOLE = 1000
"""One piece, in thousandths."""

_LATE = date.max

_STEP = {CouponKind.EXCHANGE: 0, CouponKind.ITEM_PERCENT: 1, CouponKind.PERCENT: 2, CouponKind.AMOUNT: 3}


@dataclass(frozen=True, slots=True)
class Chosen:
    """A coupon in hand with its kind's rules."""

    held: HeldCoupon
    coupon: Coupon


@dataclass(frozen=True, slots=True)
class CouponShares:
    """What the coupons take off: per line, in the order of the lines, and per coupon."""

    shares: list[Money]
    used: tuple[CouponUse, ...]
    reasons: tuple[Reason, ...]


def rule_of(coupon: Coupon) -> str:
    return f"coupon.{coupon.key}"


def usable(programme: Programme, checkout: Checkout, held: HeldCoupon) -> Chosen | Reason:
    """The coupon with its rules, or why it does not count in this checkout, whatever else is used."""
    coupon = programme.coupon(held.kind)
    if coupon is None:
        return reason(f"coupon.{held.kind}", Says.COUPON_UNKNOWN)
    says = _in_the_way(coupon, held, checkout)
    if says is not None:
        return reason(
            rule_of(coupon), says, name=coupon.name, days=_days(coupon, held, checkout.business_date)
        )
    return Chosen(held, coupon)


def _in_the_way(coupon: Coupon, held: HeldCoupon, checkout: Checkout) -> Says | None:
    day = checkout.business_date
    holds = checkout.standing.holds if checkout.standing else frozenset[str]()
    if held.last_day is not None and held.last_day < day:
        return Says.COUPON_LAPSED
    if day < held.first_day:
        return Says.COUPON_NOT_YET
    if any(span.first <= day <= span.last for span in coupon.not_on.spans):
        return Says.COUPON_BLACKOUT
    if coupon.not_on.covers(day, checkout.calendar):
        return Says.COUPON_HOLIDAY
    if coupon.tiers and not coupon.tiers & holds:
        return Says.COUPON_OTHER_TIER
    if checkout.group_buy and Beside.GROUP_BUY in coupon.never_with:
        return Says.COUPON_WITH_GROUP_BUY
    return None


def _days(coupon: Coupon, held: HeldCoupon, day: date) -> str:
    """The days that a refusal speaks of: those kept clear of today, or those the coupon is good for."""
    span = next((span for span in coupon.not_on.spans if span.first <= day <= span.last), None)
    first, last = (span.first, span.last) if span else (held.first_day, held.last_day)
    return first.isoformat() if last is None else f"{first.isoformat()} – {last.isoformat()}"


def standing_in_the_way(programme: Programme, chosen: Sequence[Chosen]) -> list[tuple[Chosen, Reason]]:
    """Those that the others, standing before them, leave no room for."""
    out: list[tuple[Chosen, Reason]] = []
    kept: list[Chosen] = []
    of_kind: Counter[str] = Counter()
    for one in chosen:
        name, rule = one.coupon.name, rule_of(one.coupon)
        alone = Beside.COUPONS in one.coupon.never_with
        other = next((k for k in kept if alone or Beside.COUPONS in k.coupon.never_with), None)
        if len(kept) >= programme.most_coupons:
            out.append((one, reason(rule, Says.COUPON_TOO_MANY, most=programme.most_coupons, name=name)))
        elif of_kind[one.coupon.key] >= one.coupon.most_a_sale:
            most = one.coupon.most_a_sale
            out.append((one, reason(rule, Says.COUPON_TOO_MANY_OF_KIND, most=most, name=name)))
        elif other is not None:
            out.append((one, reason(rule, Says.COUPON_WITH_COUPONS, name=name, other=other.coupon.name)))
        else:
            kept.append(one)
            of_kind[one.coupon.key] += 1
    return out


def in_order(chosen: Sequence[Chosen]) -> list[Chosen]:
    """As they are taken off: for an item before for the basket, a percentage before an amount."""
    return sorted(
        (one for one in chosen if one.coupon.kind is not CouponKind.GIFT),
        key=lambda one: (
            _STEP[one.coupon.kind],
            one.coupon.key,
            one.held.last_day or _LATE,
            one.held.coupon_id,
        ),
    )


def coupon_shares(
    chosen: Sequence[Chosen], lines: Sequence[BasketLine], nets: Sequence[Money]
) -> CouponShares | tuple[Chosen, Reason]:
    """What these take off lines of these nets; or the first that finds no goods or not enough of them.

    Thresholds look at the nets before any coupon.
    """
    for one in chosen:
        refusal = _not_enough(one, lines, nets)
        if refusal is not None:
            return one, refusal
    left = list(nets)
    pieces = [max(line.quantity_milli // WHOLE, 1) for line in lines]
    used: list[CouponUse] = []
    reasons: list[Reason] = []
    for one in in_order(chosen):
        use = (
            _take_piece(one, lines, nets, left, pieces)
            if one.coupon.for_one_item
            else _take(one, lines, left)
        )
        if not use.amount:
            return one, reason(rule_of(one.coupon), Says.COUPON_NOT_NEEDED, name=one.coupon.name)
        used.append(use)
        reasons.append(_used(one, use))
    for one in chosen:
        if one.coupon.kind is CouponKind.GIFT:
            used.append(CouponUse(one.held.coupon_id, one.coupon.key, ZERO))
            reasons.append(reason(rule_of(one.coupon), Says.COUPON_GIFT, applied=True, name=one.coupon.name))
    shares = [before - after for before, after in zip(nets, left, strict=True)]
    return CouponShares(shares, tuple(used), tuple(reasons))


def _not_enough(one: Chosen, lines: Sequence[BasketLine], nets: Sequence[Money]) -> Reason | None:
    coupon = one.coupon
    places = [place for place, line in enumerate(lines) if in_scope(coupon.scope, line)]
    if not places and coupon.kind is not CouponKind.GIFT:
        return reason(rule_of(coupon), Says.COUPON_NO_SUCH_GOODS, name=coupon.name)
    missing = coupon.threshold - total(nets[place] for place in places)
    if missing.minor > 0:
        return reason(
            rule_of(coupon),
            Says.COUPON_BELOW_THRESHOLD,
            missing=missing,
            name=coupon.name,
            threshold=coupon.threshold,
        )
    return None


def _take(one: Chosen, lines: Sequence[BasketLine], left: list[Money]) -> CouponUse:
    """Off the goods in scope, each line in proportion to what is left of it."""
    coupon = one.coupon
    inside = [left[p] if in_scope(coupon.scope, line) else ZERO for p, line in enumerate(lines)]
    whole = total(inside)
    if coupon.kind is CouponKind.AMOUNT:
        amount = min(coupon.amount, whole)
    else:
        amount = whole.portion(1 - (one.held.rate or Fraction(1)))
    for place, share in enumerate(share_over_lines(amount, lines, inside)):
        left[place] -= share
    return CouponUse(one.held.coupon_id, coupon.key, amount)


def _take_piece(
    one: Chosen, lines: Sequence[BasketLine], nets: Sequence[Money], left: list[Money], pieces: list[int]
) -> CouponUse:
    """Off the piece on which it saves most; a piece bears one such coupon."""
    best, best_place = ZERO, -1
    for place in sorted(range(len(lines)), key=lambda p: nature_of(lines[p])):
        if pieces[place] and in_scope(one.coupon.scope, lines[place]):
            saving = min(_saving(one, _piece(lines[place], nets[place])), left[place])
            if saving > best:
                best, best_place = saving, place
    if best_place < 0:
        return CouponUse(one.held.coupon_id, one.coupon.key, ZERO)
    left[best_place] -= best
    pieces[best_place] -= 1
    return CouponUse(one.held.coupon_id, one.coupon.key, best, lines[best_place].line_id)


def _piece(line: BasketLine, net: Money) -> Money:
    """What one piece of the line costs after its discount; goods by weight are one piece."""
    if line.quantity_milli <= WHOLE:
        return net
    return Money(divide_half_up(net.minor * WHOLE, line.quantity_milli))


def _saving(one: Chosen, piece: Money) -> Money:
    if one.coupon.kind is CouponKind.EXCHANGE:
        return max(piece - one.coupon.price, ZERO)
    return piece.portion(1 - (one.held.rate or Fraction(1)))


def _used(one: Chosen, use: CouponUse) -> Reason:
    coupon = one.coupon
    return reason(
        rule_of(coupon),
        Says.COUPON_USED,
        applied=True,
        amount=use.amount,
        line_id=use.line_id,
        name=coupon.name,
        saved=use.amount,
    )
