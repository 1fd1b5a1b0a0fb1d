"""Each number of the tea chain's programme, just below, at and just above its boundary."""

from __future__ import annotations

import pytest

from domain.tea_chain import asked, holder, member, yuan


@pytest.mark.parametrize(
    ("price", "points"), [("0.99", 0), ("1.00", 1), ("1.01", 1), ("1.99", 1), ("2.00", 2), ("88.88", 88)]
)
def test_a_full_yuan_earns_one_point_and_what_is_left_below_it_none(price: str, points: int) -> None:
    assert asked(price, who=member()).points_earned == points


@pytest.mark.parametrize(("wish", "used"), [(49, 0), (50, 50), (51, 50), (99, 50), (100, 100), (101, 100)])
def test_points_are_used_in_steps_of_fifty(wish: int, used: int) -> None:
    answer = asked(20, who=holder(1000), wish=wish)
    assert answer.points_used == used
    assert answer.points_value == yuan(used // 50)
    assert answer.to_pay == yuan(20 - used // 50)
