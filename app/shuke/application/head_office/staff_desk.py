"""Who works in the chain, for people at head office: somebody new, another role, locked out, a new PIN. Tills hear of
it with their next round."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from shuke.application.head_office.entering import OfficeEntry
from shuke.application.head_office.identity import OfficeIdentity
from shuke.application.head_office.keeping_pins import ask_anew, pins_version, set_pin
from shuke.application.ports.store import Store, Work
from shuke.application.recording import Recorder
from shuke.application.refusal import Refusal, Refused
from shuke.application.session import Session
from shuke.application.staffing import changed_person, clean_name, refused_giving
from shuke.application.stamps import stamp_of
from shuke.application.trying_again import tried_again
from shuke.domain.facts.staff_enrolled import StaffEnrolled
from shuke.domain.shop import HEAD_OFFICE, Right, Role, Shop, Staff

__all__ = ["PersonSeen", "StaffDesk"]

_ID_BYTES = 5


@dataclass(frozen=True, slots=True)
class PersonSeen:
    """`has_pin`: one that counts at every till. `may_change`: the role is not above the one who looks. `stamp` as
    of a shop."""

    person: Staff
    has_pin: bool
    may_change: bool
    stamp: str


class StaffDesk:
    """`reading` and `writing` as for `Office`."""

    def __init__(
        self,
        identity: OfficeIdentity,
        reading: Store,
        writing: Store,
        recorder: Recorder,
        random_bytes: Callable[[int], bytes],
    ) -> None:
        self._identity = identity
        self._reading = reading
        self._writing = writing
        self._recorder = recorder
        self._random_bytes = random_bytes

    def listed(self, session: Session) -> tuple[PersonSeen, ...] | Refused:
        """Everybody, those who are locked out last."""
        if not session.may(Right.MANAGE_STAFF):
            return Refused(Refusal.NOT_ALLOWED)
        with self._reading.reading() as work:
            everybody = sorted(work.shops.staff(), key=lambda person: not person.active)
            return tuple(_seen(work, session, person) for person in everybody)

    def look(self, session: Session, staff_id: str) -> PersonSeen | Refused:
        if not session.may(Right.MANAGE_STAFF):
            return Refused(Refusal.NOT_ALLOWED)
        with self._reading.reading() as work:
            person = work.shops.staff_member(staff_id)
            return _seen(work, session, person) if person is not None else Refused(Refusal.STAFF_GONE)

    def shops(self, session: Session) -> tuple[Shop, ...] | Refused:
        """Where somebody may work."""
        if not session.may(Right.MANAGE_STAFF):
            return Refused(Refusal.NOT_ALLOWED)
        with self._reading.reading() as work:
            return tuple(one for one in work.shops.all() if one.shop_id != HEAD_OFFICE)

    def newcomer(self, name: str, role: Role, shops: tuple[str, ...] = ()) -> Staff:
        """With an id of their own; nothing is written down."""
        return Staff(f"st-{self._random_bytes(_ID_BYTES).hex()}", name, role, shops=shops)

    @tried_again
    def add(self, session: Session, newcomer: Staff, sealed_pin: bytes) -> Staff | Refused:
        """
        Args:
            sealed_pin: for the newcomer's id; empty: they cannot sign in at a till until they have one.
        """
        name = clean_name(newcomer.name)
        refused = refused_giving(session, newcomer.role) or (None if name else Refused(Refusal.NAME))
        if refused is not None:
            return refused
        person = replace(newcomer, name=name, active=True)
        with self._writing.writing() as work:
            if not _are_shops(work, person.shops):
                return Refused(Refusal.SHOP_UNKNOWN)
            self._record(work, session, person)
            if sealed_pin:
                set_pin(work, person.staff_id, sealed_pin)
            work.commit()
        return person

    @tried_again
    def change(self, session: Session, changed: Staff, stamp: str) -> Staff | Refused:
        """Another name, role or shops; `active` false: locked out everywhere. Of oneself only the name."""
        with self._writing.writing() as work:
            known = work.shops.staff_member(changed.staff_id)
            person = changed_person(session, known, changed)
            if known is None or isinstance(person, Refused):
                return person
            if _seen(work, session, known).stamp != stamp:
                return Refused(Refusal.CHANGED_MEANWHILE)
            if not _are_shops(work, person.shops):
                return Refused(Refusal.SHOP_UNKNOWN)
            if person != known:
                self._record(work, session, person)
                if person.shops != known.shops and pins_version(work):
                    ask_anew(work)
                work.commit()
        return person

    @tried_again
    def set_pin(self, session: Session, staff_id: str, sealed_pin: bytes) -> Staff | Refused:
        """A new PIN for every till."""
        with self._writing.writing() as work:
            person = work.shops.staff_member(staff_id)
            if person is None or not person.active:
                return Refused(Refusal.STAFF_GONE)
            refused = refused_giving(session, person.role)
            if refused is not None:
                return refused
            set_pin(work, staff_id, sealed_pin)
            work.commit()
        return person

    def _record(self, work: Work, session: Session, person: Staff) -> None:
        entry = OfficeEntry(work, self._recorder, self._identity.calendar)
        entry.record(StaffEnrolled(person), session.staff.staff_id)
        entry.settle()


def _are_shops(work: Work, shop_ids: tuple[str, ...]) -> bool:
    return set(shop_ids) <= {one.shop_id for one in work.shops.all() if one.shop_id != HEAD_OFFICE}


def _seen(work: Work, session: Session, person: Staff) -> PersonSeen:
    has_pin = work.pins.get(person.staff_id) is not None
    return PersonSeen(person, has_pin, session.staff.may_give(person.role), stamp_of(person))
