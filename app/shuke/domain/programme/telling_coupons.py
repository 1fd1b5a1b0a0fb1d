"""What is said of every coupon in hand: used, usable with what it would save, or why not and what instead."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from shuke.domain.bilingual import Bilingual
from shuke.domain.explanation import Reason
from shuke.domain.money import Money
from shuke.domain.programme.coupons_open import kept_out, kept_out_today, not_together
from shuke.domain.programme.parts.coupons import Beside, CouponKind
from shuke.domain.programme.pricing import Pricing, Settled
from shuke.domain.programme.proposing import points_come_first
from shuke.domain.programme.quote import CouponUse
from shuke.domain.programme.redeeming import Chosen
from shuke.domain.programme.says import Says, reason

__all__ = ["of_those_left", "of_those_used"]


def of_those_used(settled: Settled) -> list[Reason]:
    """The coupons that count, in the order they are taken off."""
    chosen = {one.held.coupon_id: one for one in settled.chosen}
    return [_used(chosen[use.coupon_id], use) for use in settled.taken.uses]


def _used(one: Chosen, use: CouponUse) -> Reason:
    name = one.coupon.name
    if one.coupon.kind is CouponKind.GIFT:
        return reason(one.rule, Says.COUPON_GIFT, applied=True, name=name)
    return reason(
        one.rule,
        Says.COUPON_USED,
        applied=True,
        amount=use.amount,
        line_id=use.line_id,
        name=name,
        saved=use.amount,
    )


def of_those_left(
    pricing: Pricing, hand: Mapping[str, Chosen | Reason], wished: frozenset[str], settled: Settled
) -> list[Reason]:
    """The coupons that were not wished, or that do not count today; those that are alike are told of once."""
    could = dict(_could(pricing, hand, wished, settled))
    better = _instead(settled, could)
    told: list[Reason] = []
    for name, one in hand.items():
        if isinstance(one, Reason):
            told.append(_with_instead(pricing, name, one, better))
        elif name in could:
            told.append(could[name].told)
    if len({one.rule for one in told}) == len(told):  # as mostly, and sooner seen than two words compared
        return told
    return list(dict.fromkeys(told))


class _Could(NamedTuple):
    """What one more coupon would come to."""

    one: Chosen
    saved: int
    told: Reason


def _could(
    pricing: Pricing, hand: Mapping[str, Chosen | Reason], wished: frozenset[str], settled: Settled
) -> Iterator[tuple[str, _Could]]:
    of_kind: dict[tuple[str, int, int], _Could] = {}
    for name, one in hand.items():
        if isinstance(one, Chosen) and name not in wished:
            if one.alike not in of_kind:
                of_kind[one.alike] = _one_more(pricing, one, settled)
            yield name, of_kind[one.alike]


def _one_more(pricing: Pricing, one: Chosen, settled: Settled) -> _Could:
    name = one.coupon.name
    why = not_together(pricing.programme, settled.chosen, one, pricing.bound)
    points = Beside.POINTS in one.coupon.never_with and points_come_first(pricing.programme, pricing.checkout)
    if why is None and points:
        why = reason(one.rule, Says.COUPON_WITH_POINTS, name=name)
    if why is not None:
        return _Could(one, 0, why)
    tried = pricing.counted((*settled.chosen, one))
    if one not in tried.chosen:
        return _Could(one, 0, next(why for why in tried.refused if why.rule == one.rule))
    saved = settled.to_pay - tried.to_pay
    if saved < 0:
        return _Could(one, 0, reason(one.rule, Says.COUPON_DEARER, more=Money(-saved), name=name))
    if one.coupon.kind is CouponKind.GIFT:
        return _Could(one, 0, reason(one.rule, Says.COUPON_GIFT_COULD, name=name))
    if not saved:
        return _Could(one, 0, reason(one.rule, Says.COUPON_SAVES_NOTHING, name=name))
    return _Could(one, saved, reason(one.rule, Says.COUPON_COULD, name=name, saved=Money(saved)))


def _instead(settled: Settled, could: Mapping[str, _Could]) -> Bilingual | None:
    """The coupon that saves the most of those used and those that could be."""
    names = {one.held.coupon_id: one.coupon.name for one in settled.chosen}
    found = [(use.amount.minor, names[use.coupon_id]) for use in settled.taken.uses]
    found += [(each.saved, each.one.coupon.name) for each in could.values() if each.saved]
    return max(found, key=lambda pair: pair[0], default=(0, None))[1]


def _with_instead(pricing: Pricing, name: str, why: Reason, better: Bilingual | None) -> Reason:
    """Of a coupon kept out for some days: what may be used instead, if there is something."""
    standing, says = pricing.checkout.standing, Says(why.sentence)
    if better is None or standing is None or says not in kept_out_today:
        return why
    held = next(one for one in standing.coupons if one.coupon_id == name)
    coupon = pricing.programme.coupon(held.kind)
    return why if coupon is None else kept_out(coupon, pricing.checkout, says, better)
