"""What staff are paid: sales, refunds, enrolments and top-ups of a month, goals, paper and file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime

import pytest

from fakes.counter_shop import CASHIER, CUP, MANAGER, TEA, CounterShop
from fakes.value_shop import PLENTY, VALUE, publish
from refund_stand import RefundStand
from shuke.application.money_held.paying_back import BackAnswer, BackWanted, pay_value_back
from shuke.application.money_held.topping_up import TopUpAnswer, TopUpWanted, top_up
from shuke.application.money_held.value_slip import compose_value_slip
from shuke.application.refusal import Refusal, Refused
from shuke.application.session import Session
from shuke.application.spreadsheet import list_file
from shuke.application.staff_pay.goals import MOST_GOAL, set_goal
from shuke.application.staff_pay.handing_on import print_statement, statement_rows
from shuke.application.staff_pay.statement import Statement, month_of, statement
from shuke.domain.facts.goal_set import GoalSet
from shuke.domain.membership.value_tells import ValueTells
from shuke.domain.money import Money
from shuke.domain.paper import TextLine
from shuke.domain.profile import Profile
from shuke.domain.shop import Role, Staff
from shuke.wording import Language

COMMISSION = """
[commission]
percent = 1
sales_percent = 2
enrolment = 5
top_seller = 200
campaign = { first = 2026-02-20, last = 2026-03-31 }

[[commission.targets]]
key = "floor"
name = { zh = "楼层经理", en = "Floor manager" }
worth = 500
"""
MARCH, APRIL = date(2026, 3, 10), date(2026, 4, 2)
AUDITOR = Staff("st-8", "郑审计", Role.AUDITOR)


@dataclass
class Stand:
    shop: CounterShop
    member_id: str

    def __post_init__(self) -> None:
        self.sales = RefundStand(self.shop)

    def paid_in(self, top_up_id: str, yuan: int, seller: str = "小林", member_id: str = "") -> None:
        wanted = TopUpWanted(top_up_id, member_id or self.member_id, Money(yuan * 100), seller=seller)
        answer = top_up(self.shop.desk, lambda: PLENTY, self.shop.manager, wanted)
        assert isinstance(answer, TopUpAnswer), answer

    def seen(self, who: Session | None = None, day: date = MARCH) -> Statement:
        with self.shop.store.reading() as work:
            return statement(self.shop.desk, work, who or self.shop.manager, day)

    def lines(self, person: str, day: date = MARCH) -> list[tuple[str, int]]:
        pays = {pay.person: pay for pay in self.seen(day=day).pays}
        return [(line.why.sentence, line.amount.minor) for line in pays[person].lines]

    def go_to(self, year: int, month: int, day: int) -> None:
        then_ms = datetime(year, month, day, 2, 0, tzinfo=UTC).timestamp() * 1000
        self.shop.clock.advance((then_ms - self.shop.clock.now_ms()) / 1000)


@pytest.fixture
def stand() -> Stand:
    shop = CounterShop()
    publish(shop, VALUE + COMMISSION)
    return Stand(shop, shop.enrol(Profile("王小明", "13800138000")).member_id)


def test_a_month_is_its_days() -> None:
    assert month_of(date(2026, 2, 14)) == (date(2026, 2, 1), date(2026, 2, 28))
    assert month_of(date(2026, 12, 31)) == (date(2026, 12, 1), date(2026, 12, 31))


def test_sales_enrolments_and_top_ups_are_paid_and_refunds_take_back(stand: Stand) -> None:
    sale = stand.sales.sell((TEA.article_id, 1), (CUP.article_id, 1))
    stand.paid_in("t-1", 1000)
    assert stand.lines("小林") == [
        (ValueTells.PAY_SALES, 4_33),
        (ValueTells.PAY_ENROLLED, 5_00),
        (ValueTells.PAY_FIRST, 10_00),
        (ValueTells.PAY_TOP_SELLER, 200_00),
    ]
    stand.sales.refund(sale, (2, 1))
    assert (ValueTells.PAY_SALES_BACK, -1_77) in stand.lines("小林")


def test_what_is_paid_back_later_is_taken_back_in_that_month(stand: Stand) -> None:
    stand.paid_in("t-1", 1000)
    stand.go_to(2026, 4, 2)
    back = pay_value_back(stand.shop.desk, stand.shop.manager, BackWanted(stand.member_id, note="搬家"))
    assert isinstance(back, BackAnswer), back
    assert (ValueTells.PAY_FIRST, 10_00) in stand.lines("小林")
    assert stand.lines("小林", APRIL) == [(ValueTells.PAY_PAID_BACK, -10_00)]


def test_a_goal_says_how_far_it_is_reached_alone_or_with_the_whole_shop(stand: Stand) -> None:
    stand.paid_in("t-1", 1000)
    other = stand.shop.enrol(Profile("李雷", "13900139000")).member_id
    stand.paid_in("t-2", 500, seller="陈店长", member_id=other)
    desk, manager = stand.shop.desk, stand.shop.manager
    assert isinstance(set_goal(desk, manager, CASHIER.staff_id, MARCH, "floor", Money(2000_00)), GoalSet)
    whole = set_goal(desk, manager, MANAGER.staff_id, MARCH, "floor", Money(2000_00), whole_shop=True)
    assert isinstance(whole, GoalSet)
    goals = {one.person: (one.reached, one.whole_shop) for one in stand.seen().goals}
    assert goals == {"小林": ("50%", False), "陈店长": ("75%", True)}
    assert (ValueTells.PAY_TARGET, 250_00) in stand.lines("小林")
    assert stand.seen(day=APRIL).goals == ()
    assert isinstance(set_goal(desk, manager, CASHIER.staff_id, MARCH, "floor", Money(0)), GoalSet)
    assert [one.person for one in stand.seen().goals] == ["陈店长"]


def test_a_cashier_sees_only_the_own(stand: Stand) -> None:
    stand.sales.sell((TEA.article_id, 1))
    stand.paid_in("t-1", 1000, seller="陈店长")
    stand.shop.enrol(Profile("李雷", "13900139000"))
    for person in (CASHIER, MANAGER):
        answer = set_goal(stand.shop.desk, stand.shop.manager, person.staff_id, MARCH, "floor", Money(100))
        assert isinstance(answer, GoalSet)
    everybody = stand.seen()
    assert {pay.person for pay in everybody.pays} == {"小林", "陈店长"}
    own = stand.seen(stand.shop.cashier)
    assert ([pay.person for pay in own.pays], own.everybody, own.people) == (["小林"], False, ())
    assert [one.person for one in own.goals] == ["小林"]
    assert stand.seen(Session(AUDITOR, 0)).pays == ()
    no = print_statement(stand.shop.desk, stand.shop.cashier, everybody, "陈店长")
    assert no == Refused(Refusal.NOT_ALLOWED)


def test_goals_that_cannot_be_are_refused(stand: Stand) -> None:
    desk, manager = stand.shop.desk, stand.shop.manager

    def wish(staff_id: str = "st-1", post: str = "floor", amount: int = 1) -> object:
        return set_goal(desk, manager, staff_id, MARCH, post, Money(amount))

    assert wish(staff_id="nobody") == Refused(Refusal.STAFF_GONE)
    assert wish(post="moon") == Refused(Refusal.POST_GONE)
    assert wish(amount=-1) == Refused(Refusal.AMOUNT)
    assert wish(amount=MOST_GOAL.minor + 1) == Refused(Refusal.AMOUNT)


def test_a_programme_without_commission_says_so(stand: Stand) -> None:
    assert isinstance(
        set_goal(stand.shop.desk, stand.shop.manager, "st-1", MARCH, "floor", Money(1)), GoalSet
    )
    publish(stand.shop, VALUE, version=3)
    seen = stand.seen()
    assert seen.refused is not None
    assert (seen.refused.sentence, seen.pays, seen.goals) == (ValueTells.NO_COMMISSION, (), ())


def test_a_statement_is_printed_and_written_into_a_file_whose_cells_are_safe(stand: Stand) -> None:
    stand.paid_in("t-1", 1000, seller="=HYPERLINK(1)")
    seen = stand.seen()
    number = print_statement(stand.shop.desk, stand.shop.manager, seen, "=HYPERLINK(1)")
    assert isinstance(number, str)
    with stand.shop.store.reading() as work:
        job = work.print_jobs.latest(number)
    assert job is not None
    texts = [one.text for one in compose_value_slip(job).elements if isinstance(one, TextLine)]
    assert any("提成¥10.00" in text for text in texts)
    rows = list(statement_rows(seen.pays, Language.ZH))
    assert rows[0] == ["姓名", "金额", "由来"]
    assert ["=HYPERLINK(1)", "210.00", "合计"] in rows
    written = list_file("a.csv", rows).decode("utf-8-sig")
    assert "\n=HYPERLINK" not in written
