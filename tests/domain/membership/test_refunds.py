"""Goods come back: everything that the sale did, by its own entries, in proportion, once."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from domain.membership.acting import TODAY, Shop, line, plain
from domain.tea_chain import yuan
from shuke.domain.basket import TenderKind
from shuke.domain.membership.changes import Booked, CouponGiven, Outcome
from shuke.domain.membership.refunding import RefundAsked, refund
from shuke.domain.membership.state import CouponState, OwnedCoupon
from shuke.domain.membership.sums import measured
from shuke.domain.programme.quote import SINCE_JOINING, HeldCoupon
from shuke.domain.slices.account import AccountKind

STORED = """
[stored_value]
least = 100
"""
FIRST = """
[[rewards]]
key = "welcome"
name = { zh = "首单礼", en = "First sale" }
on = "first-sale"
gives = { points = 30, coupon = "five", thing = { zh = "茶杯", en = "a cup" } }

[[coupons]]
key = "five"
name = { zh = "五元券", en = "Five off" }
kind = "amount"
amount = 5
validity = { days = 30 }
"""
REFERRAL = """
[referral]
points = 10
by_spending = [10, 100]
"""


def refused(outcome: Outcome) -> str:
    assert outcome.refused is not None
    assert not outcome.changes
    return outcome.refused.sentence


def back(outcome: Outcome) -> dict[str, str]:
    return {name: value for name, value in outcome.gave if name != "refund"}


def shop(more: str = "") -> Shop:
    made = Shop(plain(more=more))
    made.member()
    return made


def test_all_of_a_sale_goes_back_with_its_points() -> None:
    made = shop()
    made.sells("128.50", sale="s")
    assert (made.points(), made.balance(AccountKind.PROGRESS)) == (128, 128)
    assert back(made.refunds("s")) == {"cash": "12850"}
    assert (made.points(), made.balance(AccountKind.PROGRESS)) == (0, 0)
    assert measured(made.book, made.book.members["m"], SINCE_JOINING, TODAY) == 0


def test_parts_add_up_to_the_whole_and_the_last_takes_the_rest() -> None:
    made = shop()
    made.sells(line(1, "3.33", 3), line(2, "0.99"), sale="s")  # 10.98: 10 points
    assert back(made.refunds("s", (1, 1))) == {"cash": "333"}
    assert made.points() == 7
    assert back(made.refunds("s", (1, 1), (2, 1))) == {"cash": "432"}
    assert made.points() == 3
    assert back(made.refunds("s")) == {"cash": "333"}
    assert made.points() == 0


def test_the_balance_may_go_below_zero() -> None:
    made = shop()
    made.sells(100, sale="s")
    made.sells(10, points_wanted=100, sale="t")
    made.refunds("s")
    assert made.points() == 8 - 100
    assert made.sells(10, points_wanted=50).refused is None
    assert made.points() == 8 - 100 + 10  # none could be used


def test_points_used_return_to_the_lots_they_came_from() -> None:
    made = shop()
    made.has("m", AccountKind.POINTS, 60, "2026-12-31")
    made.has("m", AccountKind.POINTS, 500, "2027-12-31")
    made.sells(line(1, 1, 4), sale="s", points_wanted=100)
    assert [(lot.lot, lot.amount) for lot in made.book.lots("m", AccountKind.POINTS)] == [
        ("2027-12-31", 460),
        ("never", 2),
    ]
    made.refunds("s", (1, 2))  # half: 50 points, 30 of 60 and 20 of 40
    assert [(lot.lot, lot.amount) for lot in made.book.lots("m", AccountKind.POINTS)] == [
        ("2026-12-31", 30),
        ("2027-12-31", 480),
        ("never", 1),
    ]
    made.refunds("s")
    assert [(lot.lot, lot.amount) for lot in made.book.lots("m", AccountKind.POINTS)] == [
        ("2026-12-31", 60),
        ("2027-12-31", 500),
    ]


def test_principal_and_bonus_return_in_the_proportion_in_which_they_were_used() -> None:
    made = shop(STORED)
    made.has("m", AccountKind.PRINCIPAL, 6000)
    made.has("m", AccountKind.BONUS, 5000)
    made.sells(
        line(1, 10, 10), sale="s", pay=[(TenderKind.STORED_VALUE, 80)]
    )  # 60 principal, 20 bonus, 20 cash
    assert (made.balance(AccountKind.PRINCIPAL), made.balance(AccountKind.BONUS)) == (0, 3000)
    assert back(made.refunds("s", (1, 5))) == {"stored_value": "4000", "cash": "1000"}
    assert (made.balance(AccountKind.PRINCIPAL), made.balance(AccountKind.BONUS)) == (3000, 4000)
    assert back(made.refunds("s")) == {"stored_value": "4000", "cash": "1000"}
    assert (made.balance(AccountKind.PRINCIPAL), made.balance(AccountKind.BONUS)) == (6000, 5000)


def test_every_tender_gets_back_what_it_brought_to_the_fen() -> None:
    made = shop()
    made.sells(
        line(1, "3.33", 3),
        sale="s",
        pay=[(TenderKind.VOUCHER, "2.50"), (TenderKind.WECHAT, "4.17")],
    )
    parts = [back(made.refunds("s", (1, 1))) for _ in range(3)]
    for kind, amount in (("voucher", 250), ("wechat", 417), ("cash", 332)):
        assert sum(int(part.get(kind, "0")) for part in parts) == amount
    assert [sum(map(int, part.values())) for part in parts] == [333, 333, 333]


def coupon(made: Shop, last: date | None) -> None:
    held = HeldCoupon("c-1", "five", TODAY, last)
    made.do(Outcome((CouponGiven(OwnedCoupon(held, "m", "gift")),)))


@pytest.mark.parametrize(
    ("today", "state"),
    [
        (TODAY, CouponState.OPEN),
        (date(2026, 3, 20), CouponState.OPEN),
        (date(2026, 3, 21), CouponState.LAPSED),
    ],
)
def test_a_coupon_returns_unless_it_ran_out(today: date, state: CouponState) -> None:
    made = shop(FIRST)
    coupon(made, date(2026, 3, 20))
    made.sells(line(1, 20, 2), sale="s", coupons=("c-1",))
    assert made.book.coupons["c-1"].state is CouponState.REDEEMED
    made.today = today
    assert back(made.refunds("s", (1, 1))) == {"cash": "1750"}
    assert made.book.coupons["c-1"].state is CouponState.REDEEMED  # some of the sale stands
    assert back(made.refunds("s")) == {"cash": "1750"}
    assert made.book.coupons["c-1"].state is state


def test_rewards_of_a_sale_go_back_with_its_last_piece() -> None:
    made = shop(FIRST)
    made.sells(line(1, 10, 2), sale="s")
    (given,) = [one.held.coupon_id for one in made.book.coupons_of("m")]
    assert made.points() == 50
    made.refunds("s", (1, 1))
    assert made.points() == 40
    assert made.book.coupons[given].state is CouponState.OPEN
    told = made.refunds("s")
    assert made.points() == 0
    assert made.book.coupons[given].state is CouponState.WITHDRAWN
    assert made.book.used("m", "reward.welcome", "once") == 0
    assert "refund.thing_given" in [one.sentence for one in told.reasons]


def test_a_coupon_that_the_sale_gave_and_that_is_used_is_told() -> None:
    made = shop(FIRST)
    made.sells(100, sale="s")
    made.sells(100, sale="t", coupons=None)
    told = made.refunds("s")
    assert "refund.coupon_spent" in [one.sentence for one in told.reasons]
    assert made.book.coupons_of("m") == []


def test_referrers_points_of_the_sale_go_back_too() -> None:
    made = Shop(plain(more=REFERRAL))
    made.member("far")
    made.member("near", referrer="far")
    made.member("m", referrer="near")
    made.sells(line(1, 100, 3), sale="s")
    assert (made.points("near"), made.points("far")) == (30, 3)
    told = made.refunds("s", (1, 1))
    assert (made.points("near"), made.points("far")) == (20, 2)
    assert "refund.points_taken_of" in [one.sentence for one in told.reasons]
    made.refunds("s")
    assert (made.points("near"), made.points("far")) == (0, 0)


def test_a_tier_already_given_stays() -> None:
    made = shop()
    made.member("m", tier="gold")
    made.sells(7000, sale="s")
    made.refunds("s")
    assert made.book.members["m"].tier == "gold"


def test_a_member_day_whose_sale_came_back_was_not_used() -> None:
    made = shop()
    made.today = date(2026, 3, 15)
    made.sells(100, sale="s")
    assert made.points() == 200
    made.refunds("s")
    made.today = date(2026, 4, 15)
    made.sells(100)
    assert made.points() == 200
    made.today = date(2026, 5, 15)
    made.sells(100)
    assert made.points() == 300  # one a year


def test_the_member_day_stays_used_while_one_of_its_sales_stands() -> None:
    made = shop()
    made.today = date(2026, 3, 15)
    made.sells(100, sale="s")
    made.sells(100)
    made.refunds("s")
    made.today = date(2026, 4, 15)
    made.sells(100)
    assert made.points() == 300


def test_points_that_time_took_are_not_taken_a_second_time() -> None:
    made = shop()
    made.sells(100, sale="s")
    made.do(Outcome((Booked("m", AccountKind.POINTS, "never", -60, "lapse"),)))
    made.refunds("s")
    assert made.points() == 0  # 60 had lapsed, 40 were there
    assert made.book.lapsed("m", AccountKind.POINTS, "never") == 0


def test_a_strangers_receipt_comes_back_as_money_alone() -> None:
    made = shop()
    made.sells(100, to="", sale="s")
    told = made.refunds("s")
    assert back(told) == {"cash": "10000"}
    assert not [one for one in told.changes if isinstance(one, Booked)]


@pytest.mark.parametrize(
    ("receipt", "lines", "member", "why"),
    [
        ("x", (), "", "refund.unknown"),
        ("s", ((3, 1),), "", "refund.no_such_line"),
        ("s", ((1, 3),), "", "refund.too_much"),
        ("s", ((1, 1), (1, 2)), "", "refund.too_much"),
        ("s", ((1, 0),), "", "refund.no_quantity"),
        ("s", ((1, -1), (1, 2)), "", "refund.no_quantity"),
        ("s", (), "other", "refund.of_other"),
    ],
)
def test_what_cannot_come_back_is_refused(
    receipt: str, lines: tuple[tuple[int, int], ...], member: str, why: str
) -> None:
    made = shop()
    made.sells(line(1, 10, 2), line(2, 5), sale="s")
    assert refused(made.refunds(receipt, *lines, member=member)) == why
    assert made.points() == 25


def test_nothing_comes_back_twice() -> None:
    made = shop()
    made.sells(line(1, 10, 2), line(2, 5), sale="s")
    made.refunds("s", (1, 2))
    assert refused(made.refunds("s", (1, 1))) == "refund.too_much"
    assert back(made.refunds("s", (2, 1), member="m")) == {"cash": "500"}
    assert refused(made.refunds("s")) == "refund.nothing_left"
    assert refused(made.refunds("s", (2, 1))) == "refund.nothing_left"


def test_a_sale_is_booked_under_its_name_once() -> None:
    made = shop()
    made.sells(100, sale="s")
    made.refunds("s")
    assert refused(made.sells(200, sale="s")) == "sale.name_taken"
    assert made.points() == 0
    assert made.book.sales["s"].to_pay == yuan(100)


def test_goods_by_weight_come_back_by_weight() -> None:
    made = shop()
    made.sells(line(1, 10, quantity_milli=1333), sale="s")
    assert made.book.sales["s"].to_pay == yuan("13.33")
    assert back(made.refunds("s", (1, 1))) == {"cash": "1000"}
    assert back(made.refunds("s")) == {"cash": "333"}


STAMPS = """
[stamps]
full = 2
"""


def test_a_stamp_goes_back_with_the_last_piece() -> None:
    made = shop(STAMPS)
    made.sells(line(1, 10, 2), sale="s")
    made.refunds("s", (1, 1))
    assert made.balance(AccountKind.STAMPS) == 1
    made.refunds("s")
    assert made.balance(AccountKind.STAMPS) == 0


def test_the_part_that_voucher_paid_takes_no_points_along() -> None:
    made = shop()
    made.sells(line(1, 10, 10), sale="s", pay=[(TenderKind.VOUCHER, 50)])
    assert made.points() == 50
    made.refunds("s", (1, 4))
    assert made.points() == 30
    assert measured(made.book, made.book.members["m"], SINCE_JOINING, TODAY) == 3000


def test_a_refund_is_made_under_its_name_once() -> None:
    made = shop()
    made.sells(line(1, 10, 2), sale="s")
    asked = RefundAsked("r", "s", ((1, 1000),))
    assert refund(made.book, TODAY, asked).refused is None
    made.do(refund(made.book, TODAY, asked))
    assert refused(made.do(refund(made.book, TODAY, asked))) == "refund.name_taken"
    assert made.points() == 10


def test_free_goods_come_back_for_nothing() -> None:
    made = shop()
    made.sells(line(1, 0), sale="s")
    assert back(made.refunds("s")) == {}
    assert refused(made.refunds("s")) == "refund.nothing_left"


ITEM = """
[[coupons]]
key = "item"
name = { zh = "单件券", en = "One item" }
kind = "item-percent"
pay_percent = 70
validity = { days = 30 }
"""


def test_a_coupon_for_one_piece_returns_with_its_line() -> None:
    made = shop(ITEM)
    held = HeldCoupon("c-1", "item", TODAY, None, Fraction(7, 10))
    made.do(Outcome((CouponGiven(OwnedCoupon(held, "m", "gift")),)))
    made.sells(line(1, 100, 2), line(2, 10), sale="s", coupons=("c-1",))
    made.refunds("s", (2, 1))
    made.refunds("s", (1, 1))
    assert made.book.coupons["c-1"].state is CouponState.REDEEMED
    assert "refund.coupon_given" in [one.sentence for one in made.refunds("s", (1, 1)).reasons]
    assert made.book.coupons["c-1"].state is CouponState.OPEN


def test_a_coupon_for_one_piece_returns_once() -> None:
    made = shop(ITEM)
    held = HeldCoupon("c-1", "item", TODAY, None, Fraction(7, 10))
    made.do(Outcome((CouponGiven(OwnedCoupon(held, "m", "gift")),)))
    made.sells(line(1, 100), line(2, 10), sale="s", coupons=("c-1",))
    made.refunds("s", (1, 1))
    assert made.book.coupons["c-1"].state is CouponState.OPEN
    made.sells(50, sale="t", coupons=("c-1",))
    made.refunds("s")
    assert made.book.coupons["c-1"].state is CouponState.REDEEMED  # by the other sale
