"""What sellers get: a share of what is paid in, what a campaign brings, and the share of a target."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest

from domain.stored_value_shop import SmallShop, small
from domain.tea_chain import yuan
from shuke.domain.explanation import Reason
from shuke.domain.membership.commission import Goal, Pay, commission
from shuke.wording import Language
from shuke.wording.figures import money_text
from shuke.wording.reasons import text

RULES = """
[commission]
percent = 1
first_in_campaign = 100
top_seller = 200
campaign = { first = 2026-03-10, last = 2026-03-20 }

[[commission.targets]]
key = "floor"
name = { zh = "楼层", en = "Floor" }
worth = 500

[[commission.targets]]
key = "keen"
name = { zh = "超额", en = "Keen" }
worth = 500
most_percent = 150
"""
MARCH = date(2026, 3, 1), date(2026, 3, 31)


def shop() -> SmallShop:
    return SmallShop(small("ceilings = false", RULES), "li", "hu", "wu")


def pay(one: SmallShop, first: date, last: date, goals: Sequence[Goal] = ()) -> dict[str, int]:
    found = commission(one.book, one.programme, first, last, goals)
    assert not isinstance(found, Reason)
    told(found)
    return {person.person: person.amount.minor for person in found}


def told(found: Sequence[Pay]) -> None:
    for person in found:
        assert person.lines
        for line in person.lines:
            assert line.amount == line.why.amount
            assert all("{" not in text(line.why, language, money_text) for language in Language)


def test_one_percent_of_what_is_paid_in_and_again_at_each_later_top_up() -> None:
    one = shop()
    one.top_up("li", 5000, seller="wang")
    one.top_up("li", "100.49", seller="zhao")  # the share is 1.00: half a fen would be more
    one.top_up("li", "100.50")
    assert pay(one, *MARCH) == {"wang": 5000 + 100 + 101}


def test_who_sold_the_membership_sold_the_first_top_up_unless_another_is_named() -> None:
    one = shop()
    one.join("zhu", seller="wang")
    one.top_up("zhu", 100)
    one.join("qin", seller="wang")
    one.top_up("qin", 200, seller="zhao")
    one.top_up("wu", 100)
    assert pay(one, *MARCH) == {"wang": 100, "zhao": 200}


def test_only_the_days_asked_for_count() -> None:
    one = shop()
    one.top_up("li", 1000, seller="wang")
    assert pay(one, date(2026, 3, 2), date(2026, 3, 2)) == {"wang": 1000}
    assert pay(one, date(2026, 3, 3), date(2026, 3, 31)) == {}
    assert pay(one, date(2026, 2, 1), date(2026, 3, 1)) == {}


@pytest.mark.parametrize(("day", "extra"), [(9, 0), (10, 10_000), (20, 10_000), (21, 0)])
def test_the_first_card_that_a_seller_sells_in_a_campaign_brings_more_once(day: int, extra: int) -> None:
    one = shop()
    one.on = date(2026, 3, day)
    one.top_up("li", 1000, seller="wang")
    one.top_up("hu", 1000, seller="wang")
    top = 20_000 if extra else 0
    assert pay(one, *MARCH) == {"wang": 2000 + extra + top}


def test_a_later_top_up_in_a_campaign_is_no_card_sold() -> None:
    one = shop()
    one.top_up("li", 1000, seller="wang")
    one.on = date(2026, 3, 10)
    one.top_up("li", 2000)
    one.top_up("hu", 1000, seller="zhao")
    assert pay(one, *MARCH) == {"wang": 1000 + 2000 + 20_000, "zhao": 1000 + 10_000}


def test_the_top_seller_is_paid_with_the_campaigns_last_day_and_of_equals_each() -> None:
    one = shop()
    one.on = date(2026, 3, 15)
    one.top_up("li", 1000, seller="wang")
    one.top_up("hu", 1000, seller="zhao")
    one.top_up("wu", "999.99", seller="qian")
    assert pay(one, date(2026, 3, 1), date(2026, 3, 19))["wang"] == 1000 + 10_000
    whole = pay(one, *MARCH)
    assert (whole["wang"], whole["zhao"], whole["qian"]) == (31_000, 31_000, 11_000)
    assert pay(one, date(2026, 3, 20), date(2026, 3, 31)) == {"wang": 20_000, "zhao": 20_000}


def test_a_top_up_paid_back_takes_its_share_back_on_that_day() -> None:
    one = shop()
    one.top_up("li", 1000, "t", seller="wang")
    one.on = date(2026, 4, 2)
    one.pay_back("t", 400)
    assert pay(one, *MARCH) == {"wang": 1000}
    assert pay(one, date(2026, 4, 1), date(2026, 4, 30)) == {"wang": -400}


def test_a_card_sold_and_paid_back_is_no_card_of_the_campaign() -> None:
    one = shop()
    one.on = date(2026, 3, 10)
    one.top_up("li", 1000, "t", seller="wang")
    one.pay_back("t")
    assert pay(one, *MARCH) == {"wang": 0}


@pytest.mark.parametrize(
    ("post", "target", "amount"),
    [
        ("floor", 4000, 25_000),
        ("floor", "2000.01", 50_000 * 200_000 // 200_001 + 1),
        ("floor", 2000, 50_000),
        ("floor", 1000, 50_000),
        ("keen", "1333.34", 74_999 + 1),
        ("keen", 1000, 75_000),
    ],
)
def test_a_target_brings_its_worth_times_the_share_reached(post: str, target: str, amount: int) -> None:
    one = shop()
    one.top_up("li", 1500, seller="wang")
    one.top_up("hu", 500, seller="zhao")
    one.top_up("wu", 900, seller="qian")
    goal = Goal("chen", post, yuan(target), frozenset({"wang", "zhao"}))
    assert pay(one, *MARCH, [goal])["chen"] == amount


def test_a_goal_without_a_team_is_the_persons_own() -> None:
    one = shop()
    one.top_up("li", 500, seller="wang")
    assert pay(one, *MARCH, [Goal("wang", "floor", yuan(1000))]) == {"wang": 500 + 25_000}


def test_a_post_that_is_none_is_told_with_those_that_are() -> None:
    one = shop()
    found = commission(one.book, one.programme, *MARCH, [Goal("chen", "king", yuan(1))])
    assert isinstance(found, Reason)
    assert dict(found.values) == {"choices": "floor, keen", "post": "king"}


def test_a_programme_without_commission_pays_none() -> None:
    one = SmallShop(small())
    found = commission(one.book, one.programme, *MARCH)
    assert isinstance(found, Reason)
    assert found.sentence == "pay.none"
