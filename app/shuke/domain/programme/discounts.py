"""Line discounts: the one best for the customer on each line, never one on top of another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from shuke.domain.basket import BasketLine
from shuke.domain.explanation import Reason
from shuke.domain.money import Money, divide_half_up
from shuke.domain.programme.document import Programme
from shuke.domain.programme.goods import REDUCED, SPECIAL_PRICE, among, taken_out_by
from shuke.domain.programme.numbers import decimal_text
from shuke.domain.programme.parts.discounts import Discount
from shuke.domain.programme.parts.goods import Scope
from shuke.domain.programme.parts.when import falls_on
from shuke.domain.programme.quote import Checkout
from shuke.domain.programme.rung_up import RungUp
from shuke.domain.programme.says import Says, reason

__all__ = ["line_discounts"]


def line_discounts(
    programme: Programme, checkout: Checkout, rung: RungUp, other: Says | None = None
) -> tuple[list[int], list[Reason]]:
    """The discount of each line, and every discount rule's word on it.

    Args:
        other: what else in the sale keeps out discounts that go with nothing, None when nothing does:
            DISCOUNT_WITH_COUPON, DISCOUNT_GROUP_BUY or, for every discount, DISCOUNT_STORED_VALUE.
    """
    if checkout.standing is None:
        return [0] * len(rung.lines), []
    reasons: list[Reason] = []
    open_rules: list[_OpenRule] = []
    for rule in programme.discounts:
        name = f"discount.{rule.key}"
        closed = _closed(rule, name, programme, checkout, rung, other)
        if closed is not None:
            reasons.append(closed)
        else:
            open_rules.append(_OpenRule(rule, name, 1 - rule.rate, decimal_text(rule.rate * 100)))
    # The most off comes first; sorting is stable, so of equal ones the first in the document.
    open_rules.sort(key=lambda rule: rule.off, reverse=True)
    discounts = _best_of_all(open_rules, rung, reasons) if open_rules else [0] * len(rung.lines)
    return discounts, reasons


def _closed(
    rule: Discount,
    name: str,
    programme: Programme,
    checkout: Checkout,
    rung: RungUp,
    other: Says | None,
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
    if not rung.inside(Scope(rule.only)):
        return reason(name, Says.DISCOUNT_NO_SUCH_GOODS, name=rule.name)
    missing = rule.least.minor - rung.whole
    if rule.least and missing > 0:
        return reason(
            name, Says.DISCOUNT_BELOW_LEAST, least=rule.least, missing=Money(missing), name=rule.name
        )
    return None


@dataclass(frozen=True, slots=True)
class _OpenRule:
    """A rule for this member and these goods, with what each line would otherwise work out again."""

    rule: Discount
    name: str
    off: Fraction
    percent: str


def _best_of_all(rules: Sequence[_OpenRule], rung: RungUp, reasons: list[Reason]) -> list[int]:
    """Each line's discount. A rule beaten by a better one says so once for the basket."""
    beaten: dict[tuple[str, str], Reason] = {}
    of_kind: dict[int, _Verdict] = {}
    if any(_by_article(one.rule) for one in rules):
        verdicts = [_verdict(rules, line, beaten) for line in rung.lines]
    else:
        for line, places in rung.alike():
            verdict = _verdict(rules, line, beaten)
            of_kind.update((place, verdict) for place in places)
        verdicts = [of_kind[place] for place in range(len(rung.lines))]
    discounts = [0] * len(rung.lines)
    for place in rung.scanned:
        line, verdict = rung.lines[place], verdicts[place]
        reasons.extend(_refused(rule, line, taken_out) for rule, taken_out in verdict.refused)
        if verdict.chosen is not None:
            discounts[place] = _applied(verdict.chosen, line, rung.gross[place], reasons)
    reasons.extend(beaten.values())
    return discounts


def _by_article(rule: Discount) -> bool:
    named = (rule.without,) if rule.only is None else (rule.only, rule.without)
    return any(goods.articles or goods.styles for goods in named)


@dataclass(frozen=True, slots=True)
class _Verdict:
    """What the open rules come to for a line: the one that holds, and those that take its goods out."""

    chosen: _OpenRule | None
    refused: tuple[tuple[_OpenRule, tuple[str, str]], ...]


def _verdict(rules: Sequence[_OpenRule], line: BasketLine, beaten: dict[tuple[str, str], Reason]) -> _Verdict:
    """The first open rule holds, they stand best first."""
    chosen: _OpenRule | None = None
    refused = []
    for rule in rules:
        if not among(rule.rule.only, line):
            continue
        taken_out = taken_out_by(rule.rule.without, line)
        if taken_out:
            refused.append((rule, taken_out))
        elif chosen is None:
            chosen = rule
        elif (rule.name, chosen.name) not in beaten:
            better = chosen.rule.name
            beaten[rule.name, chosen.name] = reason(
                rule.name, Says.DISCOUNT_BEATEN, better=better, name=rule.rule.name
            )
    return _Verdict(chosen, tuple(refused))


def _applied(rule: _OpenRule, line: BasketLine, gross: int, reasons: list[Reason]) -> int:
    best = divide_half_up(gross * rule.off.numerator, rule.off.denominator)
    reasons.append(
        reason(
            rule.name,
            Says.DISCOUNT_APPLIED,
            applied=bool(best),
            amount=Money(best),
            line_id=line.line_id,
            name=rule.rule.name,
            percent=rule.percent,
            price=Money(gross),
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
