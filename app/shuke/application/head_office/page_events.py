"""Taking part in an event from a member's own page. Places are the shop's to give, and a fee comes into its drawer:
where there are either, the page enters the member into the shop's list, and the
counter gives the place (decision 0046)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from shuke.application.closing.turning import brought
from shuke.application.counter.money_book import MoneyBook
from shuke.application.events.calendar import kept_of, waiting, with_own_events
from shuke.application.head_office.answering_once import answered_before, note_answered
from shuke.application.head_office.entering import OfficeEntry
from shuke.application.head_office.own_standing import member_book
from shuke.application.money_held.booking import quotas_apart
from shuke.application.ports.clock import Ids
from shuke.application.ports.events import SignUpKept
from shuke.application.ports.store import Work
from shuke.application.programme_shelf import NoProgramme, ProgrammeShelf
from shuke.application.recording import Recorder
from shuke.domain.business_day import midnight_ms
from shuke.domain.explanation import Reason
from shuke.domain.facts.event_booked import EventAct, EventBooked
from shuke.domain.membership.attending import event_rule, sign_off, sign_up, wait
from shuke.domain.membership.changes import Outcome, StockTaken
from shuke.domain.membership.handing_tells import HandingTells
from shuke.domain.money import ZERO, Money
from shuke.domain.place_kept import kept_until
from shuke.domain.programme.document import Programme
from shuke.domain.programme.parts.events import Event
from shuke.domain.programme.says import reason
from shuke.domain.shop import Shop
from shuke.domain.sign_up import SignUp, SignUpState

__all__ = ["EventDone", "EventShown", "FeeAtCounter", "NoEvent", "PageEvents", "ShopTime"]

_FIRST = SignUp(0, SignUpState.SIGNED_OFF)
_STATES = {
    EventAct.SIGNED_UP: SignUpState.SIGNED_UP,
    EventAct.WAITS: SignUpState.WAITS,
    EventAct.SIGNED_OFF: SignUpState.SIGNED_OFF,
}


class NoEvent(Exception):
    """The member's shop has none by that name."""


@dataclass(frozen=True, slots=True)
class ShopTime:
    """Now: the business date, the instant, and whose wall clock counts."""

    on: date
    now_ms: int
    calendar: Shop


@dataclass(frozen=True, slots=True)
class FeeAtCounter:
    """The fee would come back, which a counter pays; nothing was done."""

    fee: Money


@dataclass(frozen=True, slots=True)
class EventShown:
    """
    Attributes:
        fee: what the place would cost this member.
        left: places that nobody took and none is kept for; None: there is no limit.
        place: of the member among those who wait, or would be next.
        enters: the counter gives the place; False: signing up here is all it takes.
        may, why_not: what may be done now, else what is in the way of signing up.
        back: what was paid, and would come back at the counter.
        has_place: a place is there for this member, who waits, as long as it is kept.
        until_ms: until when; 0: without bound. `lapsed`: that is over.
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
    has_place: bool
    until_ms: int
    lapsed: bool


@dataclass(frozen=True, slots=True)
class EventDone:
    fact: EventBooked


@dataclass(frozen=True, slots=True)
class _Now:
    book: MoneyBook
    programme: Programme
    event: Event
    kept: SignUpKept | None
    queue: tuple[SignUpKept, ...]
    member_id: str
    time: ShopTime

    @property
    def enters(self) -> bool:
        return self.event.places is not None or self.fee > ZERO

    @property
    def fee(self) -> Money:
        return self.event.fee_for(self.book.members[self.member_id].holds)

    @property
    def taken(self) -> int:
        return self.book.stock[event_rule(self.event.key)]

    @property
    def free(self) -> int | None:
        """Places that nobody signed up for; None: there is no limit."""
        return None if self.event.places is None else max(self.event.places - self.taken, 0)

    @property
    def left(self) -> int | None:
        return None if self.free is None else self.free - kept_of(self.event, self.taken, self.queue)

    @property
    def ahead(self) -> int:
        """How many wait and asked before this member."""
        ids, mine = [one.member_id for one in self.queue], self.kept.member_id if self.kept else ""
        return ids.index(mine) if mine in ids else len(ids)

    @property
    def lapsed(self) -> bool:
        return self.kept is not None and self.kept.lapsed(self.time.now_ms)

    def until_ms(self) -> int:
        """Until when a place would be kept that is asked for now; 0: there is nothing to pay, and no bound."""
        if not self.fee:
            return 0
        begins_ms = midnight_ms(self.event.dates.first, ZoneInfo(self.time.calendar.zone))
        ahead = [one.kept_until_ms for one in self.queue]
        return kept_until(self.time.now_ms, begins_ms, self.free, ahead)

    def signing_up(self) -> tuple[EventAct, Outcome]:
        membership = self.book.members[self.member_id]
        asked = self.book, self.programme, membership, self.event.key, self.time.on, self.ahead
        if not self.enters:
            return EventAct.SIGNED_UP, sign_up(*asked)
        outcome = wait(*asked, from_afar=True, lapsed=self.lapsed)
        if outcome.refused is None and self.fee and self.until_ms() <= self.time.now_ms:
            begun = reason(event_rule(self.event.key), HandingTells.EVENT_BEGUN, name=self.event.name)
            return EventAct.WAITS, Outcome.no(begun)
        return EventAct.WAITS, outcome

    def signing_off(self) -> Outcome:
        paid, membership = self.kept.fee if self.kept else ZERO, self.book.members[self.member_id]
        return sign_off(self.book, self.programme, membership, self.event.key, self.time.on, paid)


class PageEvents:
    def __init__(self, recorder: Recorder, ids: Ids, shelf: ProgrammeShelf) -> None:
        self._recorder = recorder
        self._ids = ids
        self._shelf = shelf

    def look(self, work: Work, member_id: str, key: str, time: ShopTime) -> EventShown:
        """Raises:
        NoEvent: there is none.
        """
        now = self._now(work, member_id, key, time)
        act, joins = now.signing_up()
        leaves = now.signing_off()
        event, state = now.event, now.kept.state if now.kept else None
        leaves_now = leaves.refused is None and not now.lapsed
        may = act if joins.refused is None else EventAct.SIGNED_OFF if leaves_now else None
        return EventShown(
            event=event,
            state=state,
            came=now.kept is not None and now.kept.came_on is not None,
            fee=now.fee,
            left=now.left,
            place=now.ahead + 1,
            enters=now.enters,
            may=may,
            why_not=joins.refused if may is None else None,
            back=-leaves.fee,
            has_place=state is SignUpState.WAITS and (now.free is None or now.ahead < now.free),
            until_ms=now.kept.kept_until_ms if now.kept else 0,
            lapsed=now.lapsed,
        )

    def act(
        self,
        work: Work,
        entry: OfficeEntry,
        member_id: str,
        key: str,
        wish: SignUpState,
        request_id: str,
        time: ShopTime,
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
        now = self._now(work, member_id, key, time)
        off = wish is SignUpState.SIGNED_OFF
        act, outcome = (EventAct.SIGNED_OFF, now.signing_off()) if off else now.signing_up()
        if outcome.refused is not None:
            return outcome.refused
        if outcome.fee:
            return FeeAtCounter(-outcome.fee)
        fact = _fact(now, act, outcome)
        note_answered(work, member_id, request_id, entry.record(fact), time.now_ms)
        return EventDone(fact)

    def _now(self, work: Work, member_id: str, key: str, time: ShopTime) -> _Now:
        on = time.on
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
        queue = tuple(waiting(work.events.sign_ups(key, shop_id), time.now_ms))
        return _Now(book, programme, event, kept, queue, member_id, time)


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
        member=brought(now.book, now.programme, now.member_id, kept, now.time.on, ""),
        shop_id=place or now.book.members[now.member_id].shop,
        under="" if under == now.member_id else under,
        standing=before.next(_STATES[act]),
        quotas=quotas,
        stock=tuple((one.rule, one.times) for one in outcome.changes if isinstance(one, StockTaken)),
        kept_until_ms=now.until_ms() if act is EventAct.WAITS else 0,
    )
