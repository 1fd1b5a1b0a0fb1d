"""What was typed into the search of the refund's window, as a question to the store."""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum

from shuke.application.find_members import find_members
from shuke.application.ports.sales import SaleQuery
from shuke.application.ports.store import Work
from shuke.domain.money import Money
from shuke.presenters.typed import amount_of

__all__ = ["Period", "query_of"]

_MOST_MEMBERS = 8


class Period(StrEnum):
    TODAY = "today"
    WEEK = "week"
    MONTH = "month"
    ALL = "all"


_DAYS = {Period.TODAY: 0, Period.WEEK: 6, Period.MONTH: 30}


def query_of(work: Work, till: str, typed: str, period: Period, today: date) -> SaleQuery:
    """What was typed may be the end of a receipt's number, an amount, or a member."""
    days = _DAYS.get(period)
    first = None if days is None else today - timedelta(days=days)
    if not typed:
        return SaleQuery(till, first_day=first)
    number = (
        typed.upper() if all(sign.isascii() and (sign.isalnum() or sign in "-./") for sign in typed) else ""
    )
    members = find_members(work, typed, _MOST_MEMBERS).members
    amount: Money | None = amount_of(typed)
    if not (number or members or amount):
        number = typed  # finds nothing, and says so
    return SaleQuery(till, number, amount, tuple(one.member_id for one in members), first)
