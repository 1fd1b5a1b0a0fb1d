"""Stored value that was not used, paid back, all or a part: the bonus that is withdrawn for it is said first."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from shuke.application.approval import Act
from shuke.application.counter.desk import Desk
from shuke.application.counter.in_shift import in_shift
from shuke.application.counter.money_book import MoneyBook, money_book
from shuke.application.counter.tenders import RECORDED_TENDERS, float_needed
from shuke.application.money_held.booking import booked_here
from shuke.application.money_held.slips import balance_of, queue_value_slip, slip_of
from shuke.application.money_held.value_slip import SlipOf
from shuke.application.ports.store import Work
from shuke.application.refusal import Refusal, Refused
from shuke.application.session import Session
from shuke.application.written import plain, too_long
from shuke.domain.basket import TenderKind
from shuke.domain.explanation import Reason
from shuke.domain.facts.value_paid_back import PaidBackOf, ValuePaidBack
from shuke.domain.member import Member
from shuke.domain.membership.carding import spending_stopped
from shuke.domain.membership.changes import Booked, CouponTurned, Outcome, TopUpRecorded
from shuke.domain.membership.state import TopUpOnRecord
from shuke.domain.membership.stored_value import RULE, STORED, unspent
from shuke.domain.membership.topping_up import pay_back
from shuke.domain.membership.value_tells import ValueTells
from shuke.domain.money import ZERO, Money, total
from shuke.domain.programme.counting import counts_of_top_up
from shuke.domain.programme.document import Programme
from shuke.domain.programme.says import reason
from shuke.domain.shop import Right
from shuke.domain.slices.account import AccountKind
from shuke.wording.receipt import TENDERS
from shuke.wording.sentence import Language

__all__ = [
    "BackAnswer",
    "BackSeen",
    "BackWanted",
    "TopUpLeft",
    "pay_value_back",
    "see_pay_back",
    "top_ups_left",
]

LONGEST_NOTE = 120


@dataclass(frozen=True, slots=True)
class TopUpLeft:
    """A top-up and what of it could be paid back; what is paid in first is spent first."""

    record: TopUpOnRecord
    left: Money


@dataclass(frozen=True, slots=True)
class BackWanted:
    """
    Attributes:
        top_up_id: which top-up; empty: of all of them, the newest first.
        amount: None: all that is left of it.
    """

    member_id: str
    top_up_id: str = ""
    amount: Money | None = None
    tender: TenderKind = TenderKind.CASH
    note: str = ""


@dataclass(frozen=True, slots=True)
class BackSeen:
    """What would go back, and what would be withdrawn for it."""

    paid: Money
    bonus: Money
    points: int
    coupons: int
    reasons: tuple[Reason, ...]
    approval: bool = False


@dataclass(frozen=True, slots=True)
class BackAnswer:
    number: str
    seen: BackSeen


@dataclass(frozen=True, slots=True)
class _Decided:
    programme: Programme
    book: MoneyBook
    member: Member
    outcome: Outcome
    parts: tuple[PaidBackOf, ...]
    counts: tuple[tuple[str, str, int], ...]
    seen: BackSeen


def top_ups_left(desk: Desk, work: Work, member_id: str) -> list[TopUpLeft]:
    """Newest first, those of which nothing is left among them."""
    programme, on = desk.programme_in_force(work), desk.recorder.today(work, desk.shop)
    book = money_book(desk, work, programme, member_id, on)
    if member_id not in book.members:
        return []
    left = unspent(book, member_id)
    there = Money(book.balance(member_id, AccountKind.PRINCIPAL))
    return [
        TopUpLeft(one, min(max(Money(left[one.top_up_id][AccountKind.PRINCIPAL]), ZERO), max(there, ZERO)))
        for one in reversed(book.top_ups_of(member_id))
    ]


def see_pay_back(desk: Desk, work: Work, session: Session, wanted: BackWanted) -> BackSeen | Refused | Reason:
    """What paying that back would do, or why it cannot be; nothing is changed."""
    decided = _decided(desk, work, session, wanted)
    return decided.seen if isinstance(decided, _Decided) else decided


def pay_value_back(desk: Desk, session: Session, wanted: BackWanted) -> BackAnswer | Refused | Reason:
    """Give the money back and book it. Refused for want of a right, or because it lies at another till; a Reason
    where a rule says no."""
    if wanted.tender not in RECORDED_TENDERS:
        return Refused(Refusal.NOT_ALLOWED)
    note = plain(wanted.note)
    refused = too_long(note, LONGEST_NOTE)
    if not note or refused is not None:
        return refused or Refused(Refusal.REASON_MISSING)
    with desk.store.writing() as work:
        if float_needed(desk, work):
            return Refused(Refusal.FLOAT_NEEDED)
        decided = _decided(desk, work, session, wanted)
        if not isinstance(decided, _Decided):
            return decided
        seen = decided.seen
        shown = (("number", decided.member.number), ("amount", seen.paid), ("bonus", seen.bonus))
        content = (wanted.member_id, wanted.top_up_id, wanted.tender.value, note)
        act = Act(Right.PAY_BACK, "value.paid-back", shown, content)
        approved_by = desk.approvals.permitted(session, act)
        if isinstance(approved_by, Refused):
            return approved_by
        number = _recorded(desk, work, session, decided, replace(wanted, note=note), approved_by)
        work.commit()
    return BackAnswer(number, seen)


def _decided(desk: Desk, work: Work, session: Session, wanted: BackWanted) -> _Decided | Refused | Reason:
    member_id = wanted.member_id
    member = work.members.get(member_id)
    if member is None:
        return Refused(Refusal.MEMBER_UNKNOWN)
    programme, on = desk.programme_in_force(work), desk.recorder.today(work, desk.shop)
    book = money_book(desk, work, programme, member_id, on)
    stopped = spending_stopped(book, member_id)
    if stopped is not None:
        return stopped
    elsewhere = sum(_not_here(book, member_id, account) for account in STORED)
    if elsewhere:
        return Refused(Refusal.VALUE_ELSEWHERE, (("amount", Money(elsewhere)),))
    before = dict(book.top_ups)
    outcome = _each(book, wanted, member_id, on)
    if outcome.refused is not None:
        return outcome.refused
    parts, counts, here = [], [], desk.shop.shop_id
    for change in outcome.changes:
        if not isinstance(change, TopUpRecorded):
            continue
        record, old = change.top_up, before[change.top_up.top_up_id]
        paid, bonus = record.refunded - old.refunded, _bonus(old) - _bonus(record)
        given_in = here if record.shop and record.shop != here else ""
        parts.append(PaidBackOf(record.top_up_id, paid, bonus, record.shop, given_in))
        day = record.business_date.isoformat()
        counts += [(counter, day, -amount) for counter, amount in counts_of_top_up(programme, paid)]
    moves = [one for one in outcome.changes if isinstance(one, Booked)]
    seen = BackSeen(
        paid=total(one.paid for one in parts),
        bonus=total(one.bonus for one in parts),
        points=-sum(one.amount for one in moves if one.account is AccountKind.POINTS),
        coupons=sum(isinstance(one, CouponTurned) for one in outcome.changes),
        reasons=outcome.reasons,
        approval=not session.may(Right.PAY_BACK),
    )
    return _Decided(programme, book, member, outcome, tuple(parts), tuple(counts), seen)


def _each(book: MoneyBook, wanted: BackWanted, member_id: str, on: date) -> Outcome:
    """Of the top-up that is named, or of all of them, the newest first."""
    if wanted.top_up_id:
        return pay_back(book, wanted.top_up_id, on, wanted.amount)
    done, rest, why = Outcome(), wanted.amount, Outcome.no(reason(RULE, ValueTells.NOTHING_TO_PAY_BACK))
    for record in reversed(book.top_ups_of(member_id)):
        left = Money(
            min(unspent(book, member_id)[record.top_up_id][AccountKind.PRINCIPAL], _there(book, member_id))
        )
        amount = left if rest is None else min(rest, left)
        if amount <= ZERO:
            continue
        one = pay_back(book, record.top_up_id, on, amount)
        if one.refused is not None:
            return one
        book.apply(one.changes)
        done, rest = done.and_then(one), None if rest is None else rest - amount
    if rest:
        most = total(one.top_up.refunded for one in done.changes if isinstance(one, TopUpRecorded))
        return Outcome.no(reason("top_up", ValueTells.TOP_UP_SPENT, asked=wanted.amount or ZERO, most=most))
    return done if done.changes else why


def _not_here(book: MoneyBook, member_id: str, account: AccountKind) -> int:
    """Of the balance so much lies where this till may not spend it."""
    return max(
        0, book.balance(member_id, account) - sum(part.amount for part in book.lots(member_id, account))
    )


def _there(book: MoneyBook, member_id: str) -> int:
    return book.balance(member_id, AccountKind.PRINCIPAL)


def _bonus(record: TopUpOnRecord) -> Money:
    """Given and not withdrawn again."""
    return Money(sum(one.amount for one in record.entries if one.account is AccountKind.BONUS))


def _recorded(
    desk: Desk, work: Work, session: Session, decided: _Decided, wanted: BackWanted, approved_by: str
) -> str:
    """The fact and its slip, in the caller's transaction; the slip's number."""
    programme, on = decided.programme, desk.recorder.today(work, desk.shop)
    fact = ValuePaidBack(
        programme=programme.key,
        programme_version=programme.version,
        member=booked_here(decided.book, programme, wanted.member_id, decided.outcome, on, desk.till),
        parts=decided.parts,
        tender=wanted.tender,
        shift=in_shift(desk, work),
        counts=decided.counts,
        note=wanted.note,
        approved_by=approved_by,
    )
    header = desk.recorder.record(work, desk.shop, fact, staff=session.staff.staff_id).header
    for account in STORED:
        desk.contact.spent(work, account, -sum(e.amount for e in fact.member.entries if e.account is account))
    principal, bonus = balance_of(work, wanted.member_id)
    slip = slip_of(
        desk, work, session, header, SlipOf.PAID_BACK, wanted.member_id, decided.outcome.reasons, approved_by
    )
    slip = replace(
        slip,
        amount=decided.seen.paid,
        tender=TENDERS[wanted.tender].into(Language(desk.language())),
        balance_told=True,
        principal=principal,
        bonus=bonus,
        signed=True,
    )
    queue_value_slip(work, slip, opens_drawer=wanted.tender is TenderKind.CASH)
    return slip.number
