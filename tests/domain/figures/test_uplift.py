"""The uplift of a campaign, beside the same worked out from the single sales by the statistics of Python."""

from __future__ import annotations

import math
import random
import statistics

from hypothesis import given
from hypothesis import strategies as st

from shuke.domain.figures.uplift import LEAST_MEMBERS, Group, Uplift, Verdict, uplift


def group(bought: list[int]) -> Group:
    return Group(len(bought), sum(bought), sum(one * one for one in bought))


amounts = st.lists(st.integers(-50_00, 5_000_00), min_size=LEAST_MEMBERS, max_size=80)


@given(amounts, amounts)
def test_it_is_what_the_single_sales_come_to(one: list[int], other: list[int]) -> None:
    found = uplift(group(one), group(other))
    difference = statistics.mean(one) - statistics.mean(other)
    half = 1.959964 * math.sqrt(statistics.variance(one) / len(one) + statistics.variance(other) / len(other))
    assert abs(found.each - difference) <= 0.51
    assert abs(found.low - (difference - half)) <= 1
    assert abs(found.high - (difference + half)) <= 1
    assert found.low <= found.each <= found.high


def test_with_too_few_nothing_is_said() -> None:
    many, few = group([100] * LEAST_MEMBERS), group([5] * (LEAST_MEMBERS - 1))
    assert uplift(many, few) == uplift(few, many) == Uplift(Verdict.TOO_FEW)
    assert uplift(Group(), Group()) == Uplift(Verdict.TOO_FEW)


def test_it_is_sure_of_a_large_difference_and_of_none_where_there_is_none() -> None:
    drawn = random.Random(4)
    base = [drawn.randrange(0, 200_00) for _ in range(400)]
    more = [one + 60_00 for one in base]
    assert uplift(group(more), group(base)).verdict is Verdict.MORE
    assert uplift(group(base), group(more)).verdict is Verdict.LESS
    assert uplift(group(base[:200]), group(base[200:])).verdict is Verdict.UNSURE
    assert uplift(group([7] * 40), group([7] * 40)) == Uplift(Verdict.UNSURE)


def test_it_is_right_nineteen_times_out_of_twenty() -> None:
    drawn = random.Random(11)
    right = 0
    for _ in range(400):
        one = [drawn.choice((0, 0, 0, 40_00, 90_00, 250_00)) for _ in range(60)]
        other = [drawn.choice((0, 0, 0, 40_00, 90_00, 250_00)) for _ in range(60)]
        found = uplift(group(one), group(other))
        right += found.low <= 0 <= found.high
    assert 368 <= right <= 392
