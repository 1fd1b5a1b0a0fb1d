"""The print queue: documents come out in order, once, and what may be a second piece of paper says so.

A job's row says SENDING, on disk, before its first byte leaves. Whatever then happens – the printer dies, the
till is killed – part of it may be on paper, so it prints again as a marked copy; two unmarked copies cannot
exist. Only when the transport knows that nothing left does the job wait again unmarked.

The work is cut in three stages, because rows are changed on the counter's lane and printing blocks on the
printer's: `take` (rows), `carry_out` (printer), `record` (rows). `work` runs them to the end for a caller
that has one lane.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from shuke.application.ports.printing import (
    Printer,
    PrinterFault,
    PrinterTrouble,
    PrintJob,
    PrintJobs,
)
from shuke.domain.paper import Paper

__all__ = [
    "MOST_PARTIAL_ATTEMPTS",
    "Compose",
    "OrderKind",
    "PrintOrder",
    "PrintOutcome",
    "PrintQueue",
    "PrintStore",
    "PrintWork",
    "PrinterSeen",
    "QueueState",
    "UnreadableContent",
]

MOST_PARTIAL_ATTEMPTS = 3
"""A job that stopped half-way this often is set aside: no printer empties its roll over one receipt."""

_MOST_STEPS = 10_000


class PrintWork(Protocol):
    """What the queue needs of an open transaction; the store's `Work` has it."""

    @property
    def print_jobs(self) -> PrintJobs: ...

    def commit(self) -> None: ...


class PrintStore(Protocol):
    """What the queue needs of the store."""

    def writing(self) -> AbstractContextManager[PrintWork]: ...

    def reading(self) -> AbstractContextManager[PrintWork]: ...


class UnreadableContent(Exception):
    """A job's content cannot be set on paper. The job is set aside and the queue goes on."""


Compose = Callable[[PrintJob], Paper]
"""Sets a job on paper, with its copy number.

Raises:
    UnreadableContent: the stored content is not what its kind says.
"""


class OrderKind(StrEnum):
    OPEN_DRAWER = "open_drawer"
    PRINT = "print"


@dataclass(frozen=True, slots=True)
class PrintOrder:
    """One thing for the printer's lane to do."""

    kind: OrderKind
    job: PrintJob


@dataclass(frozen=True, slots=True)
class PrintOutcome:
    """What became of an order. `trouble` is None when it was done; `reached` as in `PrinterFault`."""

    order: PrintOrder
    trouble: PrinterTrouble | None = None
    reached: bool = False
    readable: bool = True


@dataclass(frozen=True, slots=True)
class QueueState:
    """What the strip shows: how many wait, why nothing comes out, what waits for a person.

    `drawer_shut` says that the drawer of a sale did not open and nobody will try again: a drawer that opens
    by itself an hour later is worse than one opened with its key. `paper_low`: near its end, as far as was heard.
    """

    waiting: int
    set_aside: int = 0
    trouble: PrinterTrouble | None = None
    drawer_shut: bool = False
    paper_low: bool = False


@dataclass(frozen=True, slots=True)
class PrinterSeen:
    """How the printer is while nothing prints."""

    trouble: PrinterTrouble | None = None
    paper_low: bool = False


class PrintQueue:
    def __init__(self, store: PrintStore, printer: Printer, compose: Compose) -> None:
        self._store = store
        self._printer = printer
        self._compose = compose

    def recover(self) -> QueueState:
        """After a start: what was being sent when the till stopped prints again, marked as a copy."""
        with self._store.writing() as work:
            jobs = work.print_jobs
            for job in jobs.sending():
                self._again_as_copy(jobs, job, trouble=None)
            state = _state(jobs)
            work.commit()
        return state

    def take(self) -> PrintOrder | None:
        """The next thing to do, marked in its row before anybody does it; None when all is printed.

        Drawers come first: the customer's change does not wait for a new roll of paper. Take one order at a
        time: the next one only after `record`.
        """
        with self._store.writing() as work:
            jobs = work.print_jobs
            job = jobs.next_drawer()
            if job is not None:
                jobs.mark_drawer_opened(job.job_id)
                work.commit()
                return PrintOrder(OrderKind.OPEN_DRAWER, job)
            job = jobs.next_waiting()
            if job is None:
                return None
            jobs.mark_sending(job.job_id)
            work.commit()
            return PrintOrder(OrderKind.PRINT, job)

    def carry_out(self, order: PrintOrder) -> PrintOutcome:
        """Print it, or open the drawer. Touches no row."""
        try:
            if order.kind is OrderKind.OPEN_DRAWER:
                self._printer.open_drawer()
            else:
                self._printer.print_paper(self._compose(order.job))
        except UnreadableContent:
            return PrintOutcome(order, PrinterTrouble.FAILED, readable=False)
        except PrinterFault as fault:
            return PrintOutcome(order, fault.trouble, fault.reached)
        return PrintOutcome(order)

    def look(self) -> PrinterSeen:
        """Ask the printer how it is, before somebody needs it. Touches no row."""
        try:
            return PrinterSeen(paper_low=self._printer.check())
        except PrinterFault as fault:
            return PrinterSeen(fault.trouble)

    def record(self, outcome: PrintOutcome) -> QueueState:
        """Write down what became of it."""
        job = outcome.order.job
        with self._store.writing() as work:
            jobs = work.print_jobs
            if outcome.order.kind is OrderKind.OPEN_DRAWER:
                return _state(jobs, drawer_shut=outcome.trouble is not None)
            stopped_by = outcome.trouble
            if outcome.trouble is None:
                jobs.mark_printed(job.job_id)
            elif not outcome.readable:
                jobs.mark_set_aside(job.job_id, outcome.trouble)
                stopped_by = None
            elif outcome.reached:
                self._again_as_copy(jobs, job, outcome.trouble)
            else:
                jobs.mark_waiting(job.job_id, outcome.trouble)
            state = _state(jobs, trouble=stopped_by)
            work.commit()
        return state

    def work(self) -> QueueState:
        """Print what waits, in order, until nothing waits or the printer is in trouble."""
        drawer_shut = False
        for _ in range(_MOST_STEPS):
            order = self.take()
            if order is None:
                break
            state = self.record(self.carry_out(order))
            drawer_shut = drawer_shut or state.drawer_shut
            if state.trouble is not None:
                return QueueState(state.waiting, state.set_aside, state.trouble, drawer_shut)
        with self._store.reading() as work:
            return _state(work.print_jobs, drawer_shut=drawer_shut)

    def _again_as_copy(self, jobs: PrintJobs, job: PrintJob, trouble: PrinterTrouble | None) -> None:
        if job.partial_attempts + 1 >= MOST_PARTIAL_ATTEMPTS:
            jobs.mark_set_aside(job.job_id, trouble or PrinterTrouble.FAILED)
        else:
            jobs.mark_waiting_as_copy(job.job_id, jobs.highest_copy(job.document) + 1, trouble)


def _state(
    jobs: PrintJobs, *, trouble: PrinterTrouble | None = None, drawer_shut: bool = False
) -> QueueState:
    return QueueState(jobs.waiting_count(), len(jobs.set_aside()), trouble, drawer_shut)
