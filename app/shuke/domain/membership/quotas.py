"""Over which stretch of time a quota runs, by a name that is the same all through it."""

from __future__ import annotations

from datetime import date

from shuke.domain.membership.state import Membership
from shuke.domain.programme.parts.perks import Per

__all__ = ["period_of", "yearly"]


def yearly(per: Per, *, of_birthday: bool) -> Per:
    """What a birthday brings once a year is once in each year of birthdays: one at the end of the Chinese year may
    come twice in a year of ours, and in another not at all."""
    return Per.BIRTHDAY_MONTH if of_birthday and per is Per.YEAR else per


def period_of(per: Per, membership: Membership, on: date, event: str = "") -> str:
    """The period's name: ``once``, a tier with the day it was given, a day, a month, a year, an event."""
    match per:
        case Per.ONCE | Per.STANDING:
            return "once"
        case Per.TIER:
            return f"{membership.tier}@{membership.tier_since.isoformat()}"
        case Per.DAY:
            return on.isoformat()
        case Per.MONTH:
            return f"{on:%Y-%m}"
        case Per.BIRTHDAY_MONTH if membership.birthday is not None:
            return f"{membership.birthday.year_of(on):04d}"
        case Per.YEAR | Per.BIRTHDAY_MONTH:
            return f"{on:%Y}"
        case Per.EVENT:
            return event or on.isoformat()
