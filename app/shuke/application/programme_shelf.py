"""The programme in force, read once a version."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import lru_cache

from shuke.application.ports.store import PublishedProgramme, Work
from shuke.domain.exposure import Rates
from shuke.domain.holidays import HolidayCalendar
from shuke.domain.programme.document import Programme
from shuke.domain.programme.parts.coupons import CouponKind
from shuke.domain.programme.reading import read_programme

__all__ = ["NoProgramme", "ProgrammeShelf", "rates_of"]


class NoProgramme(Exception):
    """No programme has started yet; first start always publishes one, so this is a damaged database."""


NO_HOLIDAYS = HolidayCalendar()


def rates_of(programme: Programme) -> Rates:
    """What points and coupons are worth in money by it."""
    amounts = {coupon.key: coupon.amount for coupon in programme.coupons if coupon.kind is CouponKind.AMOUNT}
    return Rates(programme.points_as_money, amounts)


class ProgrammeShelf:
    """`calendar` gives the national holidays, by which rules may go."""

    def __init__(self, calendar: Callable[[], HolidayCalendar] = HolidayCalendar) -> None:
        self._calendar = calendar
        self._read: dict[tuple[str, int], Programme] = {}

    def calendar_for(self, programme: Programme) -> HolidayCalendar:
        """The national holidays, if the programme prices by them: loading them takes a moment."""
        return self._calendar() if programme.asks_for_holidays else NO_HOLIDAYS

    def in_force(self, work: Work, business_date: date) -> Programme:
        """The newest version held here whose start is not after the date.

        Raises:
            NoProgramme: there is none.
        """
        published = work.programmes.in_force(business_date)
        if published is None:
            raise NoProgramme(business_date.isoformat())
        return self._parsed(published)

    def rates(self, work: Work, business_date: date) -> Rates:
        """What points and coupons are worth in money by the programme in force."""
        try:
            programme = self.in_force(work, business_date)
        except NoProgramme:
            return Rates()
        return rates_of(programme)

    def version(self, work: Work, programme: str, version: int) -> Programme:
        """The version a sale names.

        Raises:
            NoProgramme: it is not held here.
        """
        published = work.programmes.get(programme, version)
        if published is None:
            raise NoProgramme(f"{programme} {version}")
        return self._parsed(published)

    def _parsed(self, published: PublishedProgramme) -> Programme:
        key = (published.programme, published.version)
        if key not in self._read:
            self._read[key] = _read(published.document, published.bases)
        return self._read[key]


@lru_cache(maxsize=32)
def _read(document: str, bases: tuple[tuple[str, str], ...]) -> Programme:
    """Once for all shelves: it follows from the texts alone, and takes some 20 ms."""
    return read_programme(document, dict(bases).get)
