"""Referral: a flat award for a friend, and points by what friends and their friends pay, on the running total."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from domain.stored_value_shop import SmallShop, refusal, sentences, small
from shuke.domain.membership.changes import MembershipTurned
from shuke.domain.membership.state import MembershipState

RULES = """
[referral]
points = 10
by_spending = [10, 100]
windows = [{ first = 2026-09-06, last = 2026-09-08, points = 50 }]
"""


def shop(*members: str) -> SmallShop:
    return SmallShop(small(more=RULES), *members)


def test_a_friend_brings_a_flat_award_and_in_a_campaign_another() -> None:
    one = shop("li")
    for day, points in [(5, 10), (6, 60), (8, 110), (9, 120)]:
        one.on = date(2026, 9, day)
        one.join(f"friend-{day}", referrer="li")
        assert one.points("li") == points


def test_small_sales_of_a_friend_add_up() -> None:
    one = shop("li")
    one.join("hu", referrer="li")
    for amount, points in [("9.99", 10), ("0.01", 11), ("5", 11), ("5", 12), ("19.99", 13), ("0.01", 14)]:
        one.sell("hu", amount, stored=0)
        assert one.points("li") == points


def test_the_referrers_referrer_gets_one_for_a_hundred() -> None:
    one = shop("li")
    one.join("hu", referrer="li")
    one.join("wu", referrer="hu")
    one.sell("wu", "99.99", stored=0)
    assert (one.points("hu"), one.points("li")) == (10 + 9, 10)
    one.sell("wu", "0.01", stored=0)
    assert (one.points("hu"), one.points("li")) == (10 + 10, 11)


def test_points_of_spending_and_of_referral_add_up() -> None:
    one = shop("li")
    one.sell("li", 30, stored=0)
    one.join("hu", referrer="li")
    one.sell("hu", 100, stored=0)
    assert one.points("li") == 30 + 10 + 10
    assert one.points("hu") == 100


def test_points_used_and_bonus_are_no_money_paid() -> None:
    one = shop("li")
    one.join("hu", referrer="li")
    one.top_up("hu", 100)
    assert one.points("li") == 10
    one.sell("hu", 110)
    assert one.points("li") == 20


def test_who_holds_no_card_may_refer_and_receives_when_he_gets_one() -> None:
    one = shop()
    outcome = one.join("hu", referrer="li")
    assert "referral.without_card" in sentences(outcome)
    one.join("wu", referrer="hu")
    one.sell("hu", 15, stored=0, name="s1")
    one.sell("hu", 25, stored=0)
    one.sell("wu", 250, stored=0)
    assert "referral.arrears" in sentences(one.join("li"))
    assert one.points("li") == 10 + 4 + 2
    one.sell("hu", 9, stored=0)
    assert one.points("li") == 16
    one.sell("hu", 1, stored=0)
    assert one.points("li") == 17
    one.refund("s1")
    assert one.points("li") == 16


def test_a_refund_takes_back_what_the_sale_brought() -> None:
    one = shop("li")
    one.join("hu", referrer="li")
    one.join("wu", referrer="hu")
    one.sell("wu", 300, stored=0, name="s")
    assert (one.points("hu"), one.points("li")) == (40, 13)
    one.refund("s")
    assert (one.points("hu"), one.points("li")) == (10, 10)
    one.sell("wu", 100, stored=0)
    assert (one.points("hu"), one.points("li")) == (20, 11)


def test_after_a_refund_nothing_comes_twice_on_the_running_total() -> None:
    one = shop("li")
    one.join("hu", referrer="li")
    one.sell("hu", 15, stored=0, name="s")
    one.sell("hu", 5, stored=0)
    assert one.points("li") == 12
    one.refund("s")
    assert one.points("li") == 11
    one.sell("hu", 5, stored=0)
    assert one.points("li") == 11
    one.sell("hu", 10, stored=0)
    assert one.points("li") == 12


def test_whose_membership_ended_receives_nothing_and_on_coming_back_nothing_twice() -> None:
    one = shop("li")
    one.join("hu", referrer="li")
    one.sell("hu", 100, stored=0)
    assert one.points("li") == 20
    one.book.apply([MembershipTurned("li", MembershipState.ENDED)])
    assert "referral.without_card" in sentences(one.sell("hu", 50, stored=0))
    assert "referral.without_card" in sentences(one.join("wu", referrer="li"))
    assert one.points("li") == 20
    assert not refusal(one.join("li", referrer="hu"))
    assert (one.points("li"), one.points("hu")) == (20, 150)
    one.sell("hu", 10, stored=0)
    assert one.points("li") == 26


def test_nobody_refers_himself_nor_receives_for_his_own_spending() -> None:
    one = shop()
    assert refusal(one.join("li", referrer="li")) == "referral.himself"
    one.join("hu", referrer="li")
    one.join("li", referrer="hu")  # each brought the other
    assert (one.points("li"), one.points("hu")) == (10, 10)
    one.sell("li", 1000, stored=0)
    assert (one.points("li"), one.points("hu")) == (1010, 110)


def fen(minor: int) -> str:
    return f"{minor // 100}.{minor % 100:02d}"


AMOUNTS = st.lists(st.integers(1, 5000), max_size=12)


@given(AMOUNTS, st.integers(0, 12))
def test_however_a_friends_money_is_cut_into_sales_it_brings_the_same(amounts: list[int], card: int) -> None:
    """Also when the referrer gets the card only after some of them."""
    one = shop()
    one.join("hu", referrer="li")
    for place, minor in enumerate(amounts):
        if place == card:
            one.join("li")
        one.sell("hu", fen(minor), stored=0)
    if card >= len(amounts):
        one.join("li")
    assert one.points("li") == 10 + sum(amounts) // 1000


@given(st.lists(st.tuples(st.integers(1, 60), st.booleans()), max_size=10))
def test_refunds_and_sales_in_any_order_never_bring_more_than_the_running_total(
    steps: list[tuple[int, bool]],
) -> None:
    one = shop("li")
    one.join("hu", referrer="li")
    kept: dict[str, int] = {}
    for place, (amount, refunded) in enumerate(steps):
        name = f"s{place}"
        one.sell("hu", amount, stored=0, name=name)
        kept[name] = amount
        assert one.points("li") >= 10 + sum(kept.values()) // 10
        if refunded:
            one.refund(name)
            del kept[name]
    for name in kept:
        one.refund(name)
    assert one.points("li") == 10
