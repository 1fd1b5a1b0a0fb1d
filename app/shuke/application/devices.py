"""What belongs to this machine: printer, camera, language, head office; changed by somebody who may."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from shuke.application.counter.desk import Desk
from shuke.application.ports.printing import JobState, PrinterTrouble, PrintJob, PrintKind
from shuke.application.ports.store import Work
from shuke.application.refusal import Refusal, Refused
from shuke.application.session import Session
from shuke.application.settings import Setting
from shuke.domain.facts.receipt_reprinted import ReceiptReprinted
from shuke.domain.shop import Right

__all__ = [
    "PrinterAt",
    "QueueSeen",
    "change_settings",
    "give_up",
    "may_join_head_office",
    "print_again",
    "queue_seen",
    "take_printer",
]


@dataclass(frozen=True, slots=True)
class PrinterAt:
    """A profile's key and the address (``virtual:``, ``tcp://192.0.2.7:9100`` …)."""

    profile: str
    address: str


@dataclass(frozen=True, slots=True)
class QueueSeen:
    """The print queue as its rows tell: what waits, what stopped the first of them, what waits for a person."""

    waiting: int = 0
    trouble: PrinterTrouble | None = None
    set_aside: tuple[PrintJob, ...] = ()


def take_printer(session: Session, printer: PrinterAt, use: Callable[[PrinterAt], bool]) -> bool | Refused:
    """Let the queue print there from now on; false if the address names no printer. On the printer's lane."""
    if not session.may(Right.MANAGE_DEVICES):
        return Refused(Refusal.NOT_ALLOWED)
    return use(printer)


def change_settings(
    session: Session, put: Callable[[Setting, str], None], settings: Iterable[tuple[Setting, str]]
) -> Refused | None:
    """Write settings of this machine down, so that the next start finds them."""
    if not session.may(Right.MANAGE_DEVICES):
        return Refused(Refusal.NOT_ALLOWED)
    for name, value in settings:
        put(name, value)
    return None


def queue_seen(work: Work) -> QueueSeen:
    jobs = work.print_jobs
    first = jobs.next_waiting()
    return QueueSeen(jobs.waiting_count(), first.trouble if first else None, tuple(jobs.set_aside()))


def print_again(desk: Desk, session: Session, job_id: int) -> QueueSeen | Refused:
    """Queue a job that was set aside once more, marked as a copy. Of a receipt the journal keeps it."""
    if not session.may(Right.MANAGE_DEVICES):
        return Refused(Refusal.NOT_ALLOWED)
    with desk.store.writing() as work:
        job = _set_aside(work, job_id)
        if job is not None:
            copy = work.print_jobs.highest_copy(job.document) + 1
            work.print_jobs.mark_waiting_as_copy(job_id, copy, None)
            sale = work.sales.by_receipt(job.document) if job.kind is PrintKind.RECEIPT else None
            if sale is not None and sale[0] == desk.till:
                fact = ReceiptReprinted(sale[1], sale[2], copy)
                desk.recorder.record(work, desk.shop, fact, staff=session.staff.staff_id)
        seen = queue_seen(work)
        work.commit()
    return seen


def give_up(desk: Desk, session: Session, job_id: int) -> QueueSeen | Refused:
    """Let a job that was set aside be. Its receipt can still be printed again from the sale."""
    if not session.may(Right.MANAGE_DEVICES):
        return Refused(Refusal.NOT_ALLOWED)
    with desk.store.writing() as work:
        if _set_aside(work, job_id) is not None:
            work.print_jobs.mark_given_up(job_id)
        seen = queue_seen(work)
        work.commit()
    return seen


def may_join_head_office(session: Session) -> Refused | None:
    """Asked before the one-time code is spent."""
    return None if session.may(Right.JOIN_HEAD_OFFICE) else Refused(Refusal.NOT_ALLOWED)


def _set_aside(work: Work, job_id: int) -> PrintJob | None:
    """The job, unless somebody else has seen to it meanwhile."""
    job = work.print_jobs.get(job_id)
    return job if job is not None and job.state is JobState.SET_ASIDE else None
