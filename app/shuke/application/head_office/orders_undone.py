"""A gift that was ordered and is not collected yet, given back: what its order took comes back as it was taken,
lot by lot, once, and the code is void."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import chain

from shuke.application.head_office.answering_once import answered_before, note_answered
from shuke.application.head_office.asking_back import ask_back
from shuke.application.head_office.entering import OfficeEntry
from shuke.application.head_office.merging_members import move_on
from shuke.application.head_office.reconciling import may_grant
from shuke.application.ports.prizes import PrizeKept
from shuke.application.ports.store import Work
from shuke.application.prizes.whose import prizes_of
from shuke.application.programme_shelf import NoProgramme, ProgrammeShelf
from shuke.application.recording import Recorder
from shuke.domain.bilingual import Bilingual
from shuke.domain.facts.brought import Brought
from shuke.domain.facts.entries import LedgerEntry
from shuke.domain.facts.explained import explained
from shuke.domain.facts.handed_out import GiveAct, HandedOut, QuotaUsed
from shuke.domain.membership.handing_tells import HandingTells
from shuke.domain.money import Money
from shuke.domain.programme.says import reason
from shuke.domain.slices.account import AccountKind

__all__ = ["NoOrder", "OrderElsewhere", "OrderPaid", "OrderUndone", "OrderWaiting", "OrdersUndone"]

_RULE = "handed.taken_back"
_GIFT = "gift."
_MOST_READ = 200


class NoOrder(Exception):
    """The member has none by that name that waits: it was collected, given back, has lapsed, or never was."""


@dataclass(frozen=True, slots=True)
class OrderWaiting:
    """
    Attributes:
        points: what it took, and what comes back.
        fee: money that was paid for it as well.
        place: of the fact: till, epoch, seq.
    """

    prize_id: str
    thing: Bilingual
    ordered_on: date
    last_day: date | None
    shop_id: str
    points: int
    fee: Money
    fact: HandedOut
    place: tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class OrderElsewhere:
    """A till may hand it over just now. It was asked for it; when it was heard, this may be tried again."""


@dataclass(frozen=True, slots=True)
class OrderPaid:
    """Money came into a drawer for it, and goes back there; nothing was done."""

    fee: Money


@dataclass(frozen=True, slots=True)
class OrderUndone:
    fact: HandedOut


class OrdersUndone:
    def __init__(self, recorder: Recorder, shelf: ProgrammeShelf) -> None:
        self._recorder = recorder
        self._shelf = shelf

    def waiting(self, work: Work, member_id: str) -> tuple[OrderWaiting, ...]:
        """Soonest to lapse first, what was ordered before they were made one with another among them."""
        waits = prizes_of(work, member_id)
        ordered = {one.prize.prize_id: one for one in waits if one.prize.rule.startswith(_GIFT)}
        return tuple(self._orders(work, ordered)) if ordered else ()

    def undo(
        self,
        work: Work,
        entry: OfficeEntry,
        member_id: str,
        prize_id: str,
        request: tuple[str, str],
        on: date,
        now_ms: int,
        by: tuple[str, str] = ("", ""),
    ) -> OrderUndone | OrderElsewhere | OrderPaid:
        """In the caller's transaction; the same request again is the same act.

        Args:
            request: who asks, and the name of what is asked.
            by: the person who does it, and why; nobody: the member.

        Raises:
            NoOrder: there is none.
        """
        before = answered_before(work, self._recorder, *request)
        if before is not None and isinstance(before[1], HandedOut):
            return OrderUndone(before[1])
        order = next((one for one in self.waiting(work, member_id) if one.prize_id == prize_id), None)
        if order is None:
            raise NoOrder
        if order.fee:
            return OrderPaid(order.fee)
        holder = order.fact.member.member_id
        pool = {one.lot for one in work.pools.pool(holder, AccountKind.PRIZE) if one.amount > 0}
        if prize_id not in pool or not may_grant(work):
            # a till is asked for so many, not for which: for all that anybody has
            every = sum(one.left for one in work.prizes.of_member(holder) if one.left > 0)
            ask_back(work, holder, AccountKind.PRIZE, every, on, now_ms)
            return OrderElsewhere()
        staff, why = by
        fact = self._fact(work, order, why, on)
        note_answered(work, *request, entry.record(fact, staff), now_ms)
        move_on(work, entry, holder)
        return OrderUndone(fact)

    # inside

    def _orders(self, work: Work, ordered: dict[str, PrizeKept]) -> Iterator[OrderWaiting]:
        """As they were ordered, each under the name of who ordered it."""
        found: dict[str, OrderWaiting] = {}
        holders = dict.fromkeys(one.prize.member_id for one in ordered.values())
        for place in chain.from_iterable(
            work.member_history.of_kinds(one, (HandedOut.KIND,), _MOST_READ) for one in holders
        ):
            stored = work.journal.get(place.till, place.epoch, place.seq)
            _, fact = self._recorder.opened(stored) if stored is not None else (None, None)
            if not isinstance(fact, HandedOut) or fact.prize is None:
                continue
            if fact.prize.prize_id in ordered and fact.act is GiveAct.GIFT_TAKEN:
                prize = fact.prize
                taken = sum(one.amount for one in fact.member.entries if one.account is AccountKind.POINTS)
                found[prize.prize_id] = OrderWaiting(
                    prize.prize_id,
                    prize.thing,
                    prize.won_on,
                    prize.last_day,
                    prize.shop_id,
                    -taken,
                    fact.fee,
                    fact,
                    (place.till, place.epoch, place.seq),
                )
        yield from (found[name] for name in ordered if name in found)

    def _fact(self, work: Work, order: OrderWaiting, why: str, on: date) -> HandedOut:
        """Points, piece and code lie in the pool, so no till's slices move."""
        was = order.fact
        try:
            programme = self._shelf.in_force(work, on)
        except NoProgramme as nothing:
            raise NoOrder from nothing
        told = reason(_RULE, HandingTells.TAKEN_BACK, applied=True, points=order.points, name=order.thing)
        return HandedOut(
            act=GiveAct.TAKEN_BACK,
            what=was.what,
            programme=programme.key,
            programme_version=programme.version,
            member=Brought(
                was.member.member_id, entries=_back(was.member.entries), explanation=explained([told])
            ),
            shop_id=was.shop_id,
            quotas=tuple(QuotaUsed(one.rule, one.period, -one.times) for one in was.quotas),
            stock=tuple(Brought(one.member_id, entries=_back(one.entries)) for one in was.stock),
            note=why,
            reverses=order.place,
            undoes=was.act,
        )


def _back(entries: tuple[LedgerEntry, ...]) -> tuple[LedgerEntry, ...]:
    return tuple(LedgerEntry(one.account, one.lot, -one.amount, _RULE) for one in entries)
