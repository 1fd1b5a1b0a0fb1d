"""Coupons given at head office, to one member or to those of a list, and withdrawn. The facts are those that a till
records for the same act; what is given lies in the pool and is dealt to the till of the last visit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from shuke.application.closing.stored_book import StoredBook
from shuke.application.closing.turning import brought
from shuke.application.head_office.answering_once import answered_before, note_answered
from shuke.application.head_office.asking_back import ask_back
from shuke.application.head_office.dealing_out import deal_where_last_seen
from shuke.application.head_office.entering import OfficeEntry
from shuke.application.head_office.identity import OfficeIdentity
from shuke.application.head_office.reconciling import silent_tills
from shuke.application.members.merging import refused_reason
from shuke.application.money_held.giving import MOST_COUPONS_AT_ONCE
from shuke.application.ports.clock import Clock, Ids
from shuke.application.ports.store import Store, Work
from shuke.application.programme_shelf import NoProgramme, ProgrammeShelf
from shuke.application.recording import Recorder
from shuke.application.refusal import Refusal, Refused, RefusedByRule
from shuke.application.session import Session
from shuke.application.trying_again import tried_again
from shuke.application.written import plain
from shuke.domain.bilingual import Bilingual
from shuke.domain.facts.fact import SealedFact
from shuke.domain.facts.handed_out import GiveAct, HandedOut
from shuke.domain.member import Member
from shuke.domain.membership.changes import Outcome
from shuke.domain.membership.couponing import give_coupon, withdraw_coupon
from shuke.domain.membership.state import OwnedCoupon
from shuke.domain.programme.document import Programme
from shuke.domain.programme.parts.coupons import Coupon
from shuke.domain.shop import Right
from shuke.domain.slices.account import AccountKind
from shuke.domain.slices.holders import till_of

__all__ = [
    "MOST_LISTED",
    "CouponDesk",
    "CouponHere",
    "CouponWish",
    "CouponsOf",
    "Given",
    "NotAll",
    "NotGiven",
]

MOST_LISTED = 200
"""Members of one list: their facts are recorded in one transaction, and no till waits long behind it."""
_MOST_TOGETHER = 400
"""Coupons of all of them, for the same reason; never fewer than one member may be given at once."""


@dataclass(frozen=True, slots=True)
class CouponHere:
    """A coupon that is still there. `name`: None where the programme in force does not know the kind. `tills`: who
    may spend it now; nobody: it lies at head office."""

    owned: OwnedCoupon
    name: Bilingual | None
    tills: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CouponsOf:
    """`kinds`: what the programme in force has to give."""

    member: Member
    held: tuple[CouponHere, ...]
    kinds: tuple[Coupon, ...]


@dataclass(frozen=True, slots=True)
class CouponWish:
    """
    Attributes:
        numbers: of members, or of their cards.
        leave_out: give to the others where some may not have it; else nobody is given any.
        request: of the form: the same one is never done twice.
    """

    numbers: tuple[str, ...]
    kind: str
    count: int
    reason: str
    request: str
    leave_out: bool = False


@dataclass(frozen=True, slots=True)
class NotGiven:
    number: str
    why: Refused


@dataclass(frozen=True, slots=True)
class NotAll:
    """Nothing was given: these may not have it, so many could."""

    found: tuple[NotGiven, ...]
    could: int


@dataclass(frozen=True, slots=True)
class Given:
    """`members` were given it now; 0: the same request had been done before."""

    members: int
    left_out: int = 0


class CouponDesk:
    """`reading` and `writing` as for `Office`."""

    def __init__(
        self,
        identity: OfficeIdentity,
        reading: Store,
        writing: Store,
        recorder: Recorder,
        ids: Ids,
        clock: Clock,
    ) -> None:
        self._identity = identity
        self._reading = reading
        self._writing = writing
        self._recorder = recorder
        self._ids = ids
        self._clock = clock
        self._shelf = ProgrammeShelf()

    def kinds(self, session: Session) -> tuple[Coupon, ...] | Refused:
        if not session.may(Right.GIVE_COUPONS):
            return Refused(Refusal.NOT_ALLOWED)
        with self._reading.reading() as work:
            programme = self._programme(work)
            return () if programme is None else programme.coupons

    def look(self, session: Session, member_id: str) -> CouponsOf | Refused:
        if not session.may(Right.GIVE_COUPONS):
            return Refused(Refusal.NOT_ALLOWED)
        with self._reading.reading() as work:
            member = work.members.get(member_id)
            if member is None:
                return Refused(Refusal.MEMBER_UNKNOWN)
            programme = self._programme(work)
            if programme is None:
                return CouponsOf(member, (), ())
            book = self._book(work, programme, [member_id])
            held = [
                CouponHere(
                    one,
                    kind.name if (kind := programme.coupon(one.held.kind)) is not None else None,
                    _tills(book, member_id, one.held.coupon_id),
                )
                for one in book.coupons.values()
            ]
            never = date.max
            held.sort(key=lambda one: (one.owned.held.last_day or never, one.owned.held.coupon_id))
            return CouponsOf(member, tuple(held), programme.coupons)

    @tried_again
    def give(self, session: Session, wish: CouponWish) -> Given | NotAll | Refused:
        """So many of a kind to each of them."""
        if not session.may(Right.GIVE_COUPONS):
            return Refused(Refusal.NOT_ALLOWED)
        reason = plain(wish.reason)
        refused = refused_reason(reason) or _in_the_way(wish)
        if refused is not None:
            return refused
        asker = session.staff.staff_id
        with self._writing.writing() as work:
            if answered_before(work, self._recorder, asker, wish.request) is not None:
                return Given(0)
            programme = self._programme(work)
            if programme is None or programme.coupon(wish.kind) is None:
                return Refused(Refusal.COUPON_KIND)
            known, wrong = self._decided(work, programme, wish)
            if not known or (wrong and not wish.leave_out):
                return NotAll(tuple(wrong), len(known))
            entry = OfficeEntry(work, self._recorder, self._identity.calendar)
            for book, member_id, outcome in known:
                fact = self._fact(work, book, programme, member_id, outcome, wish.kind, reason)
                answer = entry.record(fact, asker)
            note_answered(work, asker, wish.request, answer, self._clock.now_ms())
            today = self._today(work)
            deal_where_last_seen(work, entry, [member_id for _, member_id, _ in known], today)
            entry.settle()
            work.commit()
        return Given(len(known), len(wrong))

    @tried_again
    def withdraw(self, session: Session, member_id: str, coupon_id: str, reason: str) -> SealedFact | Refused:
        """One that no till may spend; where one may, it is asked to give it back."""
        if not session.may(Right.TAKE_BACK):
            return Refused(Refusal.NOT_ALLOWED)
        reason = plain(reason)
        refused = refused_reason(reason)
        if refused is not None:
            return refused
        with self._writing.writing() as work:
            member, programme = work.members.get(member_id), self._programme(work)
            if member is None or programme is None:
                return Refused(Refusal.MEMBER_UNKNOWN)
            book = self._book(work, programme, [member_id])
            if coupon_id not in book.coupons:
                return Refused(Refusal.COUPON_OVER)
            holders = _tills(book, member_id, coupon_id) or tuple(silent_tills(work)[:1])
            if holders:
                # a till is asked for so many, not for which: for all that anybody has
                every = sum(book.held_lots[member_id, AccountKind.COUPON, one].amount for one in book.coupons)
                ask_back(work, member_id, AccountKind.COUPON, every, self._today(work), self._clock.now_ms())
                work.commit()
                return Refused(Refusal.COUPON_AT_TILL, (("till", till_of(holders[0])),))
            outcome = withdraw_coupon(book, programme, coupon_id)
            if outcome.refused is not None:
                return RefusedByRule(Refusal.BY_RULE, reason=outcome.refused)
            entry = OfficeEntry(work, self._recorder, self._identity.calendar)
            fact = self._fact(work, book, programme, member_id, outcome, coupon_id, reason)
            done = entry.record(fact, session.staff.staff_id)
            entry.settle()
            work.commit()
        return done

    # inside

    def _decided(
        self, work: Work, programme: Programme, wish: CouponWish
    ) -> tuple[list[tuple[StoredBook, str, Outcome]], list[NotGiven]]:
        """Who is given it, each once, and who may not have it."""
        wrong: list[NotGiven] = []
        found: dict[str, str] = {}
        for number in dict.fromkeys(wish.numbers):
            member = _named(work, number)
            if member is None or member.erased:
                wrong.append(NotGiven(number, Refused(Refusal.NUMBER_UNKNOWN)))
            else:
                found.setdefault(member.member_id, number)
        book, today = self._book(work, programme, list(found)), self._today(work)
        known: list[tuple[StoredBook, str, Outcome]] = []
        for member_id, number in found.items():
            outcome = give_coupon(book, programme, book.members[member_id], wish.kind, today, wish.count)
            if outcome.refused is not None:
                wrong.append(NotGiven(number, RefusedByRule(Refusal.BY_RULE, reason=outcome.refused)))
            else:
                known.append((book, member_id, outcome))
        return known, wrong

    def _fact(
        self,
        work: Work,
        book: StoredBook,
        programme: Programme,
        member_id: str,
        outcome: Outcome,
        what: str,
        reason: str,
    ) -> HandedOut:
        withdrawn = what in book.coupons
        return HandedOut(
            act=GiveAct.COUPON_WITHDRAWN if withdrawn else GiveAct.COUPON_GIVEN,
            what=what,
            programme=programme.key,
            programme_version=programme.version,
            member=brought(book, programme, member_id, outcome, self._today(work), own=""),
            shop_id=self._identity.calendar.shop_id,
            note=reason,
        )

    def _book(self, work: Work, programme: Programme, member_ids: Sequence[str]) -> StoredBook:
        return StoredBook(self._ids, programme, work.closings.known(member_ids, ()))

    def _today(self, work: Work) -> date:
        return self._recorder.today(work, self._identity.calendar)

    def _programme(self, work: Work) -> Programme | None:
        try:
            return self._shelf.in_force(work, self._today(work))
        except NoProgramme:
            return None


def _in_the_way(wish: CouponWish) -> Refused | None:
    if not 0 < wish.count <= MOST_COUPONS_AT_ONCE:
        return Refused(Refusal.COUPON_COUNT, (("most", MOST_COUPONS_AT_ONCE),))
    if not wish.numbers:
        return Refused(Refusal.NUMBER_UNKNOWN)
    most = min(MOST_LISTED, _MOST_TOGETHER // wish.count)
    if len(wish.numbers) > most:
        return Refused(Refusal.LIST_TOO_LONG, (("most", most),))
    return None


def _named(work: Work, number: str) -> Member | None:
    """Whoever stands for the member with that number, or of the card with it."""
    member: Member | None = work.members.by_number(number)
    card = work.cards.by_number(number) if member is None else None
    member_id = card.member_id if card is not None else member.member_id if member is not None else ""
    return work.members.get(work.mergers.stands_for(member_id)) if member_id else None


def _tills(book: StoredBook, member_id: str, coupon_id: str) -> tuple[str, ...]:
    lot = book.held_lots.get((member_id, AccountKind.COUPON, coupon_id))
    parts = lot.slices if lot is not None else ()
    return tuple(till for till, amount in parts if amount > 0)
