"""Paying stored value in: least, ladder, ceilings, a manager's rate, gifts, and what may be paid back."""

from __future__ import annotations

from datetime import date

import pytest

from domain.stored_value_shop import DAY, NEXT_DAY, TOP, SmallShop, refusal, sentences, small
from domain.tea_chain import yuan
from shuke.domain.card import CardStatus
from shuke.domain.membership.changes import Booked, CouponTurned, MembershipTurned
from shuke.domain.membership.losing import CardMeant, report_lost
from shuke.domain.membership.state import CouponState, MembershipState
from shuke.domain.membership.takings import owed_to_holders, revenue
from shuke.domain.membership.topping_up import close_balance
from shuke.domain.programme.reading import read_programme
from shuke.domain.slices.account import AccountKind, Slice

GIFTS = """
[[coupons]]
key = "ten"
name = { zh = "十元", en = "Ten" }
kind = "amount"
amount = 10
validity = "never-lapses"

[[rewards]]
key = "thanks"
name = { zh = "谢", en = "Thanks" }
on = "top-up"
reaches = { counts = "top-up", within = "day", from = 3000 }
gives = { points = 7 }
"""
LADDER_GIFTS = """
[[stored_value.ladder]]
from = 2000
bonus = 300
gives = { points = 20, coupon = "ten", count = 2, thing = { zh = "壶", en = "A pot" }, bonus = 5 }
"""


@pytest.mark.parametrize(
    ("paid", "bonus"), [("100", 1000), ("999.99", 10000), ("1000", 15000), ("1000.01", 15000)]
)
def test_the_highest_step_reached_gives_its_rate_and_its_amount(paid: str, bonus: int) -> None:
    shop = SmallShop(small(), "li")
    assert not refusal(shop.top_up("li", paid))
    assert shop.principal("li") == yuan(paid).minor
    assert shop.bonus("li") == bonus


def test_a_bonus_is_rounded_half_up_to_the_fen() -> None:
    shop = SmallShop(small(), "li")
    shop.top_up("li", "100.05")
    assert shop.bonus("li") == 1001


def test_less_than_the_least_is_refused_and_says_what_is_missing() -> None:
    shop = SmallShop(small(), "li")
    outcome = shop.top_up("li", "99.99")
    assert refusal(outcome) == "top_up.below_least"
    assert outcome.refused is not None
    assert dict(outcome.refused.values)["missing"] == yuan("0.01")
    assert not shop.book.top_ups


def test_a_named_card_holds_five_thousand_paid_in_and_no_fen_more() -> None:
    shop = SmallShop(small(), "li")
    assert refusal(shop.top_up("li", "5000.01")) == "top_up.above_ceiling"
    assert not refusal(shop.top_up("li", 4900))
    assert refusal(shop.top_up("li", "100.01")) == "top_up.above_ceiling"
    assert not refusal(shop.top_up("li", 100))
    shop.on = NEXT_DAY
    shop.sell("li", 300)
    assert not refusal(shop.top_up("li", 300))


def test_a_bearer_card_holds_a_thousand() -> None:
    shop = SmallShop(small())
    assert refusal(shop.sell_bearer("b", "1000.01")) == "top_up.above_ceiling"
    assert not refusal(shop.sell_bearer("b", "900"))
    assert refusal(shop.top_up("b", "100.01")) == "top_up.above_ceiling"
    assert not refusal(shop.top_up("b", 100))


def test_ceilings_can_be_switched_off_or_set() -> None:
    free = SmallShop(small("ceilings = false"), "li")
    assert not refusal(free.top_up("li", 900_000))
    assert not refusal(free.sell_bearer("b", 900_000))
    other = SmallShop(small("most = 2000"), "li")
    assert refusal(other.top_up("li", "2000.01")) == "top_up.above_ceiling"
    assert not refusal(other.top_up("li", 2000))


def test_a_managers_rate_is_for_large_amounts_and_never_below_the_ladder() -> None:
    shop = SmallShop(small("higher_rate_from = 2000"), "li")
    assert refusal(shop.top_up("li", "1999.99", rate=20, approved_by="chen")) == "top_up.higher_rate_from"
    assert refusal(shop.top_up("li", 2000, rate=20)) == "top_up.rate_by_manager"
    # the ladder gives 10 % and 50: 250, which is 12.5 %
    assert refusal(shop.top_up("li", 2000, rate=12, approved_by="chen")) == "top_up.rate_below_ladder"
    assert not refusal(shop.top_up("li", 2000, rate=13, approved_by="chen"))
    assert shop.bonus("li") == 26000
    near = SmallShop(small("higher_rate_from = 100"), "li")  # 9.9999% of 100 is ten yuan too, when rounded
    assert refusal(near.top_up("li", 100, rate="9.9999", approved_by="chen")) == "top_up.rate_below_ladder"
    assert not refusal(near.top_up("li", 100, rate=10, approved_by="chen"))
    plain = SmallShop(small(), "li")
    assert refusal(plain.top_up("li", 2000, rate=20, approved_by="chen")) == "top_up.no_higher_rate"


def test_a_step_gives_points_coupons_things_and_more_bonus() -> None:
    shop = SmallShop(small(more=LADDER_GIFTS + GIFTS), "li")
    shop.top_up("li", 2000, "t1")
    assert (shop.points("li"), shop.bonus("li")) == (20, 30500)
    assert [one.held.kind for one in shop.book.coupons_of("li")] == ["ten", "ten"]
    assert [one.thing.en for one in shop.book.handed] == ["A pot"]
    assert shop.book.top_ups["t1"].bonus == yuan(305)


def test_a_reward_on_topping_up_counts_this_one_too() -> None:
    shop = SmallShop(small(more=GIFTS), "li")
    shop.top_up("li", 2900)
    assert shop.points("li") == 0
    shop.top_up("li", 100)
    assert shop.points("li") == 7


def test_a_bonus_lapses_with_its_lot() -> None:
    shop = SmallShop(small("bonus_validity = { days = 30 }"), "li")
    shop.top_up("li", 100)
    shop.on = NEXT_DAY
    shop.top_up("li", 200)
    assert shop.book.lots("li", AccountKind.BONUS) == [Slice("2026-03-31", 1000), Slice("2026-04-01", 2000)]
    shop.on = date(2026, 4, 1)
    assert refusal(shop.sell("li", "320.01")) == "stored_value.short"
    assert not refusal(shop.sell("li", 320))


def test_money_paid_in_is_owed_and_no_revenue_until_it_is_spent() -> None:
    shop = SmallShop(small(), "li")
    shop.top_up("li", 1000)
    assert (revenue(shop.book), owed_to_holders(shop.book)) == (yuan(0), yuan(1000))
    shop.sell("li", 1100, name="s")
    assert (revenue(shop.book), owed_to_holders(shop.book)) == (yuan(1000), yuan(0))
    shop.on = NEXT_DAY
    shop.refund("s")
    assert revenue(shop.book) == yuan(0)
    assert revenue(shop.book, NEXT_DAY, NEXT_DAY) == yuan(-1000)
    assert revenue(shop.book, DAY, DAY) == yuan(1000)
    assert owed_to_holders(shop.book) == yuan(1000)


def test_only_the_tiers_named_top_up() -> None:
    shop = SmallShop(small('tiers = ["plain"]'), "li")
    assert not refusal(shop.top_up("li", 100))
    assert refusal(shop.sell_bearer("b", 100)) == "top_up.not_for_tier"


def test_an_invoice_is_given_when_the_programme_says_so() -> None:
    at_once = SmallShop(small(), "li")
    assert "top_up.invoice_given" in sentences(at_once.top_up("li", 200, "t", invoice=True))
    assert at_once.book.top_ups["t"].invoiced
    assert refusal(at_once.sell("li", 50, invoice=True)) == "stored_value.invoiced_at_top_up"
    at_once.sell("li", 70, stored=50, name="s", invoice=True)
    assert at_once.book.sales["s"].invoiced == yuan(20)
    later = SmallShop(small('invoices = "at-spending"'), "li")
    assert refusal(later.top_up("li", 200, invoice=True)) == "top_up.invoice_at_spending"
    later.top_up("li", 200)
    later.sell("li", 70, name="s", invoice=True)
    assert later.book.sales["s"].invoiced == yuan(70)


def test_a_later_top_up_counts_for_whoever_sold_the_card() -> None:
    shop = SmallShop(small(), "li")
    shop.top_up("li", 100, "t1", seller="wang")
    outcome = shop.top_up("li", 100, "t2", seller="zhao")
    assert [one.seller for one in shop.book.top_ups.values()] == ["wang", "wang"]
    assert [one.first for one in shop.book.top_ups.values()] == [True, False]
    assert "top_up.seller_stays" in sentences(outcome)


def test_a_top_up_is_booked_once() -> None:
    shop = SmallShop(small(), "li")
    shop.top_up("li", 100, "t")
    assert refusal(shop.top_up("li", 100, "t")) == "top_up.twice"


def test_joining_with_too_large_a_top_up_makes_no_member() -> None:
    shop = SmallShop(small())
    assert refusal(shop.join("li", top_up=yuan("5000.01"))) == "top_up.above_ceiling"
    assert shop.book.membership("li") is None
    assert not refusal(shop.join("li", top_up=yuan(5000)))
    assert shop.principal("li") == 500_000


def test_who_is_no_member_any_more_pays_nothing_in() -> None:
    shop = SmallShop(small(), "li")
    shop.book.apply([MembershipTurned("li", MembershipState.ENDED)])
    assert refusal(shop.top_up("li", 100)) == "member.not_active"


def test_without_stored_value_nothing_is_paid_in_or_with_it() -> None:
    shop = SmallShop(read_programme(TOP), "li")
    assert refusal(shop.top_up("li", 100)) == "stored_value.none"
    assert refusal(shop.sell("li", 100)) == "stored_value.none"
    assert refusal(shop.join("hu", top_up=yuan(5))) == "stored_value.none"


# --- paid back ---


def test_what_is_not_spent_is_paid_back_with_its_share_of_all_it_gave() -> None:
    shop = SmallShop(small(more=LADDER_GIFTS + GIFTS), "li")
    shop.top_up("li", 2000, "t")
    assert not refusal(shop.pay_back("t", 500))
    assert (shop.principal("li"), shop.bonus("li"), shop.points("li")) == (150_000, 22_875, 15)
    assert len(shop.book.coupons_of("li")) == 2
    assert not refusal(shop.pay_back("t", "333.33"))
    used = shop.book.coupons_of("li")[0].held.coupon_id
    shop.book.apply([CouponTurned(used, CouponState.REDEEMED, "s")])
    assert not refusal(shop.pay_back("t"))
    assert (shop.principal("li"), shop.bonus("li"), shop.points("li")) == (0, 0, 0)
    assert shop.book.coupons_of("li") == []
    assert shop.book.coupons[used].state is CouponState.REDEEMED
    assert refusal(shop.pay_back("t")) == "stored_value.nothing_left"


def test_what_was_paid_in_first_is_spent_first() -> None:
    shop = SmallShop(small(), "li")
    shop.top_up("li", 300, "t1")
    shop.top_up("li", 200, "t2")
    shop.sell("li", 350)
    assert refusal(shop.pay_back("t1")) == "stored_value.nothing_left"
    assert refusal(shop.pay_back("t2", "150.01")) == "top_up.spent"
    assert not refusal(shop.pay_back("t2", 150))
    assert shop.principal("li") == 0


def test_what_a_refund_gave_back_can_be_paid_back() -> None:
    shop = SmallShop(small(), "li")
    shop.top_up("li", 300, "t")
    shop.sell("li", 330, name="s")
    assert refusal(shop.pay_back("t")) == "stored_value.nothing_left"
    shop.refund("s")
    assert (shop.principal("li"), shop.bonus("li")) == (30_000, 3_000)
    assert not refusal(shop.pay_back("t", 300))
    assert (shop.principal("li"), shop.bonus("li")) == (0, 0)


def test_a_bonus_that_lapsed_is_not_taken_back_again() -> None:
    shop = SmallShop(small("bonus_validity = { days = 30 }"), "li")
    shop.top_up("li", 200, "t")
    shop.book.apply([Booked("li", AccountKind.BONUS, "2026-03-31", -1500, "lapse")])
    shop.pay_back("t", 100)
    assert shop.bonus("li") == 0
    shop.pay_back("t")
    assert (shop.principal("li"), shop.bonus("li")) == (0, 0)


def test_a_balance_is_closed_once_and_its_bonus_goes() -> None:
    shop = SmallShop(small(), "li")
    shop.top_up("li", 300, "t")
    shop.sell("li", 100)
    done = shop.did(close_balance(shop.book, "li", shop.on))
    assert dict(done.reasons[0].values) == {"back": yuan(200), "bonus": yuan(30)}
    assert (shop.principal("li"), shop.bonus("li")) == (0, 0)
    assert refusal(close_balance(shop.book, "li", shop.on)) == "stored_value.nothing_left"
    assert refusal(shop.pay_back("t")) == "stored_value.nothing_left"


def test_an_unknown_top_up_is_told() -> None:
    assert refusal(SmallShop(small()).pay_back("t9")) == "top_up.unknown"


# --- bearer cards ---


def test_a_bearer_card_pays_for_anybody_and_has_nobody_behind_it() -> None:
    shop = SmallShop(small(), "li")
    shop.sell_bearer("b", 500)
    assert (shop.principal("b"), shop.bonus("b")) == (50_000, 5_000)
    shop.sell("", 100, name="s1", bearer="b")
    assert shop.book.sales["s1"].counted == yuan(100)
    outcome = shop.sell("li", 420, name="s2", bearer="b")
    assert not refusal(outcome)
    assert (shop.principal("b"), shop.bonus("b"), shop.points("li")) == (0, 3_000, 400)
    assert refusal(shop.sell("", "30.01", bearer="b")) == "stored_value.short"
    shop.refund("s2")
    assert (shop.principal("b"), shop.bonus("b"), shop.points("li")) == (40_000, 5_000, 0)


def test_a_bearer_card_is_never_reported_lost_and_dies_when_it_is_closed() -> None:
    shop = SmallShop(small(), "li")
    shop.sell_bearer("b", 500)
    lost = report_lost(shop.book, shop.programme, CardMeant(number="b"))
    assert refusal(lost) == "bearer.not_lost"
    shop.did(close_balance(shop.book, "b", shop.on))
    assert shop.card("b").status is CardStatus.CLOSED
    assert refusal(shop.sell("", 1, bearer="b")) == "card.closed"


def test_what_comes_back_to_a_closed_bearer_card_is_paid_out() -> None:
    shop = SmallShop(small())
    shop.sell_bearer("b", 500)
    shop.sell("", 100, name="s", bearer="b")
    shop.did(close_balance(shop.book, "b", shop.on))
    assert refusal(close_balance(shop.book, "b", shop.on)) == "stored_value.nothing_left"
    shop.refund("s")
    assert shop.principal("b") == 10_000
    assert not refusal(shop.did(close_balance(shop.book, "b", shop.on)))
    assert shop.principal("b") == 0


def test_a_bearer_card_that_is_none_pays_nothing() -> None:
    shop = SmallShop(small(), "li")
    shop.sell_bearer("b", 500)
    assert refusal(shop.sell("", 1, bearer="c")) == "bearer.unknown"
    assert refusal(shop.sell("", 1, bearer="card-1")) == "bearer.unknown"
    assert refusal(shop.sell_bearer("b", 500)) == "bearer.number_taken"
    assert refusal(shop.sell_bearer("li", 500)) == "bearer.number_taken"
    assert refusal(shop.sell("", 1)) == "stored_value.no_holder"


def test_what_a_ladder_gives_beside_money_is_for_members() -> None:
    shop = SmallShop(small("ceilings = false", LADDER_GIFTS + GIFTS))
    assert "top_up.gifts_for_members" in sentences(shop.sell_bearer("b", 2000))
    assert shop.bonus("b") == 30_500
    assert not shop.book.coupons
