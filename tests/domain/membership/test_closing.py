"""What runs out: lots, coupons, prizes; each is there on its last day and gone after it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from domain.membership.acting import TODAY, Shop, plain
from shuke.domain.bilingual import Bilingual
from shuke.domain.membership.changes import CouponGiven, Outcome, PrizeGiven
from shuke.domain.membership.state import (
    CouponState,
    OwnedCoupon,
    PrizeState,
    PrizeWon,
)
from shuke.domain.programme.quote import HeldCoupon
from shuke.domain.slices.account import AccountKind

LAST = date(2026, 3, 31)


@pytest.mark.parametrize("account", [AccountKind.POINTS, AccountKind.BONUS])
def test_a_lot_is_there_on_its_last_day_and_gone_after_it(account: AccountKind) -> None:
    made = Shop(plain())
    made.member()
    made.has("m", account, 7, LAST.isoformat())
    made.has("m", account, 5)
    made.go_to(LAST)
    assert made.balance(account) == 12
    assert made.go_to(LAST + timedelta(days=1)) == ["close.lapsed"]
    assert made.balance(account) == 5
    assert made.book.lapsed("m", account, LAST.isoformat()) == 7


def test_what_was_paid_in_and_what_is_owed_do_not_lapse() -> None:
    made = Shop(plain())
    made.member()
    made.has("m", AccountKind.PRINCIPAL, 7, LAST.isoformat())
    made.has("m", AccountKind.POINTS, -9, LAST.isoformat())
    assert made.go_to(LAST + timedelta(days=9)) == []
    assert (made.balance(AccountKind.PRINCIPAL), made.points()) == (7, -9)


def test_points_given_back_to_a_lot_that_ran_out_lapse_with_the_next_close() -> None:
    made = Shop(plain())
    made.member()
    made.has("m", AccountKind.POINTS, 50, LAST.isoformat())
    made.sells(10, sale="s", points_wanted=50)
    made.go_to(LAST + timedelta(days=5))
    made.refunds("s")
    assert made.points() == 50
    made.go_to(LAST + timedelta(days=6))
    assert made.points() == 0


def test_coupons_and_prizes_run_out() -> None:
    made = Shop(plain())
    made.member()
    held = HeldCoupon("c", "five", TODAY, LAST)
    prize = PrizeWon("p", "m", "draw.x", Bilingual("茶杯", "a cup"), TODAY, LAST)
    made.do(Outcome((CouponGiven(OwnedCoupon(held, "m", "gift")), PrizeGiven(prize))))
    assert made.go_to(LAST) == []
    assert made.go_to(LAST + timedelta(days=1)) == ["close.coupon_lapsed", "close.prize_lapsed"]
    assert made.book.coupons["c"].state is CouponState.LAPSED
    assert made.book.prizes["p"].state is PrizeState.LAPSED
    assert made.book.prizes["p"].handed_over_on is None
