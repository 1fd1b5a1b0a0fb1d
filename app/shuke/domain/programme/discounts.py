"""Line discounts: the one best for the customer on each line, never one on top of another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from shuke.domain.basket import BasketLine
from shuke.domain.explanation import Reason
from shuke.domain.money import Money, divide_half_up
from shuke.domain.programme.document import Programme
from shuke.domain.programme.goods import REDUCED, SPECIAL_PRICE, among, taken_out_by
from shuke.domain.programme.parts.discounts import Discount
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
    open_rules: list[Discount] = []
    holds = checkout.standing.holds
    for rule in programme.discounts:
        closed = _closed(rule, programme, checkout, holds, rung, other)
        if closed is not None:
            reasons.append(closed)
        else:
            open_rules.append(rule)
    # The most off comes first; sorting is stable, so of equal ones the first in the document.
    open_rules.sort(key=lambda rule: rule.rate)
    discounts = _best_of_all(open_rules, rung, reasons) if open_rules else [0] * len(rung.lines)
    return discounts, reasons


def _closed(
    rule: Discount,
    programme: Programme,
    checkout: Checkout,
    holds: frozenset[str],
    rung: RungUp,
    other: Says | None,
) -> Reason | None:
    """Why the rule is for no line of this sale; None if it may be."""
    standing, day, calendar = checkout.standing, checkout.business_date, checkout.calendar
    assert standing is not None  # asked for members only
    if rule.tiers.isdisjoint(holds):
        tier = programme.tier(standing.tier)
        return reason(rule.rule, Says.DISCOUNT_OTHER_TIER, name=rule.name, tier=tier.name)
    if rule.when is not None and not falls_on(rule.when, day, standing.birthday, calendar):
        return reason(rule.rule, Says.DISCOUNT_NOT_TODAY, name=rule.name)
    if rule.not_on.covers(day, calendar):
        return reason(rule.rule, Says.DISCOUNT_NOT_TODAY, name=rule.name)
    if other is Says.DISCOUNT_STORED_VALUE or (other is not None and not rule.with_coupons):
        return reason(rule.rule, other, name=rule.name)
    if not rung.inside(rule.of_goods):
        return reason(rule.rule, Says.DISCOUNT_NO_SUCH_GOODS, name=rule.name)
    least = rule.least.minor
    if least and least > rung.whole:
        missing = Money(least - rung.whole)
        return reason(rule.rule, Says.DISCOUNT_BELOW_LEAST, least=rule.least, missing=missing, name=rule.name)
    return None


def _best_of_all(rules: Sequence[Discount], rung: RungUp, reasons: list[Reason]) -> list[int]:
    """Each line's discount. A rule beaten by a better one says so once for the basket."""
    beaten: dict[tuple[str, str], Reason] = {}
    verdicts: list[_Verdict]
    if any(rule.names_articles for rule in rules):
        verdicts = [_verdict(rules, line, beaten) for line in rung.lines]
    else:
        of_kind: dict[int, _Verdict] = {}
        for line, places in rung.alike():
            of_kind |= dict.fromkeys(places, _verdict(rules, line, beaten))
        verdicts = [of_kind[place] for place in range(len(rung.lines))]
    discounts = [0] * len(rung.lines)
    for place in rung.scanned:
        line, verdict = rung.lines[place], verdicts[place]
        line_id = line.line_id
        reasons += [word.of_line(line_id) for word in verdict.refused]
        if verdict.chosen is not None:
            discounts[place] = _applied(verdict.chosen, line_id, rung.gross[place], reasons)
    reasons += beaten.values()
    return discounts


@dataclass(frozen=True, slots=True)
class _Verdict:
    """What the open rules come to for a line: the one that holds, and the words of those that take its goods out."""

    chosen: Discount | None
    refused: tuple[Reason, ...]


def _verdict(rules: Sequence[Discount], line: BasketLine, beaten: dict[tuple[str, str], Reason]) -> _Verdict:
    """The first open rule holds, they stand best first."""
    chosen: Discount | None = None
    refused = []
    for rule in rules:
        if not among(rule.only, line):
            continue
        taken_out = taken_out_by(rule.without, line)
        if taken_out:
            refused.append(_refused(rule, taken_out))
        elif chosen is None:
            chosen = rule
        elif (rule.rule, chosen.rule) not in beaten:
            beaten[rule.rule, chosen.rule] = reason(
                rule.rule, Says.DISCOUNT_BEATEN, better=chosen.name, name=rule.name
            )
    return _Verdict(chosen, tuple(refused))


def _applied(rule: Discount, line_id: int, gross: int, reasons: list[Reason]) -> int:
    best = divide_half_up(gross * rule.off[0], rule.off[1])
    said = (("name", rule.name), ("percent", rule.percent), ("price", Money(gross)))
    reasons.append(Reason(rule.rule, best != 0, _APPLIED, said, Money(best), 0, line_id))
    return best


_APPLIED = Says.DISCOUNT_APPLIED.value


def _refused(rule: Discount, taken_out: tuple[str, str]) -> Reason:
    respect, what = taken_out
    if respect == REDUCED:
        return reason(rule.rule, Says.DISCOUNT_REDUCED, name=rule.name)
    if respect == SPECIAL_PRICE:
        return reason(rule.rule, Says.DISCOUNT_SPECIAL_PRICE, name=rule.name)
    return reason(rule.rule, Says.DISCOUNT_EXCLUDED, name=rule.name, what=what)
