"""What runs out at the end of a day, many members in one fact: lots of points and bonus, coupons."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from itertools import groupby
from operator import attrgetter

from shuke.application.closing.looking import LookedAt
from shuke.application.ports.closing import DueCoupon, DuePart
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
    lots: defaultdict[tuple[str, str], _Lapsing] = defaultdict(_Lapsing)
    for part in page:
        if part.amount > 0:
            lots[part.account, part.lot].take_all(part)
    count = sum([len(lapsing.members) for lapsing in lots.values()])
    for _, parts in groupby((part for part in page if part.amount < 0), key=attrgetter("key")):
        count += 1
        _give_back(work, lots, list(parts))
    lapsed = tuple([lapsing.lot(AccountKind(account), name) for (account, name), lapsing in lots.items()])
    return LookedAt(page[-1].key, count, LotsLapsed(day, lapsed) if lapsed else None)


def _give_back(work: Work, lots: defaultdict[tuple[str, str], _Lapsing], parts: list[DuePart]) -> None:
    """Of a lot below nothing."""
    lot, member_id, account, held, *_ = parts[0]
    amount = time_takes(held, work.closings.taken_by_time(member_id, account, lot))
    if amount:
        slices = {part.till: part.part for part in parts if part.till is not None and part.part is not None}
        lots[account, lot].move(member_id, amount, levelled(held, slices, amount))


class _Lapsing:
    """One lot's columns, as they grow."""

    def __init__(self) -> None:
        self.members: list[str] = []
        self._amounts: list[int] = []
        self._slices: defaultdict[str, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))

    def take_all(self, of_lot: DuePart) -> None:
        """What is there goes, and with it what a till holds, as `levelled` has it; parts of a lot come together."""
        _, member_id, _, amount, till, part = of_lot
        if not self.members or self.members[-1] != member_id:
            self.members.append(member_id)
            self._amounts.append(-amount)
        if till is not None and part is not None:
            places, parts = self._slices[till]
            places.append(len(self.members) - 1)
            parts.append(-part)

    def move(self, member_id: str, amount: int, slices: Iterable[tuple[str, int]]) -> None:
        for till, part in slices:
            places, parts = self._slices[till]
            places.append(len(self.members))
            parts.append(part)
        self.members.append(member_id)
        self._amounts.append(amount)

    def lot(self, account: AccountKind, name: str) -> LapsedLot:
        slices = tuple(
            [
                LapsedSlices(till, tuple(places), tuple(parts))
                for till, (places, parts) in self._slices.items()
            ]
        )
        return LapsedLot(account, name, tuple(self.members), tuple(self._amounts), slices)


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
        told.append(coupon_told(programme, one.kind, one.last_day))
    return Brought(member_id, entries=tuple(entries), slices=tuple(slices), explanation=explained(told))
