"""What the other tills of a shop did is in each till's figures as head office told it last; no other shop's is."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date

import pytest

from fakes.chain import SHOP, OfficeInMemory, TillInMemory, sale
from fakes.clock import FakeClock
from shuke.adapters.sync_wire import CborWire
from shuke.application.figures.dashboard import Dashboard, Scope, read_dashboard
from shuke.application.figures.whole_shop import OTHERS, WholeShop, shops_cards
from shuke.application.head_office.telling_figures import figures_sent
from shuke.application.ports.costs import CardSums
from shuke.application.ports.day_figures import DaySums, MoveSums, PartSums, StaffSums
from shuke.application.ports.shop_figures import ToldFigures
from shuke.application.sync.state import RoundOutcome
from shuke.domain.basket import TenderKind
from shuke.domain.facts.in_shift import InShift
from shuke.domain.facts.rows import Add
from shuke.domain.facts.sale_completed import LedgerEntry
from shuke.domain.facts.sale_refunded import PaidBack, SaleRefunded
from shuke.domain.facts.shop_described import ShopDescribed
from shuke.domain.figures.months import Months
from shuke.domain.figures.periods import PeriodKind
from shuke.domain.money import Money
from shuke.domain.shop import Shop
from shuke.domain.shop_figures import AMOUNTS, LONGEST_OF, FigureKind, FigureRow, MonthFigures
from shuke.domain.slices.account import NEVER, AccountKind
from shuke.domain.sync import limits
from shuke.domain.sync.bounds import OutOfBounds
from shuke.domain.sync.exchanges import FIGURES
from shuke.domain.sync.figure_messages import AskFigures, FiguresSent, MonthHeld
from shuke.wording.dashboard import Report

TODAY = date(2026, 11, 4)
TEN_MINUTES = 600
DAY = 86_400
MONTHS = [f"2026-{number:02d}" for number in range(11, 0, -1)] + [
    f"2025-{number:02d}" for number in range(12, 0, -1)
]


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def office(clock: FakeClock) -> OfficeInMemory:
    office = OfficeInMemory(clock)
    office.record(ShopDescribed(Shop("S02", "南门店")))
    return office


@pytest.fixture
def first(office: OfficeInMemory, clock: FakeClock) -> TillInMemory:
    return TillInMemory(office, clock)


@pytest.fixture
def second(office: OfficeInMemory, clock: FakeClock) -> TillInMemory:
    return TillInMemory(office, clock)


def sell(till: TillInMemory, yuan: int) -> None:
    till.record(sale("m-1", [LedgerEntry(AccountKind.POINTS, NEVER, yuan, "earning")]))


def take_back(till: TillInMemory, yuan: int) -> None:
    paid, shift = (PaidBack(TenderKind.CASH, Money(yuan * 100)),), InShift("sh-1")
    till.record(SaleRefunded("R-1", till.till, 1, 2, "r", TODAY, "tea-chain", 1, (), paid, "", shift, "m-1"))


def in_step(*tills: TillInMemory) -> None:
    for till in tills:
        done = till.sync.round()
        assert done.outcome is RoundOutcome.IN_STEP, done


def seen(
    till: TillInMemory, kind: PeriodKind = PeriodKind.DAY, which: Report = Report.OVERVIEW, day: date = TODAY
) -> Dashboard:
    """The dashboard as the till's window reads it."""
    with till.store.reading() as work:
        told = work.shop_figures.told(SHOP.shop_id)
        return read_dashboard(work, Scope(None, SHOP.zone, whole=False, told=told), kind, day, TODAY, which)


def asked(till: TillInMemory) -> int:
    return sum(letter.claim.path == FIGURES.path for letter in till.link.letters)


def test_the_figures_of_a_till_are_those_of_its_shop(
    first: TillInMemory, second: TillInMemory, clock: FakeClock
) -> None:
    in_step(first, second, first)
    sell(first, 30)
    sell(second, 12)
    sell(second, 8)
    in_step(first, second)
    assert seen(first).now.sums.sold_minor == 30_00
    clock.advance(TEN_MINUTES)
    in_step(first, second)
    for till, own in ((first, 30_00), (second, 20_00)):
        whole = seen(till)
        assert (whole.now.sums.sales, whole.now.sums.sold_minor) == (3, 50_00)
        assert whole.days == {TODAY: whole.now.sums}
        assert (whole.by_till[till.till].sold_minor, whole.by_till[OTHERS].sold_minor) == (own, 50_00 - own)
        assert whole.now.moved(AccountKind.POINTS) == MoveSums(came=50)
        assert [(one.begins, one.sales) for one in seen(till, which=Report.HOURS).hours] == [(10 * 60, 3)]
        (version,) = seen(till, which=Report.PROGRAMMES).programmes
        assert (version.sales, version.sold_minor) == (3, 50_00)
        with till.store.reading() as work:
            by_till = WholeShop(work.day_figures, work.shop_figures).moves_by_till(TODAY, TODAY, None)
        points = {name: moves[AccountKind.POINTS].came * 100 for name, moves in by_till.items()}
        assert points == {till.till: own, OTHERS: 50_00 - own}
        told = whole.told
        assert told == ToldFigures(clock.now_ms(), date(2025, 1, 1))


def test_what_members_bought_with_which_card_is_told(
    first: TillInMemory, second: TillInMemory, clock: FakeClock
) -> None:
    in_step(first, second)
    sell(first, 30)
    sell(second, 12)
    in_step(first, second)
    clock.advance(TEN_MINUTES)
    in_step(first)
    month = Months.between(TODAY, TODAY)
    with first.store.reading() as work:
        assert work.shop_figures.cards(month) == [
            ("2026-11", "", CardSums(sales=1, sold_minor=12_00, points=12))
        ]
        both = shops_cards(work.costs, work.shop_figures, month, None)
        assert [(till, sums.sold_minor) for _, till, _, sums in both] == [
            (first.till, 30_00),
            (OTHERS, 12_00),
        ]
        assert work.shop_figures.cards(month.before) == []


def test_the_form_is_part_of_the_stamp(
    first: TillInMemory, second: TillInMemory, office: OfficeInMemory, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Rows of an older form are told anew."""
    sell(second, 12)
    in_step(second, first)
    with office.store.reading() as work, first.store.reading() as own:
        held = AskFigures((MonthHeld("2026-11", own.shop_figures.stamps(SHOP.shop_id)["2026-11"]),))
        assert figures_sent(work, first.till, held) == FiguresSent(())
        monkeypatch.setattr("shuke.application.head_office.telling_figures.FIGURES_FORM", 1)
        assert len(figures_sent(work, first.till, held).months) == 1


def test_who_sold_is_told_and_what_both_sold_is_one(
    first: TillInMemory, second: TillInMemory, clock: FakeClock
) -> None:
    in_step(first, second)
    for till, staff in ((first, "st-1"), (second, "st-1"), (second, "st-2")):
        with till.store.writing() as work:
            entry = LedgerEntry(AccountKind.POINTS, NEVER, 5, "earning")
            till.recorder.record(work, SHOP, sale("m-1", [entry]), staff=staff)
            work.commit()
    clock.advance(TEN_MINUTES)
    in_step(second, first)
    assert seen(first, which=Report.STAFF).staff == (
        StaffSums("st-1", 2, 10_00, 0, 0),
        StaffSums("st-2", 1, 5_00, 0, 0),
    )


def test_what_is_called_by_too_many_signs_is_told_by_the_first_of_them_and_no_sum_lacks_it(
    first: TillInMemory, second: TillInMemory, office: OfficeInMemory
) -> None:
    sell(second, 12)
    in_step(second, first)
    longest, longer = "茶" * LONGEST_OF, "茶" * (LONGEST_OF + 1)
    with office.store.writing() as work:
        for name, sold in ((longest, 1), (longer, 20), (longer + "x", 300)):
            key = {"till_id": second.till, "business_date": "2026-11-04", "part": "category", "of": name}
            work.apply([Add("day_parts", key, {"sales": 1, "sold_minor": sold})])
        sent = figures_sent(work, first.till, AskFigures((MonthHeld("2026-11"),)))
    (month,) = sent.months
    assert {row.of: row.amounts for row in month.rows if "茶" in row.of} == {
        longest: (1, 1, 0),
        longest[1:] + "…": (2, 320, 0),
    }


def test_a_late_refund_changes_a_month_that_was_told(
    first: TillInMemory, second: TillInMemory, clock: FakeClock
) -> None:
    sell(second, 20)
    in_step(second, first)
    assert seen(first).now.net_minor == 20_00
    take_back(second, 15)
    in_step(second)
    clock.advance(TEN_MINUTES)
    in_step(first)
    month = seen(first, PeriodKind.MONTH)
    assert (month.now.net_minor, month.now.sums.refunds) == (5_00, 1)


def test_what_a_till_was_silent_about_for_months_comes_the_next_day_at_last(
    office: OfficeInMemory, clock: FakeClock
) -> None:
    clock.advance(-90 * DAY)
    first, second = TillInMemory(office, clock), TillInMemory(office, clock)
    sell(second, 20)
    clock.advance(90 * DAY)
    in_step(first, second)
    clock.advance(TEN_MINUTES)
    in_step(first)
    assert asked(first) == 2
    assert seen(first, PeriodKind.YEAR).now.net_minor == 0
    clock.advance(DAY)
    in_step(first)
    assert seen(first, PeriodKind.YEAR).now.net_minor == 20_00
    assert seen(first, PeriodKind.MONTH, day=date(2026, 8, 6)).now.net_minor == 20_00


def test_a_till_asks_once_and_then_after_ten_minutes_in_a_quiet_round(
    first: TillInMemory, office: OfficeInMemory, clock: FakeClock
) -> None:
    in_step(first)
    assert asked(first) == 0  # the shop had no other till
    second = TillInMemory(office, clock)
    in_step(second, second)
    assert asked(second) == 1
    clock.advance(TEN_MINUTES - 1)
    in_step(second)
    assert asked(second) == 1
    clock.advance(1)
    for _ in range(21):
        sell(second, 1)
    in_step(second)
    assert asked(second) == 1
    in_step(second, first)
    assert (asked(second), asked(first)) == (2, 1)
    clock.set_back(3600)
    in_step(second)
    assert asked(second) == 3


def test_no_other_shops_figures_arrive(first: TillInMemory, office: OfficeInMemory, clock: FakeClock) -> None:
    other, third = (TillInMemory(office, clock, shop_id="S02") for _ in range(2))
    sell(other, 40)
    in_step(other, third)
    with office.store.reading() as work:
        everything = AskFigures(tuple(MonthHeld(month) for month in MONTHS))
        assert figures_sent(work, first.till, everything) == FiguresSent(())
        assert figures_sent(work, other.till, everything) == FiguresSent(())
        (told,) = figures_sent(work, third.till, everything).months
    assert told.month == "2026-11"
    assert FigureRow(FigureKind.MOVED, 4, "points", (40, 0, 0, 0)) in told.rows


def test_a_till_that_is_of_another_shop_now_forgets_what_it_was_told(
    first: TillInMemory, second: TillInMemory, office: OfficeInMemory, clock: FakeClock
) -> None:
    third = TillInMemory(office, clock, shop_id="S02")
    sell(second, 20)
    sell(third, 7)
    in_step(second, third, first)
    first.joined = replace(first.joined, shop=Shop("S02", "南门店"))
    with first.store.reading() as work:
        assert work.shop_figures.told("S02") is None
    with first.store.writing() as work:
        row = FigureRow(FigureKind.STAFF, 1, "st-9", (1, 2, 3, 4))
        work.shop_figures.take("S02", 5, ["2026-11"], [MonthFigures("2026-11", bytes(16), (row,))])
        assert work.shop_figures.told("S01") is None
        assert (work.shop_figures.stamps("S01"), work.shop_figures.stamps("S02")) == (
            {},
            {"2026-11": bytes(16)},
        )
        assert work.shop_figures.by_day(date(2025, 1, 1), TODAY) == {}
        assert work.shop_figures.staff(TODAY.replace(day=1), TODAY) == [StaffSums("st-9", 1, 2, 3, 4)]


def test_what_does_not_fit_comes_with_the_next_round(
    office: OfficeInMemory, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock.advance(-40 * DAY)
    first, second = TillInMemory(office, clock), TillInMemory(office, clock)
    sell(second, 3)
    clock.advance(40 * DAY)
    sell(second, 20)
    in_step(second)
    monkeypatch.setattr("shuke.application.head_office.telling_figures.MOST_FIGURE_ROWS", 7)
    in_step(first)
    assert seen(first, PeriodKind.YEAR).now.sums.sold_minor == 20_00
    told = seen(first).told
    assert told is not None
    assert told.since == date(2026, 11, 1)
    in_step(first)
    assert seen(first, PeriodKind.YEAR).now.sums.sold_minor == 23_00
    assert asked(first) == 2
    in_step(first)
    assert asked(first) == 2
    # One that is too large for any reply is named, and no till asks for it again and again.
    monkeypatch.setattr("shuke.application.head_office.telling_figures.MOST_FIGURE_ROWS", 1)
    sell(second, 1)
    in_step(second)
    clock.advance(TEN_MINUTES)
    in_step(first, first)
    assert asked(first) == 3
    assert seen(first, PeriodKind.YEAR).now.sums.sold_minor == 3_00
    told = seen(first).told
    assert told is not None
    assert (told.since, told.missing) == (date(2025, 1, 1), ("2026-11",))
    monkeypatch.undo()
    clock.advance(TEN_MINUTES)
    in_step(first)
    assert seen(first, PeriodKind.YEAR).now.sums.sold_minor == 24_00
    told = seen(first).told
    assert told is not None
    assert told.missing == ()


def test_behind_enough_rows_the_rest_waits_for_the_next_question(
    office: OfficeInMemory, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock.advance(-40 * DAY)
    first, second = TillInMemory(office, clock), TillInMemory(office, clock)
    sell(second, 3)
    clock.advance(40 * DAY)
    sell(second, 20)
    in_step(second)
    question = AskFigures(tuple(MonthHeld(month, b"") for month in MONTHS))

    def told(enough: int) -> tuple[list[str], bool]:
        monkeypatch.setattr("shuke.application.head_office.telling_figures._ENOUGH_ROWS", enough)
        with office.store.reading() as work:
            sent = figures_sent(work, first.till, question)
        return [one.month for one in sent.months], sent.more

    both, no_more = told(10**6)
    assert (len(both), no_more) == (2, False)
    with office.store.reading() as work:
        newest = len(figures_sent(work, first.till, question).months[0].rows)
    assert told(newest + 1) == (both, False)
    assert told(newest) == (both[:1], True)


def test_an_older_head_office_is_not_asked(
    first: TillInMemory, second: TillInMemory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("shuke.application.head_office.feeding.FIGURES_FORM", 0)
    in_step(second, first)
    assert (asked(first), asked(second)) == (0, 0)
    monkeypatch.setattr("shuke.application.head_office.feeding.FIGURES_FORM", 3)
    in_step(second, first)
    assert (asked(first), asked(second), seen(first).told) == (0, 0, None)


def test_a_round_that_breaks_off_at_the_question_asks_again(
    first: TillInMemory, second: TillInMemory
) -> None:
    sell(second, 20)
    in_step(second)
    letters = len(first.link.letters)
    in_step(first)
    place = next(at for at, one in enumerate(first.link.letters[letters:]) if one.claim.path == FIGURES.path)
    assert place > 0
    third = TillInMemory(first.office, first.office.clock)
    third.weather.to_come = [""] * place + ["lost"]
    third.sync.round()
    in_step(third)
    assert seen(third).now.sums.sold_minor == 20_00


def test_the_amounts_are_those_of_the_sums() -> None:
    assert AMOUNTS[FigureKind.DAY] == tuple(one.name for one in fields(DaySums))
    assert AMOUNTS[FigureKind.MOVED] == tuple(one.name for one in fields(MoveSums))
    assert AMOUNTS[FigureKind.HOUR] == tuple(one.name for one in fields(PartSums))[1:]
    assert AMOUNTS[FigureKind.CARD] == tuple(one.name for one in fields(CardSums))
    assert AMOUNTS[FigureKind.STAFF] == tuple(one.name for one in fields(StaffSums))[1:]


@pytest.mark.parametrize(
    "month", ["", "0000-01", "2026-13", "2026-8", "2026-08\n", "=1+1", "二〇二六", "\u202e20-8"]
)
def test_a_month_that_is_none_is_refused(month: str) -> None:
    with pytest.raises(OutOfBounds):
        MonthHeld(month)
    with pytest.raises(OutOfBounds):
        MonthFigures(month, b"", ())


def test_bounds_hold() -> None:
    held = tuple(MonthHeld(month) for month in [*MONTHS, "2024-12", "2024-11"])
    asking = CborWire().encode(AskFigures(tuple(replace(one, stamp=bytes(16)) for one in held[:24])))
    assert len(asking) < limits.MOST_ENROL_BYTES
    hour = FigureRow(FigureKind.HOUR, 28, "07", (1, 2, 3))
    card = FigureRow(FigureKind.CARD, 1, "gold", (1, 2, 3, 4, 5, 6, 7, 8, 9))
    whole = MonthFigures("2026-02", bytes(16), (hour,))
    for wrong in (
        lambda: AskFigures(held),
        lambda: AskFigures(()),
        lambda: AskFigures((held[0], held[0])),
        lambda: MonthHeld("2026-02", bytes(15)),
        lambda: replace(hour, of="7" * (LONGEST_OF + 1)),
        lambda: replace(hour, amounts=(1, 2)),
        lambda: replace(hour, amounts=(1, 2, 2**62 + 1)),
        lambda: replace(whole, rows=(replace(hour, day=29),)),
        lambda: replace(whole, rows=(replace(hour, day=0),)),
        lambda: replace(whole, rows=(hour, hour)),
        lambda: replace(whole, stamp=bytes(17)),
        lambda: FiguresSent((whole, whole)),
        lambda: FiguresSent((whole, replace(whole, month="2026-03"))),
        lambda: FiguresSent((), more=True),
        lambda: FiguresSent((), too_large=("2026-13",)),
        lambda: FiguresSent((whole,), too_large=("2026-02",)),
        lambda: FiguresSent((), too_large=("2026-02",) * 25),
        lambda: replace(whole, rows=(replace(card, day=2),)),
        lambda: replace(card, amounts=(1, 2, 3)),
    ):
        with pytest.raises(OutOfBounds):
            wrong()
    assert FiguresSent((replace(whole, month="2026-03"), whole), more=True)
