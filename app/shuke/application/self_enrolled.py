"""Who enrolled themselves on head office's page: completed by the ordinary enrolment, or turned away."""

from __future__ import annotations

from shuke.application.counter.desk import Desk
from shuke.application.ports.store import Work
from shuke.application.refusal import Refusal, Refused
from shuke.application.session import Session
from shuke.domain.facts.self_enrolment_settled import SelfEnrolmentSettled
from shuke.domain.self_enrolment import SelfEnrolment, TurnedAway
from shuke.domain.shop import Right
from shuke.domain.sync.limits import MOST_SELF_ENROLMENTS

__all__ = ["completed", "turn_away", "who_waits"]


def who_waits(work: Work, desk: Desk) -> list[SelfEnrolment]:
    """At this shop, as far as the till has heard; who came first stands first."""
    return work.self_enrolments.waiting(desk.shop.shop_id, MOST_SELF_ENROLMENTS)


def completed(
    work: Work, desk: Desk, session: Session, member_id: str, phone: str, self_enrolment_id: str
) -> None:
    """Somebody became a member: whoever waited by that id, or with that phone, waits no more. In the caller's
    transaction."""
    for waiting in who_waits(work, desk):
        if waiting.self_enrolment_id == self_enrolment_id or waiting.phone == phone:
            _settle(work, desk, session, waiting, member_id=member_id)


def turn_away(desk: Desk, session: Session, self_enrolment_id: str, why: TurnedAway) -> Refused | None:
    """Nobody becomes a member by it, and what was told is forgotten; of who waits no more there is nothing to do."""
    if not session.may(Right.ENROL):
        return Refused(Refusal.NOT_ALLOWED)
    with desk.store.writing() as work:
        for waiting in who_waits(work, desk):
            if waiting.self_enrolment_id == self_enrolment_id:
                _settle(work, desk, session, waiting, turned_away=why)
        work.commit()
    return None


def _settle(
    work: Work,
    desk: Desk,
    session: Session,
    waiting: SelfEnrolment,
    member_id: str = "",
    turned_away: TurnedAway | None = None,
) -> None:
    fact = SelfEnrolmentSettled(
        waiting.self_enrolment_id,
        waiting.shop_id,
        waiting.terms_version,
        waiting.asked_ms,
        member_id,
        turned_away,
    )
    desk.recorder.record(work, desk.shop, fact, staff=session.staff.staff_id)
    work.self_enrolments.forget(waiting.self_enrolment_id)
