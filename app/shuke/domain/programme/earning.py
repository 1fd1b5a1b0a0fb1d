"""Points earned: on money paid, by tenders that earn, for goods that earn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from shuke.domain.basket import BasketLine, Tender
from shuke.domain.explanation import Reason
from shuke.domain.money import ZERO, Money, total
from shuke.domain.programme.days import days_today, reasons_of_days
from shuke.domain.programme.document import DayRule, Earning, Programme, Tier
from shuke.domain.programme.goods import REDUCED, SPECIAL_PRICE, taken_out_by
from shuke.domain.programme.numbers import decimal_text
from shuke.domain.programme.quote import Standing
from shuke.domain.programme.says import Says, reason
from shuke.domain.programme.sharing import share_over_lines

__all__ = ["Earned", "PaidMoney", "earned", "paid_money"]

RULE = "earning.base"


@dataclass(frozen=True, slots=True)
class PaidMoney:
    """The money that comes in for the lines.

    Attributes:
        counted: all of it, by tenders that earn; what is not paid yet is taken to be paid so.
        eligible: of that, each line's part that earns; in the order of the lines.
    """

    counted: Money
    eligible: tuple[Money, ...]
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Earned:
    """The points a sale earns, and the day rule that gave some of them."""

    points: int
    day: DayRule | None
    reasons: tuple[Reason, ...]


def paid_money(
    rules: Earning, lines: Sequence[BasketLine], nets: Sequence[Money], tenders: Sequence[Tender]
) -> PaidMoney:
    """Which of the money for these lines earns, given each line's net and the tenders known so far."""
    to_pay = total(nets)
    others = [tender for tender in tenders if tender.kind not in rules.tenders]
    without = min(total(tender.amount for tender in others), to_pay)
    shares = share_over_lines(without, lines, nets)
    reasons: list[Reason] = []
    eligible: list[Money] = []
    for line, net, share in zip(lines, nets, shares, strict=True):
        taken_out = taken_out_by(rules.without, line)
        if taken_out:
            reasons.append(_excluded(line, taken_out))
        eligible.append(ZERO if taken_out else net - share)
    for kind in sorted({tender.kind for tender in others}):
        amount = total(tender.amount for tender in others if tender.kind is kind)
        reasons.append(reason(f"earning.tender.{kind}", Says.EARNING_TENDER, paid=amount, tender=kind.value))
    return PaidMoney(counted=to_pay - without, eligible=tuple(eligible), reasons=tuple(reasons))


def earned(programme: Programme, tier: Tier, standing: Standing, money: Money, day: date) -> Earned:
    """``floor(floor(money / unit) * tier multiplier * best day multiplier)``, told step by step."""
    unit = programme.earning.unit
    base = money.minor // unit.minor
    by_tier = _floor(base * tier.points_multiplier)
    today = days_today(programme, tier, standing, day)
    points = _floor(base * tier.points_multiplier * today.multiplier)
    best = today.open[0] if points > by_tier else None
    if base:
        first = reason(RULE, Says.EARNING_BASE, applied=True, points=base, money=money, unit=unit)
    else:
        first = reason(RULE, Says.EARNING_BELOW_UNIT, money=money, unit=unit)
    reasons = [first, _tier_reason(tier, by_tier - base)]
    reasons += reasons_of_days(programme, today, points - by_tier)
    return Earned(points=points, day=best, reasons=tuple(reasons))


def _floor(number: Fraction) -> int:
    return number.numerator // number.denominator


def _tier_reason(tier: Tier, extra: int) -> Reason:
    rule = f"earning.tier.{tier.key}"
    if tier.points_multiplier == 1:
        return reason(rule, Says.EARNING_TIER_PLAIN, tier=tier.name)
    times = decimal_text(tier.points_multiplier)
    return reason(rule, Says.EARNING_TIER, applied=extra != 0, points=extra, tier=tier.name, times=times)


def _excluded(line: BasketLine, taken_out: tuple[str, str]) -> Reason:
    respect, what = taken_out
    rule = "earning.without"
    if respect == REDUCED:
        return reason(rule, Says.EARNING_REDUCED, line_id=line.line_id)
    if respect == SPECIAL_PRICE:
        return reason(rule, Says.EARNING_SPECIAL_PRICE, line_id=line.line_id)
    return reason(rule, Says.EARNING_EXCLUDED, line_id=line.line_id, what=what)
