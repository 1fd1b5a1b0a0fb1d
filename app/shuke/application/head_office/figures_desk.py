"""Today and this month of the chain, shop by shop, for people at head office: from sums that run along with facts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, fields
from datetime import date, timedelta

from shuke.application.campaigns.named import campaign_names
from shuke.application.figures.dashboard import Dashboard, Scope, read_dashboard
from shuke.application.head_office.identity import OfficeIdentity
from shuke.application.ports.store import Store
from shuke.application.ports.takings import CouponSum, DayTakings
from shuke.application.programme_shelf import NoProgramme, ProgrammeShelf
from shuke.application.recording import Recorder
from shuke.application.refusal import Refusal, Refused
from shuke.application.session import Session
from shuke.domain.bilingual import Bilingual
from shuke.domain.figures.periods import PeriodKind
from shuke.domain.programme.document import Programme
from shuke.domain.shop import HEAD_OFFICE, Right, Shop
from shuke.domain.slices.account import AccountKind
from shuke.wording.dashboard import Report

__all__ = ["CouponsSeen", "DashboardSeen", "FiguresDesk", "FiguresSeen", "ShopFigures", "Sums"]


@dataclass(frozen=True, slots=True)
class Sums:
    """Of some days; money in minor units, `taken_minor` before what came back."""

    sales: int = 0
    taken_minor: int = 0
    back_minor: int = 0
    points_earned: int = 0
    points_used: int = 0
    topped_up_minor: int = 0
    joined: int = 0

    @classmethod
    def of(cls, days: Iterable[DayTakings]) -> Sums:
        days = tuple(days)
        return cls(**{one.name: sum(getattr(day, one.name) for day in days) for one in fields(cls)})

    @property
    def net_minor(self) -> int:
        return self.taken_minor - self.back_minor


@dataclass(frozen=True, slots=True)
class ShopFigures:
    shop: Shop
    today: Sums
    month: Sums


@dataclass(frozen=True, slots=True)
class FiguresSeen:
    """`today`: head office's business date. `own`: what happened at head office itself, today and this month; None
    where nothing did. `days`: the chain's, from the first of the month to today. `held`: what members have in all."""

    today: date
    shops: tuple[ShopFigures, ...]
    own: tuple[Sums, Sums] | None
    days: tuple[tuple[date, Sums], ...]
    held: tuple[tuple[AccountKind, int], ...]

    @property
    def month(self) -> Sums:
        """Of the whole chain: also what happened at head office itself."""
        return _together(day for _, day in self.days)

    @property
    def this_day(self) -> Sums:
        return self.days[-1][1]


@dataclass(frozen=True, slots=True)
class DashboardSeen:
    """`shop`: whose figures; None: of all shops. `shop_of`: the shop's name by till; `tiers` by their keys, the
    lowest first."""

    seen: Dashboard
    shop: Shop | None
    shops: tuple[Shop, ...]
    shop_of: Mapping[str, str]
    tiers: Mapping[str, Bilingual]


@dataclass(frozen=True, slots=True)
class CouponsSeen:
    """`programme`: the one in force; None: there is none. `campaigns`: their names, by the rules that gave."""

    rows: tuple[CouponSum, ...]
    programme: Programme | None
    campaigns: Mapping[str, str]


class FiguresDesk:
    """Each call is one reading transaction."""

    def __init__(self, identity: OfficeIdentity, reading: Store, recorder: Recorder) -> None:
        self._identity = identity
        self._reading = reading
        self._recorder = recorder
        self._shelf = ProgrammeShelf()

    def seen(self, session: Session) -> FiguresSeen | Refused:
        if not session.may(Right.READ_SHIFTS):
            return Refused(Refusal.NOT_ALLOWED)
        with self._reading.reading() as work:
            today = self._recorder.today(work, self._identity.calendar)
            first = today.replace(day=1)
            takings = work.takings.between(first, today)
            shop_of = {till: shop for till, shop, _ in work.shops.till_keys()}
            shops = [shop for shop in work.shops.all() if shop.shop_id != HEAD_OFFICE]
            held = work.exposures.balances()
        of_shop: defaultdict[str, list[DayTakings]] = defaultdict(list)
        of_day: defaultdict[date, list[DayTakings]] = defaultdict(list)
        for one in takings:
            of_shop[shop_of.get(one.till, "")].append(one)
            of_day[one.on].append(one)
        found = []
        for shop in shops:
            mine = of_shop.pop(shop.shop_id, [])
            if mine or not shop.closed:
                now = Sums.of(day for day in mine if day.on == today)
                found.append(ShopFigures(shop, now, Sums.of(mine)))
        own = [day for some in of_shop.values() for day in some]
        itself = Sums.of(day for day in own if day.on == today), Sums.of(own)
        count = (today - first).days + 1
        days = [first + timedelta(days=number) for number in range(count)]
        by_day = [(on, Sums.of(of_day[on])) for on in days]
        known = tuple((kind, held[kind]) for kind in _SHOWN if held.get(kind))
        some = itself if itself != (Sums(), Sums()) else None
        return FiguresSeen(today, tuple(found), some, tuple(by_day), known)

    def dashboard(
        self, session: Session, kind: PeriodKind, day: date | None, shop_id: str, which: Report
    ) -> DashboardSeen | Refused:
        """Of the chain, or of one of its shops: the period that has this day; without one, the present one."""
        if not session.may(Right.READ_SHIFTS):
            return Refused(Refusal.NOT_ALLOWED)
        with self._reading.reading() as work:
            calendar = self._identity.calendar
            today = self._recorder.today(work, calendar)
            shops = {shop.shop_id: shop for shop in work.shops.all() if shop.shop_id != HEAD_OFFICE}
            shop_of = {till: shop for till, shop, _ in work.shops.till_keys() if shop in shops}
            shop = shops.get(shop_id)
            tills = frozenset(till for till, place in shop_of.items() if place == shop_id) if shop else None
            of = shop or calendar
            scope = Scope(tills, of.zone, whole=shop is None, day_change=of.day_change_minutes)
            seen = read_dashboard(work, scope, kind, day or today, today, which)
            tiers: dict[str, Bilingual] = {}
            with suppress(NoProgramme):  # tiers are told by their keys then
                tiers = {one.key: one.name for one in self._shelf.in_force(work, today).tiers}
        names = {till: shops[shop].name for till, shop in shop_of.items()}
        return DashboardSeen(seen, shop, tuple(shops.values()), names, tiers)

    def coupons(self, session: Session) -> CouponsSeen | Refused:
        if not session.may(Right.GIVE_COUPONS):
            return Refused(Refusal.NOT_ALLOWED)
        with self._reading.reading() as work:
            programme = None
            with suppress(NoProgramme):  # what was given before is told by its key
                today = self._recorder.today(work, self._identity.calendar)
                programme = self._shelf.in_force(work, today)
            rows = tuple(work.takings.coupons())
            return CouponsSeen(rows, programme, campaign_names(work, {one.rule for one in rows}))


_SHOWN = (AccountKind.PRINCIPAL, AccountKind.BONUS, AccountKind.POINTS)


def _together(some: Iterable[Sums]) -> Sums:
    parts = tuple(some)
    return Sums(**{one.name: sum(getattr(part, one.name) for part in parts) for one in fields(Sums)})
