"""What the programme costs, against figures that are worked out on paper; a refund in another month, shops without
anything, one member, everybody in one tier; and what the counter itself records of costs."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from fakes.costly_shop import JANUARY, CostlyShop
from fakes.counter_shop import TEA, CounterShop
from refund_stand import RefundStand
from shuke.application.figures.cost import CostScope, CostSeen, read_cost
from shuke.application.figures.cost_reports import budget_words, cost_report, notes
from shuke.application.figures.tiles import Names
from shuke.application.ports.costs import Buyers, CardSums
from shuke.domain.facts.cost_rows import TakenOff, bought_rows
from shuke.domain.facts.costs_set import CostsSet
from shuke.domain.facts.handed_out import HandedOut
from shuke.domain.facts.lots_lapsed import LotsLapsed
from shuke.domain.facts.prize_turned import PrizeTurnedOver
from shuke.domain.figures.costs_said import CostsSaid
from shuke.domain.figures.months import Months, MonthsKind, months_of
from shuke.domain.figures.programme_cost import BudgetLevel, BudgetSeen, CostKind
from shuke.domain.figures.tier_shape import FindingOnTiers
from shuke.domain.money import Money
from shuke.domain.profile import Profile
from shuke.domain.shop import HEAD_OFFICE
from shuke.presenters.counter_words import bilingual_words
from shuke.wording import programme_cost as words
from shuke.wording.figures import money_text
from shuke.wording.programme_cost import CostReport
from shuke.wording.said import in_words
from shuke.wording.sentence import Language

TODAY = date(2028, 2, 20)
BOTH, FEBRUARY = Months.between(JANUARY, TODAY), Months.between(TODAY, TODAY)
SAID = CostsSaid(
    400, Money(8_00), Money(100_00), Money(5_00), Money(60_00), Money(3_50), budget=Money(200_00)
)
NAMES = Names(money_text, {}, bilingual_words, {"S01-1": "熟客茶庄"})


@pytest.fixture(scope="module")
def shop() -> CounterShop:
    """February is heard of before January."""
    shop, facts = CounterShop(), CostlyShop().facts
    with shop.store.writing() as work:
        for header, body in reversed(facts):
            work.apply(body.rows(header))
        header, _ = facts[0]
        work.apply(CostsSet("S01", SAID).rows(header))
        work.commit()
    return shop


def seen(
    shop: CounterShop,
    months: Months = BOTH,
    which: CostReport = CostReport.KINDS,
    *,
    scope: str = "S01",
    today: date = TODAY,
) -> CostSeen:
    with shop.store.reading() as work:
        programme = shop.desk.programme_in_force(work)
        whole = CostScope(None, scope, "Asia/Shanghai", programme, whole=True, members_known=True)
        return read_cost(work, whole, months, today, which)


def rows_of(shop: CounterShop, which: CostReport, months: Months = BOTH) -> list[list[str]]:
    table = cost_report(which, seen(shop, months, which), NAMES)
    return [[str(in_words(cell, Language.EN)) for cell in row] for row in table.rows]


# On paper, in yuan; 50 points pay 1 yuan.
#                 January                                      February
# discounts       20                                           6 - 10 back = -4
# coupons         10                                           -5 back
# points          240 + 100 + 20 = 360, 20 for joining         81 - 120 back - 50 lapsed = -89 points: -1.78
#                 (360 - 20) / 50 = 6.80
# bonus           50                                           0
# gifts           1 x 8                                        0
# prizes          1 x 100                                      0
# perks           1 x 5                                        0
# events          1 x 60 - 5 paid = 55                         0
# recruitment     20 / 50 + 2 x 3.50 = 7.40                    0
# together        262.20                                       -10.78
# sales           168 + 100 = 268                              54 - 84 = -30
# margin          (168 - 90) + 40 % of 100 + 20 + 10 + 2       -(84 - 45) + 40 % of 54 - 4 - 5 - 1
#                 = 150                                        = -27.40
JANUARYS = {
    CostKind.DISCOUNT: 20_00,
    CostKind.POINTS: 6_80,
    CostKind.BONUS: 50_00,
    CostKind.COUPONS: 10_00,
    CostKind.GIFTS: 8_00,
    CostKind.PRIZES: 100_00,
    CostKind.PERKS: 5_00,
    CostKind.MESSAGES: 0,
    CostKind.EVENTS: 55_00,
    CostKind.RECRUITMENT: 7_40,
}
FEBRUARYS = dict.fromkeys(JANUARYS, 0) | {
    CostKind.DISCOUNT: -4_00,
    CostKind.COUPONS: -5_00,
    CostKind.POINTS: -1_78,
}


def test_every_months_costs_sales_and_margin_are_those_on_paper(shop: CounterShop) -> None:
    january, february = seen(shop).by_month
    assert {kind: amount.minor for kind, amount in january.costs.items()} == JANUARYS
    assert {kind: amount.minor for kind, amount in february.costs.items()} == FEBRUARYS
    told = [(one.cost.minor, one.sold.minor, one.margin.amount.minor) for one in (january, february)]
    assert told == [(262_20, 268_00, 150_00), (-10_78, -30_00, -27_40)]


def test_kinds_and_months_are_told_with_their_part_of_sales_and_margin(shop: CounterShop) -> None:
    kinds = {row[0]: row[1:5] for row in rows_of(shop, CostReport.KINDS)}
    assert kinds["Events"] == ["1 came", "¥55.00", "23.1%", "44.9%"]  # of 238 and of 122.60
    assert kinds["Recruitment"][:2] == ["2 joined", "¥7.40"]
    assert kinds["Together"] == ["", "¥251.42", "105.6%", "205.1%"]
    assert kinds["Profit"][1] == "¥-128.82".replace("¥-", "-¥")
    assert [row[:5] for row in rows_of(shop, CostReport.MONTHS)] == [
        ["2028-01", "268", "262", "97.8%", "174.8%"],
        ["2028-02", "-30", "-11", "–", "–"],
        ["Together", "238", "251", "105.6%", "205.1%"],
    ]


def test_cards_and_tiers_have_what_came_with_their_purchases(shop: CounterShop) -> None:
    """Gold: 168 - 84 for goods of 90 - 45, with 20 - 10, 10 - 5 and (240 - 120) / 50 off, and 1 by points."""
    cards = rows_of(shop, CostReport.CARDS)
    assert [row[0] for row in cards] == ["Ordinary", "Gold", "Diamond + campus-card"]
    ordinary, gold, diamond = (row[1:] for row in cards)
    assert gold == ["1", "84", "10", "5", "2", "0", "17", "20.7%", "38"]
    assert ordinary[1:] == ["100", "0", "0", "2", "30", "32", "32.0%", "8"]
    assert diamond[1:] == ["54", "6", "0", "2", "0", "8", "14.1%", "20"]
    marks = cost_report(CostReport.CARDS, seen(shop, which=CostReport.CARDS), NAMES).marks
    assert [one.told for one in marks] == ["¥37.60", "¥19.98", "¥8.00"]
    assert [row[0] for row in rows_of(shop, CostReport.TIERS)] == ["Diamond", "Gold", "Ordinary"]


def test_shops_have_every_cost_that_tills_record_and_head_office_its_own() -> None:
    """Things were handed out at another till, points lapsed at head office."""
    shop, facts = CounterShop(), CostlyShop().facts
    elsewhere = {HandedOut: "S02-1", PrizeTurnedOver: "S02-1", LotsLapsed: HEAD_OFFICE}
    with shop.store.writing() as work:
        for header, body in facts:
            work.apply(body.rows(replace(header, till=elsewhere.get(type(body), header.till))))
        work.apply(CostsSet("S01", SAID).rows(facts[0][0]))
        work.commit()
    found = seen(shop, BOTH, CostReport.SHOPS)
    table = cost_report(
        CostReport.SHOPS, found, replace(NAMES, shop_of={"S01-1": "熟客茶庄", "S02-1": "二店"})
    )
    head, *rows = ([str(in_words(cell, Language.EN)) for cell in row] for row in (table.head, *table.rows))
    kinds = ["Discounts", "Points", "Bonus", "Coupons", "Gifts", "Prizes", "Perks", "Events", "Recruitment"]
    assert head == ["Shop", "Purchases", "Members' sales", *kinds, "Costs", "Of sales", "Profit"]
    assert rows == [
        # Points (340 + 81 - 120) / 50; the margin is 122.60.
        ["熟客茶庄", "3", "238", "16", "6", "50", "5", "0", "0", "0", "55", "7", "139", "58.6%", "-17"],
        ["Head office", "0", "0", "0", "-1", *["0"] * 7, "-1", "–", "1"],
        ["二店", "0", "0", *["0"] * 4, "8", "100", "5", "0", "0", "113", "–", "-113"],
    ]
    assert found.together.cost == Money(251_42)  # 139.42 - 1 + 113
    assert rows_of(shop, CostReport.SHOPS, Months.between(date(2020, 1, 1), date(2020, 1, 1))) == []


def test_who_comes_again_is_counted_by_persons(shop: CounterShop) -> None:
    assert seen(shop, BOTH, CostReport.RATES).buyers == Buyers(
        bought=2, again=1, before=0, stayed=0, members=3
    )
    of_february = seen(shop, FEBRUARY, CostReport.RATES).buyers
    assert of_february == Buyers(bought=1, again=0, before=2, stayed=1, members=3)
    over_new_year = Months(JANUARY.year * 12 - 2, JANUARY.year * 12)
    assert seen(shop, over_new_year, CostReport.RATES).buyers == Buyers(2, 0, 0, 0, 3)
    told = {row[0]: row[1:3] for row in rows_of(shop, CostReport.RATES)}
    assert told["Bought again"] == ["50.0%", "1 / 2"]
    assert told["Stayed"] == ["–", "0 / 0"]
    assert told["Brought by others"] == ["50.0%", "1 / 2"]


def test_those_who_bought_and_cost_most_stand_first_with_stars(shop: CounterShop) -> None:
    brought, taken = rows_of(shop, CostReport.BROUGHT), rows_of(shop, CostReport.TAKEN)
    # m-1: 168 - 84 + 54 for (20 + 10 + 2) - (10 + 5 + 1) + 6; m-2: 100, of which 30 was bonus
    assert [row[1:] for row in brought] == [
        ["2", "¥138.00", "¥22.00", "15.9%"],
        ["1", "¥100.00", "¥30.00", "30.0%"],
    ]
    assert [row[1:3] for row in taken] == [["1", "¥100.00"], ["2", "¥138.00"]]


def test_whoever_is_listed_has_a_name_with_stars_and_whoever_is_not_known_an_id() -> None:
    shop = CounterShop()
    known = shop.enrol(Profile("王小明", "13800138000"))
    header, _ = CostlyShop().facts[0]
    with shop.store.writing() as work:
        for member_id, yuan in ((known.member_id, 50), ("m-elsewhere", 20)):
            work.apply(bought_rows(header, member_id, "", Money(yuan * 100), TakenOff()))
        work.commit()
    months = Months.between(header.business_date, header.business_date)
    brought = rows_of(shop, CostReport.BROUGHT, months)
    assert [row[0] for row in brought] == [f"王** {known.number}", "m-elsewhere"]


def test_points_that_pay_nothing_cost_nothing_and_it_is_said(shop: CounterShop) -> None:
    with shop.store.reading() as work:
        programme = shop.desk.programme_in_force(work)
        rate = programme.points_as_money
        assert rate is not None
        for none in (None, replace(rate, on=False)):
            scope = CostScope(
                None,
                "S01",
                "Asia/Shanghai",
                replace(programme, points_as_money=none),
                whole=True,
                members_known=True,
            )
            found = read_cost(work, scope, BOTH, TODAY, CostReport.KINDS)
            assert found.rate is None
            assert not found.together.costs.get(CostKind.POINTS)
            assert words.NO_RATE in list(notes(CostReport.KINDS, found, NAMES))


def test_a_budget_is_near_from_four_fifths_on_and_over_above_it(shop: CounterShop) -> None:
    budget = seen(shop, today=date(2028, 1, 31)).budget
    assert budget == BudgetSeen("2028-01", Money(200_00), Money(262_20))
    assert budget.level is BudgetLevel.OVER
    told = budget_words(budget, money_text)
    assert "131.1%" in str(in_words(told, Language.EN))
    assert "超了 ¥62.20" in str(in_words(told, Language.ZH))
    levels = [
        BudgetSeen("2028", Money(100_00), Money(spent)).level for spent in (79_99, 80_00, 100_00, 100_01)
    ]
    assert levels == [BudgetLevel.WITHIN, BudgetLevel.NEAR, BudgetLevel.NEAR, BudgetLevel.OVER]
    assert seen(shop, scope="S02").budget is None


def test_a_yearly_budget_counts_the_whole_year() -> None:
    shop, facts = CounterShop(), CostlyShop().facts
    with shop.store.writing() as work:
        for header, body in facts:
            work.apply(body.rows(header))
        work.apply(CostsSet("S01", replace(SAID, yearly=True)).rows(facts[0][0]))
        work.commit()
    assert seen(shop, FEBRUARY).budget == BudgetSeen("2028", Money(200_00), Money(251_42))


def test_what_has_no_cost_price_and_no_percentage_is_said(shop: CounterShop) -> None:
    """Another shop said nothing, nor did the chain."""
    other = seen(shop, Months.between(JANUARY, JANUARY), scope="S02")
    assert other.together.margin.amount == Money(110_00)
    assert other.together.margin.unknown == Money(100_00)
    (told,) = notes(CostReport.KINDS, other, NAMES)
    assert "¥100.00" in str(in_words(told, Language.ZH))


def test_an_empty_shop_has_tables_of_nothing() -> None:
    empty = CounterShop()
    for which in CostReport:
        found = seen(empty, months_of(MonthsKind.YEAR, TODAY), which)
        assert found.together.cost == Money(0)
        assert all(mark.amount == 0 for mark in cost_report(which, found, NAMES).marks)
        assert list(notes(which, found, NAMES)) == []


def test_the_counter_records_what_goods_cost_and_a_refund_takes_its_part_back() -> None:
    shop = CounterShop()
    stand, member = RefundStand(shop), shop.enrol(Profile("王小明", "13800138000")).member_id
    sale = stand.sell((TEA.article_id, 3), member=member)
    stand.refund(sale, (1, 1))
    month = Months.between(date(2026, 3, 1), date(2026, 3, 1))
    with shop.store.reading() as work:
        ((_, till, card, sums),) = work.costs.cards(month, None)
        assert work.costs.cards(month, ["S09-1"]) == []
    assert (till, card) == ("S01-1", "ordinary")
    assert sums == CardSums(sales=1, sold_minor=256_00, points=256, costed_minor=256_00, cost_minor=120_00)


def test_one_member_in_the_lowest_of_three_tiers_is_a_shape_too() -> None:
    shop = CounterShop()
    shop.enrol(Profile("王小明", "13800138000"))
    found = seen(shop, Months.between(date(2026, 3, 1), date(2026, 3, 1)), CostReport.SHAPE)
    assert found.findings is not None
    assert [one.kind for one in found.findings] == [FindingOnTiers.BOTTOM_HEAVY]
    rows = cost_report(CostReport.SHAPE, found, NAMES).rows
    assert "1 of 1" in str(in_words(rows[0][0], Language.EN))
