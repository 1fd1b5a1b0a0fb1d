"""Spins and prizes: what may come up, what it costs, and when it is handed over."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from domain.membership.handing_shop import A_HOLIDAY, TODAY, HandingShop, programme_with, refusal, said

WHEEL = """
[[coupons]]
key = "ten-off"
name = { zh = "减10元", en = "10 off" }
kind = "amount"
amount = 10
validity = { days = 30 }
most_of_member = 1

[wheel]
spins_a_day = 3
free_a_day = 1
points = 5
collected = { days = 10 }

[[wheel.segments]]
key = "suite"
name = { zh = "套房", en = "Suite" }
weight = 1
stock = 2
gives = { thing = { zh = "套房一晚", en = "A night in the suite" } }
not_on = { holidays = true, dates = [{ first = 2026-03-16, last = 2026-03-17 }] }

[[wheel.segments]]
key = "coupon"
name = { zh = "减10元", en = "10 off" }
weight = 1
gives = { coupon = "ten-off" }

[[wheel.segments]]
key = "points"
name = { zh = "积分", en = "Points" }
weight = 1
stock = 3
gives = { points = 7 }

[[wheel.segments]]
key = "blank"
name = { zh = "谢谢", en = "Thanks" }
weight = 1

[[wheel.segments]]
key = "never"
name = { zh = "不会", en = "Never" }
weight = 0
"""


def shop(*swaps: tuple[str, str]) -> HandingShop:
    wheel = WHEEL
    for old, new in swaps:
        assert old in wheel
        wheel = wheel.replace(old, new)
    found = HandingShop(programme_with(wheel))
    found.member(points=1000)
    return found


def came_up(found: HandingShop, seed: str) -> str:
    """The free spin of the next day."""
    found.today += timedelta(days=1)
    return dict(found.spin(seed=seed).gave)["segment"]


def test_every_segment_with_weight_and_stock_comes_up_and_no_other() -> None:
    found = shop(("most_of_member = 1\n", ""), ("stock = 2", "stock = 900"), ("stock = 3", "stock = 900"))
    times = [came_up(found, f"seed {n}") for n in range(200)]
    assert set(times) == {"suite", "coupon", "points", "blank"}
    assert all(30 <= times.count(segment) <= 70 for segment in set(times))


def test_the_same_seed_brings_the_same_and_is_kept_with_the_outcome() -> None:
    first, second = (
        shop(),
        shop(("collected = { days = 10 }", 'collected = "never-lapses"\nface = "scratch-card"')),
    )
    for seed in ("a", "b", "c", "d"):
        one, other = first.spin(seed=seed), second.spin(seed=seed)
        assert dict(one.gave).get("segment") == dict(other.gave).get("segment")
        if not refusal(one):
            assert len(bytes.fromhex(dict(one.gave)["seed"])) == 32


def test_what_is_out_of_stock_comes_up_no_more_whatever_the_seed() -> None:
    found = shop()
    times = [came_up(found, f"seed {n}") for n in range(100)]
    assert times.count("suite") == 2
    assert times.count("points") == 3
    assert times.count("coupon") == 1  # a member has at most one
    assert times.count("blank") == 94
    assert refusal(found.spin(lands_on="suite")) == "spin.cannot_land"


def test_when_nothing_can_come_up_no_points_are_taken() -> None:
    found = shop(
        (
            'key = "blank"\nname = { zh = "谢谢", en = "Thanks" }\nweight = 1',
            'key = "blank"\nname = { zh = "谢谢", en = "Thanks" }\nweight = 0',
        )
    )
    for n in range(6):
        came_up(found, f"seed {n}")
    found.today += timedelta(days=1)
    before, uses = found.points(), len(found.book.uses)
    found.spin(lands_on="nothing")
    assert refusal(found.spin()) == "spin.nothing_comes_up"
    assert found.points() == before
    assert len(found.book.uses) == uses


def test_the_first_spins_are_free_the_others_cost_and_then_there_is_none() -> None:
    found = shop()
    assert "spin.free" in said(found.spin(lands_on="blank"))
    assert found.points() == 1000
    assert [found.points() for _ in range(2) if said(found.spin(lands_on="blank"))] == [995, 990]
    assert refusal(found.spin(lands_on="blank")) == "spin.none_left"
    found.today += timedelta(days=1)
    assert "spin.free" in said(found.spin(lands_on="blank"))


@pytest.mark.parametrize(("points", "refused"), [(4, "handing.points_short"), (5, ""), (6, "")])
def test_a_paid_spin_takes_its_points_or_nothing(points: int, refused: str) -> None:
    found = shop()
    found.earn(points - 1000)
    found.spin(lands_on="blank")
    assert refusal(found.spin(lands_on="blank")) == refused
    assert found.points() == (points if refused else points - 5)


def test_points_that_a_refund_took_back_are_owed_before_any_are_spent() -> None:
    found = shop()
    found.earn(-2000)
    found.earn(1004, lot="2026-12-31")
    found.spin(lands_on="blank")
    assert refusal(found.spin(lands_on="blank")) == "handing.points_short"
    found.earn(1, lot="2026-12-31")
    assert not refusal(found.spin(lands_on="blank"))
    assert found.points() == 0


def test_what_is_owed_is_among_the_points_that_are_missing() -> None:
    found = shop()
    found.earn(-1200)
    found.spin(lands_on="blank")
    refused = found.spin(lands_on="blank").refused
    assert refused is not None
    assert dict(refused.values)["missing"] == 205


def test_points_that_have_lapsed_pay_for_nothing() -> None:
    found = shop()
    found.earn(-1000)
    found.earn(5, lot="2026-03-09")
    found.spin(lands_on="blank")
    assert refusal(found.spin(lands_on="blank")) == "handing.points_short"
    found.today = date(2026, 3, 9)
    found.spin(lands_on="blank")
    assert not refusal(found.spin(lands_on="blank"))


def test_a_wheel_may_be_for_some_tiers() -> None:
    found = shop(("spins_a_day = 3", 'spins_a_day = 3\ntiers = ["gold"]'))
    assert refusal(found.spin()) == "handing.other_tier"
    found.member("chen", "gold")
    assert not refusal(found.spin("chen"))


def test_without_a_wheel_there_is_no_spin() -> None:
    found = HandingShop(programme_with())
    found.member()
    assert refusal(found.spin()) == "spin.no_wheel"


def test_points_and_coupons_come_at_once() -> None:
    found = shop()
    found.spin(lands_on="points")
    assert found.points() == 1007
    found.spin(lands_on="coupon")
    assert [one.held.kind for one in found.book.coupons_of("li")] == ["ten-off"]
    assert not found.book.prizes


def prize(found: HandingShop) -> str:
    return dict(found.spin(lands_on="suite").gave)["prize"]


@pytest.mark.parametrize(
    ("day", "refused"),
    [
        (date(2026, 3, 10), ""),
        (date(2026, 3, 15), ""),
        (date(2026, 3, 16), "prize.not_today"),
        (date(2026, 3, 17), "prize.not_today"),
        (date(2026, 3, 18), ""),
        (date(2026, 3, 19), ""),
        (date(2026, 3, 20), "prize.lapsed"),
    ],
)
def test_a_prize_is_handed_over_within_its_time_and_not_on_its_black_days(day: date, refused: str) -> None:
    found = shop()
    name = prize(found)
    found.today = day
    looked = found.collect(name, confirmed=False)
    assert refusal(looked) == refused
    assert not looked.changes
    assert refusal(found.collect(name)) == refused
    assert len(found.book.handed) == (not refused)
    assert bool(found.book.prizes_of("li")) == bool(refused)


def test_a_refusal_for_today_names_the_first_day_that_allows_it() -> None:
    found = shop()
    name = prize(found)
    found.today = date(2026, 3, 16)
    told = found.collect(name).refused
    assert told is not None
    assert dict(told.values)["day"] == "2026-03-18"


def test_a_prize_is_not_handed_over_on_a_holiday_and_may_run_out_of_days() -> None:
    found = shop()
    found.today = A_HOLIDAY - timedelta(days=6)
    name = prize(found)
    found.today = A_HOLIDAY + timedelta(days=3)  # its last day
    assert refusal(found.collect(name)) == "prize.no_day_left"


def test_the_last_day_may_be_the_only_one_that_is_left() -> None:
    found = shop()
    found.today = A_HOLIDAY - timedelta(days=4)
    name = prize(found)
    found.today = A_HOLIDAY
    told = found.collect(name).refused
    assert told is not None
    assert dict(told.values)["day"] == "2026-05-06"
    found.today = date(2026, 5, 6)
    assert not refusal(found.collect(name))


def test_a_prize_whose_black_days_do_not_end_is_the_managers() -> None:
    found = shop(
        ("last = 2026-03-17", "last = 2028-01-01"),
        ("collected = { days = 10 }", 'collected = "never-lapses"'),
    )
    name = prize(found)
    found.today = date(2026, 3, 16)
    assert refusal(found.collect(name)) == "prize.no_day_left"


def test_a_prize_is_handed_over_once() -> None:
    found = shop()
    name = prize(found)
    found.collect(name)
    found.today += timedelta(days=1)
    told = found.collect(name).refused
    assert told is not None
    assert told.sentence == "prize.handed_over_before"
    assert dict(told.values)["day"] == TODAY.isoformat()
    assert len(found.book.handed) == 1


def test_a_prize_without_an_end_waits_for_ever() -> None:
    found = shop(("collected = { days = 10 }", 'collected = "never-lapses"'))
    name = prize(found)
    found.today += timedelta(days=3000)
    assert said(found.collect(name, confirmed=False)) == ["prize.shown", "prize.waits_for_ever"]
    assert not refusal(found.collect(name))


def test_what_was_promised_stays_promised_under_a_later_version() -> None:
    found = shop()
    name = prize(found)
    found.programme = programme_with()
    assert said(found.collect(name)) == ["prize.shown", "prize.handed_over"]
