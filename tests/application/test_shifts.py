"""The shift at a till: every sale is in one, the drawer is counted blind, Z reports are numbered without gaps."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

import pytest

from fakes.counter_shop import CASHIER, CounterShop
from shuke.application.approval import ApprovalWanted
from shuke.application.counter.holding import hold_basket
from shuke.application.counter.lines import add_open_amount
from shuke.application.counter.tenders import pay
from shuke.application.counter.view import CounterView
from shuke.application.ports.printing import PrintJob, PrintKind
from shuke.application.rebuilding import rebuild
from shuke.application.refusal import Refusal, Refused
from shuke.application.session import Session
from shuke.application.shifts.cash import move_cash, open_drawer
from shuke.application.shifts.counting import Counted, close_shift, count_drawer, outstanding_now
from shuke.application.shifts.opening import open_shift, shift_now
from shuke.application.shifts.report import closed_shifts, print_x, print_z_again, x_report, z_report
from shuke.application.shifts.shift_report import ShiftReport
from shuke.domain.basket import TenderKind
from shuke.domain.facts.in_shift import InShift
from shuke.domain.facts.kinds import FactBody
from shuke.domain.facts.sale_completed import SaleCompleted
from shuke.domain.money import ZERO, Money
from shuke.domain.profile import Profile
from shuke.domain.shift import CashDirection, Pieces, Shift, ShiftPolicy, TenderTotal
from shuke.domain.shop import Role, Staff

PLENTY = 10**12
LEAD = Session(Staff("st-5", "周班长", Role.SHIFT_LEAD), 0)


@dataclass
class Till:
    shop: CounterShop

    def sell(
        self,
        yuan: int,
        tender: TenderKind = TenderKind.CASH,
        given: int | None = None,
        session: Session | None = None,
        member: str | None = None,
    ) -> CounterView:
        desk, who = self.shop.desk, session or self.shop.cashier
        view = desk.begin(who)
        if member:
            view = seen(desk.step(who, view.basket.basket_id, lambda _w, b: replace(b, member_id=member)))
        view = seen(add_open_amount(desk, who, view.basket.basket_id, Money(yuan * 100)))
        cash = Money(given * 100) if given else None
        done = seen(pay(desk, lambda: PLENTY, who, view.basket.basket_id, tender, cash))
        assert done.completed or given
        return done

    @property
    def shift(self) -> Shift | None:
        return shift_now(self.shop.desk)

    @property
    def open(self) -> Shift:
        assert self.shift is not None
        return self.shift

    def count(self, *pieces: tuple[int, int], session: Session | None = None) -> Counted:
        answer = count_drawer(self.shop.desk, session or self.shop.cashier, pieces)
        assert isinstance(answer, Counted), answer
        return answer

    def close(self, *pieces: tuple[int, int], reason: str = "") -> ShiftReport:
        answer = close_shift(self.shop.desk, self.shop.cashier, pieces, reason, ())
        assert isinstance(answer, ShiftReport), answer
        return answer

    def x(self, session: Session = LEAD) -> ShiftReport | Refused:
        with self.shop.store.reading() as work:
            return x_report(self.shop.desk, work, session, outstanding_now(self.shop.desk, work))

    def newest(self) -> FactBody:
        with self.shop.store.reading() as work:
            head = work.journal.head("S01-1")
            assert head
            stored = work.journal.get("S01-1", head.epoch, head.seq)
        assert stored
        body = self.shop.recorder.opened(stored)[1]
        assert body
        return body

    @property
    def facts(self) -> int:
        with self.shop.store.reading() as work:
            return work.journal.count_after("S01-1", 0, 0)

    def jobs(self) -> list[PrintJob]:
        found = []
        with self.shop.store.reading() as work:
            job_id = 1
            while (job := work.print_jobs.get(job_id)) is not None:
                found.append(job)
                job_id += 1
        return found


def seen(answer: CounterView | Refused) -> CounterView:
    assert isinstance(answer, CounterView), answer
    return answer


@pytest.fixture
def till() -> Till:
    return Till(CounterShop())


def opened(till: Till, yuan: int = 300) -> Shift:
    answer = open_shift(till.shop.desk, till.shop.cashier, Money(yuan * 100))
    assert isinstance(answer, Shift), answer
    return answer


# open


def test_a_shift_opens_with_its_float_once(till: Till) -> None:
    shift = opened(till)
    assert (shift.started_with, shift.opened_by, shift.float_known, shift.open) == (
        Money(300_00),
        CASHIER.staff_id,
        True,
        True,
    )
    again = open_shift(till.shop.desk, till.shop.cashier, Money(1))
    assert again == Refused(Refusal.SHIFT_OPEN)


@pytest.mark.parametrize("minor", [-1, 10_000_000_01])
def test_no_such_float(till: Till, minor: int) -> None:
    assert open_shift(till.shop.desk, till.shop.cashier, Money(minor)) == Refused(Refusal.FLOAT)
    assert till.shift is None


def test_a_sale_without_an_open_shift_opens_one_and_its_float_can_be_stated_later(till: Till) -> None:
    till.sell(20)
    begun = till.open
    assert (begun.float_known, begun.started_with) == (False, ZERO)
    till.shop.clock.advance(3600)
    stated = opened(till, 200)
    assert (stated.shift_id, stated.opened_at_ms) == (begun.shift_id, begun.opened_at_ms)
    assert (stated.float_known, stated.started_with) == (True, Money(200_00))
    report = till.x()
    assert isinstance(report, ShiftReport)
    assert report.expected == Money(220_00)


def test_a_shop_may_want_the_float_before_any_money(till: Till) -> None:
    till.shop.desk.shift_policy = lambda: ShiftPolicy(needed=True)
    desk, who = till.shop.desk, till.shop.cashier
    view = desk.begin(who)
    view = seen(add_open_amount(desk, who, view.basket.basket_id, Money(5_00)))
    answer = pay(desk, lambda: PLENTY, who, view.basket.basket_id, TenderKind.CASH)
    assert answer == Refused(Refusal.FLOAT_NEEDED)
    opened(till)
    assert seen(pay(desk, lambda: PLENTY, who, view.basket.basket_id, TenderKind.CASH)).completed


# what counts into it


def test_sales_count_by_tender_and_the_change_is_not_in_the_drawer(till: Till) -> None:
    opened(till)
    member = till.shop.enrol(Profile("王小明", "13800135678")).member_id
    till.sell(35, given=100)
    till.sell(20, TenderKind.ALIPAY, member=member)
    till.sell(15, TenderKind.ALIPAY)
    report = till.x()
    assert isinstance(report, ShiftReport)
    figures = report.figures
    assert figures.tenders == (
        TenderTotal(TenderKind.CASH, Money(35_00), 1),
        TenderTotal(TenderKind.ALIPAY, Money(35_00), 2),
    )
    assert (figures.sales, figures.member_sales, figures.to_pay) == (3, 1, Money(70_00))
    assert figures.points_earned == 20
    assert figures.expected == report.expected == Money(335_00)
    assert [(one.account.value, one.amount) for one in report.outstanding] == [("points", 20)]


def test_a_sale_names_its_shift_and_who_began_it(till: Till) -> None:
    shift = opened(till)
    desk, lead = till.shop.desk, LEAD
    view = desk.begin(till.shop.cashier)
    view = seen(add_open_amount(desk, till.shop.cashier, view.basket.basket_id, Money(5_00)))
    taken_up = desk.begin(lead)
    assert taken_up.basket.basket_id == view.basket.basket_id
    seen(pay(desk, lambda: PLENTY, lead, taken_up.basket.basket_id, TenderKind.CASH))
    sale = till.newest()
    assert isinstance(sale, SaleCompleted)
    assert (sale.shift, sale.begun_by) == (InShift(shift.shift_id), CASHIER.staff_id)
    till.sell(6)
    own = till.newest()
    assert isinstance(own, SaleCompleted)
    assert own.begun_by == ""


def test_cash_goes_in_and_out_with_a_reason_a_slip_and_an_open_drawer(till: Till) -> None:
    opened(till)
    desk = till.shop.desk
    assert isinstance(move_cash(desk, LEAD, CashDirection.IN, Money(100_00), " 零钱 "), str)
    assert isinstance(move_cash(desk, LEAD, CashDirection.OUT, Money(250_00), "解款"), str)
    assert isinstance(open_drawer(desk, LEAD, "换零"), str)
    report = till.x()
    assert isinstance(report, ShiftReport)
    figures = report.figures
    assert (figures.cash_in, figures.cash_out, figures.drawer_openings) == (Money(100_00), Money(250_00), 1)
    assert report.expected == Money(150_00)
    jobs = till.jobs()
    assert [job.kind for job in jobs] == [PrintKind.CASH_SLIP] * 3
    assert all(job.opens_drawer for job in jobs)
    assert "零钱" in jobs[0].content.decode()


@pytest.mark.parametrize(
    ("amount", "reason", "refusal"),
    [
        (0, "x", Refusal.AMOUNT),
        (-5, "x", Refusal.AMOUNT),
        (10_000_000_01, "x", Refusal.AMOUNT),
        (1, "", Refusal.REASON_MISSING),
        (1, " \n ", Refusal.REASON_MISSING),
    ],
)
def test_cash_that_is_none_or_has_no_reason_does_not_move(
    till: Till, amount: int, reason: str, refusal: Refusal
) -> None:
    opened(till)
    before = till.facts
    assert move_cash(till.shop.desk, LEAD, CashDirection.OUT, Money(amount), reason) == Refused(refusal)
    assert till.facts == before
    assert till.jobs() == []


def test_a_cashier_needs_somebody_else_for_cash_and_for_the_drawer(till: Till) -> None:
    opened(till)
    before, desk, who = till.facts, till.shop.desk, till.shop.cashier
    assert isinstance(move_cash(desk, who, CashDirection.OUT, Money(1), "x"), ApprovalWanted)
    assert isinstance(open_drawer(desk, who, "x"), ApprovalWanted)
    assert till.x(who) == Refused(Refusal.NOT_ALLOWED)
    assert print_x(desk, who, ()) == Refused(Refusal.NOT_ALLOWED)
    assert (till.facts, till.jobs()) == (before, [])


@pytest.mark.parametrize("role", [Role.REDEMPTION, Role.AUDITOR])
def test_who_does_not_sell_runs_no_shift(till: Till, role: Role) -> None:
    who = Session(Staff("st-6", "外人", role), 0)
    desk = till.shop.desk
    assert isinstance(open_shift(desk, who, ZERO), ApprovalWanted)
    opened(till)
    till.count((100_00, 3))
    assert isinstance(count_drawer(desk, who, ((100_00, 3),)), ApprovalWanted)
    assert isinstance(close_shift(desk, who, ((100_00, 3),), "", ()), ApprovalWanted)
    gone = Session(Staff("st-7", "离职", Role.MANAGER, active=False), 0)
    assert close_shift(desk, gone, ((100_00, 3),), "", ()) == Refused(Refusal.NOT_ALLOWED)
    assert till.open.open


# count and close


def test_a_count_is_recorded_before_anybody_is_told_what_should_be_there(till: Till) -> None:
    opened(till)
    till.sell(55)
    counted = till.count((100_00, 3), (50_00, 1), (5_00, 1))
    assert (counted.shift.counted, counted.shift.expected) == (Money(355_00), Money(355_00))
    assert not counted.reason_needed
    till.count((100_00, 3))
    report = till.x()
    assert isinstance(report, ShiftReport)
    assert report.figures.counts == 2


@pytest.mark.parametrize(
    "pieces",
    [
        ((100_00, -1),),
        ((100_00, 100_001),),
        ((33_00, 1),),
        ((100_00, 1), (100_00, 1)),
        ((100_00, 99_999), (50_00, 99_999)),
    ],
)
def test_what_nobody_can_have_counted_is_refused(till: Till, pieces: Pieces) -> None:
    opened(till)
    before = till.facts
    assert count_drawer(till.shop.desk, till.shop.cashier, pieces) == Refused(Refusal.PIECES)
    assert till.facts == before


def test_a_difference_above_the_limit_has_to_be_explained(till: Till) -> None:
    opened(till)
    assert not till.count(
        (100_00, 2), (50_00, 1), (20_00, 2)
    ).reason_needed  # 10.00 short, which is the limit
    pieces = (100_00, 2), (50_00, 1), (20_00, 1), (10_00, 1), (5_00, 1), (1_00, 4), (50, 1)
    counted = till.count(*pieces)
    assert counted.shift.difference == Money(-10_50)
    assert counted.reason_needed
    answer = close_shift(till.shop.desk, till.shop.cashier, pieces, "  ", ())
    assert answer == Refused(Refusal.REASON_MISSING)
    report = till.close(*pieces, reason="找零多给了")
    assert (report.reason, report.difference) == ("找零多给了", Money(-10_50))


def test_nothing_closes_that_was_not_counted_as_it_is_now(till: Till) -> None:
    desk, who = till.shop.desk, till.shop.cashier
    assert close_shift(desk, who, (), "", ()) == Refused(Refusal.NO_SHIFT)
    assert count_drawer(desk, who, ()) == Refused(Refusal.NO_SHIFT)
    opened(till)
    assert close_shift(desk, who, ((100_00, 3),), "", ()) == Refused(Refusal.COUNT_AGAIN)
    till.count((100_00, 3))
    assert close_shift(desk, who, ((100_00, 2),), "", ()) == Refused(Refusal.COUNT_AGAIN)
    till.sell(5)
    assert close_shift(desk, who, ((100_00, 3),), "", ()) == Refused(Refusal.COUNT_AGAIN)
    till.count((100_00, 3), (5_00, 1))
    till.close((100_00, 3), (5_00, 1))
    assert till.shift is None


@pytest.mark.parametrize("held", [False, True])
def test_while_a_sale_is_half_paid_the_drawer_is_not_counted(till: Till, held: bool) -> None:
    opened(till)
    desk, who = till.shop.desk, till.shop.cashier
    till.count((100_00, 3))
    view = till.sell(50, given=20)
    if held:
        view = seen(hold_basket(desk, who, view.basket.basket_id))
    assert count_drawer(desk, who, ((100_00, 3),)) == Refused(Refusal.HALF_PAID)
    assert close_shift(desk, who, ((100_00, 3),), "", ()) == Refused(Refusal.HALF_PAID)


def test_z_reports_are_numbered_without_gaps_printed_and_seen_again(till: Till) -> None:
    numbers = []
    for _ in range(3):
        opened(till)
        till.sell(10)
        till.count((100_00, 3), (10_00, 1))
        numbers.append(till.close((100_00, 3), (10_00, 1)).number)
    assert numbers == ["S01-1.1-Z0001", "S01-1.1-Z0002", "S01-1.1-Z0003"]
    reports = [job for job in till.jobs() if job.kind is PrintKind.SHIFT_REPORT]
    assert [job.document for job in reports] == numbers
    desk = till.shop.desk
    with till.shop.store.reading() as work:
        listed = closed_shifts(desk, work, LEAD)
        assert not isinstance(listed, Refused)
        assert [one.shift.z_number for one in listed] == [3, 2, 1]
        assert listed[0].closed_by == CASHIER.name
        again = z_report(desk, work, LEAD, listed[2].shift.shift_id)
        assert closed_shifts(desk, work, till.shop.cashier) == Refused(Refusal.NOT_ALLOWED)
        assert z_report(desk, work, LEAD, "no-such") == Refused(Refusal.SHIFT_GONE)
    assert isinstance(again, ShiftReport)
    assert (again.number, again.counted, again.pieces) == (
        numbers[0],
        Money(310_00),
        ((100_00, 3), (10_00, 1)),
    )
    assert again.figures.counts == 1
    copied = print_z_again(desk, LEAD, listed[2].shift.shift_id)
    assert copied == again
    assert till.jobs()[-1].copy == 1


def test_an_x_report_changes_nothing_and_may_be_printed(till: Till) -> None:
    opened(till)
    before = till.facts
    assert isinstance(print_x(till.shop.desk, LEAD, ()), ShiftReport)
    assert till.facts == before
    (job,) = till.jobs()
    assert (job.kind, job.opens_drawer) == (PrintKind.SHIFT_REPORT, False)


def test_a_day_that_ends_in_the_middle_of_a_shift_is_told_day_by_day() -> None:
    till = Till(CounterShop(datetime(2026, 3, 10, 12, 0, tzinfo=UTC)))
    opened(till)
    till.sell(10)
    till.shop.clock.advance(9 * 3600)  # five in the morning of the 11th
    till.sell(20)
    till.sell(5)
    report = till.x()
    assert isinstance(report, ShiftReport)
    assert report.over_night
    assert [(day.day, day.sales, day.to_pay) for day in report.figures.days] == [
        (date(2026, 3, 10), 1, Money(10_00)),
        (date(2026, 3, 11), 2, Money(25_00)),
    ]
    till.count((100_00, 3), (20_00, 1), (10_00, 1), (5_00, 1))
    closed = till.close((100_00, 3), (20_00, 1), (10_00, 1), (5_00, 1))
    assert closed.over_night
    assert opened(till, 0).opened_on != date(2026, 3, 10)


def test_what_is_folded_anew_from_the_journal_is_the_same_shift(till: Till) -> None:
    opened(till)
    till.sell(10)
    till.count((100_00, 3), (10_00, 1))
    till.close((100_00, 3), (10_00, 1))
    till.sell(7)
    open_before = till.open
    shop = till.shop
    rebuilt = rebuild(shop.store, shop.sealing, shop.encoding, lambda name: name, lambda _facts: None)
    assert rebuilt.unchanged
    assert till.open == open_before
