"""What a member holds, on paper: lot by lot with its last day, masked, and nothing of it recorded."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from fakes.counter_shop import CounterShop
from fakes.value_shop import PLENTY, publish, value_shop
from shuke.application.enrolling import NewMember
from shuke.application.members.balance_slip import BalanceDesk, BalanceSlip
from shuke.application.money_held.topping_up import TopUpAnswer, TopUpWanted, top_up
from shuke.application.ports.printing import PrintJob, PrintKind
from shuke.application.print_queue import UnreadableContent
from shuke.application.refusal import Refusal, Refused
from shuke.application.session import Session
from shuke.bootstrap.till_printing import composed
from shuke.domain.facts.rows import Add
from shuke.domain.money import Money
from shuke.domain.paper import SplitLine, TextLine
from shuke.domain.profile import Profile
from shuke.domain.shop import Role, Staff
from shuke.domain.slices.account import AccountKind


@pytest.fixture
def stand() -> tuple[CounterShop, NewMember]:
    return value_shop()


def printed(shop: CounterShop) -> PrintJob:
    with shop.store.reading() as work:
        jobs = [work.print_jobs.get(number) for number in range(1, 20)]
    return [job for job in jobs if job is not None and job.kind is PrintKind.BALANCE_SLIP][-1]


def lines(job: PrintJob) -> list[str]:
    return [
        f"{one.left}|{one.right}" if isinstance(one, SplitLine) else one.text
        for one in composed(job).elements
        if isinstance(one, SplitLine | TextLine)
    ]


def test_the_slip_says_what_lapses_when_and_records_nothing(stand: tuple[CounterShop, NewMember]) -> None:
    shop, member = stand
    with shop.store.writing() as work:
        for lot, points in {"2026-03-09": 50, "2026-12-31": 300}.items():
            key = {"member_id": member.member_id, "account": AccountKind.POINTS.value, "lot": lot}
            work.apply([Add("balances", key, {"amount": points})])
        work.commit()
    paid = top_up(
        shop.desk, lambda: PLENTY, shop.cashier, TopUpWanted("t1", member.member_id, Money(1000_00))
    )
    assert isinstance(paid, TopUpAnswer)
    with shop.store.reading() as work:
        facts = work.journal.count_after("S01-1", 0, 0)
    slip = BalanceDesk(shop.desk).print_balance(shop.cashier, member.member_id)
    assert isinstance(slip, BalanceSlip)
    with shop.store.reading() as work:
        assert work.journal.count_after("S01-1", 0, 0) == facts
    told = lines(printed(shop))
    assert "余额查询" in told
    assert "储值本金|¥1,000.00" in told
    assert "长期有效|¥1,000.00" in told
    assert "储值赠送|¥100.00" in told
    points = [(lot.amount, lot.until) for lot in slip.lots if lot.account == "points"]
    assert points == [(300, date(2026, 12, 31)), (100, None)], "what is over is left out"
    assert {"积分|400", "2026-12-31 到期|300", "长期有效|100"} <= set(told)
    (coupons,) = slip.coupons
    assert (coupons.name, coupons.count) == ("减10元券", 2)
    assert {"优惠券|2", "减10元券|×2"} <= set(told)
    assert not any(member.number in line for line in told)


def test_who_holds_nothing_is_told_so_and_what_another_version_packed_is_not_printed() -> None:
    shop = CounterShop()
    member = shop.enrol(Profile("王小明", "13800138000"))
    assert isinstance(BalanceDesk(shop.desk).print_balance(shop.cashier, member.member_id), BalanceSlip)
    job = printed(shop)
    told = lines(job)
    assert "目前没有积分、储值、集章或优惠券。" in told
    assert "王小明" not in job.content.decode()
    assert any("2" in line and "重打" in line for line in lines(replace(job, copy=2)))
    with pytest.raises(UnreadableContent):
        composed(replace(job, content=job.content.replace(b"[1,", b"[9,", 1)))


def test_whoever_may_not_sell_and_an_unknown_member_are_refused() -> None:
    shop = CounterShop()
    member = shop.enrol(Profile("王小明", "13800138000"))
    desk = BalanceDesk(shop.desk)
    auditor = Session(Staff("st-7", "郑", Role.AUDITOR), 0)
    assert desk.print_balance(auditor, member.member_id) == Refused(Refusal.NOT_ALLOWED)
    assert desk.print_balance(shop.cashier, "nobody") == Refused(Refusal.MEMBER_UNKNOWN)


def test_coupons_of_a_kind_that_is_gone_are_named_by_their_key() -> None:
    shop, member = value_shop()
    top_up(shop.desk, lambda: PLENTY, shop.cashier, TopUpWanted("t1", member.member_id, Money(1000_00)))
    publish(shop, "", 3)
    slip = BalanceDesk(shop.desk).print_balance(shop.cashier, member.member_id)
    assert isinstance(slip, BalanceSlip)
    assert [each.name for each in slip.coupons] == ["ten-off"]
