"""Points earned: on money paid, by tenders that earn, for goods that earn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from shuke.domain.basket import BasketLine, Tender, TenderKind
from shuke.domain.explanation import Reason
from shuke.domain.money import ZERO, Money, total
from shuke.domain.programme.days import DaysToday, days_today, reasons_of_days
from shuke.domain.programme.document import Programme
from shuke.domain.programme.goods import REDUCED, SPECIAL_PRICE, taken_out_by
from shuke.domain.programme.measuring import bulk_styles, style_of
from shuke.domain.programme.numbers import decimal_text
from shuke.domain.programme.parts.earning import DayRule, Earner, Earning
from shuke.domain.programme.parts.goods import Scope
from shuke.domain.programme.parts.tiers import Tier
from shuke.domain.programme.quote import Checkout, Standing
from shuke.domain.programme.rung_up import RungUp
from shuke.domain.programme.says import Says, reason

__all__ = ["Earned", "PaidMoney", "earned", "paid_money"]

RULE = "earning.base"


@dataclass(frozen=True, slots=True)
class PaidMoney:
    """The money that comes in for the lines.

    Attributes:
        counted: all of it, by tenders that earn; what is not paid yet is taken to be paid so.
        paid: each line's part of that, in minor units.
        eligible: of that, each line's part that earns.
    """

    counted: Money
    paid: list[int]
    eligible: list[int]
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Earned:
    """The points a sale earns, and the day rule that gave some of them."""

    points: int
    day: DayRule | None
    reasons: tuple[Reason, ...]


def paid_money(
    rules: Earning, rung: RungUp, nets: Sequence[int], tenders: Sequence[Tender], principal: Money = ZERO
) -> PaidMoney:
    """Which of the money for these lines earns, given each line's net and the tenders known so far.

    Args:
        principal: how much of what is paid with stored value is principal at most; the rest is bonus, which does
            not earn. Principal is spent first.
    """
    to_pay = sum(nets)
    others = [tender for tender in tenders if tender.kind not in rules.tenders]
    bonus = _bonus_part(rules, tenders, principal)
    without = min(total(tender.amount for tender in others).minor + bonus.minor, to_pay)
    paid = [net - share for net, share in zip(nets, rung.shares(without, nets), strict=True)]
    eligible, reasons = _eligible(rules, rung, paid)
    for kind in sorted({tender.kind for tender in others}):
        amount = total(tender.amount for tender in others if tender.kind is kind)
        reasons.append(reason(f"earning.tender.{kind}", Says.EARNING_TENDER, paid=amount, tender=kind.value))
    if bonus:
        reasons.append(reason("earning.tender.bonus", Says.EARNING_BONUS_PART, paid=bonus))
    return PaidMoney(Money(to_pay - without), paid, eligible, tuple(reasons))


def _eligible(rules: Earning, rung: RungUp, paid: Sequence[int]) -> tuple[list[int], list[Reason]]:
    """Each line's money that earns, and the word of those that do not, in the order of the receipt."""
    bulk = bulk_styles(rung.lines, rules.bulk_from)
    earning = set(rung.inside(Scope(without=rules.without)))
    eligible = list(paid)
    reasons: list[Reason] = []
    for place in rung.scanned:
        line = rung.lines[place]
        taken_out = None if place in earning else taken_out_by(rules.without, line)
        if taken_out is not None:
            reasons.append(_excluded(line, taken_out))
        elif bulk and style_of(line) in bulk:
            pieces = rules.bulk_from
            reasons.append(reason("earning.bulk", Says.EARNING_BULK, line_id=line.line_id, pieces=pieces))
        else:
            continue
        eligible[place] = 0
    return eligible, reasons


def _bonus_part(rules: Earning, tenders: Sequence[Tender], principal: Money) -> Money:
    if TenderKind.STORED_VALUE not in rules.tenders:
        return ZERO
    paid = total(tender.amount for tender in tenders if tender.kind is TenderKind.STORED_VALUE)
    return max(paid - principal, ZERO)


def earned(
    programme: Programme, tier: Tier, checkout: Checkout, rung: RungUp, eligible: Sequence[int]
) -> Earned:
    """``floor(floor(money / unit) * tier multiplier * best day multiplier)``, told step by step, and capped.

    Args:
        eligible: each line's money that earns, in minor units.
    """
    standing = checkout.standing
    assert standing is not None  # only members earn
    if not programme.earning.on:
        return Earned(0, None, ())
    unit = programme.earning.unit
    money = Money(sum(eligible))
    base = money.minor // unit.minor
    multiplier = _multiplier(programme, tier, standing)
    by_tier = _floor(base * multiplier)
    today = days_today(programme, tier, standing, checkout.business_date, checkout.calendar)
    points = _with_day(today, rung, eligible, unit, multiplier, by_tier)
    best = today.open[0] if points > by_tier else None
    if base:
        first = reason(RULE, Says.EARNING_BASE, applied=True, points=base, money=money, unit=unit)
    else:
        first = reason(RULE, Says.EARNING_BELOW_UNIT, money=money, unit=unit)
    reasons = [first, _tier_reason(tier, multiplier, by_tier - base)]
    reasons += reasons_of_days(programme, today, points - by_tier)
    capped = _capped(programme.earning, standing, points)
    if capped < points:
        reasons.append(
            reason("earning.cap", Says.EARNING_CAP, applied=True, points=capped - points, most=capped)
        )
    if programme.earning.earner is Earner.OPERATOR and standing.is_firm and capped:
        reasons.append(reason("earning.operator", Says.EARNING_OPERATOR))
    return Earned(points=capped, day=best, reasons=tuple(reasons))


def _multiplier(programme: Programme, tier: Tier, standing: Standing) -> Fraction:
    """The tier's, or that of a card beside it if it is the higher."""
    beside = (card.points_multiplier for card in programme.cards if card.key in standing.cards)
    return max((tier.points_multiplier, *beside))


def _with_day(
    today: DaysToday,
    rung: RungUp,
    eligible: Sequence[int],
    unit: Money,
    multiplier: Fraction,
    by_tier: int,
) -> int:
    """The points with the best day; one for certain goods multiplies what those earn."""
    if not today.open:
        return by_tier
    best = today.open[0]
    if best.only is None:
        return _floor(sum(eligible) // unit.minor * multiplier * best.points_multiplier)
    meant = sum(eligible[place] for place in rung.inside(Scope(best.only)))
    return by_tier + _floor(meant // unit.minor * multiplier * (best.points_multiplier - 1))


def _capped(rules: Earning, standing: Standing, points: int) -> int:
    if rules.most_a_sale is not None:
        points = min(points, rules.most_a_sale)
    if rules.most_a_day is not None:
        points = min(points, max(rules.most_a_day - standing.points_today, 0))
    return points


def _floor(number: Fraction) -> int:
    return number.numerator // number.denominator


def _tier_reason(tier: Tier, multiplier: Fraction, extra: int) -> Reason:
    rule = f"earning.tier.{tier.key}"
    if multiplier == 1:
        return reason(rule, Says.EARNING_TIER_PLAIN, tier=tier.name)
    times = decimal_text(multiplier)
    return reason(rule, Says.EARNING_TIER, applied=extra != 0, points=extra, tier=tier.name, times=times)


def _excluded(line: BasketLine, taken_out: tuple[str, str]) -> Reason:
    respect, what = taken_out
    rule = "earning.without"
    if respect == REDUCED:
        return reason(rule, Says.EARNING_REDUCED, line_id=line.line_id)
    if respect == SPECIAL_PRICE:
        return reason(rule, Says.EARNING_SPECIAL_PRICE, line_id=line.line_id)
    return reason(rule, Says.EARNING_EXCLUDED, line_id=line.line_id, what=what)
