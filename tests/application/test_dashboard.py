"""Every figure of the dashboard against a year's log that is added up here by plain loops."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

import pytest

from fakes.counter_shop import CounterShop
from fakes.shop_year import YEAR, Logged, ShopYear
from shuke.application.figures.dashboard import Dashboard, Scope, read_dashboard
from shuke.application.figures.reports import Names, report, tiles
from shuke.domain.bilingual import Bilingual
from shuke.domain.facts.members_merged import MembersMerged, MergedPart
from shuke.domain.facts.rows import Raise
from shuke.domain.figures.periods import PeriodKind, Span, span_before, span_of
from shuke.domain.membership.state import MembershipState
from shuke.domain.programme.parts.card_rules import CardOrigin
from shuke.domain.tier_held import TierHeld
from shuke.wording.dashboard import Figure, Report
from shuke.wording.figures import money_text
from shuke.wording.sentence import Language

LEAP = date(YEAR, 2, 29)
NAMES = Names(
    money_text,
    {"ordinary": Bilingual("普通", "Ordinary"), "gold": Bilingual("金卡", "Gold")},
    lambda name: name.zh,
    {"S01-1": "熟客茶庄"},
)
DAYS = [
    (PeriodKind.DAY, LEAP),
    (PeriodKind.WEEK, LEAP),
    (PeriodKind.MONTH, LEAP),
    (PeriodKind.MONTH, date(YEAR, 3, 31)),
    (PeriodKind.YEAR, LEAP),
    (PeriodKind.YEAR, date(YEAR, 12, 31)),
]


@pytest.fixture(scope="module")
def told() -> ShopYear:
    return ShopYear(seed=9)


@pytest.fixture(scope="module")
def shop(told: ShopYear) -> CounterShop:
    """Heard of in no order: the second half first, and two members who are one in between."""
    shop, facts = CounterShop(), told.facts
    with shop.store.writing() as work:
        half = len(facts) // 2
        for header, body in (*facts[half:], *facts[:half]):
            work.apply(body.rows(header))
        header, _ = facts[-1]
        merged = MembersMerged("m-1", "m-2", MergedPart())
        work.apply(merged.rows(replace(header, seq=1)))
        work.commit()
    return shop


def seen(
    shop: CounterShop, kind: PeriodKind, day: date, which: Report = Report.OVERVIEW, *, whole: bool = True
) -> Dashboard:
    with shop.store.reading() as work:
        return read_dashboard(work, Scope(None, "Asia/Shanghai", whole), kind, day, day, which)


def summed(log: Iterable[Logged]) -> dict[Figure, int]:
    sums: Counter[str] = Counter()
    for one in log:
        sums[one.what] += one.amount
        if one.what in ("sale", "refund"):
            sums[f"{one.what}s"] += 1
            if one.more["member"]:
                sums[f"member {one.what}"] += one.amount
                sums[f"member {one.what}s"] += 1
        if one.what == "sale":
            sums["coupon cost"] += one.more["coupon"]
            sums["coupon used"] += 1 if one.more["coupon"] else 0
    net = sums["sale"] - sums["refund"]
    of_members = sums["member sale"] - sums["member refund"]
    return {
        Figure.SALES: net,
        Figure.MEMBERS_SHARE: round(1000 * of_members / net) if net > 0 else 0,
        Figure.PURCHASES: sums["sales"],
        Figure.VISITS: sums["member sales"],
        Figure.BASKET: round(sums["sale"] / sums["sales"]) if sums["sales"] else 0,
        Figure.NEW_MEMBERS: sums["joined"],
        Figure.DISCOUNT: 7 * sums["sales"],
        Figure.POINTS_EARNED: sums["earned"],
        Figure.POINTS_USED: sums["used"],
        Figure.POINTS_LAPSED: sums["lapsed"],
        Figure.PAID_IN: sums["paid in"],
        Figure.PRINCIPAL_SPENT: sums["spent"],
        Figure.BONUS_GIVEN: sums["bonus given"],
        Figure.BONUS_SPENT: sums["bonus spent"],
        Figure.COUPONS_ISSUED: sums["coupon issued"],
        Figure.COUPONS_USED: sums["coupon used"],
        Figure.COUPONS_COST: sums["coupon cost"],
        Figure.GIFTS: sums["gift"],
        Figure.PERKS: sums["perk"],
        Figure.PRIZES: sums["prize"],
    }


def owed(log: Iterable[Logged]) -> dict[Figure, int]:
    sums: Counter[str] = Counter()
    for one in log:
        sums[one.what] += one.amount
    return {
        Figure.POINTS_OWED: sums["earned"] - sums["used"] - sums["lapsed"],
        Figure.PRINCIPAL_OWED: sums["paid in"] - sums["spent"],
        Figure.BONUS_OWED: sums["bonus given"] - sums["bonus spent"],
    }


def as_shown(figure: Figure, amount: int) -> str:
    if figure is Figure.MEMBERS_SHARE:
        return f"{amount / 10:.1f} %"
    in_money = {
        Figure.SALES,
        Figure.BASKET,
        Figure.DISCOUNT,
        Figure.PAID_IN,
        Figure.PRINCIPAL_SPENT,
        Figure.PRINCIPAL_OWED,
        Figure.BONUS_GIVEN,
        Figure.BONUS_SPENT,
        Figure.BONUS_OWED,
        Figure.COUPONS_COST,
    }
    if figure in in_money:
        return f"{'-' if amount < 0 else ''}¥{abs(amount) // 100:,}.{abs(amount) % 100:02d}"
    return f"{amount:,}"


@pytest.mark.parametrize(("kind", "day"), DAYS)
def test_every_figure_is_what_the_log_adds_up_to(
    shop: CounterShop, told: ShopYear, kind: PeriodKind, day: date
) -> None:
    found = seen(shop, kind, day)
    upto = min(found.span.last, date(YEAR, 12, 31))
    now = summed(told.between(found.span.first, upto))
    before = summed(told.between(found.compared.first, found.compared.last))
    at_the_end = owed(told.between(date(YEAR, 1, 1), found.span.last))
    expected = {one: (as_shown(one, now[one]), as_shown(one, before[one])) for one in now}
    expected |= {one: (as_shown(one, amount), "") for one, amount in at_the_end.items()}
    assert {one.figure: (one.amount, one.before) for one in tiles(found, NAMES)} == expected


def rows_of(shop: CounterShop, which: Report) -> list[list[str]]:
    table = report(which, seen(shop, PeriodKind.YEAR, date(YEAR, 12, 31), which), NAMES)
    return [[cell if isinstance(cell, str) else cell.into(Language.EN) for cell in row] for row in table.rows]


def test_days_hours_and_categories_are_those_of_the_log(shop: CounterShop, told: ShopYear) -> None:
    days: Counter[date] = Counter()
    hours: Counter[int] = Counter()
    categories: Counter[str] = Counter()
    for one in told.log:
        if one.what == "sale":
            days[one.on] += one.amount
            hours[one.more["hour"]] += 1
            for category, amount in one.more["lines"]:
                categories[category] += amount
        if one.what == "refund":
            days[one.on] -= one.amount
    shown = {row[0]: row[-1] for row in rows_of(shop, Report.DAYS)}
    assert {day.isoformat(): money(net) for day, net in days.items()}.items() <= shown.items()
    assert [row[:2] for row in rows_of(shop, Report.HOURS)] == [
        [f"{hour:02d}:00", str(count)] for hour, count in sorted(hours.items())
    ]
    named = {"d-1": "茶叶", "d-2": "d-2", "": "No category"}
    assert {row[0]: row[2] for row in rows_of(shop, Report.CATEGORIES)} == {
        named[key]: money(amount) for key, amount in categories.items()
    }


def test_staff_tiers_versions_and_shops_are_those_of_the_log(shop: CounterShop, told: ShopYear) -> None:
    staff: Counter[str] = Counter()
    tiers: Counter[str] = Counter()
    versions: Counter[int] = Counter()
    for one in told.log:
        if one.what == "sale":
            staff[one.more["staff"]] += one.amount
            tiers[one.more["tier"]] += one.amount
            versions[one.more["version"]] += one.amount
        if one.what == "refund":
            staff["st-1"] -= one.amount
            versions[1] -= one.amount
    shown = {row[0]: row[3] for row in rows_of(shop, Report.STAFF)}
    assert (shown["小林"], shown["陈店长"]) == (money(staff["st-1"]), money(staff["st-2"]))
    joined = sum(one.what == "joined" for one in told.log)
    members = {row[0]: row[1] for row in rows_of(shop, Report.TIERS)}
    assert members["普通"] == str(joined)
    assert {row[0]: row[3] for row in rows_of(shop, Report.TIERS)} == {
        "普通": money(tiers["ordinary"]),
        "金卡": money(tiers["gold"]),
        "No member": money(tiers[""]),
    }
    assert {row[0]: row[3] for row in rows_of(shop, Report.PROGRAMMES)} == {
        f"tea-chain, version {version}": money(net) for version, net in versions.items()
    }
    (one_shop,) = rows_of(shop, Report.SHOPS)
    assert (one_shop[0], one_shop[-1]) == ("熟客茶庄", money(sum(versions.values())))


def test_members_are_counted_by_the_tier_they_hold_now_whatever_else_is_kept_with_it() -> None:
    """One member, then one who went, one who went up in another, two with a progress of their own."""
    shop, since = CounterShop(), date(YEAR - 1, 2, 28)

    def counted() -> dict[str, int]:
        with shop.store.reading() as work:
            return work.day_figures.tiers()

    def join(member: str, held: TierHeld, merged_into: str = "") -> None:
        with shop.store.writing() as work:
            work.apply(
                [
                    Raise(
                        "members", {"member_id": member}, {"tier_held": held.word, "merged_into": merged_into}
                    )
                ]
            )
            work.commit()

    assert counted() == {}
    join("m-1", TierHeld(0, 0, since, "gold"))
    assert counted() == {"gold": 1}
    join("m-2", TierHeld(1, 0, since, "gold", MembershipState.ENDED))
    join("m-3", TierHeld(0, 0, since, "gold"), merged_into="m-1")
    join("m-4", TierHeld(0, 1, since, "gold", given=LEAP, progress=7))
    join("m-5", TierHeld(0, 0, since, "ordinary", progress=8, origin=CardOrigin.PAID))
    assert counted() == {"gold": 2, "ordinary": 1}


def money(minor: int) -> str:
    return as_shown(Figure.SALES, minor)


def test_an_empty_shop_has_figures_of_nothing() -> None:
    empty = CounterShop()
    for which in Report:
        found = seen(empty, PeriodKind.YEAR, LEAP, which)
        assert {one.amount for one in tiles(found, NAMES)} <= {"0", "¥0.00", "0.0 %"}
        assert all(mark.amount == 0 for mark in report(which, found, NAMES).marks)


def test_what_is_owed_is_said_only_where_everything_is_booked(shop: CounterShop) -> None:
    alone = seen(shop, PeriodKind.DAY, LEAP)
    of_many = seen(shop, PeriodKind.DAY, LEAP, whole=False)
    assert Figure.POINTS_OWED in {one.figure for one in tiles(alone, NAMES)}
    assert Figure.POINTS_OWED not in {one.figure for one in tiles(of_many, NAMES)}


def test_a_running_period_is_compared_with_as_much_of_the_one_before() -> None:
    def compared(kind: PeriodKind, today: date) -> Span:
        return span_before(kind, span_of(kind, today), today)

    assert compared(PeriodKind.MONTH, date(2028, 3, 31)) == Span(date(2028, 2, 1), LEAP)
    assert compared(PeriodKind.MONTH, date(2027, 3, 30)) == Span(date(2027, 2, 1), date(2027, 2, 28))
    assert compared(PeriodKind.YEAR, LEAP) == Span(date(2027, 1, 1), date(2027, 2, 28))
    assert compared(PeriodKind.YEAR, date(2029, 2, 28)) == Span(date(2028, 1, 1), date(2028, 2, 28))
    assert compared(PeriodKind.WEEK, date(2028, 3, 1)) == Span(date(2028, 2, 21), date(2028, 2, 23))
    assert compared(PeriodKind.DAY, date(2028, 3, 1)) == Span(LEAP, LEAP)
    over = span_of(PeriodKind.MONTH, date(2028, 2, 10))
    april = span_of(PeriodKind.MONTH, date(2028, 4, 30))
    march = Span(date(2028, 3, 1), date(2028, 3, 31))
    assert span_before(PeriodKind.MONTH, april, date(2028, 4, 30)) == march  # on its last day it is whole
    assert span_before(PeriodKind.MONTH, over, date(2028, 4, 5)) == Span(date(2028, 1, 1), date(2028, 1, 31))
