"""The day that rules know: the shop's own, changing at four in the morning, never going back."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shuke.domain.business_day import business_date

SHANGHAI = ZoneInfo("Asia/Shanghai")


def at(text: str, zone: ZoneInfo = SHANGHAI) -> int:
    return round(datetime.fromisoformat(text).replace(tzinfo=zone).timestamp() * 1000)


@pytest.mark.parametrize(
    ("wall", "day"),
    [
        ("2026-03-15T00:00:00", "2026-03-14"),
        ("2026-03-15T03:59:59.999", "2026-03-14"),
        ("2026-03-15T04:00:00", "2026-03-15"),
        ("2026-03-15T23:59:59.999", "2026-03-15"),
        ("2026-01-01T03:00:00", "2025-12-31"),
    ],
)
def test_a_sale_before_four_belongs_to_the_evening_before(wall: str, day: str) -> None:
    assert business_date(at(wall), SHANGHAI) == date.fromisoformat(day)


def test_the_shops_own_zone_counts_and_not_that_of_the_machine() -> None:
    noon_utc = round(datetime(2026, 3, 15, 20, 30, tzinfo=UTC).timestamp() * 1000)
    assert business_date(noon_utc, SHANGHAI) == date(2026, 3, 16)
    assert business_date(noon_utc, ZoneInfo("America/New_York")) == date(2026, 3, 15)


@pytest.mark.parametrize(("change", "day"), [(time(0), 15), (time(1), 15), (time(1, 1), 14)])
def test_the_hour_of_the_change_is_the_shops(change: time, day: int) -> None:
    assert business_date(at("2026-03-15T01:00:00"), SHANGHAI, change) == date(2026, 3, day)


def test_a_clock_set_back_does_not_take_the_day_back() -> None:
    known = date(2026, 3, 15)
    assert business_date(at("2026-03-01T12:00:00"), SHANGHAI, not_before=known) == known
    assert business_date(at("2026-03-16T12:00:00"), SHANGHAI, not_before=known) == date(2026, 3, 16)


@pytest.mark.parametrize("wall", ["2026-03-29T01:30:00", "2026-03-29T03:30:00", "2026-10-25T02:30:00"])
def test_the_night_of_a_clock_change_belongs_to_the_evening_before(wall: str) -> None:
    berlin = ZoneInfo("Europe/Berlin")
    assert business_date(at(wall, berlin), berlin) == date.fromisoformat(wall[:10]).replace(
        day=int(wall[8:10]) - 1
    )


@given(st.integers(0, 4_000_000_000_000), st.integers(0, 10**9))
def test_later_never_means_an_earlier_day(now_ms: int, more_ms: int) -> None:
    assert business_date(now_ms, SHANGHAI) <= business_date(now_ms + more_ms, SHANGHAI)


def test_an_instant_outside_the_calendar_is_an_error() -> None:
    with pytest.raises(OverflowError):
        business_date(10**17, SHANGHAI)
