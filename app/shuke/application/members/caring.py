"""Who looks after whom, one member at a time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from shuke.application.approval import Act
from shuke.application.counter.desk import Desk
from shuke.application.ports.store import Work
from shuke.application.refusal import Refusal, Refused
from shuke.application.session import Session
from shuke.domain.facts.member_assigned import Assigned, MemberAssigned
from shuke.domain.looked_after import LookedAfter, next_turn
from shuke.domain.shop import Right, Staff

__all__ = ["CareKnown", "CareLine", "Caring", "care_known", "fewest"]


@dataclass(frozen=True, slots=True)
class CareLine:
    """Somebody of the staff, and how many members they look after."""

    person: Staff
    members: int


@dataclass(frozen=True, slots=True)
class CareKnown:
    """`most`: what the programme says one person may look after; None: it does not say."""

    by: LookedAfter | None
    lines: tuple[CareLine, ...]
    most: int | None


def care_known(work: Work, desk: Desk, member_id: str) -> CareKnown:
    """Counts everybody's members: for the reading lane."""
    service = desk.programme_in_force(work).account_service
    lines = (
        CareLine(person, work.member_care.count(person.staff_id))
        for person in work.shops.staff()
        if person.active
    )
    return CareKnown(work.member_care.of(member_id), tuple(lines), service.most if service else None)


def fewest(counts: Mapping[str, int], most: int | None = None) -> str:
    """Who has the fewest and room for one more, of equals the lesser id; empty: nobody."""
    free = [(count, staff_id) for staff_id, count in counts.items() if most is None or count < most]
    return min(free)[1] if free else ""


class Caring:
    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def assign(self, session: Session, member_id: str, staff_id: str) -> Staff | Refused:
        """This person looks after the member from now on."""
        desk = self._desk
        with desk.store.writing() as work:
            member, person = work.members.get(member_id), work.shops.staff_member(staff_id)
            if member is None:
                return Refused(Refusal.MEMBER_UNKNOWN)
            if person is None or not person.active:
                return Refused(Refusal.STAFF_GONE)
            before = work.member_care.of(member_id)
            if before is not None and before.staff_id == staff_id:
                return person
            service = desk.programme_in_force(work).account_service
            if service is not None and work.member_care.count(staff_id) >= service.most:
                return Refused(Refusal.CARE_FULL, (("most", service.most),))
            shown = (("number", member.number), ("staff", person.name))
            act = Act(Right.CARE_FOR_MEMBERS, "member.assigned", shown, (member_id, staff_id))
            approved_by = desk.approvals.permitted(session, act)
            if isinstance(approved_by, Refused):
                return approved_by
            fact = MemberAssigned((Assigned(member_id, staff_id, next_turn(before)),), approved_by)
            desk.recorder.record(work, desk.shop, fact, staff=session.staff.staff_id)
            work.commit()
        return person
