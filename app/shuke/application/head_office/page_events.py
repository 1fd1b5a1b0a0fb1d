"""Taking part in an event from a member's own page. Places are the shop's to give, and a fee comes into its drawer:
where there are either, the page enters the member into the shop's list, and the
counter gives the place (decision 0046)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from shuke.application.closing.turning import brought
from shuke.application.counter.money_book import MoneyBook
from shuke.application.events.calendar import waiting, with_own_events
from shuke.application.head_office.answering_once import answered_before, note_answered
from shuke.application.head_office.entering import OfficeEntry
from shuke.application.head_office.own_standing import member_book
from shuke.application.money_held.booking import quotas_apart
from shuke.application.ports.clock import Ids
from shuke.application.ports.events import SignUpKept
from shuke.application.ports.store import Work
from shuke.application.programme_shelf import NoProgramme, ProgrammeShelf
from shuke.application.recording import Recorder
from shuke.domain.explanation import Reason
from shuke.domain.facts.event_booked import EventAct, EventBooked
from shuke.domain.membership.attending import event_rule, sign_off, sign_up, wait
from shuke.domain.membership.changes import Outcome, StockTaken
from shuke.domain.money import ZERO, Money
from shuke.domain.programme.document import Programme
from shuke.domain.programme.parts.events import Event
from shuke.domain.sign_up import SignUp, SignUpState

__all__ = ["EventDone", "EventShown", "FeeAtCounter", "NoEvent", "PageEvents"]

_FIRST = SignUp(0, SignUpState.SIGNED_OFF)
_STATES = {
    EventAct.SIGNED_UP: SignUpState.SIGNED_UP,
    EventAct.WAITS: SignUpState.WAITS,
    EventAct.SIGNED_OFF: SignUpState.SIGNED_OFF,
}


class NoEvent(Exception):
    """The member's shop has none by that name."""


@dataclass(frozen=True, slots=True)
class FeeAtCounter:
    """The fee would come back, which a counter pays; nothing was done."""

    fee: Money


@dataclass(frozen=True, slots=True)
class EventShown:
    """
    Attributes:
        fee: what the place would cost this member.
        left: places that nobody took; None: there is no limit.
        place: of the member among those who wait, or would be next.
        enters: the counter gives the place; False: signing up here is all it takes.
        may, why_not: what may be done now, else what is in the way of signing up.
        back: what was paid, and would come back at the counter.
    """

    event: Event
    state: SignUpState | None
    came: bool
    fee: Money
    left: int | None
    place: int
    enters: bool
    may: EventAct | None
    why_not: Reason | None
    back: Money


@dataclass(frozen=True, slots=True)
class EventDone:
    fact: EventBooked


@dataclass(frozen=True, slots=True)
class _Now:
    book: MoneyBook
    programme: Programme
    event: Event
    kept: SignUpKept | None
    ahead: int
    member_id: str
    on: date

    @property
    def enters(self) -> bool:
        return self.event.places is not None or self.event.fee_for(self._holds) > ZERO

    @property
    def _holds(self) -> frozenset[str]:
        return self.book.members[self.member_id].holds

    def signing_up(self) -> tuple[EventAct, Outcome]:
        membership = self.book.members[self.member_id]
        asked = self.book, self.programme, membership, self.event.key, self.on, self.ahead
        if self.enters:
            return EventAct.WAITS, wait(*asked, from_afar=True)
        return EventAct.SIGNED_UP, sign_up(*asked)

    def signing_off(self) -> Outcome:
        paid, membership = self.kept.fee if self.kept else ZERO, self.book.members[self.member_id]
        return sign_off(self.book, self.programme, membership, self.event.key, self.on, paid)


class PageEvents:
    def __init__(self, recorder: Recorder, ids: Ids, shelf: ProgrammeShelf) -> None:
        self._recorder = recorder
        self._ids = ids
        self._shelf = shelf

    def look(self, work: Work, member_id: str, key: str, on: date) -> EventShown:
        """Raises:
        NoEvent: there is none.
        """
        now = self._now(work, member_id, key, on)
        act, joins = now.signing_up()
        leaves = now.signing_off()
        event, state = now.event, now.kept.state if now.kept else None
        may = act if joins.refused is None else EventAct.SIGNED_OFF if leaves.refused is None else None
        taken = now.book.stock[event_rule(key)]
        return EventShown(
            event=event,
            state=state,
            came=now.kept is not None and now.kept.came_on is not None,
            fee=event.fee_for(now.book.members[member_id].holds),
            left=None if event.places is None else max(event.places - taken, 0),
            place=now.ahead + 1,
            enters=now.enters,
            may=may,
            why_not=joins.refused if may is None else None,
            back=-leaves.fee,
        )

    def act(
        self,
        work: Work,
        entry: OfficeEntry,
        member_id: str,
        key: str,
        wish: SignUpState,
        request_id: str,
        on: date,
        now_ms: int,
    ) -> EventDone | FeeAtCounter | Reason:
        """Sign up or off, in the caller's transaction; the same request again is the same act.

        Args:
            wish: SIGNED_OFF, or anything else to come.

        Raises:
            NoEvent: there is none.
        """
        before = answered_before(work, self._recorder, member_id, request_id)
        if before is not None and isinstance(before[1], EventBooked):
            return EventDone(before[1])
        now = self._now(work, member_id, key, on)
        off = wish is SignUpState.SIGNED_OFF
        act, outcome = (EventAct.SIGNED_OFF, now.signing_off()) if off else now.signing_up()
        if outcome.refused is not None:
            return outcome.refused
        if outcome.fee:
            return FeeAtCounter(-outcome.fee)
        fact = _fact(now, act, outcome)
        note_answered(work, member_id, request_id, entry.record(fact), now_ms)
        return EventDone(fact)

    def _now(self, work: Work, member_id: str, key: str, on: date) -> _Now:
        try:
            programme = self._shelf.in_force(work, on)
        except NoProgramme as nothing:
            raise NoEvent from nothing
        book = member_book(work, self._ids, programme, member_id, on)
        whole = (member_id, *work.mergers.gone_up_in(member_id))
        kept = work.events.of_member(whole, key)
        shop_id = kept.shop_id if kept is not None and kept.shop_id else book.members[member_id].shop
        programme = with_own_events(work, programme, shop_id)
        event = next((one for one in programme.events if one.key == key), None)
        if event is None:
            raise NoEvent
        book.stock.update(work.money_held.stock_given(shop_id))
        queue = [one.member_id for one in waiting(work.events.sign_ups(key, shop_id))]
        mine = kept.member_id if kept is not None else ""
        ahead = queue.index(mine) if mine in queue else len(queue)
        return _Now(book, programme, event, kept, ahead, member_id, on)


def _fact(now: _Now, act: EventAct, outcome: Outcome) -> EventBooked:
    kept, quotas = quotas_apart(outcome)
    before = (now.kept.signed if now.kept else None) or _FIRST
    under, place = now.kept.member_id if now.kept else "", now.kept.shop_id if now.kept else ""
    return EventBooked(
        act=act,
        event=now.event.key,
        name=now.event.name,
        programme=now.programme.key,
        programme_version=now.programme.version,
        member=brought(now.book, now.programme, now.member_id, kept, now.on, ""),
        shop_id=place or now.book.members[now.member_id].shop,
        under="" if under == now.member_id else under,
        standing=before.next(_STATES[act]),
        quotas=quotas,
        stock=tuple((one.rule, one.times) for one in outcome.changes if isinstance(one, StockTaken)),
    )
