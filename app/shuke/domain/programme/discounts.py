"""Line discounts: the one best for the customer on each line, never one on top of another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from shuke.domain.basket import BasketLine
from shuke.domain.explanation import Reason
from shuke.domain.money import ZERO, Money, total
from shuke.domain.programme.document import Programme
from shuke.domain.programme.goods import REDUCED, SPECIAL_PRICE, among, taken_out_by
from shuke.domain.programme.numbers import decimal_text
from shuke.domain.programme.parts.discounts import Discount
from shuke.domain.programme.parts.when import falls_on
from shuke.domain.programme.quote import Checkout
from shuke.domain.programme.says import Says, reason

__all__ = ["line_discounts"]


def line_discounts(
    programme: Programme, checkout: Checkout, other: Says | None = None
) -> tuple[list[Money], list[Reason]]:
    """The discount of each line, in the order of the lines, and every discount rule's word on it.

    Args:
        other: what else in the sale keeps out discounts that go with nothing, None when nothing does:
            DISCOUNT_WITH_COUPON, DISCOUNT_GROUP_BUY or, for every discount, DISCOUNT_STORED_VALUE.
    """
    lines = checkout.lines
    if checkout.standing is None:
        return [ZERO] * len(lines), []
    reasons: list[Reason] = []
    open_rules: list[_OpenRule] = []
    for rule in programme.discounts:
        name = f"discount.{rule.key}"
        closed = _closed(rule, name, programme, checkout, other)
        if closed is not None:
            reasons.append(closed)
        else:
            open_rules.append(_OpenRule(rule, name, 1 - rule.rate, decimal_text(rule.rate * 100)))
    # The most off comes first; sorting is stable, so of equal ones the first in the document.
    open_rules.sort(key=lambda rule: rule.off, reverse=True)
    beaten: dict[tuple[str, str], Reason] = {}
    discounts = [_best(open_rules, line, reasons, beaten) for line in lines]
    return discounts, [*reasons, *beaten.values()]


def _closed(
    rule: Discount, name: str, programme: Programme, checkout: Checkout, other: Says | None
) -> Reason | None:
    """Why the rule is for no line of this sale; None if it may be."""
    standing, day, calendar = checkout.standing, checkout.business_date, checkout.calendar
    assert standing is not None  # asked for members only
    if not rule.tiers & standing.holds:
        tier = programme.tier(standing.tier)
        return reason(name, Says.DISCOUNT_OTHER_TIER, name=rule.name, tier=tier.name)
    if rule.when is not None and not falls_on(rule.when, day, standing.birthday, calendar):
        return reason(name, Says.DISCOUNT_NOT_TODAY, name=rule.name)
    if rule.not_on.covers(day, calendar):
        return reason(name, Says.DISCOUNT_NOT_TODAY, name=rule.name)
    if other is Says.DISCOUNT_STORED_VALUE or (other is not None and not rule.with_coupons):
        return reason(name, other, name=rule.name)
    if not any(among(rule.only, line) for line in checkout.lines):
        return reason(name, Says.DISCOUNT_NO_SUCH_GOODS, name=rule.name)
    missing = rule.least - total(line.gross for line in checkout.lines)
    if rule.least and missing.minor > 0:
        return reason(name, Says.DISCOUNT_BELOW_LEAST, least=rule.least, missing=missing, name=rule.name)
    return None


@dataclass(frozen=True, slots=True)
class _OpenRule:
    """A rule for this member and these goods, with what each line would otherwise work out again."""

    rule: Discount
    name: str
    off: Fraction
    percent: str


def _best(
    rules: Sequence[_OpenRule],
    line: BasketLine,
    reasons: list[Reason],
    beaten: dict[tuple[str, str], Reason],
) -> Money:
    """The line's discount: the first open rule, they stand best first. It and those that take the goods out speak
    of the line; a rule beaten by a better one says so once for the basket."""
    chosen: _OpenRule | None = None
    for rule in rules:
        if not among(rule.rule.only, line):
            continue
        taken_out = taken_out_by(rule.rule.without, line)
        if taken_out:
            reasons.append(_refused(rule, line, taken_out))
        elif chosen is None:
            chosen = rule
        elif (rule.name, chosen.name) not in beaten:
            better = chosen.rule.name
            beaten[rule.name, chosen.name] = reason(
                rule.name, Says.DISCOUNT_BEATEN, better=better, name=rule.rule.name
            )
    if chosen is None:
        return ZERO
    gross = line.gross
    best = gross.portion(chosen.off)
    reasons.append(
        reason(
            chosen.name,
            Says.DISCOUNT_APPLIED,
            applied=bool(best),
            amount=best,
            line_id=line.line_id,
            name=chosen.rule.name,
            percent=chosen.percent,
            price=gross,
        )
    )
    return best


def _refused(rule: _OpenRule, line: BasketLine, taken_out: tuple[str, str]) -> Reason:
    respect, what = taken_out
    line_id, name = line.line_id, rule.rule.name
    if respect == REDUCED:
        return reason(rule.name, Says.DISCOUNT_REDUCED, line_id=line_id, name=name)
    if respect == SPECIAL_PRICE:
        return reason(rule.name, Says.DISCOUNT_SPECIAL_PRICE, line_id=line_id, name=name)
    return reason(rule.name, Says.DISCOUNT_EXCLUDED, line_id=line_id, name=name, what=what)
