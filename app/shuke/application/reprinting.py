"""A marked copy of a receipt: queued and recorded in one step."""

from __future__ import annotations

from shuke.application.counter.desk import Desk
from shuke.application.ports.printing import PrintJobDraft
from shuke.application.refusal import Refusal, Refused
from shuke.application.session import Session
from shuke.domain.facts.receipt_reprinted import ReceiptReprinted
from shuke.domain.shop import Right

__all__ = ["latest_receipt", "reprint"]


def reprint(desk: Desk, session: Session, receipt_number: str) -> int | Refused:
    """Queue a copy marked 重打 COPY n of a receipt this till printed; its job's id.

    The drawer stays shut.
    """
    if not session.may(Right.SELL):
        return Refused(Refusal.NOT_ALLOWED)
    with desk.store.writing() as work:
        latest = work.print_jobs.latest(receipt_number)
        sale = work.sales.by_receipt(receipt_number)
        if latest is None or sale is None or sale[0] != desk.till:
            return Refused(Refusal.NO_RECEIPT)
        copy = work.print_jobs.highest_copy(receipt_number) + 1
        job_id = work.print_jobs.add(PrintJobDraft(latest.kind, receipt_number, latest.content, copy))
        _, epoch, seq = sale
        fact = ReceiptReprinted(epoch, seq, copy)
        desk.recorder.record(work, desk.shop, fact, staff=session.staff.staff_id)
        work.commit()
    return job_id


def latest_receipt(desk: Desk) -> str | None:
    """The number of this till's newest receipt."""
    with desk.store.reading() as work:
        return work.sales.latest_receipt(desk.till)
