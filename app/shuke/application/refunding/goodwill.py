"""Giving cash back for goods whose sale nobody can look at now: a manager's word, and a case for head office."""

from __future__ import annotations

from dataclasses import dataclass, replace

from shuke.application.approval import Act
from shuke.application.counter.desk import Desk
from shuke.application.counter.in_shift import in_shift
from shuke.application.ports.printing import PrintJobDraft, PrintKind
from shuke.application.ports.store import Work
from shuke.application.printed_content import packed_content
from shuke.application.refunding.refund_slip import RefundSlip
from shuke.application.refusal import Refusal, Refused
from shuke.application.session import Session
from shuke.application.written import too_long
from shuke.domain.basket import TenderKind
from shuke.domain.facts.explained import NOTHING_TOLD
from shuke.domain.facts.fact import FactHeader
from shuke.domain.facts.goodwill_refunded import GoodwillRefunded
from shuke.domain.facts.sale_refunded import PaidBack
from shuke.domain.money import ZERO, Money
from shuke.domain.refund import SalePlace, refund_number
from shuke.domain.shift import MOST_IN_A_DRAWER
from shuke.domain.shop import CURRENCY_SIGNS, Right

__all__ = ["LONGEST_NUMBER", "GoodwillWish", "give_back"]

LONGEST_NUMBER = 40
_LONGEST_REASON = 120
_TYPED_ALONE = SalePlace("", 0, 0)


@dataclass(frozen=True, slots=True)
class GoodwillWish:
    """
    Attributes:
        receipt_number: as it stands on the paper.
        place: the sale by the paper's signed code; None where only the number was typed.
        most: what the paper says was paid; None where it could not be checked.
    """

    receipt_number: str
    amount: Money
    reason: str
    place: SalePlace | None = None
    most: Money | None = None


def give_back(desk: Desk, session: Session, wished: GoodwillWish) -> str | Refused:
    """
    Returns:
        the slip's number, or why nothing was given.
    """
    number = wished.receipt_number.strip().upper()
    why = wished.reason.strip()
    refusal = _refusal(wished, number, why)
    if refusal is not None:
        return refusal
    place = wished.place or _TYPED_ALONE
    with desk.store.writing() as work:
        if work.sales.by_receipt(number) is not None:
            return Refused(Refusal.SALE_IS_HERE)
        known = work.sales.refunds_of(place, number)
        if known:
            return _already(desk, work, number, known[-1].till, known[-1].at_ms, known[-1].number)
        shown = (("amount", wished.amount), ("reason", why), ("receipt", number))
        approved_by = desk.approvals.permitted(session, Act(Right.REFUND_LATE, "sale.goodwill", shown))
        if isinstance(approved_by, Refused):
            return approved_by
        at = desk.recorder.next_place(work)
        fact = GoodwillRefunded(
            number=refund_number(desk.till, at.epoch, at.seq),
            receipt_number=number,
            amount=wished.amount,
            reason=why,
            shift=in_shift(desk, work),
            sale_till=place.till,
            sale_epoch=place.epoch,
            sale_seq=place.seq,
            approved_by=approved_by,
        )
        header = desk.recorder.record(work, desk.shop, fact, staff=session.staff.staff_id).header
        desk.contact.note(work)
        _print(desk, work, session, fact, header)
        work.commit()
    return fact.number


def _refusal(wished: GoodwillWish, number: str, why: str) -> Refused | None:
    if not number:
        return Refused(Refusal.NO_RECEIPT)
    if not ZERO < wished.amount <= (MOST_IN_A_DRAWER if wished.most is None else wished.most):
        return Refused(Refusal.AMOUNT)
    if not why:
        return Refused(Refusal.REASON_MISSING)
    return too_long(number, LONGEST_NUMBER) or too_long(why, _LONGEST_REASON)


def _already(desk: Desk, work: Work, receipt: str, till: str, at_ms: int, number: str) -> Refused:
    return Refused(
        Refusal.REFUNDED_ALREADY,
        (
            ("at", f"{desk.local_time(at_ms):%Y-%m-%d %H:%M}"),
            ("number", number),
            ("receipt", receipt),
            ("till", work.shops.till_name(till) or till),
        ),
    )


def _print(desk: Desk, work: Work, session: Session, fact: GoodwillRefunded, header: FactHeader) -> None:
    approver = work.shops.staff_member(fact.approved_by) if fact.approved_by else None
    slip = RefundSlip(
        shop=desk.shop.name,
        till=work.shops.till_name(desk.till) or desk.till,
        number=fact.number,
        receipt_number=fact.receipt_number,
        at=f"{desk.local_time(header.recorded_at_ms):%Y-%m-%d %H:%M}",
        sold_at="",
        staff=session.staff.name,
        approved_by=approver.name if approver else "",
        reason=fact.reason,
        lines=(),
        tenders=(PaidBack(TenderKind.CASH, fact.amount),),
        explanation=NOTHING_TOLD,
        language=desk.language(),
        sign=CURRENCY_SIGNS[desk.shop.currency],
        to_sign=True,
        goodwill=True,
    )
    for one, opens in ((slip, True), (replace(slip, to_sign=False), False)):
        content = packed_content(one)
        work.print_jobs.add(PrintJobDraft(PrintKind.REFUND_SLIP, fact.number, content, opens_drawer=opens))
