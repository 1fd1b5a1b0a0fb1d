"""The figures of a period against the one before: of a till's shop, or at head office of a chain or a shop."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from shuke.application.counter.desk import Desk
from shuke.application.figures.messages_sent import MessagesSent, messages_sent
from shuke.application.figures.whole_shop import WholeShop
from shuke.application.ports.day_figures import DayFigures, DaySums, MoveSums, PartSums, StaffSums
from shuke.application.ports.shop_figures import ToldFigures
from shuke.application.ports.store import Work
from shuke.application.programme_shelf import NoProgramme, ProgrammeShelf
from shuke.application.refusal import Refusal, Refused
from shuke.application.session import Session
from shuke.domain.bilingual import Bilingual
from shuke.domain.business_day import DAY_CHANGE
from shuke.domain.facts.figure_rows import Part
from shuke.domain.figures.periods import PeriodKind, Span, span_before, span_of
from shuke.domain.shop import Right
from shuke.domain.slices.account import AccountKind
from shuke.wording.dashboard import Report

__all__ = ["NOTHING_MOVED", "Dashboard", "HourSums", "PeriodFigures", "Scope", "dashboard", "read_dashboard"]

NOTHING_MOVED = MoveSums()
_MINUTES_A_DAY = 24 * 60
_SINCE_EVER = date(1, 1, 1)
_EARLIEST = date(1900, 1, 1)
"""No shop's figures begin before; nor is there anything to see after today."""


@dataclass(frozen=True, slots=True)
class Scope:
    """
    Attributes:
        tills: whose figures; None: everybody's that is known here.
        zone: in which hours are told.
        whole: nothing else was booked anywhere, so that what is owed can be said.
        told: at a till: with what head office told of the shop's other tills; None: it told nothing.
        day_change: minutes after midnight at which a business date begins.
    """

    tills: frozenset[str] | None
    zone: str
    whole: bool
    told: ToldFigures | None = None
    day_change: int = DAY_CHANGE.hour * 60


@dataclass(frozen=True, slots=True)
class PeriodFigures:
    """One period's; `moves` by account. `messages`: None where it is of some tills alone: they belong to none."""

    sums: DaySums
    moves: Mapping[AccountKind, MoveSums]
    messages: MessagesSent | None = None

    @property
    def is_nothing(self) -> bool:
        """Nothing moved, and nothing was written to anybody."""
        written = self.messages is not None and self.messages.parts > 0
        return not any(self.moves.values()) and not written

    @property
    def net_minor(self) -> int:
        return self.sums.sold_minor - self.sums.back_minor

    @property
    def member_net_minor(self) -> int:
        return self.sums.member_sold_minor - self.sums.member_back_minor

    @property
    def member_share_milli(self) -> int:
        """Of what was sold, the part of members, in thousandths."""
        net = self.net_minor
        return round(self.member_net_minor * 1000 / net) if net > 0 else 0

    @property
    def basket_minor(self) -> int:
        """What a sale comes to."""
        return round(self.sums.sold_minor / self.sums.sales) if self.sums.sales else 0

    def moved(self, account: AccountKind) -> MoveSums:
        return self.moves.get(account, NOTHING_MOVED)


@dataclass(frozen=True, slots=True)
class HourSums:
    """`begins`: minutes after midnight, where the shop is."""

    begins: int
    sales: int
    sold_minor: int


@dataclass(frozen=True, slots=True)
class Dashboard:
    """
    Attributes:
        today: up to which day there can be anything.
        days: of the period, those with something, in their order.
        hours: as a business day has them: those after midnight come last; from the first with a sale to the last.
        owed: what members hold at the end of the period; None where not everything is booked here.
        tiers: members of each tier as they are now, by its key; None: they were not counted.
        staff_names, categories: by their ids.
        programme_names: of the versions that were sold under and are held here, by key and version.
        told: as in `Scope`.
    """

    kind: PeriodKind
    span: Span
    compared: Span
    today: date
    now: PeriodFigures
    before: PeriodFigures
    days: Mapping[date, DaySums]
    by_till: Mapping[str, DaySums]
    hours: tuple[HourSums, ...]
    programmes: tuple[PartSums, ...]
    categories_sold: tuple[PartSums, ...]
    staff: tuple[StaffSums, ...]
    owed: Mapping[AccountKind, int] | None
    tiers: Mapping[str, int] | None
    staff_names: Mapping[str, str]
    categories: Mapping[str, str]
    programme_names: Mapping[tuple[str, str], Bilingual]
    told: ToldFigures | None = None

    @property
    def all_days(self) -> Iterator[date]:
        """Of the period, up to today; those without anything too."""
        last = min(self.span.last, self.today)
        return (self.span.first + timedelta(days=at) for at in range((last - self.span.first).days + 1))


def dashboard(
    desk: Desk, work: Work, session: Session, kind: PeriodKind, day: date | None, which: Report
) -> Dashboard | Refused:
    """Of this till's shop, its other tills as head office told of them: the period that has this day, without one the
    present one, for that report."""
    if not session.may(Right.READ_SHIFTS):
        return Refused(Refusal.NOT_ALLOWED)
    today = desk.recorder.today(work, desk.shop)
    alone = desk.contact.alone
    told = None if alone else work.shop_figures.told(desk.shop.shop_id)
    scope = Scope(None, desk.shop.zone, alone, told, desk.shop.day_change_minutes)
    return read_dashboard(work, scope, kind, day or today, today, which)


def read_dashboard(
    work: Work, scope: Scope, kind: PeriodKind, day: date, today: date, which: Report
) -> Dashboard:
    """Without asking for a right: whoever calls has done so. Of the parts, those that the report is made of."""
    rows: DayFigures = WholeShop(work.day_figures, work.shop_figures) if scope.told else work.day_figures
    tills = scope.tills
    span = span_of(kind, min(max(day, _EARLIEST), today))
    compared = span_before(kind, span, today)
    first, last = span.first, span.last
    by_till = rows.by_till(first, last, tills)

    def parts(part: Part, *reports: Report) -> tuple[PartSums, ...]:
        return tuple(rows.parts(part, first, last, tills)) if which in reports else ()

    programmes = parts(Part.PROGRAMME, Report.PROGRAMMES, Report.TIERS)
    return Dashboard(
        kind,
        span,
        compared,
        today,
        _figures(work, rows, scope, span, by_till),
        _figures(work, rows, scope, compared, rows.by_till(compared.first, compared.last, tills)),
        dict(sorted(rows.by_day(first, last, tills).items())),
        by_till,
        _hours(rows, scope, span) if which is Report.HOURS else (),
        programmes,
        parts(Part.CATEGORY, Report.CATEGORIES),
        tuple(rows.staff(first, last, tills)) if which is Report.STAFF else (),
        _owed(work, last) if scope.whole else None,
        rows.tiers() if scope.whole and which is Report.TIERS else None,
        {one.staff_id: one.name for one in work.shops.staff()},
        {one.department_id: one.name for one in work.articles.departments()},
        _names_of(work, programmes) if which is Report.PROGRAMMES else {},
        scope.told,
    )


def _names_of(work: Work, sold: Iterable[PartSums]) -> dict[tuple[str, str], Bilingual]:
    shelf, found = ProgrammeShelf(), {}
    for key, version in {tuple(one.of.split(" ", 2)[:2]) for one in sold}:
        with suppress(NoProgramme):  # of another shop's own; its key says which
            found[key, version] = shelf.version(work, key, int(version)).name
    return found


def _figures(
    work: Work, rows: DayFigures, scope: Scope, span: Span, by_till: Mapping[str, DaySums]
) -> PeriodFigures:
    return PeriodFigures(
        sum(by_till.values(), DaySums()),
        rows.moves(span.first, span.last, scope.tills),
        messages_sent(work, scope.zone, span.first, span.last) if scope.tills is None else None,
    )


def _owed(work: Work, last: date) -> Mapping[AccountKind, int]:
    """Whatever was booked up to that day."""
    return {account: sums.net for account, sums in work.day_figures.moves(_SINCE_EVER, last, None).items()}


def _hours(rows: DayFigures, scope: Scope, span: Span) -> tuple[HourSums, ...]:
    """Facts tell the hour of UTC; a zone half an hour off has hours that begin at half past. The hour in which a day
    begins is its first, though it began before that."""
    begins: int | None = None
    sales: Counter[int] = Counter()
    sold: Counter[int] = Counter()
    for part, minutes in _alike(span, ZoneInfo(scope.zone)):
        if begins is None:
            begins = scope.day_change - (scope.day_change - minutes) % 60
        for one in rows.parts(Part.HOUR, part.first, part.last, scope.tills):
            place = (int(one.of) * 60 + minutes - begins) % _MINUTES_A_DAY // 60
            sales[place] += one.sales
            sold[place] += one.sold_minor
    if begins is None or not sales:
        return ()
    hours = range(min(sales), max(sales) + 1)
    return tuple(HourSums((begins + at * 60) % _MINUTES_A_DAY, sales[at], sold[at]) for at in hours)


def _alike(span: Span, zone: ZoneInfo) -> Iterator[tuple[Span, int]]:
    """Its days on which clocks are as many minutes from UTC: where summer has a time of its own there are several
    stretches of them."""
    first = span.first
    for day in (span.first + timedelta(days=at) for at in range(span.days)):
        if day == span.last or _away(day + timedelta(days=1), zone) != _away(first, zone):
            yield Span(first, day), _away(first, zone)
            first = min(day, date.max - timedelta(days=1)) + timedelta(days=1)


def _away(day: date, zone: ZoneInfo) -> int:
    """Minutes, at noon."""
    away = datetime.combine(day, time(12), zone).utcoffset()
    return round(away.total_seconds() / 60) if away is not None else 0
