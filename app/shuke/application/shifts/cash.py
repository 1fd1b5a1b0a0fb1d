"""Cash beside sales: put in, taken out; the drawer opened for another reason. Each with why, each on paper."""

from __future__ import annotations

from shuke.application.approval import Act
from shuke.application.counter.desk import Desk
from shuke.application.counter.in_shift import in_shift
from shuke.application.ports.printing import PrintJobDraft, PrintKind
from shuke.application.ports.store import Work
from shuke.application.printed_content import packed_content
from shuke.application.refusal import Refusal, Refused
from shuke.application.session import Session
from shuke.application.shifts.cash_slip import CashSlip, SlipKind
from shuke.application.written import too_long
from shuke.domain.facts.cash_moved import CashMoved
from shuke.domain.facts.drawer_opened import DrawerOpened
from shuke.domain.facts.fact import FactHeader
from shuke.domain.money import ZERO, Money
from shuke.domain.shift import MOST_IN_A_DRAWER, CashDirection
from shuke.domain.shop import CURRENCY_SIGNS, Right

__all__ = ["LONGEST_REASON", "collected_slip", "move_cash", "open_drawer", "queue_cash_slip"]

LONGEST_REASON = 80


def move_cash(
    desk: Desk, session: Session, direction: CashDirection, amount: Money, reason: str
) -> str | Refused:
    """Put cash in or take it out; the drawer opens and a slip says so.

    Returns:
        the slip's number, or why nothing moved.
    """
    if not ZERO < amount <= MOST_IN_A_DRAWER:
        return Refused(Refusal.AMOUNT)
    why = reason.strip()
    refused = too_long(why, LONGEST_REASON)
    if not why or refused is not None:
        return refused or Refused(Refusal.REASON_MISSING)
    act = Act(Right.MOVE_CASH, f"cash.{direction.value}", (("amount", amount), ("reason", why)))
    with desk.store.writing() as work:
        approved_by = desk.approvals.permitted(session, act)
        if isinstance(approved_by, Refused):
            return approved_by
        fact = CashMoved(in_shift(desk, work), direction, amount, why, approved_by)
        header = desk.recorder.record(work, desk.shop, fact, staff=session.staff.staff_id).header
        slip = _slip(
            desk, work, session, header, SlipKind(direction.value), why, amount=amount, approved=approved_by
        )
        queue_cash_slip(work, slip)
        work.commit()
    return slip.number


def open_drawer(desk: Desk, session: Session, reason: str) -> str | Refused:
    """Open it without a sale.

    Returns:
        the slip's number, or why it stays shut.
    """
    why = reason.strip()
    refused = too_long(why, LONGEST_REASON)
    if not why or refused is not None:
        return refused or Refused(Refusal.REASON_MISSING)
    with desk.store.writing() as work:
        approved_by = desk.approvals.permitted(
            session, Act(Right.OPEN_DRAWER, "drawer.open", (("reason", why),))
        )
        if isinstance(approved_by, Refused):
            return approved_by
        shift = work.shifts.open_at(desk.till)
        fact = DrawerOpened(why, shift.shift_id if shift else "", approved_by)
        header = desk.recorder.record(work, desk.shop, fact, staff=session.staff.staff_id).header
        slip = _slip(desk, work, session, header, SlipKind.OPENED, why, approved=approved_by)
        queue_cash_slip(work, slip)
        work.commit()
    return slip.number


def collected_slip(
    desk: Desk, work: Work, session: Session, header: FactHeader, who: str, amount: Money
) -> CashSlip:
    """What a member paid beside a sale, as paper."""
    return _slip(desk, work, session, header, SlipKind.COLLECTED, who, amount=amount)


def queue_cash_slip(work: Work, slip: CashSlip) -> None:
    """In the transaction of its fact; the drawer opens for it."""
    work.print_jobs.add(
        PrintJobDraft(PrintKind.CASH_SLIP, slip.number, packed_content(slip), opens_drawer=True)
    )


def _slip(
    desk: Desk,
    work: Work,
    session: Session,
    header: FactHeader,
    kind: SlipKind,
    reason: str,
    *,
    amount: Money = ZERO,
    approved: str = "",
) -> CashSlip:
    approver = work.shops.staff_member(approved) if approved else None
    return CashSlip(
        kind=kind,
        shop=desk.shop.name,
        till=work.shops.till_name(desk.till) or desk.till,
        number=f"{header.till}.{header.epoch}-C{header.seq:06d}",
        at=f"{desk.local_time(header.recorded_at_ms):%Y-%m-%d %H:%M}",
        staff=session.staff.name,
        approved_by=approver.name if approver else "",
        amount=amount,
        reason=reason,
        language=desk.language(),
        sign=CURRENCY_SIGNS[desk.shop.currency],
    )
