"""A till asks to take back what another one sold: one till at a time is given a sale."""

from __future__ import annotations

from dataclasses import dataclass

from shuke.application.head_office.feeding import office_state, sent_subjects
from shuke.application.ports.store import StoredFact, Work
from shuke.application.ports.sync import Wire
from shuke.application.recording import Recorder
from shuke.domain.facts.sale_completed import SaleCompleted
from shuke.domain.refund import RefundPermit, SalePlace
from shuke.domain.sync.limits import REFUND_LIFE_MS
from shuke.domain.sync.refund_messages import AskRefund, RefundAnswered, RefundWord
from shuke.domain.sync.subjects import Subject, SubjectKind

__all__ = ["Permitted", "answer_refund", "permit_refund"]


@dataclass(frozen=True, slots=True)
class Permitted:
    word: RefundWord
    permit: str = ""
    by: str = ""
    sale: StoredFact | None = None


def permit_refund(work: Work, till: str, asked: AskRefund, now_ms: int) -> Permitted:
    """In the caller's transaction. The same till is given the same sale again; another one once the first has pushed
    its refund, or was given it too long ago to be at it still."""
    place = SalePlace(asked.till, asked.epoch, asked.seq)
    stored = work.journal.get(place.till, place.epoch, place.seq)
    if stored is None or stored.kind != "sale.completed":
        return Permitted(RefundWord.UNKNOWN)
    held = work.sales.permit_of(place)
    if held is not None and held.till != till and not _is_over(work, place, held, now_ms):
        return Permitted(RefundWord.TAKEN, by=held.till)
    permit = RefundPermit(place, till, f"{till}@{now_ms}", now_ms)
    work.sales.put_permit(permit)
    return Permitted(RefundWord.YOURS, permit.permit, sale=stored)


def answer_refund(
    work: Work, recorder: Recorder, wire: Wire, till: str, asked: AskRefund, now_ms: int
) -> RefundAnswered:
    """With all that the till needs to reckon: the sale's own fact, what came back of it, the member."""
    given = permit_refund(work, till, asked, now_ms)
    subjects = [Subject(SubjectKind.REFUND, f"{asked.till}/{asked.epoch}/{asked.seq}")]
    content = b""
    if given.sale is not None:
        content = given.sale.content
        body = recorder.opened(given.sale)[1]
        if isinstance(body, SaleCompleted) and body.member_id:
            subjects.append(Subject(SubjectKind.MEMBER, body.member_id))
    told = sent_subjects(work, till, subjects, wire)
    return RefundAnswered(office_state(work, till, now_ms), given.word, given.permit, given.by, content, told)


def _is_over(work: Work, place: SalePlace, held: RefundPermit, now_ms: int) -> bool:
    if not 0 <= now_ms - held.given_at_ms < REFUND_LIFE_MS:
        return True
    return any(one.permit == held.permit for one in work.sales.refunds_of(place, ""))
