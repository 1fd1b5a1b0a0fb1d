"""Who works here: adding somebody, another role, leaving, a new PIN. Nobody gives more than they have."""

from __future__ import annotations

from dataclasses import dataclass, replace

from shuke.application.counter.desk import Desk
from shuke.application.ports.store import SealedPin, Work
from shuke.application.refusal import Refusal, Refused
from shuke.application.session import Session
from shuke.domain.facts.staff_enrolled import StaffEnrolled
from shuke.domain.facts.staff_pin_set import StaffPinSet
from shuke.domain.shop import Right, Role, Staff

__all__ = [
    "LONGEST_NAME",
    "StaffLine",
    "add_staff",
    "change_staff",
    "changed_person",
    "clean_name",
    "refused_giving",
    "roles_to_give",
    "set_staff_pin",
    "staff_list",
]

LONGEST_NAME = 40


@dataclass(frozen=True, slots=True)
class StaffLine:
    """`has_pin`: one that counts on this machine."""

    person: Staff
    has_pin: bool


def staff_list(work: Work, session: Session) -> tuple[StaffLine, ...] | Refused:
    """Everybody, those who left last."""
    if not session.may(Right.MANAGE_STAFF):
        return Refused(Refusal.NOT_ALLOWED)
    everybody = sorted(work.shops.staff(), key=lambda person: not person.active)
    return tuple(StaffLine(person, work.pins.get(person.staff_id) is not None) for person in everybody)


def roles_to_give(session: Session) -> tuple[Role, ...]:
    return tuple(role for role in Role if session.staff.may_give(role))


def clean_name(name: str) -> str:
    """The name as it is kept; empty if it is none."""
    plain = " ".join(name.split())
    return plain if plain.isprintable() and len(plain) <= LONGEST_NAME else ""


def add_staff(desk: Desk, session: Session, newcomer: Staff, sealed_pin: bytes) -> Staff | Refused:
    """
    Args:
        sealed_pin: for the newcomer's id; hashing takes too long for this lane.
    """
    name = clean_name(newcomer.name)
    if not name:
        return Refused(Refusal.NAME)
    refused = refused_giving(session, newcomer.role)
    if refused is not None:
        return refused
    with desk.store.writing() as work:
        if work.shops.staff_member(newcomer.staff_id) is not None:
            return Refused(Refusal.STAFF_GONE)
        person = replace(newcomer, name=name, active=True)
        _record(desk, work, session, person)
        _keep_pin(desk, work, session, person, sealed_pin)
        work.commit()
    return person


def change_staff(desk: Desk, session: Session, changed: Staff) -> Staff | Refused:
    with desk.store.writing() as work:
        known = work.shops.staff_member(changed.staff_id)
        person = changed_person(session, known, changed)
        if isinstance(person, Staff) and person != known:
            _record(desk, work, session, person)
            work.commit()
    return person


def changed_person(session: Session, known: Staff | None, changed: Staff) -> Staff | Refused:
    """What somebody known becomes by another name or role; `active` false: they left. Of oneself only the name.
    Here and at head office."""
    name = clean_name(changed.name)
    if not name:
        return Refused(Refusal.NAME)
    if known is None:
        return Refused(Refusal.STAFF_GONE)
    refused = refused_giving(session, known.role, changed.role)
    if refused is not None:
        return refused
    person = replace(changed, name=name)
    if person.staff_id == session.staff.staff_id and replace(known, name=name) != person:
        return Refused(Refusal.NOT_ONESELF)
    return person


def set_staff_pin(desk: Desk, session: Session, staff_id: str, sealed_pin: bytes) -> Staff | Refused:
    """A new PIN on this machine; a lockout is over with it."""
    with desk.store.writing() as work:
        person = work.shops.staff_member(staff_id)
        if person is None or not person.active:
            return Refused(Refusal.STAFF_GONE)
        refused = refused_giving(session, person.role)
        if refused is not None:
            return refused
        _keep_pin(desk, work, session, person, sealed_pin)
        work.commit()
    return person


def refused_giving(session: Session, *roles: Role) -> Refused | None:
    """Whether somebody may not give, take or touch these roles."""
    if not session.may(Right.MANAGE_STAFF):
        return Refused(Refusal.NOT_ALLOWED)
    if not all(session.staff.may_give(role) for role in roles):
        return Refused(Refusal.MORE_THAN_OWN)
    return None


def _record(desk: Desk, work: Work, session: Session, person: Staff) -> None:
    desk.recorder.record(work, desk.shop, StaffEnrolled(person), staff=session.staff.staff_id)


def _keep_pin(desk: Desk, work: Work, session: Session, person: Staff, sealed_pin: bytes) -> None:
    work.pins.put(person.staff_id, SealedPin(sealed_pin, 0, 0))
    fact = StaffPinSet(person.staff_id)
    desk.recorder.record(work, desk.shop, fact, staff=session.staff.staff_id)
