"""The shop's day: rules know no other date, and it never goes back."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, tzinfo

__all__ = ["DAY_CHANGE", "business_date", "midnight_ms"]

DAY_CHANGE = time(4, 0)
"""A sale at 03:59 still belongs to the evening before."""

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def business_date(
    now_ms: int, zone: tzinfo, day_change: time = DAY_CHANGE, not_before: date | None = None
) -> date:
    """The business date at an instant (milliseconds since 1970, UTC) on the shop's own wall clock.

    Args:
        not_before: the newest business date already in the journal. A clock set back cannot go below it.

    Raises:
        OverflowError: the instant lies outside the years 1 to 9999.
    """
    local = (_EPOCH + timedelta(milliseconds=now_ms)).astimezone(zone)
    today = local.date() if local.time() >= day_change else local.date() - timedelta(days=1)
    return today if not_before is None else max(today, not_before)


def midnight_ms(day: date, zone: tzinfo) -> int:
    """When the day of the calendar begins there, in milliseconds since 1970."""
    return round(datetime.combine(day, time(), zone).timestamp() * 1000)
