"""What the programme costs in each month of a year made by chance, against a log that is added up here by plain
loops; one till recorded it, or two of which one was told what the other did."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from fakes.counter_shop import CounterShop
from fakes.shop_year import YEAR, ShopYear
from fakes.told_figures import month_told_of
from shuke.application.figures.cost import CostScope, CostSeen, read_cost
from shuke.application.ports.shop_figures import ToldFigures
from shuke.domain.facts.costs_set import CostsSet
from shuke.domain.figures.costs_said import CostsSaid
from shuke.domain.figures.months import Months
from shuke.domain.figures.programme_cost import CostKind
from shuke.domain.money import Money
from shuke.wording.programme_cost import CostReport

SAID = CostsSaid(400, gift=Money(8_00), prize=Money(100_00), perk=Money(5_00), recruit=Money(3_50))
LAST = date(YEAR, 12, 31)
WHOLE = Months.between(date(YEAR, 1, 1), LAST)


@pytest.fixture(scope="module")
def told() -> ShopYear:
    return ShopYear(seed=23)


@pytest.fixture(scope="module", params=[1, 2])
def seen(request: pytest.FixtureRequest, told: ShopYear) -> CostSeen:
    """By so many tills, heard of in no order."""
    shops = [CounterShop() for _ in range(request.param)]
    for at, shop in enumerate(shops):
        with shop.store.writing() as work:
            for header, body in reversed(told.facts[at :: len(shops)]):
                work.apply(body.rows(header))
            work.apply(CostsSet("S01", SAID).rows(told.facts[0][0]))
            work.commit()
    own, *others = shops
    with own.store.writing() as work:
        for other in others:
            months = [month_told_of(other.store, told.till, name) for name in WHOLE.names]
            work.shop_figures.take("S01", 1, WHOLE.names, months)
        work.commit()
    since = ToldFigures(1, date(YEAR, 1, 1)) if others else None
    with own.store.reading() as work:
        programme = own.desk.programme_in_force(work)
        scope = CostScope(None, "S01", "Asia/Shanghai", programme, whole=True, members_known=True, told=since)
        return read_cost(work, scope, WHOLE, LAST, CostReport.KINDS)


def test_every_months_costs_and_sales_are_those_of_the_log(seen: CostSeen, told: ShopYear) -> None:
    for at, (first, last) in enumerate(WHOLE.days):
        month, sums = seen.by_month[at], Counter[str]()
        for one in told.between(first, last):
            sums[one.what] += one.amount
            if one.what in ("sale", "refund") and one.more["member"]:
                sums[f"member {one.what}"] += one.amount
            if one.what == "sale" and one.more["member"]:
                sums["off"] += 7
                sums["coupon"] += one.more["coupon"]
        assert month.sold.minor == sums["member sale"] - sums["member refund"]
        points = sums["earned"] - sums["lapsed"]
        expected = {
            CostKind.DISCOUNT: sums["off"],
            CostKind.POINTS: points * 2,  # fifty points pay one yuan
            CostKind.BONUS: sums["bonus given"],
            CostKind.COUPONS: sums["coupon"],
            CostKind.GIFTS: sums["gift"] * 8_00,
            CostKind.PRIZES: sums["prize"] * 100_00,
            CostKind.PERKS: sums["perk"] * 5_00,
            CostKind.MESSAGES: 0,
            CostKind.RECRUITMENT: sums["joined"] * 3_50,
        }
        assert {kind: amount.minor for kind, amount in month.costs.items() if kind in expected} == expected
        assert not [one for kind, one in month.costs.items() if kind not in expected and one]
        assert month.given.points == points


def test_the_year_by_card_and_what_was_referred_are_those_of_the_log(seen: CostSeen, told: ShopYear) -> None:
    sold: Counter[str] = Counter()
    sales: Counter[str] = Counter()
    for one in told.log:
        if one.what == "sale" and one.more["member"]:
            sold[one.more["tier"]] += one.amount
            sales[one.more["tier"]] += 1
        if one.what == "refund" and one.more["member"]:
            sold[""] -= one.amount  # it does not say with which card it was bought
    assert {card: sums.sold_minor for card, sums in seen.cards.items()} == dict(sold)
    assert {card: sums.sales for card, sums in seen.cards.items() if sums.sales} == dict(sales)
    joined = sum(one.what == "joined" for one in told.log)
    assert (seen.joined, seen.referred) == (joined, 0)
    assert seen.together.sold.minor == sum(sold.values())
