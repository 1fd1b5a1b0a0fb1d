"""Spins that members are given beside those of the day: good for one wheel, up to a day, each once."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from domain.membership.handing_shop import TODAY, HandingShop, programme_with, refusal
from shuke.domain.membership.chances import chances_in_hand, give_chances, no_chances
from shuke.domain.membership.changes import Used
from shuke.domain.membership.handing_tells import HandingTells
from shuke.domain.membership.spinning import SPIN, in_the_way, next_spin
from shuke.domain.programme.document import Programme
from shuke.domain.wheel_chances import CHANCES_GIVEN, CHANCES_USED, ChancesOf

WHEEL = """
[wheel]
spins_a_day = 2
free_a_day = 1
points = 5
collected = { days = 10 }
campaign = "spring"

[[wheel.segments]]
key = "blank"
name = { zh = "谢谢", en = "Thanks" }
weight = 1
"""


def programme(more: str = "", campaign: str = "spring") -> Programme:
    wheel = WHEEL.replace('"spring"', f'"{campaign}"').replace("points = 5", f"points = 5\n{more}")
    return programme_with(wheel)


def shop(more: str = "", points: int = 0) -> HandingShop:
    made = HandingShop(programme(more))
    made.member(points=points)
    return made


def give(shop: HandingShop, count: int, source: str = "campaign.a") -> str:
    """Given, or the rule against it."""
    done = give_chances(shop.programme, shop.book.members["li"], count, source, shop.today)
    shop.book.apply(done.changes)
    return refusal(done)


def hand(shop: HandingShop) -> list[tuple[str, str, int]]:
    """Last day, giver, how many."""
    wheel = shop.programme.wheel
    assert wheel is not None
    found = chances_in_hand(shop.book, shop.programme, wheel, "li", shop.today)
    return [("" if one.last_day is None else one.last_day.isoformat(), one.source, n) for one, n in found]


def test_free_spins_go_first_then_given_ones_then_those_for_points() -> None:
    stand = shop(points=5)
    assert not give(stand, 2)
    told = [stand.spin().reasons[0] for _ in range(4)]
    assert [one.sentence for one in told] == [
        HandingTells.SPUN_FREE,
        HandingTells.SPUN_GIVEN,
        HandingTells.SPUN_GIVEN,
        HandingTells.SPUN_PAID,
    ]
    assert [dict(one.values)["left"] for one in told] == [1, 1, 0, 0]
    assert stand.points() == 0
    assert refusal(stand.spin()) == HandingTells.NO_SPIN_LEFT
    assert stand.book.used("li", SPIN, TODAY.isoformat()) == 2  # given ones are not of the day
    assert sum(stand.book.used_by_period("li", CHANCES_USED).values()) == 2
    assert hand(stand) == []


def test_they_wait_for_another_day_and_for_whoever_spun_all_of_today() -> None:
    stand = shop(points=5)
    stand.spin()
    stand.spin()
    assert refusal(stand.spin()) == HandingTells.NO_SPIN_LEFT
    give(stand, 1)
    wheel = stand.programme.wheel
    assert wheel is not None
    ahead = next_spin(stand.book, stand.programme, wheel, "li", stand.today)
    assert (ahead.left, ahead.chances, ahead.points, bool(ahead.chance)) == (0, 1, 0, True)
    assert in_the_way(stand.book, stand.programme, stand.book.members["li"], stand.today) is None
    assert not refusal(stand.spin())
    assert refusal(stand.spin()) == HandingTells.NO_SPIN_LEFT


@pytest.mark.parametrize(("later", "left"), [(0, 3), (29, 3), (30, 0)])
def test_they_are_good_for_as_many_days_as_the_programme_says(later: int, left: int) -> None:
    stand = shop("chances_days = 30")
    give(stand, 3)
    stand.today += timedelta(days=later)
    assert sum(n for _, _, n in hand(stand)) == left


def test_none_outlives_its_wheel() -> None:
    first, last = TODAY - timedelta(days=5), TODAY + timedelta(days=9)
    days = f'when = {{ on = "dates", first = {first}, last = {last} }}'
    stand = shop(f"chances_days = 30\n{days}")
    give(stand, 1)
    assert hand(stand) == [(last.isoformat(), "campaign.a", 1)]
    assert no_chances(stand.programme, "x", last) is None
    over = no_chances(stand.programme, "x", last + timedelta(days=1))
    assert over is not None
    assert over.sentence == HandingTells.NOT_TURNING
    assert no_chances(stand.programme, "x", first - timedelta(days=1)) is None  # it will turn
    stand.programme = programme(campaign="summer")
    assert hand(stand) == []


def test_what_lapses_first_is_used_first() -> None:
    stand = shop()
    stand.spin()
    give(stand, 1, "campaign.open")
    stand.programme = programme("chances_days = 9")
    give(stand, 1, "campaign.nine")
    stand.programme = programme("chances_days = 3")
    give(stand, 1, "campaign.three")
    used = []
    while hand(stand):
        used.append(hand(stand)[0][1])
        stand.spin()
    assert used == ["campaign.three", "campaign.nine", "campaign.open"]


def test_who_may_not_spin_is_given_none_and_without_a_wheel_nobody() -> None:
    assert give(shop('tiers = ["gold"]'), 1) == HandingTells.OTHER_TIER
    bare = HandingShop(programme_with(""))
    bare.member()
    assert give(bare, 1) == HandingTells.NO_WHEEL


@pytest.mark.parametrize("period", ["", "a/b", "a/b/c", "a/b/never/d", "\u202e/😀/2026-02-30"])
def test_what_a_later_release_may_name_otherwise_is_left_alone(period: str) -> None:
    assert ChancesOf.read(period) is None
    stand = shop()
    stand.book.apply([Used("li", CHANCES_GIVEN, period, 3, TODAY)])
    assert hand(stand) == []


@pytest.mark.parametrize("last", [None, date(2026, 4, 9)])
def test_a_period_is_read_as_it_was_written(last: date | None) -> None:
    one = ChancesOf("tea-chain.spring", "campaign.01J", last)
    assert ChancesOf.read(one.period) == one
