"""Who looks after whom: one member at a time, or as members were shared out (see `sharing_out`)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from shuke.application.approval import Act
from shuke.application.counter.desk import Desk
from shuke.application.ports.store import Work
from shuke.application.refusal import Refusal, Refused
from shuke.application.session import Session
from shuke.domain.facts.member_assigned import Assigned, MemberAssigned
from shuke.domain.figures.sharing_out import Move
from shuke.domain.looked_after import LookedAfter
from shuke.domain.shop import Right, Staff

__all__ = ["AT_ONCE", "CareKnown", "CareLine", "Caring", "HandedOn", "care_known", "fewest"]

AT_ONCE = 100
"""Members handed on in one step: a key pressed meanwhile waits for one step at most."""


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


@dataclass(frozen=True, slots=True)
class HandedOn:
    """`members`: how many went to somebody; `rest`: what is still to be done."""

    members: int
    rest: Sequence[Move]


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
            fact = MemberAssigned((Assigned(member_id, staff_id, _next(before)),), approved_by)
            desk.recorder.record(work, desk.shop, fact, staff=session.staff.staff_id)
            work.commit()
        return person

    def hand_on(self, session: Session, moves: Sequence[Move]) -> HandedOn | Refused:
        """The next of these members go to whom they were shared out to, in one fact. Whoever went elsewhere meanwhile
        stays there, as does whoever's new one left or has as many as may be."""
        if not session.may(Right.CARE_FOR_MEMBERS):
            return Refused(Refusal.NOT_ALLOWED)
        desk, page = self._desk, moves[:AT_ONCE]
        with desk.store.writing() as work:
            service = desk.programme_in_force(work).account_service
            rooms = {
                staff_id: _room(work, staff_id, service.most if service else None)
                for staff_id in {one.after for one in page}
            }
            ids = [one.member_id for one in page]
            gone = {*work.mergers.merged_among(ids), *work.mergers.erased_among(ids)}
            given: list[Assigned] = []
            for move in page:
                before = work.member_care.of(move.member_id)
                stays = move.member_id in gone or (before.staff_id if before else "") != move.before
                if not stays and rooms[move.after] > 0:
                    rooms[move.after] -= 1
                    given.append(Assigned(move.member_id, move.after, _next(before)))
            if given:
                staff_id = session.staff.staff_id
                desk.recorder.record(work, desk.shop, MemberAssigned(tuple(given)), staff=staff_id)
                work.commit()
        return HandedOn(len(given), moves[AT_ONCE:])


def _room(work: Work, staff_id: str, most: int | None) -> int:
    """How many more this person may be given in one step."""
    person = work.shops.staff_member(staff_id)
    if person is None or not person.active:
        return 0
    return AT_ONCE if most is None else most - work.member_care.count(staff_id)


def _next(before: LookedAfter | None) -> int:
    return 0 if before is None else min(before.turn + 1, 9999)
