"""Line discounts: the one best for the customer on each line, never one on top of another."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from shuke.domain.basket import BasketLine
from shuke.domain.explanation import Reason
from shuke.domain.money import ZERO, Money
from shuke.domain.programme.document import Discount, Programme, Tier
from shuke.domain.programme.goods import REDUCED, SPECIAL_PRICE, among, taken_out_by
from shuke.domain.programme.numbers import decimal_text
from shuke.domain.programme.says import Says, reason

__all__ = ["line_discounts"]


def line_discounts(
    programme: Programme, tier: Tier | None, lines: Sequence[BasketLine]
) -> tuple[list[Money], list[Reason]]:
    """The discount of each line, in the order of the lines, and every discount rule's word on it."""
    if tier is None:
        return [ZERO] * len(lines), []
    reasons: list[Reason] = []
    open_rules: list[Discount] = []
    for rule in programme.discounts:
        if tier.key not in rule.tiers:
            reasons.append(reason(_name(rule), Says.DISCOUNT_OTHER_TIER, name=rule.name, tier=tier.name))
        elif not any(among(rule.only, line) for line in lines):
            reasons.append(reason(_name(rule), Says.DISCOUNT_NO_SUCH_GOODS, name=rule.name))
        else:
            open_rules.append(rule)
    discounts = [_best(open_rules, line, reasons) for line in lines] if open_rules else [ZERO] * len(lines)
    return discounts, reasons


def _best(rules: Sequence[Discount], line: BasketLine, reasons: list[Reason]) -> Money:
    """The line's discount; each rule that names such goods gives its reason. Of equal ones the first."""
    offers: list[tuple[Money, Discount]] = []
    for rule in rules:
        if not among(rule.only, line):
            continue
        taken_out = taken_out_by(rule.without, line)
        if taken_out:
            reasons.append(_refused(rule, line, taken_out))
        else:
            offers.append((line.gross.portion(1 - rule.rate), rule))
    if not offers:
        return ZERO
    best, chosen = max(offers, key=lambda offer: offer[0])
    for _, rule in offers:
        if rule is not chosen:
            reasons.append(
                reason(
                    _name(rule),
                    Says.DISCOUNT_BEATEN,
                    line_id=line.line_id,
                    better=chosen.name,
                    name=rule.name,
                )
            )
    reasons.append(
        reason(
            _name(chosen),
            Says.DISCOUNT_APPLIED,
            applied=bool(best),
            amount=best,
            line_id=line.line_id,
            name=chosen.name,
            percent=decimal_text(chosen.rate * Fraction(100)),
            price=line.gross,
        )
    )
    return best


def _name(rule: Discount) -> str:
    return f"discount.{rule.key}"


def _refused(rule: Discount, line: BasketLine, taken_out: tuple[str, str]) -> Reason:
    respect, what = taken_out
    if respect == REDUCED:
        return reason(_name(rule), Says.DISCOUNT_REDUCED, line_id=line.line_id, name=rule.name)
    if respect == SPECIAL_PRICE:
        return reason(_name(rule), Says.DISCOUNT_SPECIAL_PRICE, line_id=line.line_id, name=rule.name)
    return reason(_name(rule), Says.DISCOUNT_EXCLUDED, line_id=line.line_id, name=rule.name, what=what)
