"""The window of events: a month of them, who comes to the chosen one, and what is done with whoever stands here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from shuke.application.counter.desk import Desk
from shuke.application.events.announcing import call_off
from shuke.application.events.calendar import EventSeen, Guest, calendar, guests
from shuke.application.events.taking_part import Booked, FeePaid, Standing, TakingPart, slip_place
from shuke.application.identifying import CardRefused, FoundMember, ScanAnswer
from shuke.application.ports.events import SignUpKept
from shuke.application.ports.store import Work
from shuke.application.refusal import Refusal, Refused
from shuke.application.session import Session
from shuke.domain.announced import AnnouncedEvent
from shuke.domain.basket import IdentifiedBy, TenderKind
from shuke.domain.explanation import Reason
from shuke.domain.facts.event_booked import EventAct
from shuke.domain.member import Member
from shuke.domain.profile import mask_phone
from shuke.domain.programme.document import Programme
from shuke.domain.shop import Right
from shuke.presenters.back_office import OfficeWork
from shuke.presenters.counter_words import Notice, NoticeTone, reason_words
from shuke.presenters.events.form import EventFormPresenter
from shuke.presenters.events.state import EventsState, doings, event_head, event_row, guest_row, state_words
from shuke.presenters.identification import Identify
from shuke.presenters.member_choice import MemberChoice
from shuke.presenters.shown import Shown
from shuke.wording import events as words
from shuke.wording import member_record
from shuke.wording.said import Words, said

__all__ = ["EventPorts", "EventsPresenter"]


@dataclass(frozen=True, slots=True)
class EventPorts:
    """`identify` says whose a code is; `changed` is called once something was recorded."""

    part: TakingPart
    identify: Identify
    changed: Callable[[], None]


@dataclass(frozen=True, slots=True)
class _Month:
    today: date
    programme: Programme
    seen: tuple[EventSeen, ...]


class EventsPresenter(Shown[EventsState]):
    def __init__(self, office: OfficeWork, ports: EventPorts) -> None:
        super().__init__(EventsState())
        self._office = office
        self._ports = ports
        self._first = date.min
        self._seen: dict[str, EventSeen] = {}
        self._today = date.min
        self.member = MemberChoice(office, self._member_chosen, self._trouble)
        self.form = EventFormPresenter(office, self._announced)

    def open(self) -> None:
        """This month, whoever was chosen before let go."""
        self.member.clear()
        self._first = date.min
        self._show(EventsState(may_announce=self._office.session().may(Right.MANAGE_EVENTS)))
        self._read()

    def go(self, months: int) -> None:
        """So many months on, or back."""
        if self._first > date.min:
            at = self._first.year * 12 + self._first.month - 1 + months
            self._first = date(max(at // 12, 1), at % 12 + 1, 1)
            self._show(replace(self._state, chosen="", head=None, guests=(), doings=(), stands=""))
            self._read()

    def choose(self, key: str) -> None:
        """One of the events."""
        if key in self._seen:
            self._show(replace(self._state, chosen=key, notice=None))
            self._read()

    def choose_guest(self, member_id: str) -> None:
        self.member.choose(member_id)

    def choose_tender(self, kind: str) -> None:
        self._show(replace(self._state, tender=kind))

    def do(self, act: EventAct) -> None:
        """With the chosen member and event."""
        member_id, key = self.member.member_id, self._state.chosen
        doing = next((one for one in self._state.doings if one.act is act), None)
        if doing is None or self._state.busy:
            return
        if doing.why_not:
            self._trouble(doing.why_not)
            return
        paid, part = FeePaid(TenderKind(self._state.tender)), self._ports.part
        steps: dict[EventAct, Callable[[Session], Booked | Refused | Reason]] = {
            EventAct.SIGNED_UP: lambda who: part.sign_up(who, member_id, key, paid),
            EventAct.WAITS: lambda who: part.wait(who, member_id, key),
            EventAct.CHECKED_IN: lambda who: part.check_in(who, member_id, key),
            EventAct.SIGNED_OFF: lambda who: part.sign_off(who, member_id, key, paid),
        }
        step = steps[act]
        self._show(replace(self._state, busy=True, notice=None))
        self._office.change(lambda _desk, session: step(session), self._done, self._trouble)

    def scanned(self, text: str) -> None:
        """A slip of a sign-up, or a member's code: whoever it is comes in, if the event is today."""
        place = slip_place(text)
        if place is not None:
            self._office.read(lambda work: work.events.by_place(*place), self._slip_found, self._trouble)
            return

        def seen(answer: ScanAnswer) -> None:
            card = answer.scan.card if isinstance(answer, CardRefused) else None
            if isinstance(answer, FoundMember):
                self._come_in(answer.member_id)
            elif card is not None:
                self.member.choose(card.member_id)
            else:
                self._trouble(member_record.NOBODY_CHOSEN)

        self._office.change(
            lambda _desk, session: self._ports.identify(session, text, IdentifiedBy.HAND_SCANNER),
            seen,
            self._trouble,
        )

    def announce(self) -> None:
        """An event of the shop's own."""
        self.form.open()

    def change_event(self) -> None:
        seen = self._seen.get(self._state.chosen)
        if seen is not None and seen.own is not None:
            self.form.open(seen.own)

    def call_off(self) -> None:
        key = self._state.chosen

        def answered(answer: AnnouncedEvent | Refused) -> None:
            if isinstance(answer, Refused):
                self._trouble(self._office.refusal(answer))
                return
            self._say(said(words.GONE_OFF, name=answer.name), NoticeTone.WARN)
            self._recorded()

        def step(desk: Desk, session: Session) -> AnnouncedEvent | Refused:
            return call_off(desk, session, key)

        self._office.change(step, answered, self._trouble)

    # inside

    def _read(self) -> None:
        desk, first, key, member_id = (
            self._office.desk,
            self._first,
            self._state.chosen,
            self.member.member_id,
        )

        def read(work: Work) -> tuple[_Month, list[Guest], Standing | Refused | None]:
            today = desk.recorder.today(work, desk.shop)
            begins = today.replace(day=1) if first == date.min else first
            seen = tuple(calendar(desk, work, begins, _next_month(begins) - timedelta(days=1)))
            month = _Month(today, desk.programme_in_force(work), seen)
            stands = self._ports.part.look(work, member_id, key) if member_id and key else None
            now_ms = desk.recorder.now_ms()
            return month, guests(work, key, desk.shop.shop_id, now_ms) if key else [], stands

        def have_read(found: tuple[_Month, list[Guest], Standing | Refused | None]) -> None:
            if (first, key, member_id) == (self._first, self._state.chosen, self.member.member_id):
                self._show_month(*found)

        self._office.read(read, have_read, self._trouble)

    def _show_month(self, month: _Month, listed: list[Guest], stands: Standing | Refused | None) -> None:
        if self._first == date.min:
            self._first = month.today.replace(day=1)
        self._today = month.today
        self._seen = {one.event.key: one for one in month.seen}
        chosen, money = self._seen.get(self._state.chosen), self._office.money
        may = self._state.may_announce
        standing = stands if isinstance(stands, Standing) else None
        self._show(
            replace(
                self._state,
                month=said(words.MONTH, year=self._first.year, month=self._first.month),
                rows=tuple(event_row(one) for one in month.seen),
                head=event_head(chosen, month.programme, money, may_announce=may) if chosen else None,
                guests=tuple(guest_row(one, self._at) for one in listed),
                doings=doings(standing, money) if standing else (),
                stands=state_words(standing.state, self._at(standing.until_ms), lapsed=standing.lapsed)
                if standing
                else "",
                money=standing is not None and bool(standing.fee or standing.back),
                busy=False,
            )
        )

    def _at(self, at_ms: int) -> str:
        return f"{self._office.desk.local_time(at_ms):%m-%d %H:%M}" if at_ms else ""

    def _member_chosen(self, _member_id: str) -> None:
        self._show(replace(self._state, notice=None))
        self._read()

    def _slip_found(self, kept: SignUpKept | None) -> None:
        if kept is None:
            self._trouble(self._office.refusal(Refused(Refusal.ANOTHER_SLIP)))
            return
        self._come_in(kept.member_id, kept.event)

    def _come_in(self, member_id: str, key: str = "") -> None:
        """Check in at the event of the slip, or at the chosen one, or at today's; where that cannot be, the member is
        chosen and it is said why."""
        today = (one.event.key for one in self._seen.values() if _is_on(one, self._today))
        wanted = key or self._state.chosen or next(today, "")
        if wanted != self._state.chosen and wanted in self._seen:
            self._show(replace(self._state, chosen=wanted))
        if not wanted:
            self.member.choose(member_id)
            return

        def answered(answer: Booked | Refused | Reason) -> None:
            self.member.choose(member_id)
            self._done(answer)

        part = self._ports.part
        self._office.change(
            lambda _desk, session: part.check_in(session, member_id, wanted), answered, self._trouble
        )

    def _done(self, answer: Booked | Refused | Reason) -> None:
        money = self._office.money
        if isinstance(answer, Reason):
            self._trouble(reason_words(answer, money))
            return
        if isinstance(answer, Refused):
            self._trouble(self._office.refusal(answer))
            return
        told: Words = reason_words(answer.reasons[0], money)
        if answer.change:
            told = said(words.GIVE_CHANGE, told=told, change=money(answer.change))
        self._say(told, NoticeTone.GOOD)
        self._recorded()
        if answer.next_waiting:
            self._tell_next(answer.next_waiting, told)

    def _tell_next(self, member_id: str, told: Words) -> None:
        def have_read(member: Member | None) -> None:
            if member is not None:
                profile = member.profile
                told_next = said(
                    words.NEXT_WAITING, told=told, name=profile.name, phone=mask_phone(profile.phone)
                )
                self._say(told_next, NoticeTone.WARN)

        self._office.read(lambda work: work.members.get(member_id), have_read, self._trouble)

    def _announced(self, event: AnnouncedEvent) -> None:
        self._first = event.first.replace(day=1)
        self._show(replace(self._state, chosen=event.event_id))
        self._say(said(words.ANNOUNCED, name=event.name), NoticeTone.GOOD)
        self._recorded()

    def _recorded(self) -> None:
        self._ports.changed()
        self._read()

    def _say(self, sentence: Words, tone: NoticeTone) -> None:
        self._show(replace(self._state, busy=False, notice=Notice(sentence, tone)))

    def _trouble(self, sentence: Words) -> None:
        self._show(replace(self._state, busy=False, notice=Notice(sentence)))


def _next_month(first: date) -> date:
    return date(first.year + first.month // 12, first.month % 12 + 1, 1)


def _is_on(seen: EventSeen, day: date) -> bool:
    return seen.event.dates.first <= day <= seen.event.dates.last and not seen.event.called_off
