"""The close of days at a till that stands alone: its own journal, in pieces that keys may come between."""

from __future__ import annotations

from shuke.application.closing.closing import Closing, ClosingProgress, Sizes, close_a_batch
from shuke.application.closing.reviewing import Reviewing, decide_review, record_notice
from shuke.application.counter.desk import Desk
from shuke.application.ports.store import Work
from shuke.application.refusal import Refusal, Refused
from shuke.application.session import Session
from shuke.application.sync.joining import known_head_office
from shuke.domain.explanation import Reason
from shuke.domain.facts.kinds import FactBody
from shuke.domain.membership.closing.sleeping import Verdict
from shuke.domain.shop import Right

__all__ = [
    "AT_A_TILL",
    "close_a_piece",
    "decide_at_a_till",
    "notice_at_a_till",
    "till_closing",
    "till_reviewing",
]

AT_A_TILL = Sizes(members=40, lots=120)
"""A batch takes less than 50 ms."""


class _TillEntry:
    """`staff`: who decided; empty: the program itself."""

    def __init__(self, desk: Desk, work: Work, staff: str = "") -> None:
        self._desk = desk
        self._work = work
        self._staff = staff

    def record(self, body: FactBody) -> object:
        return self._desk.recorder.record(self._work, self._desk.shop, body, staff=self._staff)

    def settle(self) -> None:
        """Nobody is told."""


def till_closing(desk: Desk, sizes: Sizes = AT_A_TILL) -> Closing:
    """What a day gives may be spent at this till, the only one there is."""
    return Closing(
        desk.recorder,
        lambda: desk.shop,
        desk.shelf,
        desk.ids,
        lambda work: _TillEntry(desk, work),
        sizes,
        own=desk.till,
    )


def till_reviewing(desk: Desk, work: Work, session: Session) -> Reviewing:
    """Deciding about members who sleep, by the programme of today."""
    return Reviewing(
        entry=lambda open_work: _TillEntry(desk, open_work, session.staff.staff_id),
        programme=desk.programme_in_force(work),
        ids=desk.ids,
        today=desk.recorder.today(work, desk.shop),
        own=desk.till,
    )


def close_a_piece(desk: Desk, closing: Closing) -> ClosingProgress | None:
    """The next batch; None when nothing is left, or where head office closes the days."""
    with desk.store.reading() as work:
        if known_head_office(work) is not None or not closing.is_due(work):
            return None
    return close_a_batch(desk.store, closing)


def notice_at_a_till(desk: Desk, session: Session, member_id: str) -> tuple[Reason, ...] | Refused:
    """Somebody who may says that the member was told."""
    with desk.store.writing() as work:
        refused = _may_not(work, session)
        if refused is not None:
            return refused
        done = record_notice(work, till_reviewing(desk, work, session), member_id)
        work.commit()
    return done


def decide_at_a_till(
    desk: Desk, session: Session, member_id: str, verdict: Verdict
) -> tuple[Reason, ...] | Reason | Refused:
    """Carry out what somebody who may decided; a single reason says why it cannot be decided so."""
    with desk.store.writing() as work:
        refused = _may_not(work, session)
        if refused is not None:
            return refused
        done = decide_review(work, till_reviewing(desk, work, session), member_id, verdict)
        if not isinstance(done, Reason):
            work.commit()
    return done


def _may_not(work: Work, session: Session) -> Refused | None:
    if not session.may(Right.DECIDE_REVIEWS):
        return Refused(Refusal.NOT_ALLOWED)
    if known_head_office(work) is not None:
        return Refused(Refusal.HEAD_OFFICE_DECIDES)
    return None
