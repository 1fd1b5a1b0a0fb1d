"""What shops owe each other: paid in at one, spent at another, taken back in a later month; partners' uses."""

from __future__ import annotations

from datetime import date

from domain.stored_value_shop import SmallShop, small
from domain.tea_chain import yuan
from shuke.domain.membership.changes import Used
from shuke.domain.membership.settlement import PartnerUse, settlement
from shuke.domain.shop_debts import Owed

MARCH, APRIL = date(2026, 3, 1), date(2026, 4, 30)
PERKS = """
[[perks]]
key = "lounge"
name = { zh = "贵宾厅", en = "Lounge" }
tiers = ["plain"]
per = "month"
amount = 5
partner = "airport"

[[perks]]
key = "wrapping"
name = { zh = "包装", en = "Wrapping" }
tiers = ["plain"]
per = "day"
"""


def shop() -> SmallShop:
    return SmallShop(small("ceilings = false", PERKS), "li", "hu")


def owed(one: SmallShop, month: date = MARCH) -> list[tuple[str, str, int, int]]:
    return [
        (line.debtor, line.creditor, line.principal.minor, line.bonus.minor)
        for line in settlement(one.book, one.programme, month).owed
    ]


def net(one: SmallShop, month: date = MARCH) -> list[tuple[str, str, int]]:
    lines = settlement(one.book, one.programme, month).net()
    return [(line.debtor, line.creditor, line.amount.minor) for line in lines]


def test_who_took_the_money_in_owes_whoever_gave_goods_for_it() -> None:
    one = shop()
    one.top_up("li", 100, shop="east")
    one.sell("li", 104, shop="west")
    assert owed(one) == [("east", "west", 10_000, 400)]
    assert settlement(one.book, one.programme, MARCH).owed == (Owed("east", "west", yuan(100), yuan(4)),)


def test_spent_where_it_was_paid_in_nothing_is_owed() -> None:
    one = shop()
    one.top_up("li", 100, shop="east")
    one.sell("li", 104, shop="east")
    assert owed(one) == []


def test_what_was_paid_in_first_is_spent_first() -> None:
    one = shop()
    one.top_up("li", 100, shop="east")
    one.top_up("li", 300, shop="south")
    one.sell("li", 150, shop="west")
    one.sell("li", 50, shop="east")
    assert owed(one) == [
        ("east", "west", 10_000, 0),
        ("south", "east", 5_000, 0),
        ("south", "west", 5_000, 0),
    ]


def test_two_shops_make_one_payment() -> None:
    one = shop()
    one.top_up("li", 300, shop="east")
    one.top_up("hu", 300, shop="west")
    one.sell("li", 100, shop="west")
    one.sell("hu", 250, shop="east")
    assert net(one) == [("west", "east", 15_000)]
    one.sell("li", 150, shop="west")
    assert net(one) == []


def test_each_month_has_its_own_statement_and_a_refund_stands_in_its_own() -> None:
    one = shop()
    one.top_up("li", 300, shop="east")
    one.sell("li", 310, shop="west", name="s")
    one.on = date(2026, 4, 2)
    one.refund("s")
    assert owed(one, MARCH) == [("east", "west", 30_000, 1_000)]
    assert owed(one, APRIL) == [("east", "west", -30_000, -1_000)]
    assert net(one, APRIL) == [("west", "east", 31_000)]
    assert owed(one, date(2026, 5, 1)) == []
    one.sell("li", 100, shop="south")
    assert owed(one, APRIL) == [("east", "south", 10_000, 0), ("east", "west", -30_000, -1_000)]


def test_of_several_top_ups_the_one_used_last_is_given_back_first() -> None:
    one = shop()
    one.top_up("li", 100, shop="east")
    one.top_up("li", 300, shop="south")
    one.sell("li", 100, pieces=2, shop="west", name="s")
    one.refund("s", pieces=1)
    assert owed(one) == [("east", "west", 10_000, 0)]
    one.refund("s")
    assert owed(one) == []


def test_a_bearer_card_is_settled_too_and_other_money_is_not() -> None:
    one = shop()
    one.sell_bearer("b", 100, shop="east")
    one.sell("", 80, shop="west", bearer="b")
    one.sell("li", 500, stored=0, shop="west")
    assert owed(one) == [("east", "west", 8_000, 0)]


def test_a_partners_uses_are_counted_by_month_and_those_without_a_partner_are_not() -> None:
    one = shop()
    for perk, times, day in [
        ("lounge", 2, date(2026, 3, 1)),
        ("lounge", 1, date(2026, 3, 31)),
        ("lounge", 4, date(2026, 4, 1)),
        ("wrapping", 1, date(2026, 3, 5)),
    ]:
        one.book.apply([Used("li", f"perk.{perk}", "any", times, day)])
    assert settlement(one.book, one.programme, MARCH).partners == (PartnerUse("airport", "lounge", 3),)
    assert settlement(one.book, one.programme, APRIL).partners == (PartnerUse("airport", "lounge", 4),)
