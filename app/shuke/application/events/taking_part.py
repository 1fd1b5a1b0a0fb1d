"""Signing up for an event, waiting for a place, signing off, coming: each one fact, with fee and slip."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from shuke.application.approval import Act
from shuke.application.counter.desk import Desk
from shuke.application.counter.in_shift import in_shift
from shuke.application.counter.tenders import LEAST_FREE_BYTES, RECORDED_TENDERS, float_needed
from shuke.application.events.calendar import waiting, with_own_events
from shuke.application.money_held.booking import booked_here, quotas_apart
from shuke.application.money_held.handing import HandWork, Known
from shuke.application.money_held.slips import queue_value_slip, slip_of
from shuke.application.money_held.value_slip import SlipOf
from shuke.application.ports.events import SignUpKept
from shuke.application.ports.store import Work
from shuke.application.refusal import Refusal, Refused
from shuke.application.session import Session
from shuke.domain.basket import MOST_UNIT_PRICE, Tender, TenderKind
from shuke.domain.explanation import Reason
from shuke.domain.facts.event_booked import EventAct, EventBooked
from shuke.domain.facts.fact import FactHeader
from shuke.domain.membership.attending import attend, sign_off, sign_up, wait
from shuke.domain.membership.changes import Outcome, StockTaken
from shuke.domain.money import ZERO, Money
from shuke.domain.programme.parts.events import Event
from shuke.domain.shop import Right
from shuke.domain.sign_up import SignUp, SignUpState
from shuke.wording.receipt import TENDERS
from shuke.wording.sentence import Language

__all__ = ["SLIP_CODE", "Booked", "FeePaid", "Standing", "TakingPart", "slip_place"]

SLIP_CODE = "SHUKE-EVENT:"
"""What the QR of a sign-up's slip begins with; the slip's number follows. It proves nothing by itself: whoever scans
it looks the sign-up up."""

_FIRST = SignUp(0, SignUpState.SIGNED_OFF)
_STATES = {
    EventAct.SIGNED_UP: SignUpState.SIGNED_UP,
    EventAct.WAITS: SignUpState.WAITS,
    EventAct.SIGNED_OFF: SignUpState.SIGNED_OFF,
}


@dataclass(frozen=True, slots=True)
class Booked:
    """It was done. `number` is the slip's, empty where none is printed; `fee` came in, below nothing it went back;
    `change` goes to the customer; `next_waiting` is the member who gets the place that became free."""

    number: str
    reasons: tuple[Reason, ...]
    fee: Money = ZERO
    change: Money = ZERO
    next_waiting: str = ""


@dataclass(frozen=True, slots=True)
class FeePaid:
    """How a fee comes in or goes back; `given` in cash, None: exactly the fee."""

    tender: TenderKind = TenderKind.CASH
    given: Money | None = None


CASH = FeePaid()


@dataclass(frozen=True, slots=True)
class _Now:
    """What an act reads: the member with the event, and how the two stand."""

    known: Known
    event: Event
    kept: SignUpKept | None
    queue: tuple[SignUpKept, ...]
    lapsed: bool

    @property
    def ahead(self) -> int:
        """How many wait and asked before this member."""
        ids = [one.member_id for one in self.queue]
        mine = self.kept.member_id if self.kept else ""
        return ids.index(mine) if mine in ids else len(ids)


def _sign_up(now: _Now) -> Outcome:
    known, key = now.known, now.event.key
    return sign_up(known.book, known.programme, known.membership, key, known.on, now.ahead, lapsed=now.lapsed)


def _wait(now: _Now) -> Outcome:
    known, key = now.known, now.event.key
    return wait(known.book, known.programme, known.membership, key, known.on, now.ahead, lapsed=now.lapsed)


def _sign_off(now: _Now) -> Outcome:
    known, paid = now.known, now.kept.fee if now.kept else ZERO
    return sign_off(known.book, known.programme, known.membership, now.event.key, known.on, paid)


def _check_in(now: _Now) -> Outcome:
    known = now.known
    return attend(known.book, known.programme, known.membership, now.event.key, known.on)


_DEEDS: Mapping[EventAct, Callable[[_Now], Outcome]] = {
    EventAct.SIGNED_UP: _sign_up,
    EventAct.WAITS: _wait,
    EventAct.SIGNED_OFF: _sign_off,
    EventAct.CHECKED_IN: _check_in,
}


@dataclass(frozen=True, slots=True)
class Standing:
    """How a member stands with an event, and what may be done now.

    Attributes:
        fee: what signing up would cost; `back`: what signing off would bring back.
        until_ms: until when a place that was asked for from afar is kept; 0: without bound. `lapsed`: it was kept.
        why_not: of each act; an act that is not named may be done.
    """

    state: SignUpState | None
    came: bool
    fee: Money
    back: Money
    why_not: Mapping[EventAct, Reason]
    until_ms: int = 0
    lapsed: bool = False


class TakingPart:
    """`free_bytes`: how much room is left where the database lies."""

    def __init__(self, desk: Desk, free_bytes: Callable[[], int]) -> None:
        self._desk = desk
        self._free_bytes = free_bytes
        self._work = HandWork(desk)

    def look(self, work: Work, member_id: str, key: str) -> Standing | Refused:
        """Nothing is changed."""
        now = self._now(work, member_id, key)
        if isinstance(now, Refused):
            return now
        outcomes = {act: deed(now) for act, deed in _DEEDS.items()}
        kept = now.kept
        return Standing(
            state=kept.state if kept else None,
            came=kept is not None and kept.came_on is not None,
            fee=outcomes[EventAct.SIGNED_UP].fee,
            back=-outcomes[EventAct.SIGNED_OFF].fee,
            why_not={act: one.refused for act, one in outcomes.items() if one.refused is not None},
            until_ms=kept.kept_until_ms if kept else 0,
            lapsed=now.lapsed,
        )

    def sign_up(
        self, session: Session, member_id: str, key: str, paid: FeePaid = CASH
    ) -> Booked | Refused | Reason:
        """A place, and the fee for it."""
        return self._done(session, member_id, key, EventAct.SIGNED_UP, paid)

    def wait(self, session: Session, member_id: str, key: str) -> Booked | Refused | Reason:
        """On the list, where every place is taken."""
        return self._done(session, member_id, key, EventAct.WAITS)

    def sign_off(
        self, session: Session, member_id: str, key: str, back: FeePaid = CASH
    ) -> Booked | Refused | Reason:
        """The place is free again; the fee goes back until the event begins."""
        return self._done(session, member_id, key, EventAct.SIGNED_OFF, back)

    def check_in(self, session: Session, member_id: str, key: str) -> Booked | Refused | Reason:
        """Once, with what the event gives; whoever has to buy something first comes again."""
        return self._done(session, member_id, key, EventAct.CHECKED_IN)

    # inside

    def _done(
        self,
        session: Session,
        member_id: str,
        key: str,
        act: EventAct,
        paid: FeePaid = CASH,
    ) -> Booked | Refused | Reason:
        desk = self._desk
        with desk.store.writing() as work:
            now = self._now(work, member_id, key)
            if isinstance(now, Refused):
                return now
            if act is EventAct.SIGNED_UP and now.event.places is not None:
                limited = _places_limited(desk, work)
                if limited is not None:
                    return limited
            outcome = _DEEDS[act](now)
            if outcome.refused is not None:
                return outcome.refused
            tender = self._tender(work, outcome.fee, paid)
            if isinstance(tender, Refused):
                return tender
            approved_by = desk.approvals.permitted(session, _act(session, now, act, outcome, paid))
            if isinstance(approved_by, Refused):
                return approved_by
            fact = _fact(desk, work, now, act, outcome, tender, approved_by)
            header = desk.recorder.record(work, desk.shop, fact, staff=session.staff.staff_id).header
            number = self._slip(work, session, header, fact, outcome)
            queue = now.queue if act is EventAct.SIGNED_OFF and fact.stock else ()
            work.commit()
        change = tender.change if tender is not None and outcome.fee > ZERO else ZERO
        following = queue[0].member_id if queue else ""
        return Booked(number, outcome.reasons, outcome.fee, change, following)

    def _now(self, work: Work, member_id: str, key: str) -> _Now | Refused:
        known = self._work.known(work, member_id)
        if isinstance(known, Refused):
            return known
        programme = with_own_events(work, known.programme, self._desk.shop.shop_id)
        event = next((one for one in programme.events if one.key == key), None)
        if event is None:
            return Refused(Refusal.EVENT_GONE)
        names = (member_id, *work.mergers.gone_up_in(member_id))
        kept = work.events.of_member(names, key)
        now_ms = self._desk.recorder.now_ms()
        queue = tuple(waiting(work.events.sign_ups(key, self._desk.shop.shop_id), now_ms))
        lapsed = kept is not None and kept.lapsed(now_ms)
        return _Now(replace(known, programme=programme), event, kept, queue, lapsed)

    def _tender(self, work: Work, fee: Money, paid: FeePaid) -> Tender | Refused | None:
        """What comes in, or goes back, where the fee is not nothing."""
        if not fee:
            return None
        amount = fee if fee > ZERO else -fee
        given = amount if paid.given is None or fee < ZERO else paid.given
        if paid.tender not in RECORDED_TENDERS:
            return Refused(Refusal.NOT_ALLOWED)
        if not amount <= given <= MOST_UNIT_PRICE:
            return Refused(Refusal.AMOUNT)
        if given != amount and paid.tender is not TenderKind.CASH:
            return Refused(Refusal.TOO_MUCH, (("due", amount),))
        if self._free_bytes() < LEAST_FREE_BYTES:
            return Refused(Refusal.DISK_NEARLY_FULL)
        if float_needed(self._desk, work):
            return Refused(Refusal.FLOAT_NEEDED)
        return Tender(paid.tender, amount, given, "")

    def _slip(
        self, work: Work, session: Session, header: FactHeader, fact: EventBooked, outcome: Outcome
    ) -> str:
        """For whoever has a place or money back, or is given something."""
        desk, gave = self._desk, any(one.rule.endswith(".gift") for one in fact.quotas)
        if fact.act in (EventAct.WAITS, EventAct.CHECKED_IN) and not gave:
            return ""
        if fact.act is EventAct.SIGNED_OFF and not fact.fee_back:
            return ""
        kind = {EventAct.SIGNED_UP: SlipOf.EVENT_BOOKED, EventAct.SIGNED_OFF: SlipOf.EVENT_LEFT}
        of = kind.get(fact.act, SlipOf.HANDED_OUT)
        member_id = fact.member.member_id
        slip = slip_of(desk, work, session, header, of, member_id, outcome.reasons, fact.approved_by)
        by = fact.tenders[0].kind if fact.tenders else fact.back_by
        slip = replace(
            slip,
            amount=fact.fee or fact.fee_back,
            tender=TENDERS[by].into(Language(desk.language())) if by else "",
            code=SLIP_CODE + slip.number if of is SlipOf.EVENT_BOOKED else "",
            signed=bool(fact.fee_back),
        )
        queue_value_slip(work, slip, opens_drawer=by is TenderKind.CASH)
        return slip.number


def slip_place(code: str) -> tuple[str, int, int] | None:
    """The place of the fact whose slip has this code; None: it is no such code."""
    number = code.strip().removeprefix(SLIP_CODE)
    till, _, rest = number.rpartition(".")
    epoch, _, seq = rest.partition("-V")
    if number == code.strip() or not (till and epoch.isdecimal() and seq.isdecimal()):
        return None
    return till, int(epoch), int(seq)


def _act(session: Session, now: _Now, act: EventAct, outcome: Outcome, paid: FeePaid) -> Act:
    """Money out of the drawer takes the right to refund; whoever hands over prizes may check in, too."""
    right = Right.REFUND if outcome.fee < ZERO else Right.SELL
    if act is EventAct.CHECKED_IN and not session.may(Right.SELL):
        right = Right.HAND_OVER_PRIZES
    shown = (("number", now.known.member.number), ("name", now.event.name), ("amount", -outcome.fee))
    content = (now.known.member.member_id, now.event.key, paid.tender.value, str(paid.given))
    kind = "event.fee-back" if outcome.fee < ZERO else f"event.{act.value}"
    return Act(right, kind, shown, content)


def _fact(
    desk: Desk,
    work: Work,
    now: _Now,
    act: EventAct,
    outcome: Outcome,
    tender: Tender | None,
    approved_by: str,
) -> EventBooked:
    known, member_id = now.known, now.known.member.member_id
    kept, quotas = quotas_apart(outcome)
    comes_in = outcome.fee > ZERO
    before = (now.kept.signed if now.kept else None) or _FIRST
    under = now.kept.member_id if now.kept else ""
    return EventBooked(
        act=act,
        event=now.event.key,
        name=now.event.name,
        programme=known.programme.key,
        programme_version=known.programme.version,
        member=booked_here(known.book, known.programme, member_id, kept, known.on, desk.till),
        shop_id=desk.shop.shop_id,
        under="" if under == member_id else under,
        walked_in=act is EventAct.CHECKED_IN and now.kept is None,
        standing=before.next(_STATES[act]) if act in _STATES else None,
        quotas=quotas,
        stock=tuple((one.rule, one.times) for one in outcome.changes if isinstance(one, StockTaken)),
        fee=outcome.fee if comes_in else ZERO,
        tenders=(tender,) if tender is not None and comes_in else (),
        fee_back=-outcome.fee if tender is not None and not comes_in else ZERO,
        back_by=tender.kind if tender is not None and not comes_in else None,
        shift=in_shift(desk, work) if tender is not None else None,
        approved_by=approved_by,
    )


def _places_limited(desk: Desk, work: Work) -> Refused | None:
    """The places at a shop are its lead's to give, or its only till's."""
    if desk.contact.alone:
        return None
    shop_id = desk.recorder.place.shop_id
    named = work.leads.of_shop(shop_id)
    leads = named is not None and named.till == desk.till
    if not leads and (named is not None or work.allowances.tills_of_shop(shop_id) > 1):
        return Refused(Refusal.STOCK_AT_LEAD)
    return None
