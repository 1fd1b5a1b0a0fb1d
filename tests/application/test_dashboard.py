"""Every figure of the dashboard against a year's log that is added up here by plain loops."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

import pytest

from fakes.counter_shop import CounterShop
from fakes.shop_year import YEAR, Logged, ShopYear
from shuke.application.figures.dashboard import Dashboard, Scope, read_dashboard
from shuke.application.figures.reports import report
from shuke.application.figures.tiles import Names, change_in_words, change_of_share, tiles
from shuke.domain.bilingual import Bilingual
from shuke.domain.facts.cost_rows import NOTHING_UNDONE, Undone
from shuke.domain.facts.figure_rows import Part
from shuke.domain.facts.members_merged import MembersMerged, MergedPart
from shuke.domain.facts.rows import AddRows, Raise
from shuke.domain.facts.sale_refunded import SaleRefunded
from shuke.domain.figures.periods import PeriodKind, Span, span_before, span_of
from shuke.domain.membership.state import MembershipState
from shuke.domain.money import Money
from shuke.domain.programme.parts.card_rules import CardOrigin
from shuke.domain.tier_held import TierHeld
from shuke.wording.dashboard import Figure, Report
from shuke.wording.figures import money_text
from shuke.wording.said import in_words
from shuke.wording.sentence import Language
from shuke_db.repositories import day_figures

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
        Figure.MESSAGES: 0,
        Figure.MESSAGES_COST: 0,
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
        return f"{amount / 10:.1f}%"
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
        Figure.MESSAGES_COST,
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
    shown = tiles(found, NAMES)
    assert {one.figure: (one.amount, one.before) for one in shown} == expected
    (share,) = (one for one in shown if one.figure is Figure.MEMBERS_SHARE)
    assert share.change == change_of_share(found.now.member_share_milli, found.before.member_share_milli)


def rows_of(shop: CounterShop, which: Report) -> list[list[str]]:
    table = report(which, seen(shop, PeriodKind.YEAR, date(YEAR, 12, 31), which), NAMES)
    return [[cell if isinstance(cell, str) else cell.into(Language.EN) for cell in row] for row in table.rows]


def cells(sums: Sequence[int], in_money: Iterable[int]) -> list[str]:
    """As a row shows them, those at these places as money."""
    return [money(one) if place in in_money else f"{one:,}" for place, one in enumerate(sums)]


def test_days_hours_and_categories_are_those_of_the_log_cell_by_cell(
    shop: CounterShop, told: ShopYear
) -> None:
    days: defaultdict[str, list[int]] = defaultdict(lambda: [0, 0, 0, 0])
    hours: defaultdict[int, list[int]] = defaultdict(lambda: [0, 0])
    categories: defaultdict[str, list[int]] = defaultdict(lambda: [0, 0])
    for one in told.log:
        if one.what == "sale":
            add(days[one.on.isoformat()], 1, bool(one.more["member"]), 0, one.amount)
            add(hours[one.more["hour"]], 1, one.amount)
            for category, amount in one.more["lines"]:
                add(categories[category], 1, amount)
        if one.what == "refund":
            add(days[one.on.isoformat()], 0, 0, one.amount, -one.amount)
    shown = {row[0]: row[1:] for row in rows_of(shop, Report.DAYS)}
    assert set(days) <= set(shown)
    assert list(shown) == sorted(shown)
    assert shown == {day: cells(days[day], (2, 3)) for day in shown}
    assert rows_of(shop, Report.HOURS) == [
        [f"{hour:02d}:00", *cells(sums, (1,))] for hour, sums in sorted(hours.items())
    ]
    named = {"d-1": "茶叶", "d-2": "d-2", "": "No category"}
    whole = sum(amount for _, amount in categories.values())
    by_amount = sorted(categories.items(), key=lambda one: -one[1][1])
    assert rows_of(shop, Report.CATEGORIES) == [
        [named[key], *cells(sums, (1,)), f"{sums[1] * 100 / whole:.1f}%"] for key, sums in by_amount
    ]


@pytest.mark.parametrize(
    ("zone", "change", "told"),
    [
        ("Asia/Shanghai", 240, {"22:00": 1, "23:00": 0, "00:00": 2, "01:00": 0, "02:00": 3}),
        (
            "Asia/Shanghai",
            0,
            {"00:00": 2, "01:00": 0, "02:00": 3} | {f"{at:02d}:00": 0 for at in range(3, 22)},
        ),
        ("Asia/Kolkata", 240, {"19:30": 1, "20:30": 0, "21:30": 2, "22:30": 0, "23:30": 3}),
        ("Asia/Kolkata", 23 * 60, {"23:30": 3}),
    ],
)
def test_hours_behind_midnight_come_last_in_a_shop_whose_day_goes_on_till_then(
    zone: str, change: int, told: dict[str, int]
) -> None:
    late = CounterShop()
    with late.store.writing() as work:
        for hour, sales in (("14", 1), ("16", 2), ("18", 3)):
            key = (LEAP.isoformat(), hour, Part.HOUR.value, "S01-1")
            names = ("business_date", "of", "part", "till_id")
            work.apply([AddRows("day_parts", names, ("sales", "sold_minor"), ((key, (sales, sales)),))])
        scope = Scope(None, zone, whole=True, day_change=change)
        found = read_dashboard(work, scope, PeriodKind.DAY, LEAP, LEAP, Report.HOURS)
    shown = {row[0]: int(str(row[1])) for row in report(Report.HOURS, found, NAMES).rows}
    assert list(shown.items())[: len(told)] == list(told.items())
    assert sum(shown.values()) == 6


def test_an_hour_is_that_of_the_wall_in_summer_and_in_winter() -> None:
    shop = CounterShop()
    with shop.store.writing() as work:
        for day, hour in ((date(YEAR, 1, 10), "09"), (date(YEAR, 7, 10), "08"), (date(YEAR, 12, 10), "10")):
            key = (day.isoformat(), hour, Part.HOUR.value, "S01-1")
            names = ("business_date", "of", "part", "till_id")
            work.apply([AddRows("day_parts", names, ("sales", "sold_minor"), ((key, (1, 5)),))])
        end = date(YEAR, 12, 31)
        scope = Scope(None, "Europe/Berlin", whole=True)
        found = read_dashboard(work, scope, PeriodKind.YEAR, end, end, Report.HOURS)
    assert [(one.begins, one.sales, one.sold_minor) for one in found.hours] == [(600, 2, 10), (660, 1, 5)]


def test_staff_tiers_versions_and_shops_are_those_of_the_log_cell_by_cell(
    shop: CounterShop, told: ShopYear
) -> None:
    staff: defaultdict[str, list[int]] = defaultdict(lambda: [0, 0, 0, 0])
    tiers: defaultdict[str, list[int]] = defaultdict(lambda: [0, 0])
    versions: defaultdict[int, list[int]] = defaultdict(lambda: [0, 0, 0])
    whole = [0, 0, 0, 0]
    for one in told.log:
        if one.what == "sale":
            add(staff[one.more["staff"]], 1, 0, one.amount, 0)
            add(tiers[one.more["tier"]], 1, one.amount)
            add(versions[one.more["version"]], 1, 0, one.amount)
            add(whole, 1, bool(one.more["member"]), 0, one.amount)
        if one.what == "refund":
            add(staff["st-1"], 0, one.amount, -one.amount, 0)
            add(versions[1], 0, one.amount, -one.amount)
            add(whole, 0, 0, 0, -one.amount)
        if one.what == "joined":
            add(staff[one.more["staff"]], 0, 0, 0, 1)
            add(whole, 0, 0, 1, 0)
    shown = {row[0]: row[1:] for row in rows_of(shop, Report.STAFF)}
    assert shown == {
        "小林": cells(staff["st-1"], (1, 2)),
        "陈店长": cells(staff["st-2"], (1, 2)),
    }
    members = {"ordinary": f"{whole[2]:,}", "gold": "0", "": "–"}
    names = {"gold": "金卡", "ordinary": "普通", "": "No member"}
    assert rows_of(shop, Report.TIERS) == [
        [name, members[tier], *cells(tiers[tier], (1,))] for tier, name in names.items()
    ]
    called = {1: "茶叶连锁", 2: "tea-chain"}  # the second was never published here
    assert {row[0]: row[1:] for row in rows_of(shop, Report.PROGRAMMES)} == {
        f"{called[version]}, version {version}": cells(sums, (1, 2)) for version, sums in versions.items()
    }
    assert rows_of(shop, Report.SHOPS) == [["熟客茶庄", *cells(whole, (3,))]]


def add(sums: list[int], *amounts: int) -> None:
    for place, amount in enumerate(amounts):
        sums[place] += amount


@pytest.mark.parametrize("looked_at", [0, 1, 1000])
def test_members_are_counted_by_the_tier_they_hold_now_whatever_else_is_kept_with_it(
    monkeypatch: pytest.MonkeyPatch, looked_at: int
) -> None:
    """One member, then one who went, one who went up in another, two with a progress of their own; also where
    nobody's tier, or not everybody's, is seen among the oldest and the newest terms."""
    monkeypatch.setattr(day_figures, "_LOOKED_AT", looked_at)
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


def test_what_head_offices_first_page_adds_up_by_shifts_is_the_same(shop: CounterShop) -> None:
    first, last = date(YEAR, 1, 1), date(YEAR, 12, 31)
    by_shifts: defaultdict[date, list[int]] = defaultdict(lambda: [0, 0, 0])
    with shop.store.reading() as work:
        for one in work.takings.between(first, last):
            for at, amount in enumerate((one.sales, one.taken_minor - one.back_minor, one.joined)):
                by_shifts[one.on][at] += amount
        by_day = work.day_figures.by_day(first, last, None)
    sums = {day: [one.sales, one.sold_minor - one.back_minor, one.joined] for day, one in by_day.items()}
    assert {day: some for day, some in sums.items() if any(some)} == {
        day: some for day, some in by_shifts.items() if any(some)
    }
    assert len(by_shifts) > 200


def test_discounts_and_coupons_of_what_came_back_are_taken_out(told: ShopYear) -> None:
    header, refund = next(one for one in told.facts if isinstance(one[1], SaleRefunded))
    undone = Undone(Money(2_00), Money(9_00), Money(1_00))
    found = []
    for part in (NOTHING_UNDONE, undone):
        shop = CounterShop()
        with shop.store.writing() as work:
            work.apply(replace(refund, undone=part).rows(header))
            work.commit()
        day = header.business_date
        found.append({one.figure: one.amount for one in tiles(seen(shop, PeriodKind.DAY, day), NAMES)})
    changed = {figure: amount for figure, amount in found[1].items() if found[0][figure] != amount}
    assert changed == {Figure.DISCOUNT: money(-2_00), Figure.COUPONS_COST: money(-9_00)}


def test_an_empty_shop_has_figures_of_nothing() -> None:
    empty = CounterShop()
    for which in Report:
        found = seen(empty, PeriodKind.YEAR, LEAP, which)
        assert {one.amount for one in tiles(found, NAMES)} <= {"0", "¥0.00", "0.0%"}
        assert all(mark.amount == 0 for mark in report(which, found, NAMES).marks)


def test_what_is_owed_is_said_only_where_everything_is_booked(shop: CounterShop) -> None:
    alone = seen(shop, PeriodKind.DAY, LEAP)
    of_many = seen(shop, PeriodKind.DAY, LEAP, whole=False)
    assert Figure.POINTS_OWED in {one.figure for one in tiles(alone, NAMES)}
    assert Figure.POINTS_OWED not in {one.figure for one in tiles(of_many, NAMES)}


def test_messages_belong_to_no_shop(shop: CounterShop) -> None:
    with shop.store.reading() as work:
        of_one = read_dashboard(
            work,
            Scope(frozenset({"S01-1"}), "Asia/Shanghai", whole=False),
            PeriodKind.DAY,
            LEAP,
            LEAP,
            Report.OVERVIEW,
        )
    assert Figure.MESSAGES not in {one.figure for one in tiles(of_one, NAMES)}


@pytest.mark.parametrize(
    ("now", "before", "told"),
    [
        (5, 5, "持平"),
        (5, 0, "上期没有"),
        (5, -3, ""),
        (-4, 4, "▼ 200.0%"),
        (3, 4, "▼ 25.0%"),
        (40, 4, "▲ 900.0%"),
        (41, 4, "▲ 上期的 10 倍"),
        (22_800, 1, "▲ 上期的 22,800 倍"),
    ],
)
def test_a_change_is_told_so_that_it_says_something(now: int, before: int, told: str) -> None:
    assert in_words(change_in_words(now, before), Language.ZH) == told


@pytest.mark.parametrize(
    ("now", "before", "told"),
    [
        (807, 768, "▲ 3.9 个百分点"),
        (768, 807, "▼ 3.9 个百分点"),
        (1000, 1000, "持平"),
        (500, 0, "上期没有"),
        (500, -20, ""),
    ],
)
def test_a_shares_change_is_told_in_hundredths_of_the_whole(now: int, before: int, told: str) -> None:
    assert in_words(change_of_share(now, before), Language.ZH) == told


def test_a_running_period_is_compared_with_as_much_of_the_one_before() -> None:
    def compared(kind: PeriodKind, today: date) -> Span:
        return span_before(kind, span_of(kind, today), today)

    assert compared(PeriodKind.MONTH, date(2028, 3, 31)) == Span(date(2028, 2, 1), LEAP)
    assert compared(PeriodKind.MONTH, date(2027, 3, 30)) == Span(date(2027, 2, 1), date(2027, 2, 28))
    assert compared(PeriodKind.MONTH, date(2027, 12, 30)) == Span(date(2027, 11, 1), date(2027, 11, 30))
    assert compared(PeriodKind.YEAR, date(2027, 12, 30)) == Span(date(2026, 1, 1), date(2026, 12, 30))
    assert span_of(PeriodKind.MONTH, date(2027, 12, 1)) == Span(date(2027, 12, 1), date(2027, 12, 31))
    assert compared(PeriodKind.YEAR, LEAP) == Span(date(2027, 1, 1), date(2027, 2, 28))
    assert compared(PeriodKind.YEAR, date(2029, 2, 28)) == Span(date(2028, 1, 1), date(2028, 2, 28))
    assert compared(PeriodKind.WEEK, date(2028, 3, 1)) == Span(date(2028, 2, 21), date(2028, 2, 23))
    assert compared(PeriodKind.DAY, date(2028, 3, 1)) == Span(LEAP, LEAP)
    over = span_of(PeriodKind.MONTH, date(2028, 2, 10))
    april = span_of(PeriodKind.MONTH, date(2028, 4, 30))
    march = Span(date(2028, 3, 1), date(2028, 3, 31))
    assert span_before(PeriodKind.MONTH, april, date(2028, 4, 30)) == march  # on its last day it is whole
    assert span_before(PeriodKind.MONTH, over, date(2028, 4, 5)) == Span(date(2028, 1, 1), date(2028, 1, 31))
