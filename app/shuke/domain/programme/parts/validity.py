"""How long something lasts: a card, points, a coupon."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from shuke.domain.programme.tables import Table

__all__ = ["NEVER_LAPSES", "Validity", "ValidityKind", "months_on", "read_validity"]

MOST_DAYS = 36_600
MOST_MONTHS = 1200


class ValidityKind(StrEnum):
    """The ways in which time runs out."""

    NEVER_LAPSES = "never-lapses"
    DAYS = "days"
    MONTHS = "months"
    END_OF_MONTH = "end-of-month"
    END_OF_YEAR = "end-of-year"
    END_OF_NEXT_YEAR = "end-of-next-year"
    UNTIL = "until"
    WITH_CARD = "with-card"


@dataclass(frozen=True, slots=True)
class Validity:
    """`count` days or months, or a date; the rest needs neither.

    ``days = 30`` from 1 March lasts to 30 March, ``months = 12`` from 10 March to 9 March of the next year: the
    first day counts.
    """

    kind: ValidityKind
    count: int = 0
    until: date | None = None

    def last_day(self, starts_on: date, card_ends: date | None = None) -> date | None:
        """The last day on which what starts then is still good; None: it does not lapse by time.

        Args:
            card_ends: the last day of the member's card, for what lapses with it.
        """
        match self.kind:
            case ValidityKind.NEVER_LAPSES:
                return None
            case ValidityKind.DAYS:
                return starts_on + timedelta(days=self.count - 1)
            case ValidityKind.MONTHS:
                return months_on(starts_on, self.count) - timedelta(days=1)
            case ValidityKind.END_OF_MONTH:
                return starts_on.replace(day=monthrange(starts_on.year, starts_on.month)[1])
            case ValidityKind.END_OF_YEAR:
                return date(starts_on.year, 12, 31)
            case ValidityKind.END_OF_NEXT_YEAR:
                return date(starts_on.year + 1, 12, 31)
            case ValidityKind.UNTIL:
                return self.until
            case ValidityKind.WITH_CARD:
                return card_ends

    def starting(self, last: date) -> tuple[date, date] | None:
        """Between which days, both included, something starts whose last day is that one; None: nothing does."""
        match self.kind:
            case ValidityKind.DAYS:
                return (day := last - timedelta(days=self.count - 1)), day
            case ValidityKind.MONTHS:
                found = [
                    day for day in _so_many_months_before(last, self.count) if self.last_day(day) == last
                ]
                return (found[0], found[-1]) if found else None
            case ValidityKind.END_OF_MONTH:
                return (last.replace(day=1), last) if self.last_day(last) == last else None
            case ValidityKind.END_OF_YEAR:
                return (date(last.year, 1, 1), last) if self.last_day(last) == last else None
            case ValidityKind.END_OF_NEXT_YEAR:
                before = date(last.year - 1, 12, 31)
                return (date(last.year - 1, 1, 1), before) if self.last_day(before) == last else None
            case ValidityKind.UNTIL:
                return (date.min, last) if self.until == last else None
            case ValidityKind.NEVER_LAPSES | ValidityKind.WITH_CARD:
                return None


NEVER_LAPSES = Validity(ValidityKind.NEVER_LAPSES)


def months_on(day: date, months: int) -> date:
    """The same day so many months later; what a shorter month lacks is its last day's morrow."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    length = monthrange(year, month + 1)[1]
    if day.day <= length:
        return date(year, month + 1, day.day)
    return date(year, month + 1, length) + timedelta(days=1)


def _so_many_months_before(last: date, months: int) -> list[date]:
    """The days, in order, among which is whatever starts so many months that end on that one."""
    after = last + timedelta(days=1)
    year, month = divmod(after.year * 12 + after.month - 1 - months, 12)
    if year < 1:
        return []
    first = date(year, month + 1, 1)
    if after.day > 1:
        return [first + timedelta(days=after.day - 1)]
    # The morrow of a shorter month: the days that it lacks lead there, too.
    return [date.fromordinal(day) for day in range(max(first.toordinal() - 3, 1), first.toordinal() + 1)]


def read_validity(table: Table, key: str, default: Validity | None = None) -> Validity:
    """``"never-lapses"`` and the like, or ``{ days = 30 }``, ``{ months = 12 }``, ``{ until = 2026-12-31 }``."""
    if default is not None and key not in table.content:
        table.asked.append(key)
        return default
    if not isinstance(table.content.get(key), Mapping):
        plain = table.choice(key, _Plain)
        return Validity(ValidityKind(plain.value))
    inner = table.table(key)
    kind = next((kind for kind in _MEASURED if kind.value in inner.content), ValidityKind.DAYS)
    if kind is ValidityKind.UNTIL:
        validity = Validity(kind, until=inner.date(kind.value))
    else:
        most = MOST_DAYS if kind is ValidityKind.DAYS else MOST_MONTHS
        validity = Validity(kind, inner.whole(kind.value, 1, most))
    inner.close()
    return validity


_MEASURED = (ValidityKind.DAYS, ValidityKind.MONTHS, ValidityKind.UNTIL)


class _Plain(StrEnum):
    """Those that are one word."""

    NEVER_LAPSES = "never-lapses"
    END_OF_MONTH = "end-of-month"
    END_OF_YEAR = "end-of-year"
    END_OF_NEXT_YEAR = "end-of-next-year"
    WITH_CARD = "with-card"
