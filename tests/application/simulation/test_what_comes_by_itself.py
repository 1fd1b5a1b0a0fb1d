"""Birthdays and what rewards bring are part of what a programme comes to, as they are at the counter."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from fakes.counter_shop import CounterShop
from fakes.value_shop import value_shop
from shuke.application.counter.lines import add_open_amount
from shuke.application.counter.member import serve_member
from shuke.application.counter.tenders import pay
from shuke.application.money_held.paying_back import BackAnswer, BackWanted, pay_value_back
from shuke.application.money_held.topping_up import TopUpWanted, top_up
from shuke.application.simulation.outcome import Month
from shuke.application.simulation.recorded import Joined, PaidBack, PaidIn, Recorded, Sold, TakenBack
from shuke.application.simulation.trial import Rules
from shuke.bootstrap.presets import preset_base
from shuke.bootstrap.simulating import recorded_in, simulated
from shuke.domain.basket import BasketLine, IdentifiedBy, TenderKind
from shuke.domain.birthday import Birthday
from shuke.domain.money import Money
from shuke.domain.profile import Profile
from shuke.domain.slices.account import AccountKind

DAY = date(2026, 3, 10)
STORED = TenderKind.STORED_VALUE
REWARDS = """
extends = "tea-chain"
key = "generous"
version = 2
starts_on = 2026-01-01

[[rewards]]
key = "welcome"
name = { zh = "入会礼", en = "Welcome" }
on = "joining"
gives = { points = 300 }

[[rewards]]
key = "born"
name = { zh = "生日礼", en = "Birthday" }
on = "birthday"
gives = { points = 70 }

[[rewards]]
key = "bought"
name = { zh = "满额礼", en = "Bought" }
on = "sale"
gives = { points = 5 }
"""


def rules(document: str) -> Rules:
    return Rules.of(preset_base(document) or document, preset_base)


def played(document: str, *events: Recorded, last: date = DAY) -> Month:
    one = rules(document)
    return simulated(events, (one, one), (DAY, last), lambda *_: None, cores=1).other.total


def sold(minor: int, birthday: Birthday | None = None) -> Sold:
    line = BasketLine(1, "茶", Money(minor))
    return Sold("m", DAY, (line,), TenderKind.CASH, "ordinary", 0, 0, False, "T/1/1", birthday)


@pytest.mark.parametrize(
    "birthday",
    [None, Birthday(3, 10), Birthday(3, 11), Birthday(1, 22, lunar=True), Birthday(1, 23, lunar=True)],
)
def test_points_of_a_birthday_are_those_that_the_counter_gave(birthday: Birthday | None) -> None:
    shop = CounterShop()
    member = shop.enrol(Profile("王小明", "13800138000", birthday)).member_id
    basket = shop.desk.begin(shop.cashier).basket.basket_id
    serve_member(shop.desk, shop.cashier, basket, member, IdentifiedBy.PHONE)
    add_open_amount(shop.desk, shop.cashier, basket, Money(100_00))
    pay(shop.desk, lambda: 1 << 40, shop.cashier, basket, TenderKind.CASH)
    with shop.store.reading() as work:
        found = recorded_in(work, (DAY, DAY))
        gave = work.members.balance(member, AccountKind.POINTS)
    assert found is not None
    events, today = found
    tried = simulated(events, (today, today), (DAY, DAY), lambda *_: None, cores=1)
    on_the_day = birthday in (Birthday(3, 10), Birthday(1, 22, lunar=True))
    assert tried.today.total.points_issued == gave == (200 if on_the_day else 100)


def test_what_joining_and_a_birthday_and_a_purchase_bring_is_issued_and_costs() -> None:
    joined = Joined("m", DAY, "ordinary", "tier.ordinary.sale", Birthday(3, 11))
    found = played(REWARDS, joined, sold(100_00))
    assert (
        found.points_issued == found.points_held == 300 + 100 + 5 + 70
    )  # with the morning behind the last day
    assert found.cost == sum(points * 2 for points in (300, 100, 5, 70))


def test_whoever_was_a_member_before_is_not_welcomed_again() -> None:
    assert played(REWARDS, sold(10_00)).points_issued == 10 + 5


def test_what_a_purchase_brought_goes_back_with_the_goods() -> None:
    back = TakenBack("m", DAY, "T/1/1", ((1, 1000),))
    found = played(REWARDS, sold(100_00), back)
    assert (found.points_issued, found.points_held, found.cost) == (0, 0, 0)


def test_points_that_paid_for_what_went_back_were_not_used() -> None:
    own = replace(sold(100_00), points_before=1000, points_used=500)
    used = played("tea-chain", own)
    assert (used.points_used, used.points_value) == (500, 10_00)
    back = played("tea-chain", own, TakenBack("m", DAY, "T/1/1", ((1, 1000),)))
    assert (back.points_used, back.points_value, back.points_held) == (0, 0, 1000)


def test_what_is_paid_back_takes_its_bonus_and_points_with_it() -> None:
    shop, new = value_shop()
    member = new.member_id
    for name, amount in (("t-1", 1000_00), ("t-2", 500_00)):
        top_up(shop.desk, lambda: 1 << 40, shop.manager, TopUpWanted(name, member, Money(amount)))
    shop.clock.wall_ms += 86_400_000
    half = BackWanted(member, "t-1", Money(250_00), note="急用")
    assert isinstance(pay_value_back(shop.desk, shop.manager, half), BackAnswer)
    days = DAY, date(2026, 3, 11)
    with shop.store.reading() as work:
        found = recorded_in(work, days)
        held = {
            account: work.members.balance(member, account)
            for account in (AccountKind.PRINCIPAL, AccountKind.BONUS, AccountKind.POINTS)
        }
    assert found is not None
    events, today = found
    total = simulated(events, (today, today), days, lambda *_: None, cores=1).today.total
    assert total.value_held == held[AccountKind.PRINCIPAL] + held[AccountKind.BONUS] < 1500_00 + 150_00
    assert (total.bonus, total.points_issued) == (held[AccountKind.BONUS], held[AccountKind.POINTS])


def test_what_was_spent_is_not_paid_back_nor_what_was_paid_in_before() -> None:
    paid = PaidIn("m", DAY, Money(2000_00), None, "t-1")
    told = Joined("m", DAY, "", "tier.bronze.top-up"), paid, replace(sold(1500_00), paid_by=STORED)
    back = PaidBack("m", DAY, "t-1", Money(2000_00))
    found = played("salon-six-tiers", *told, back, PaidBack("m", DAY, "t-0", Money(1)))
    assert (found.refused, found.value_held) == (0, 0)
    assert played("salon-six-tiers", *told, back, back).refused == 1


def test_whoever_joins_by_paying_in_has_a_birthday_too_and_bonus_may_come_on_it() -> None:
    document = """
extends = "salon-six-tiers"
key = "born"
version = 2
starts_on = 2026-01-01

[[rewards]]
key = "born"
name = { zh = "生日礼", en = "Birthday" }
on = "birthday"
gives = { bonus = 10 }
"""
    born = Birthday(3, 11)
    told = (Joined("m", DAY, "", "tier.bronze.top-up", born), PaidIn("m", DAY, Money(2000_00), born))
    with_it, without = (played(one, *told) for one in (document, "salon-six-tiers"))
    assert (with_it.refused, with_it.tiers.total()) == (0, 1)
    assert with_it.bonus - without.bonus == with_it.cost - without.cost == 10_00
