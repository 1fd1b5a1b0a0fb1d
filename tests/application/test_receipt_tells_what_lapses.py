"""A receipt says which of the member's points lapse next, and when; and what going on as before brings."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

from fakes.counter_shop import CounterShop
from shuke.application.counter.lines import add_open_amount
from shuke.application.counter.member import serve_member
from shuke.application.counter.tenders import pay
from shuke.application.counter.view import CounterView
from shuke.application.receipt_content import packed, unpacked
from shuke.application.receipt_paper import receipt_paper
from shuke.domain.basket import IdentifiedBy, TenderKind
from shuke.domain.facts.rows import Add
from shuke.domain.money import Money
from shuke.domain.paper import TextLine
from shuke.domain.profile import Profile
from shuke.domain.receipt import Receipt, ReceiptPoints
from shuke.domain.receipt_template import ReceiptPart
from shuke.domain.slices.account import NEVER, AccountKind
from shuke.wording import Language


def points_on_receipt(shop: CounterShop, member_id: str | None, amount: Money) -> ReceiptPoints | None:
    return receipt_of(shop, member_id, amount).points


def receipt_of(shop: CounterShop, member_id: str | None, amount: Money) -> Receipt:
    desk, cashier = shop.desk, shop.cashier
    basket = desk.begin(cashier).basket.basket_id
    if member_id:
        serve_member(desk, cashier, basket, member_id, IdentifiedBy.PHONE)
    add_open_amount(desk, cashier, basket, amount)
    paid = pay(desk, lambda: 1 << 40, cashier, basket, TenderKind.CASH)
    assert isinstance(paid, CounterView)
    assert paid.completed
    with shop.store.reading() as work:
        job = work.print_jobs.latest(paid.completed.receipt_number)
    assert job is not None
    return unpacked(job.content)


def test_the_soonest_lot_that_is_still_alive_is_named() -> None:
    shop = CounterShop()
    member = shop.enrol(Profile(name="王小明", phone="13900000001")).member_id
    lots = {"2026-03-09": 50, "2026-03-10": 7, "2026-12-31": 300, NEVER: 9}
    with shop.store.writing() as work:
        for lot, points in lots.items():
            key = {"member_id": member, "account": AccountKind.POINTS.value, "lot": lot}
            work.apply([Add("balances", key, {"amount": points})])
        work.commit()
    told = points_on_receipt(shop, member, Money(10_00))
    assert told is not None
    assert (told.expiring, told.expires_on) == (7, date(2026, 3, 10))


def test_points_that_never_lapse_are_not_said_to() -> None:
    shop = CounterShop()
    member = shop.enrol(Profile(name="王小明", phone="13900000001")).member_id
    told = points_on_receipt(shop, member, Money(1000_00))
    assert told is not None
    assert told.after > 0
    assert (told.expiring, told.expires_on) == (0, None)


def test_somebody_unknown_has_no_points_to_lapse() -> None:
    assert points_on_receipt(CounterShop(), None, Money(10_00)) is None


def test_what_is_ahead_counts_the_sale_itself_and_may_be_left_out() -> None:
    shop = CounterShop()
    member = shop.enrol(Profile(name="王小明", phone="13900000001")).member_id
    assert receipt_of(shop, member, Money(1000_00)).ahead == ""
    shop.clock.wall_ms += 70 * 24 * 3600_000
    made = receipt_of(shop, member, Money(1000_00))
    assert made.ahead == "照现在的消费，约2026年11月可升金卡；一年后约有12,400积分，可换¥248.00的商品"
    assert receipt_of(shop, None, Money(1000_00)).ahead == ""

    def printed(receipt: Receipt) -> bool:
        paper = receipt_paper(receipt, Language.ZH, lambda one: one.sentence)
        return any(isinstance(one, TextLine) and one.text == made.ahead for one in paper.elements)

    assert printed(made)
    assert not printed(replace(made, hidden=(ReceiptPart.AHEAD,)))
    assert not printed(replace(made, ahead=""))


def test_a_receipt_kept_before_it_told_what_is_ahead_is_read() -> None:
    made = receipt_of(CounterShop(), None, Money(10_00))
    kept = json.loads(packed(made))
    del kept["ahead"]
    assert unpacked(json.dumps(kept).encode()) == made
