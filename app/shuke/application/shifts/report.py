"""The report of a shift: X while it is open, Z once it is closed. What it says, without a word of how."""

from __future__ import annotations

from dataclasses import dataclass

from shuke.application.counter.desk import Desk
from shuke.application.ports.printing import PrintJobDraft, PrintKind
from shuke.application.ports.store import Work
from shuke.application.printed_content import packed_content
from shuke.application.refusal import Refusal, Refused
from shuke.application.session import Session
from shuke.application.shifts.shift_report import ShiftReport
from shuke.domain.facts.shift_closed import Outstanding, ShiftClosed
from shuke.domain.shift import Shift
from shuke.domain.shop import CURRENCY_SIGNS, Right

__all__ = [
    "MOST_LISTED",
    "ClosedShift",
    "closed_report",
    "closed_shifts",
    "print_x",
    "print_z_again",
    "x_report",
    "z_name",
    "z_report",
]

MOST_LISTED = 400


@dataclass(frozen=True, slots=True)
class ClosedShift:
    """A line of the list of those that were closed."""

    shift: Shift
    closed_by: str


def x_report(
    desk: Desk, work: Work, session: Session, outstanding: tuple[Outstanding, ...]
) -> ShiftReport | Refused:
    """The open shift so far; changes nothing."""
    if not session.may(Right.READ_SHIFTS):
        return Refused(Refusal.NOT_ALLOWED)
    shift = work.shifts.open_at(desk.till)
    if shift is None:
        return Refused(Refusal.NO_SHIFT)
    now_ms = desk.recorder.now_ms()
    figures = work.shifts.figures(shift)
    return ShiftReport(
        number="",
        shop_name=desk.shop.name,
        till=work.shops.till_name(desk.till) or desk.till,
        opened_on=shift.opened_on,
        opened_at=_at(desk, shift.opened_at_ms),
        opened_by=_name(work, shift.opened_by),
        float_known=shift.float_known,
        until_on=desk.recorder.today(work, desk.shop),
        until=_at(desk, now_ms),
        by=session.staff.name,
        figures=figures,
        expected=figures.expected,
        outstanding=outstanding,
        outstanding_known_at=_known_at(desk, desk.confirmed_at_ms(work)),
        language=desk.language(),
        sign=CURRENCY_SIGNS[desk.shop.currency],
    )


def closed_report(desk: Desk, work: Work, shift: Shift, fact: ShiftClosed) -> ShiftReport:
    """What the fact says, with names and hours as people read them."""
    return ShiftReport(
        number=z_name(shift),
        shop_name=desk.shop.name,
        till=work.shops.till_name(desk.till) or desk.till,
        opened_on=shift.opened_on,
        opened_at=_at(desk, shift.opened_at_ms),
        opened_by=_name(work, shift.opened_by),
        float_known=shift.float_known,
        until_on=shift.closed_on or shift.opened_on,
        until=_at(desk, shift.closed_at_ms),
        by=_name(work, shift.closed_by),
        approved_by=_name(work, fact.approved_by),
        figures=fact.figures,
        expected=fact.expected,
        counted=fact.counted,
        difference=fact.counted - fact.expected,
        pieces=fact.pieces,
        reason=fact.reason,
        outstanding=fact.outstanding,
        outstanding_known_at=_known_at(desk, fact.outstanding_known_at_ms),
        language=desk.language(),
        sign=CURRENCY_SIGNS[desk.shop.currency],
    )


def z_name(shift: Shift) -> str:
    return f"{shift.till}.{shift.z_epoch}-Z{shift.z_number:04d}"


def closed_shifts(desk: Desk, work: Work, session: Session) -> tuple[ClosedShift, ...] | Refused:
    """Those of this till, the newest first."""
    if not session.may(Right.READ_SHIFTS):
        return Refused(Refusal.NOT_ALLOWED)
    found = work.shifts.closed(desk.till, MOST_LISTED)
    return tuple(ClosedShift(shift, _name(work, shift.closed_by)) for shift in found)


def z_report(desk: Desk, work: Work, session: Session, shift_id: str) -> ShiftReport | Refused:
    """A shift that was closed, as the journal keeps it."""
    if not session.may(Right.READ_SHIFTS):
        return Refused(Refusal.NOT_ALLOWED)
    shift = work.shifts.get(desk.till, shift_id)
    stored = work.journal.get(desk.till, shift.z_epoch, shift.z_seq) if shift else None
    body = desk.recorder.opened(stored)[1] if stored else None
    if shift is None or not isinstance(body, ShiftClosed):
        return Refused(Refusal.SHIFT_GONE)
    return closed_report(desk, work, shift, body)


def print_x(desk: Desk, session: Session, outstanding: tuple[Outstanding, ...]) -> ShiftReport | Refused:
    """Queue the open shift's report. No fact: nothing has happened."""
    with desk.store.writing() as work:
        report = x_report(desk, work, session, outstanding)
        if isinstance(report, Refused):
            return report
        document = f"X {desk.till} {report.until}"
        work.print_jobs.add(PrintJobDraft(PrintKind.SHIFT_REPORT, document, packed_content(report)))
        work.commit()
    return report


def print_z_again(desk: Desk, session: Session, shift_id: str) -> ShiftReport | Refused:
    """Queue a marked copy."""
    with desk.store.writing() as work:
        report = z_report(desk, work, session, shift_id)
        if isinstance(report, Refused):
            return report
        copy = work.print_jobs.highest_copy(report.number) + 1
        job = PrintJobDraft(PrintKind.SHIFT_REPORT, report.number, packed_content(report), copy)
        work.print_jobs.add(job)
        work.commit()
    return report


def _name(work: Work, staff_id: str) -> str:
    person = work.shops.staff_member(staff_id) if staff_id else None
    return person.name if person else staff_id


def _at(desk: Desk, at_ms: int) -> str:
    return f"{desk.local_time(at_ms):%Y-%m-%d %H:%M}"


def _known_at(desk: Desk, at_ms: int) -> str:
    return _at(desk, at_ms) if at_ms else ""
