"""Printing as the use cases see it: a printer that may be in trouble, and the queue's rows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Protocol

from shuke.domain.paper import Paper

__all__ = [
    "LARGEST_CONTENT_BYTES",
    "FoundPrinter",
    "JobState",
    "PrintJob",
    "PrintJobDraft",
    "PrintJobs",
    "PrintKind",
    "Printer",
    "PrinterFault",
    "PrinterTrouble",
    "Transport",
]

LARGEST_CONTENT_BYTES = 1_000_000
"""What a job may weigh: a receipt of 500 lines with its reasons has about a third of it."""


class PrinterTrouble(StrEnum):
    """Why nothing comes out; each has a sentence in `shuke.wording.printing`."""

    NOT_FOUND = "not_found"
    OFFLINE = "offline"
    NO_PAPER = "no_paper"
    COVER_OPEN = "cover_open"
    OVERHEATED = "overheated"
    JAMMED = "jammed"
    BROKEN = "broken"
    TIMED_OUT = "timed_out"
    GONE = "gone"
    BUSY = "busy"
    NOT_ALLOWED = "not_allowed"
    FAILED = "failed"


class PrinterFault(Exception):
    """The printer did not print, or not to the end.

    Attributes:
        trouble: what a person is told.
        reached: whether anything of the document may have reached the printer. Then part of it may be on
            paper, and what prints next must be marked as a copy.
        detail: for the log; holds nothing of the document.
    """

    def __init__(self, trouble: PrinterTrouble, detail: str, *, reached: bool) -> None:
        super().__init__(f"{trouble}: {detail}")
        self.trouble = trouble
        self.detail = detail
        self.reached = reached


class Transport(Protocol):
    """A way to a printer: bytes go in whole, or a `PrinterFault` says what happened."""

    def send(self, content: bytes, *, needs_paper: bool = True) -> None:
        """Hand the bytes over, asking for the printer's state first where it can be asked.

        `needs_paper` is false for what works without paper (a drawer's pulse).

        Raises:
            PrinterFault: nothing, or not all, was handed over.
        """
        ...

    def check(self) -> bool:
        """Ask whether it would print now; true if it says that its paper is near the end.

        Raises:
            PrinterFault: it would not (`reached` is false).
        """
        ...

    def close(self) -> None:
        """Let go of the line; the next `send` takes it up again."""
        ...


class Printer(Protocol):
    """A printer as a use case sees it: paper, not bytes. All methods raise `PrinterFault`."""

    def print_paper(self, paper: Paper) -> None: ...

    def open_drawer(self) -> None: ...

    def check(self) -> bool:
        """As a transport's."""
        ...


@dataclass(frozen=True, slots=True)
class FoundPrinter:
    """A printer that this machine has: what it calls itself, where it is reached, which profile it looks like (empty:
    none that is known)."""

    name: str
    address: str
    profile: str = ""


class PrintKind(StrEnum):
    """What a job's content is, and so who sets it on paper."""

    RECEIPT = "receipt"
    CARD_SLIP = "card_slip"
    CASH_SLIP = "cash_slip"
    SHIFT_REPORT = "shift_report"
    REFUND_SLIP = "refund_slip"
    VALUE_SLIP = "value_slip"
    TERMS_SLIP = "terms_slip"
    PRIZE_SLIP = "prize_slip"
    PAGE_SLIP = "page_slip"
    BALANCE_SLIP = "balance_slip"
    SETTLEMENT_SLIP = "settlement_slip"
    FIGURES_SLIP = "figures_slip"


class JobState(StrEnum):
    """WAITING → SENDING → PRINTED; back to WAITING after trouble; SET_ASIDE waits for a person, who prints it
    again or lets it be (GIVEN_UP)."""

    WAITING = "waiting"
    SENDING = "sending"
    PRINTED = "printed"
    SET_ASIDE = "set_aside"
    GIVEN_UP = "given_up"


@dataclass(frozen=True, slots=True)
class PrintJobDraft:
    """A job to be stored, in the transaction of what it prints.

    Attributes:
        document: what is printed, the same for original and reprints (a sale's receipt number).
        content: what to set on paper, without its copy number; never changed afterwards.
        copy: 0 for the original.
        opens_drawer: the drawer is to open once for this document.
        attached: (member, name) of an attachment to print with it, which is read each time: it may be erased.
    """

    kind: PrintKind
    document: str
    content: bytes
    copy: int = 0
    opens_drawer: bool = False
    attached: tuple[str, bytes] | None = None

    def __post_init__(self) -> None:
        if len(self.content) > LARGEST_CONTENT_BYTES:
            raise ValueError(
                f"a print job holds at most {LARGEST_CONTENT_BYTES} bytes, not {len(self.content)}"
            )


@dataclass(frozen=True, slots=True)
class PrintJob:
    """A stored job. `partial_attempts` counts how often part of it may have come out of the printer; `attached` is
    what lies beside the journal for it, empty where there is nothing, or nothing any more."""

    job_id: int
    kind: PrintKind
    document: str
    content: bytes
    copy: int
    opens_drawer: bool
    state: JobState = JobState.WAITING
    drawer_opened: bool = False
    partial_attempts: int = 0
    trouble: PrinterTrouble | None = None
    attached: bytes = b""


class PrintJobs(Protocol):
    """The queue's rows: working state, ordinary rows, part of whatever transaction is open.

    `job_id` grows with every job; that is the order of printing. Marking a job that is not there is an
    error of the caller.
    """

    def add(self, draft: PrintJobDraft) -> int:
        """Store a waiting job; its id."""
        ...

    def get(self, job_id: int) -> PrintJob | None: ...

    def next_waiting(self) -> PrintJob | None:
        """The waiting job with the smallest id."""
        ...

    def next_drawer(self) -> PrintJob | None:
        """The job with the smallest id that waits, opens the drawer and has not done so yet."""
        ...

    def sending(self) -> list[PrintJob]:
        """Jobs marked as being sent, by id. After a restart: those that a stopped till left behind."""
        ...

    def waiting_count(self) -> int: ...

    def set_aside(self) -> list[PrintJob]:
        """Jobs that wait for a person, by id; at most the 100 newest."""
        ...

    def latest(self, document: str) -> PrintJob | None:
        """The newest job of a document, in whatever state."""
        ...

    def highest_copy(self, document: str) -> int:
        """The highest copy number of any job of this document; 0 when there is none but the original."""
        ...

    def forget_done(self, before: date, most: int) -> int:
        """Delete done jobs as old as sales before that business date, the oldest first, at most so many; how many
        went. A job has no date of its own: it is as old as the receipts queued around it. What waits stays."""
        ...

    def mark_sending(self, job_id: int) -> None: ...

    def mark_printed(self, job_id: int) -> None:
        """PRINTED; its trouble is cleared."""
        ...

    def mark_waiting(self, job_id: int, trouble: PrinterTrouble | None) -> None:
        """WAITING again, nothing of it is on paper: the copy number stays."""
        ...

    def mark_waiting_as_copy(self, job_id: int, copy: int, trouble: PrinterTrouble | None) -> None:
        """WAITING again, part of it may be on paper: takes the copy number and counts a partial attempt."""
        ...

    def mark_set_aside(self, job_id: int, trouble: PrinterTrouble) -> None: ...

    def mark_given_up(self, job_id: int) -> None: ...

    def mark_drawer_opened(self, job_id: int) -> None: ...
