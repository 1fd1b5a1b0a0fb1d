"""A receipt says which of the member's points lapse next, and when."""

from __future__ import annotations

from datetime import date

from fakes.counter_shop import CounterShop
from shuke.application.counter.lines import add_open_amount
from shuke.application.counter.member import serve_member
from shuke.application.counter.tenders import pay
from shuke.application.counter.view import CounterView
from shuke.application.receipt_content import unpacked
from shuke.domain.basket import IdentifiedBy, TenderKind
from shuke.domain.facts.rows import Add
from shuke.domain.money import Money
from shuke.domain.profile import Profile
from shuke.domain.receipt import ReceiptPoints
from shuke.domain.slices.account import NEVER, AccountKind


def points_on_receipt(shop: CounterShop, member_id: str | None, amount: Money) -> ReceiptPoints | None:
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
    return unpacked(job.content).points


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
