"""A day, a week, a month or a year, and the part of the one before that it is compared with."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

__all__ = ["PeriodKind", "Span", "span_before", "span_of"]

_WEEK = 7
_DECEMBER = 12


class PeriodKind(StrEnum):
    """A week begins on Monday."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Span:
    """Both days are in it."""

    first: date
    last: date

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1


def span_of(kind: PeriodKind, day: date) -> Span:
    """The whole period that has this day."""
    match kind:
        case PeriodKind.DAY:
            return Span(day, day)
        case PeriodKind.WEEK:
            first = day - timedelta(days=day.weekday())
            return Span(first, first + timedelta(days=_WEEK - 1))
        case PeriodKind.MONTH:
            first = day.replace(day=1)
            return Span(first, _next_month(first) - timedelta(days=1))
        case PeriodKind.YEAR:
            return Span(date(day.year, 1, 1), date(day.year, 12, 31))


def span_before(kind: PeriodKind, span: Span, today: date) -> Span:
    """The period before this one: the whole of it, or, while this one still runs, as far as the same day of it, so
    that like is compared with like. Of 31 March that is the last of February, of 29 February the 28th."""
    whole = span_of(kind, span.first - timedelta(days=1))
    if not span.first <= today < span.last:
        return whole
    if kind is PeriodKind.MONTH:
        return Span(whole.first, whole.first.replace(day=min(today.day, whole.last.day)))
    if kind is PeriodKind.YEAR:
        last_of_month = _next_month(date(whole.first.year, today.month, 1)) - timedelta(days=1)
        return Span(whole.first, last_of_month.replace(day=min(today.day, last_of_month.day)))
    return Span(whole.first, whole.first + (today - span.first))


def _next_month(first: date) -> date:
    return date(first.year + 1, 1, 1) if first.month == _DECEMBER else date(first.year, first.month + 1, 1)
