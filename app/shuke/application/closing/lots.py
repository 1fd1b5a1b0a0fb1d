"""What runs out at the end of a day, many members in one fact: lots of points and bonus, coupons."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from shuke.application.closing.looking import LookedAt
from shuke.application.ports.closing import DueCoupon, DueLot
from shuke.application.ports.store import Work
from shuke.domain.facts.brought import Brought, SliceMoved
from shuke.domain.facts.day_brought import DayBrought, DayCounts
from shuke.domain.facts.entries import LedgerEntry
from shuke.domain.facts.explained import explained
from shuke.domain.facts.lots_lapsed import LapsedLot, LapsedSlices, LotsLapsed
from shuke.domain.membership.changes import LAPSE
from shuke.domain.membership.closing.lapsing import coupon_told, time_takes
from shuke.domain.programme.document import Programme
from shuke.domain.slices.account import AccountKind
from shuke.domain.slices.levelling import levelled

__all__ = ["coupons_lapsing", "lots_lapsing"]


def lots_lapsing(work: Work, day: date, behind: str, limit: int) -> LookedAt:
    """The next lots whose last day is over. Debts beyond what lapsed stay, and are passed over."""
    page = work.closings.due_lots(day, behind, limit)
    if not page:
        return LookedAt("", 0)
    lots: dict[tuple[AccountKind, str], _Lapsing] = {}
    for one in page:
        amount = time_takes(one.held.amount, one.lapsed)
        if amount:
            lapsing = lots.get((one.account, one.lot))
            if lapsing is None:
                lapsing = lots[one.account, one.lot] = _Lapsing()
            lapsing.add(one, amount)
    if not lots:
        return LookedAt(page[-1].key, len(page))
    lapsed = tuple(lapsing.lot(account, name) for (account, name), lapsing in lots.items())
    return LookedAt(page[-1].key, len(page), LotsLapsed(day, lapsed))


class _Lapsing:
    """One lot's columns, as they grow."""

    def __init__(self) -> None:
        self._members: list[str] = []
        self._amounts: list[int] = []
        self._slices: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)

    def add(self, due: DueLot, amount: int) -> None:
        for till, part in levelled(due.held.amount, dict(due.held.slices), amount):
            self._slices[till].append((len(self._members), part))
        self._members.append(due.member_id)
        self._amounts.append(amount)

    def lot(self, account: AccountKind, name: str) -> LapsedLot:
        slices = tuple(
            LapsedSlices(till, *map(tuple, zip(*parts, strict=True))) for till, parts in self._slices.items()
        )
        return LapsedLot(account, name, tuple(self._members), tuple(self._amounts), slices)


def coupons_lapsing(work: Work, programme: Programme, day: date, behind: str, limit: int) -> LookedAt:
    """The next coupons whose last day is over."""
    page = work.closings.due_coupons(day, behind, limit)
    if not page:
        return LookedAt("", 0)
    by_member: defaultdict[str, list[DueCoupon]] = defaultdict(list)
    for one in page:
        by_member[one.member_id].append(one)
    members = tuple(_lapsed(programme, name, coupons) for name, coupons in by_member.items())
    counts = DayCounts(coupons=len(page))
    body = DayBrought(day, programme.key, programme.version, members, counts)
    return LookedAt(page[-1].key, len(page), body)


def _lapsed(programme: Programme, member_id: str, coupons: Iterable[DueCoupon]) -> Brought:
    entries, slices, told = [], [], []
    for one in coupons:
        amount = -one.held.amount
        entries.append(LedgerEntry(AccountKind.COUPON, one.coupon_id, amount, LAPSE))
        for till, part in levelled(one.held.amount, dict(one.held.slices), amount):
            slices.append(SliceMoved(till, AccountKind.COUPON, one.coupon_id, part))
        told.append(explained(coupon_told(programme, one.kind, one.last_day)))
    return Brought(member_id, entries=tuple(entries), slices=tuple(slices), explanation=tuple(told))
