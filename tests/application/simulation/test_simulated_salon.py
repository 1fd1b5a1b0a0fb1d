"""A salon's change from six tiers to three, worked out by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from shuke.application.simulation.outcome import Comparison, compared, together
from shuke.application.simulation.recorded import Joined, PaidIn, Recorded, Sold, TakenBack, parted
from shuke.application.simulation.replaying import replay
from shuke.bootstrap.presets import preset_base
from shuke.domain.basket import BasketLine, TenderKind
from shuke.domain.holidays import HolidayCalendar
from shuke.domain.money import Money
from shuke.domain.programme.document import Programme
from shuke.domain.programme.reading import read_programme

FIRST, LAST = date(2026, 3, 1), date(2026, 4, 30)
CALENDAR = HolidayCalendar(())


def preset(key: str) -> Programme:
    text = preset_base(key)
    assert text is not None
    return read_programme(text, preset_base)


def joins(member: str, day: int, yuan: int) -> list[Recorded]:
    on = date(2026, 3, day)
    return [Joined(member, on, "bronze", "tier.bronze.top-up"), PaidIn(member, on, Money(yuan * 100))]


def buys(member: str, on: date, yuan: int, paid_by: TenderKind = TenderKind.STORED_VALUE) -> Sold:
    line = BasketLine(1, "cut", Money(yuan * 100))
    return Sold(member, on, (line,), paid_by, "bronze", 0, 0, with_coupons=False)


def happened() -> list[Recorded]:
    march, april = date(2026, 3, 20), date(2026, 4, 10)
    events = [
        *joins("a", 2, 4000),
        *joins("b", 2, 1000),
        *joins("c", 3, 8000),
        buys("a", march, 1000),
        buys("b", march, 1000, TenderKind.CASH),
        buys("c", march, 1000),
        buys("a", april, 1000),
    ]
    return sorted(events, key=lambda one: one.on)


def test_the_salons_three_tiers_beside_the_six() -> None:
    six = replay(preset("salon-six-tiers"), happened(), FIRST, LAST, CALENDAR)
    three = replay(preset("salon"), happened(), FIRST, LAST, CALENDAR)
    assert {name: dict(month.tiers) for name, month in three.months.items()} == {
        "2026-03": {"silver": 1, "diamond": 1},
        "2026-04": {"silver": 1, "diamond": 1},
    }
    # a: silver, 10 % of 2,000; b: pays in too little and stays a stranger; c: diamond, 30 % of 1,000.
    assert {member: cost for member, cost in three.benefits.items() if cost} == {"a": 20_000, "c": 30_000}
    assert three.cost == 50_000
    assert (three.total.sales, three.total.gross, three.total.discount) == (4, 400_000, 50_000)
    assert (three.months["2026-03"].refused, three.total.paid_otherwise) == (1, 0)
    # What they hold: 4,000 - 900 - 900; 8,000 - 700.
    assert three.months["2026-04"].value_held == (2_200 + 7_300) * 100
    # Under six: a gold, 15 % of 2,000; b bronze, 5 % of 1,000, paid in cash as it was; c platinum, 20 % of 1,000.
    assert dict(six.months["2026-03"].tiers) == {"bronze": 1, "gold": 1, "platinum": 1}
    assert dict(six.benefits) == {"a": 30_000, "b": 5_000, "c": 20_000}
    assert six.total.value_held == (4_000 - 1_700 + 1_000 + 8_000 - 800) * 100
    assert compared(six, three) == Comparison(
        gain=1,
        gained=10_000,
        lose=2,
        lost=15_000,
        same=0,
        most_gained=[("c", 10_000)],
        most_lost=[("a", -10_000), ("b", -5_000)],
    )
    assert compared(three, three) == Comparison(0, 0, 0, 0, 3, [], [])


def test_members_played_apart_come_to_the_same() -> None:
    programme = preset("salon-six-tiers")
    whole = replay(programme, happened(), FIRST, LAST, CALENDAR)
    for parts in (1, 2, 5):
        played = [replay(programme, part, FIRST, LAST, CALENDAR) for part in parted(happened(), parts)]
        assert together(played) == whole


def test_what_holds_at_the_end_of_a_month_is_of_that_month() -> None:
    events = [*joins("a", 31, 2000)]
    played = replay(preset("salon"), events, date(2026, 2, 10), date(2026, 3, 31), CALENDAR)
    assert {name: month.value_held for name, month in played.months.items()} == {
        "2026-02": 0,
        "2026-03": 200_000,
    }


def test_points_and_coupons_are_used_as_they_were_and_a_tier_of_another_name_begins_at_the_lowest() -> None:
    tea = preset("tea-chain")
    on = date(2026, 3, 11)
    line = BasketLine(1, "tea", Money(100_00))

    def sold(**more: object) -> Sold:
        usual = Sold("m", on, (line,), TenderKind.CASH, "gold", 0, 0, with_coupons=False)
        return replace(usual, **more)  # type: ignore[arg-type]

    plain = replay(tea, [sold(tier="of another programme")], on, on, CALENDAR).total
    assert (plain.points_issued, dict(plain.tiers)) == (100, {"ordinary": 1})
    gold = replay(tea, [sold()], on, on, CALENDAR).total
    assert (gold.points_issued, dict(gold.tiers)) == (150, {"gold": 1})
    used = replay(tea, [sold(points_before=500, points_used=200)], on, on, CALENDAR).total
    assert (used.points_used, used.points_held) == (200, 500 - 200 + used.points_issued)
    wished = replay(tea, [sold(points_before=100, points_used=900)], on, on, CALENDAR).total
    assert wished.points_used <= 100
    stored = replay(tea, [sold(paid_by=TenderKind.STORED_VALUE)], on, on, CALENDAR).total
    assert (stored.sales, stored.paid_otherwise, stored.refused) == (1, 1, 0)


def test_what_was_brought_back_counts_off() -> None:
    tea, day, later = preset("tea-chain"), date(2026, 3, 11), date(2026, 4, 2)
    lines = (BasketLine(1, "tea", Money(100_00)), BasketLine(2, "cup", Money(50_00), 2000))
    bought = Sold("m", day, lines, TenderKind.CASH, "gold", 0, 0, with_coupons=False, sale="A/1/7")
    whole = replay(tea, [bought], day, later, CALENDAR)
    back = TakenBack("m", later, "A/1/7", ((2, 1000),))
    left = replay(tea, [bought, back], day, later, CALENDAR)
    # Gold earns half as many again: 300 on 200.00, 225 on the 150.00 that are kept.
    assert (whole.total.gross, whole.total.points_issued, whole.total.taken_back) == (200_00, 300, 0)
    assert (left.total.gross, left.total.points_issued, left.total.taken_back) == (150_00, 225, 1)
    assert left.months["2026-04"].gross == -50_00
    assert left.benefits["m"] < whole.benefits["m"]
    # Not of these days, or more than there is: nothing that could be taken back.
    for wrong in (replace(back, sale="A/1/6"), replace(back, lines=((2, 9000),))):
        same = replay(tea, [bought, wrong], day, later, CALENDAR)
        assert (same.total.gross, same.benefits, same.total.taken_back) == (200_00, whole.benefits, 0)


def test_costs_by_month_come_to_what_members_had() -> None:
    played = replay(preset("salon-six-tiers"), happened(), FIRST, LAST, CALENDAR)
    assert {name: month.cost for name, month in played.months.items()} == {
        "2026-03": 15_000 + 5_000 + 20_000,
        "2026-04": 15_000,
    }
    assert played.cost == played.total.cost == 55_000
