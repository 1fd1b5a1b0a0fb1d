"""Members handed on as they were shared out (see `sharing_out`), by a till or by head office."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from shuke.application.machine import Machine
from shuke.application.ports.store import Work
from shuke.application.refusal import Refusal, Refused
from shuke.application.session import Session
from shuke.domain.facts.member_assigned import Assigned, MemberAssigned
from shuke.domain.figures.sharing_out import Move
from shuke.domain.looked_after import next_turn
from shuke.domain.shop import Right

__all__ = ["AT_ONCE", "HandedOn", "hand_on"]

AT_ONCE = 100
"""Members handed on in one step: a key pressed meanwhile waits for one step at most."""


@dataclass(frozen=True, slots=True)
class HandedOn:
    """`members`: how many went to somebody; `rest`: what is still to be done."""

    members: int
    rest: Sequence[Move]


def hand_on(machine: Machine, session: Session, moves: Sequence[Move]) -> HandedOn | Refused:
    """The next of these members go to whom they were shared out to, in one fact. Whoever went elsewhere meanwhile
    stays there, as does whoever's new one left or has as many as may be.

    Raises:
        NoProgramme: there is none.
    """
    if not session.may(Right.CARE_FOR_MEMBERS):
        return Refused(Refusal.NOT_ALLOWED)
    page = moves[:AT_ONCE]
    with machine.store.writing() as work:
        service = machine.programme_in_force(work).account_service
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
                given.append(Assigned(move.member_id, move.after, next_turn(before)))
        if given:
            machine.recorder.record(
                work, machine.shop, MemberAssigned(tuple(given)), staff=session.staff.staff_id
            )
            work.commit()
    return HandedOn(len(given), moves[AT_ONCE:])


def _room(work: Work, staff_id: str, most: int | None) -> int:
    """How many more this person may be given in one step."""
    person = work.shops.staff_member(staff_id)
    if person is None or not person.active:
        return 0
    return AT_ONCE if most is None else most - work.member_care.count(staff_id)
