"""Topping up at the counter: what would come of it, said before anything is paid; then the money, as one fact."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from fractions import Fraction

from shuke.application.approval import Act
from shuke.application.counter.allowing import Terms
from shuke.application.counter.desk import Desk
from shuke.application.counter.in_shift import in_shift
from shuke.application.counter.money_book import MoneyBook, money_book
from shuke.application.counter.standing import standing_of
from shuke.application.counter.tenders import LEAST_FREE_BYTES, RECORDED_TENDERS, float_needed
from shuke.application.money_held.booking import booked_here
from shuke.application.money_held.slips import balance_of, queue_value_slip, slip_of
from shuke.application.money_held.value_slip import SlipOf
from shuke.application.ports.store import Work
from shuke.application.promoting import print_new_cards, promotion
from shuke.application.refusal import Refusal, Refused
from shuke.application.session import Session
from shuke.application.written import too_long
from shuke.domain.basket import MOST_UNIT_PRICE, Tender, TenderKind
from shuke.domain.bilingual import Bilingual
from shuke.domain.explanation import Reason
from shuke.domain.facts.value_topped_up import ValueToppedUp
from shuke.domain.member import Member
from shuke.domain.membership.changes import Outcome, TopUpRecorded
from shuke.domain.membership.paying_in import TopUpAsked, paid_in, with_top_up
from shuke.domain.membership.state import TopUpOnRecord
from shuke.domain.membership.value_tells import ValueTells
from shuke.domain.money import ZERO, Money
from shuke.domain.programme.counting import counts_of_top_up
from shuke.domain.programme.document import Programme
from shuke.domain.programme.quote import PromotionOffer
from shuke.domain.programme.tiers import promotion_open
from shuke.domain.shop import Right
from shuke.wording.receipt import TENDERS
from shuke.wording.sentence import Language

__all__ = ["LONGEST_SELLER", "FreeBytes", "TopUpAnswer", "TopUpSeen", "TopUpWanted", "see_top_up", "top_up"]

LONGEST_SELLER = 40
_LONGEST_REFERENCE = 64

FreeBytes = Callable[[], int]


@dataclass(frozen=True, slots=True)
class TopUpWanted:
    """
    Attributes:
        top_up_id: made when the customer asks for it: what is sent twice is booked once.
        rate: a higher rate of bonus than the ladder's, by somebody who may; None: the ladder's.
        given: the cash handed over; None: exactly what is paid in.
        seller: who sold it; empty: whoever did before.
        invoice: an invoice is given for it.
    """

    top_up_id: str
    member_id: str
    paid: Money
    tender: TenderKind = TenderKind.CASH
    rate: Fraction | None = None
    given: Money | None = None
    reference: str = ""
    seller: str = ""
    invoice: bool = False


@dataclass(frozen=True, slots=True)
class TopUpSeen:
    """What it would bring.

    Attributes:
        principal, bonus: what there would be afterwards.
        promotion: the tier that would open; `automatic`: it comes by itself.
        approval: somebody else has to say yes.
    """

    paid: Money
    extra: Money
    principal: Money
    bonus: Money
    reasons: tuple[Reason, ...]
    promotion: Bilingual | None = None
    automatic: bool = False
    approval: bool = False


@dataclass(frozen=True, slots=True)
class TopUpAnswer:
    """It was done. `number` is the slip's; `change` goes back to the customer."""

    number: str
    seen: TopUpSeen
    change: Money = ZERO


@dataclass(frozen=True, slots=True)
class _Decided:
    programme: Programme
    book: MoneyBook
    member: Member
    outcome: Outcome
    record: TopUpOnRecord
    seen: TopUpSeen


def see_top_up(desk: Desk, work: Work, session: Session, wanted: TopUpWanted) -> TopUpSeen | Refused | Reason:
    """What this top-up would bring, or why it cannot be; nothing is changed."""
    decided = _decided(desk, work, session, wanted, session.staff.staff_id)
    return decided.seen if isinstance(decided, _Decided) else decided


def top_up(
    desk: Desk, free_bytes: FreeBytes, session: Session, wanted: TopUpWanted
) -> TopUpAnswer | Refused | Reason:
    """Take the money and book it. Refused for want of a right or of room; a Reason where a rule says no."""
    tender = _tender(wanted)
    if isinstance(tender, Refused):
        return tender
    if not session.may(Right.SELL):
        return Refused(Refusal.NOT_ALLOWED)
    if free_bytes() < LEAST_FREE_BYTES:
        return Refused(Refusal.DISK_NEARLY_FULL)
    with desk.store.writing() as work:
        if float_needed(desk, work):
            return Refused(Refusal.FLOAT_NEEDED)
        decided = _decided(desk, work, session, wanted, session.staff.staff_id)
        if not isinstance(decided, _Decided):
            return decided
        approved_by = desk.approvals.permitted(session, _act(decided, wanted))
        if isinstance(approved_by, Refused):
            return approved_by
        if approved_by and wanted.rate is not None:  # its reason names who set the rate
            decided = _decided(desk, work, session, wanted, approved_by)
            assert isinstance(decided, _Decided)  # as before, but for the name
        number = _recorded(desk, work, session, decided, tender, approved_by)
        work.commit()
    return TopUpAnswer(number, decided.seen, tender.change)


def _tender(wanted: TopUpWanted) -> Tender | Refused:
    paid, given = wanted.paid, wanted.paid if wanted.given is None else wanted.given
    if wanted.tender not in RECORDED_TENDERS:
        return Refused(Refusal.NOT_ALLOWED)
    if not ZERO < paid <= MOST_UNIT_PRICE or not paid <= given <= MOST_UNIT_PRICE:
        return Refused(Refusal.AMOUNT)
    if given != paid and wanted.tender is not TenderKind.CASH:
        return Refused(Refusal.TOO_MUCH, (("due", paid),))
    refused = too_long(wanted.reference, _LONGEST_REFERENCE) or too_long(
        wanted.seller.strip(), LONGEST_SELLER
    )
    if refused is not None:
        return refused
    return Tender(wanted.tender, paid, given, wanted.reference)


def _act(decided: _Decided, wanted: TopUpWanted) -> Act:
    right = Right.APPROVE_TOP_UP if decided.seen.approval else Right.SELL
    rate = "" if wanted.rate is None else str(wanted.rate)
    content = (wanted.member_id, wanted.tender.value, rate, wanted.seller, str(wanted.invoice))
    shown = (("number", decided.member.number), ("amount", wanted.paid), ("bonus", decided.seen.extra))
    return Act(right, "value.topped-up", shown, content)


def _decided(
    desk: Desk, work: Work, session: Session, wanted: TopUpWanted, approver: str
) -> _Decided | Refused | Reason:
    member = work.members.get(wanted.member_id)
    if member is None:
        return Refused(Refusal.MEMBER_UNKNOWN)
    programme, on = desk.programme_in_force(work), desk.recorder.today(work, desk.shop)
    book = money_book(desk, work, programme, wanted.member_id, on)
    membership = book.members[wanted.member_id]
    asked = TopUpAsked(
        top_up_id=wanted.top_up_id,
        paid=wanted.paid,
        rate=wanted.rate,
        approved_by=_name(work, approver),
        seller=wanted.seller.strip(),
        shop=desk.shop.shop_id,
        invoice=wanted.invoice,
    )
    outcome = paid_in(book, programme, on, membership, asked, desk.holidays(programme))
    if outcome.refused is not None:
        return outcome.refused
    record = next(one.top_up for one in outcome.changes if isinstance(one, TopUpRecorded))
    offer = _promotion_then(desk, work, programme, member, wanted.paid)
    principal, bonus = balance_of(work, wanted.member_id)
    large = wanted.paid >= desk.money_policy().approved_from or wanted.rate is not None
    pending = large and not session.may(Right.APPROVE_TOP_UP)
    seen = TopUpSeen(
        paid=wanted.paid,
        extra=record.bonus,
        principal=principal + wanted.paid,
        bonus=bonus + record.bonus,
        reasons=tuple(
            one for one in outcome.reasons if not pending or one.sentence != ValueTells.HIGHER_RATE
        ),
        promotion=programme.tier(offer.tier).name if offer else None,
        automatic=offer is not None and offer.automatic,
        approval=pending,
    )
    return _Decided(programme, book, member, outcome, record, seen)


def _name(work: Work, staff_id: str) -> str:
    person = work.shops.staff_member(staff_id)
    return person.name if person else staff_id


def _promotion_then(
    desk: Desk, work: Work, programme: Programme, member: Member, paid: Money = ZERO
) -> PromotionOffer | None:
    """The tier that is open, with so much paid in besides what is on record."""
    today = desk.recorder.today(work, desk.shop)
    tier = programme.served_as(member.tier)
    standing = standing_of(work, Terms(desk.till), programme, member, tier, today, ())
    if not paid:
        return promotion_open(programme, standing.tier, standing.value)
    return promotion_open(programme, standing.tier, with_top_up(standing.value, paid))


def _recorded(
    desk: Desk, work: Work, session: Session, decided: _Decided, tender: Tender, approved_by: str
) -> str:
    """The fact, what is promoted by it, and the slip, in the caller's transaction; the slip's number."""
    programme, record, staff = decided.programme, decided.record, session.staff.staff_id
    member_id, on = record.member_id, record.business_date
    fact = ValueToppedUp(
        top_up_id=record.top_up_id,
        programme=programme.key,
        programme_version=programme.version,
        member=booked_here(decided.book, programme, member_id, decided.outcome, on, desk.till),
        paid=record.paid,
        tenders=(tender,),
        shop_id=record.shop,
        shift=in_shift(desk, work),
        seller=record.seller,
        first=record.first,
        invoiced=record.invoiced,
        counts=counts_of_top_up(programme, record.paid),
        approved_by=approved_by,
    )
    header = desk.recorder.record(work, desk.shop, fact, staff=staff).header
    offer = _promotion_then(desk, work, programme, decided.member)
    if offer is not None and offer.automatic:
        tier = programme.served_as(decided.member.tier)
        standing = standing_of(work, Terms(desk.till), programme, decided.member, tier, on, ())
        promoted = promotion(desk, work, programme, decided.member, standing, offer, on)
        desk.recorder.record(work, desk.shop, promoted, staff=staff)
        print_new_cards(desk, work, promoted)
    principal, bonus = balance_of(work, member_id)
    slip = slip_of(
        desk, work, session, header, SlipOf.TOPPED_UP, member_id, decided.outcome.reasons, approved_by
    )
    slip = replace(
        slip,
        amount=record.paid,
        tender=TENDERS[tender.kind].into(Language(desk.language())),
        balance_told=True,
        principal=principal,
        bonus=bonus,
        invoiced=record.invoiced,
    )
    queue_value_slip(work, slip, opens_drawer=tender.kind is TenderKind.CASH)
    return slip.number
