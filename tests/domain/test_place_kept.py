"""How long a place is kept, worked by hand: two days from when it is theirs, and not beyond the beginning."""

from __future__ import annotations

from datetime import date
from zoneinfo import ZoneInfo

import pytest

from shuke.domain.business_day import midnight_ms
from shuke.domain.place_kept import has_lapsed, kept_until, places_kept

HOUR = 3_600_000
BEGINS = 1000 * HOUR


@pytest.mark.parametrize(
    ("asked", "free", "ahead", "until"),
    [
        (100, None, (), 148),
        (100, 1, (), 148),
        (951, 1, (), 999),
        (952, 1, (), 1000),
        (999, None, (), 1000),
        (100, 2, (140,), 148),
        (100, 1, (140,), 188),  # the one ahead may pay until 140
        (100, 2, (140, 120), 168),  # whoever lapses first leaves the place
        (100, 2, (140, 120, 168), 188),
        (100, 1, (990,), 1000),
        (100, 1, (0,), 1000),  # entered at a counter: without bound
        (100, 0, (), 1000),
        (100, 0, (140,), 1000),
    ],
)
def test_a_place_is_kept_for_two_days_from_when_it_is_theirs(
    asked: int, free: int | None, ahead: tuple[int, ...], until: int
) -> None:
    assert kept_until(asked * HOUR, BEGINS, free, [one * HOUR for one in ahead]) == until * HOUR


def test_it_lapses_on_the_very_instant_and_without_bound_never() -> None:
    assert [has_lapsed(5, now) for now in (4, 5, 6)] == [False, True, True]
    assert not has_lapsed(0, 10**15)


def test_of_free_places_those_are_kept_that_were_asked_for() -> None:
    assert places_kept(2, []) == places_kept(0, [7]) == 0
    assert places_kept(2, [7, 8, 9]) == 2
    assert places_kept(2, [0, 8, 9]) == 1


def test_a_day_begins_at_midnight_on_its_own_clock() -> None:
    assert midnight_ms(date(2026, 3, 12), ZoneInfo("Asia/Shanghai")) == 1_773_244_800_000
