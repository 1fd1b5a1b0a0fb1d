"""The best combination of coupons, held against every other one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import combinations

from hypothesis import given, settings

from domain.random_programmes import choosing, sales
from laws import examples
from shuke.domain.money import Money
from shuke.domain.programme.document import Programme
from shuke.domain.programme.engine import quote
from shuke.domain.programme.parts.coupons import Beside
from shuke.domain.programme.proposing import points_come_first, proposed
from shuke.domain.programme.quote import Checkout, HeldCoupon, Quote


def before_points(answer: Quote) -> Money:
    return answer.to_pay + answer.points_value


def used(answer: Quote) -> tuple[str, ...]:
    return tuple(use.coupon_id for use in answer.coupons)


def rank(checkout: Checkout, answer: Quote) -> tuple[int, int, list[date]]:
    assert checkout.standing is not None
    held = {one.coupon_id: one for one in checkout.standing.coupons}
    last_days = sorted(held[name].last_day or date.max for name in used(answer))
    return before_points(answer).minor, len(answer.coupons), last_days


def may_be_proposed(programme: Programme, checkout: Checkout) -> list[HeldCoupon]:
    """Those that do not go against points asked for."""
    assert checkout.standing is not None
    kinds = {coupon.key: coupon for coupon in programme.coupons}
    points = points_come_first(programme, checkout)
    return [
        one
        for one in checkout.standing.coupons
        if not (points and Beside.POINTS in kinds[one.kind].never_with)
    ]


@given(sales)
@settings(max_examples=examples(80))
def test_the_proposal_is_the_cheapest_of_all_combinations_that_are_allowed(
    sale: tuple[Programme, Checkout],
) -> None:
    programme, checkout = sale
    if checkout.standing is None:
        return
    names = [one.coupon_id for one in may_be_proposed(programme, checkout)]
    best = min(
        rank(checkout, quote(programme, choosing(checkout, *some)))
        for count in range(min(len(names), programme.most_coupons) + 1)
        for some in combinations(names, count)
    )
    answer = quote(programme, replace(checkout, coupons=None))
    assert rank(checkout, answer) == best


@given(sales)
def test_one_more_coupon_in_hand_never_makes_it_dearer(sale: tuple[Programme, Checkout]) -> None:
    programme, checkout = sale
    if checkout.standing is None:
        return
    costs = []
    for count in range(len(checkout.standing.coupons) + 1):
        standing = replace(checkout.standing, coupons=checkout.standing.coupons[:count])
        costs.append(before_points(quote(programme, replace(checkout, standing=standing, coupons=None))))
    assert costs == sorted(costs, reverse=True)


@given(sales)
def test_the_proposal_is_what_the_quote_chooses_and_what_choosing_it_gives(
    sale: tuple[Programme, Checkout],
) -> None:
    programme, checkout = sale
    by_itself = quote(programme, replace(checkout, coupons=None))
    chip = proposed(programme, checkout)
    by_hand = quote(programme, choosing(checkout, *chip.coupons))
    alone = {"explanation": ()}
    assert replace(by_itself, **alone) == replace(by_hand, **alone)  # type: ignore[arg-type]
    assert chip.coupons == used(by_itself)
    assert chip.to_pay == before_points(by_itself)
    assert chip.saved == before_points(quote(programme, choosing(checkout))) - chip.to_pay
    assert (chip.reason is None) == (not chip.coupons)
    assert not chip.coupons or chip.saved > Money(0)
