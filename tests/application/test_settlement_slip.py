"""What the shop settled, at its till: the list, the slip worked out by hand, copies that say so."""

from __future__ import annotations

import pytest

from fakes.counter_shop import CounterShop
from shuke.application.ports.printing import PrintKind
from shuke.application.refusal import Refusal, Refused
from shuke.application.session import Session
from shuke.application.settled_months import (
    SettledMonth,
    print_settlement,
    settled_months,
    settlement_slip,
)
from shuke.application.settlement_slip import (
    SettlementSlip,
    compose_settlement_slip,
    settlement_slip_paper,
)
from shuke.bootstrap.demo_shop.settled_months import told_months
from shuke.domain.facts.shop_described import ShopDescribed
from shuke.domain.money import Money
from shuke.domain.paper import Paper, SplitLine, TextLine
from shuke.domain.shop import Role, Shop, Staff

BOSS = Session(Staff("st-1", "王店长", Role.MANAGER), 0)


@pytest.fixture
def shop() -> CounterShop:
    shop = CounterShop()
    with shop.store.writing() as work:
        for other in (Shop("S02", "南门店"), Shop("S03", "河边店")):
            shop.desk.recorder.record(work, shop.desk.shop, ShopDescribed(other), staff="")
        work.shop_statements.replace(told_months(shop.desk.shop.shop_id))
        work.commit()
    return shop


def slip_of(shop: CounterShop, month: str = "2026-10") -> SettlementSlip:
    with shop.store.reading() as work:
        slip = settlement_slip(shop.desk, work, BOSS, month)
    assert isinstance(slip, SettlementSlip)
    return slip


def lines(paper: Paper) -> list[str]:
    found = []
    for one in paper.elements:
        if isinstance(one, TextLine):
            found.append(one.text)
        elif isinstance(one, SplitLine):
            found.append(f"{one.left} {one.right}")
    return found


def test_the_months_are_listed_with_what_is_left(shop: CounterShop) -> None:
    with shop.store.reading() as work:
        listed = settled_months(shop.desk, work, BOSS)
    assert listed == (
        SettledMonth("2026-10", "2026-11-04 10:00", Money(-290_00)),
        SettledMonth("2026-09", "2026-10-05 10:00", Money(12_00)),
    )


def test_the_slip_by_hand(shop: CounterShop) -> None:
    slip = slip_of(shop)
    assert [(one.other, one.pays) for one in slip.pairs] == [("南门店", Money(290_00)), ("河边店", Money(0))]
    assert (slip.pays, slip.gets) == (Money(290_00), Money(0))
    told = lines(settlement_slip_paper(slip))
    south = told[told.index("南门店") : told.index("河边店")]
    assert south == [
        "南门店",
        "应付 · 储值消费（12 笔）",
        "本金 ¥300.00",
        "赠送 ¥30.00",
        "应收 · 储值退款（1 笔）",
        "本金 ¥40.00",
        "本店应付 ¥290.00",
    ]
    third = told[told.index("河边店") :]
    assert third[1] == "应付 · 储值消费 · 更正 2026-09（1 笔）"
    assert "两边没有要付的。" in third
    assert third[-6:-3] == ["应付合计 ¥290.00", "应收合计 ¥0.00", "本店净付 ¥290.00"]
    assert third[-3:] == ["合作方", "机场贵宾厅 · 休息室", "2 次 ¥66.00"]


def test_every_further_print_says_that_it_is_a_copy(shop: CounterShop) -> None:
    for _ in range(3):
        assert isinstance(print_settlement(shop.desk, BOSS, "2026-10"), SettlementSlip)
    assert isinstance(print_settlement(shop.desk, BOSS, "2026-09"), SettlementSlip)
    with shop.store.reading() as work:
        jobs = [job for number in range(1, 5) if (job := work.print_jobs.get(number)) is not None]
    assert {job.kind for job in jobs} == {PrintKind.SETTLEMENT_SLIP}
    assert [job.copy for job in jobs] == [0, 1, 2, 0]
    marked = [sum("COPY" in line for line in lines(compose_settlement_slip(job))) for job in jobs]
    assert [bool(count) for count in marked] == [False, True, True, False]


def test_a_month_that_is_not_there_is_said(shop: CounterShop) -> None:
    assert print_settlement(shop.desk, BOSS, "2025-01") == Refused(Refusal.STATEMENT_GONE)
