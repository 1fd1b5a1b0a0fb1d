"""Spending stored value: principal first, the day's limit, the signature, no discounts beside it, tiers by top-up."""

from __future__ import annotations

import pytest

from domain.stored_value_shop import (
    CALENDAR,
    DAY,
    NEXT_DAY,
    TOP,
    SmallShop,
    document,
    refusal,
    sentences,
    small,
)
from domain.tea_chain import yuan
from shuke.domain.membership.promoting import open_promotion, promote
from shuke.domain.membership.stored_value import left_today
from shuke.domain.programme.parts.shown import Proof
from shuke.domain.programme.parts.tiers import EntryBy
from shuke.domain.programme.reading import read_programme

HALF = "same_day_below_percent = 50"
OFF = """
[[discounts]]
key = "all"
name = { zh = "九折", en = "Ten off" }
tiers = ["plain"]
pay_percent = 90
"""
TIERED = """
[[tiers]]
key = "high"
name = { zh = "高级", en = "High" }
points_multiplier = 1
entry = [{ by = "top-up", who = "anybody", from = 1000 }]

[card]
"""


def test_principal_is_spent_before_the_bonus_which_earns_nothing() -> None:
    shop = SmallShop(small(), "li")
    shop.top_up("li", 100)
    shop.sell("li", 104, name="s")
    assert (shop.principal("li"), shop.bonus("li"), shop.points("li")) == (0, 600, 100)
    assert [(one.account.value, one.amount) for one in shop.book.sales["s"].sources] == [
        ("principal", 10_000),
        ("bonus", 400),
    ]


@pytest.mark.parametrize(("amount", "refused"), [("49.99", ""), ("50", "stored_value.same_day")])
def test_on_the_day_of_a_top_up_spending_stays_below_the_share(amount: str, refused: str) -> None:
    shop = SmallShop(small(HALF), "li")
    shop.top_up("li", 100)
    assert refusal(shop.sell("li", amount)) == refused


def test_the_days_limit_is_cumulative_over_sales_and_top_ups_and_is_gone_the_next_day() -> None:
    shop = SmallShop(small(HALF), "li")
    shop.top_up("li", 100)
    assert not refusal(shop.sell("li", 30, name="s"))
    assert refusal(shop.sell("li", 20)) == "stored_value.same_day"
    assert not refusal(shop.sell("li", "19.99"))
    assert refusal(shop.sell("li", "0.01")) == "stored_value.same_day_none"
    shop.top_up("li", 100)
    assert refusal(shop.sell("li", "50.01")) == "stored_value.same_day"
    assert not refusal(shop.sell("li", 50))
    shop.refund("s")
    assert left_today(shop.book, shop.programme, "li", DAY) == yuan(30)
    shop.on = NEXT_DAY
    assert left_today(shop.book, shop.programme, "li", NEXT_DAY) is None
    assert not refusal(shop.sell("li", 100))


def test_a_top_up_paid_back_lowers_what_the_day_allows() -> None:
    shop = SmallShop(small(HALF), "li")
    shop.top_up("li", 200, "t")
    shop.pay_back("t", 100)
    assert refusal(shop.sell("li", 50)) == "stored_value.same_day"
    assert not refusal(shop.sell("li", "49.99"))


def test_the_share_may_be_any_and_what_is_below_it_is_a_whole_fen() -> None:
    shop = SmallShop(small("same_day_below_percent = 33.3"), "li")
    shop.top_up("li", "100.01")  # 33.30333
    assert left_today(shop.book, shop.programme, "li", DAY) == yuan("33.30")


def test_the_bill_is_signed_where_the_programme_asks_for_it() -> None:
    shop = SmallShop(small("signed = true"), "li")
    shop.top_up("li", 100)
    assert refusal(shop.sell("li", 10)) == "stored_value.sign_first"
    assert refusal(shop.sell("li", 10, stored=1)) == "stored_value.sign_first"
    assert not refusal(shop.sell("li", 10, name="s", signed=True))
    assert shop.book.sales["s"].signed
    shop.on = NEXT_DAY
    assert shop.sell("li", 0).refused is None


def test_what_the_programme_asks_to_be_shown_is_shown_first() -> None:
    shop = SmallShop(small('shows = ["card"]'), "li")
    shop.top_up("li", 100)
    assert refusal(shop.sell("li", 10)) == "stored_value.show_first"
    assert not refusal(shop.sell("li", 10, shows=frozenset({Proof.CARD})))
    assert not refusal(shop.sell("li", 10, stored=0))


def test_no_discount_goes_beside_it_where_the_programme_says_so() -> None:
    shop = SmallShop(small("without_discounts = true", OFF), "li")
    shop.top_up("li", 1000)
    shop.sell("li", 100, name="all")
    shop.sell("li", 100, stored=1, name="some")
    assert [shop.book.sales[name].to_pay for name in ("all", "some")] == [yuan(100), yuan(100)]
    beside = SmallShop(small("", OFF), "li")
    beside.top_up("li", 1000)
    beside.sell("li", 100, name="all")
    assert beside.book.sales["all"].to_pay == yuan(90)


# --- a tier by what is paid in ---


def tiered(automatic: bool) -> SmallShop:
    tier = TIERED.replace("from = 1000", f"from = 1000, automatic = {str(automatic).lower()}")
    return SmallShop(read_programme(document(top=TOP.replace("[card]", tier, 1))), "li")


def test_a_top_up_opens_a_tier_for_the_day_and_it_is_taken_up_on_the_members_wish() -> None:
    shop = tiered(automatic=False)
    assert "top_up.promotion_open" not in sentences(shop.top_up("li", "999.99"))
    assert "top_up.promotion_open" in sentences(shop.top_up("li", 1000))
    member = shop.book.members["li"]
    assert member.tier == "plain"
    assert open_promotion(shop.book, shop.programme, member, NEXT_DAY) is None
    done = promote(shop.book, shop.programme, member, DAY, CALENDAR)
    assert not refusal(done)
    shop.did(done)
    assert shop.book.members["li"].tier == "high"


def test_two_top_ups_are_not_one() -> None:
    shop = tiered(automatic=True)
    shop.top_up("li", 600)
    shop.top_up("li", 600)
    assert shop.book.members["li"].tier == "plain"


def test_a_tier_that_comes_by_itself_comes_with_the_top_up() -> None:
    shop = tiered(automatic=True)
    shop.top_up("li", "999.99")
    assert shop.book.members["li"].tier == "plain"
    shop.top_up("li", 1000)
    assert shop.book.members["li"].tier == "high"


def test_a_new_customer_comes_in_by_a_top_up() -> None:
    shop = tiered(automatic=True)
    refused = shop.join("hu", EntryBy.TOP_UP, top_up=yuan("999.99"))
    assert refusal(refused) == "join.not_enough"
    assert not refusal(shop.join("hu", EntryBy.TOP_UP, top_up=yuan(1000)))
    assert shop.book.members["hu"].tier == "high"
    assert (shop.principal("hu"), shop.bonus("hu")) == (100_000, 15_000)
