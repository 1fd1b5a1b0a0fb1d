"""A wheel's sectors and its turn: whatever was drawn before is under the pointer when it stands."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from shuke.presenters.prizes.turning import (
    LEAST_SPAN,
    TURN_MS,
    Turn,
    angle_at,
    resting_angle,
    sector_under,
    sectors_of,
)

SHARES = st.lists(st.integers(0, 10**9), min_size=1, max_size=24).filter(any)


def named(shares: list[int]) -> list[tuple[str, str, int]]:
    return [(f"s{at}", f"Prize {at}", share) for at, share in enumerate(shares)]


@given(SHARES)
def test_sectors_fill_the_wheel_in_their_order_and_nothing_without_a_chance_is_on_it(
    shares: list[int],
) -> None:
    sectors = sectors_of(named(shares))
    assert [one.key for one in sectors] == [f"s{at}" for at, share in enumerate(shares) if share]
    assert abs(sum(one.span for one in sectors) - 360) < 1e-6
    assert all(abs(one.begin + one.span - after.begin) < 1e-6 for one, after in pairwise(sectors))
    assert min(one.span for one in sectors) >= min(LEAST_SPAN, 360 / len(sectors)) - 1e-6


def test_sectors_are_as_wide_as_their_chances_but_a_rare_prize_is_seen_too() -> None:
    assert [one.span for one in sectors_of(named([1, 1, 2]))] == [90, 90, 180]
    rare, *others = (one.span for one in sectors_of(named([1, 99_999, 100_000])))
    assert rare == LEAST_SPAN
    assert abs(others[0] / others[1] - 0.99999) < 1e-6
    assert sectors_of(named([0, 0])) == ()


@given(SHARES, st.integers(0, 10_000), st.data())
def test_a_turn_ends_well_inside_the_sector_that_was_drawn(
    shares: list[int], number: int, data: st.DataObject
) -> None:
    sectors = sectors_of(named(shares))
    drawn = data.draw(st.sampled_from(sectors))
    resting = resting_angle(sectors, Turn(number, drawn.key))
    assert sector_under(sectors, angle_at(TURN_MS, resting)) == drawn.key
    assert angle_at(10 * TURN_MS, resting) == resting
    margin = drawn.span * 0.15
    assert {sector_under(sectors, resting + off) for off in (-margin, margin)} == {drawn.key}


def test_it_gathers_speed_then_slows_down_and_never_turns_back() -> None:
    ways = [angle_at(ms, 2160.0) for ms in range(0, TURN_MS + 1, 40)]
    steps = [after - before for before, after in pairwise(ways)]
    assert (ways[0], ways[-1]) == (0, 2160)
    assert all(step >= 0 for step in steps)
    fastest = steps.index(max(steps))
    assert 0 < fastest < len(steps) // 4
    assert all(after <= before + 1e-9 for before, after in pairwise(steps[fastest + 1 :]))
    assert steps[-1] < 0.1
