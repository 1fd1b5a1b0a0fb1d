"""A customer's own PIN: kept like those of staff, by this till alone; tries are counted before it is looked at.

Other tills know that there is one, and want it set there too, against a document.
"""

from __future__ import annotations

from dataclasses import dataclass

from shuke.application.counter.desk import Desk
from shuke.application.counter.pin_held import PinHeld, kept_as, pin_held
from shuke.application.pin_tries import PinOutcome, PinTried, PinTries
from shuke.application.ports.pins import PinSealing
from shuke.application.ports.store import SealedPin, Work
from shuke.application.refusal import Refusal, Refused
from shuke.application.session import Session
from shuke.application.written import plain, too_long
from shuke.domain.facts.customer_pin_set import CustomerPinSet
from shuke.domain.pin import PinFault, pin_fault
from shuke.domain.shop import Right

__all__ = ["CustomerPins", "PinChange"]

_LONGEST_EVIDENCE = 120


@dataclass(frozen=True, slots=True)
class PinChange:
    """A new PIN: against the old one, or against a document (`evidence`: its kind and masked number). The first one
    needs neither."""

    member_id: str
    pin: str
    old_pin: str = ""
    evidence: str = ""


class _Tries(PinTries):
    def knows(self, work: Work, person_id: str) -> bool:
        member = work.members.get(person_id.removeprefix("member/"))
        return member is not None and member.active


class CustomerPins:
    """Hashing takes a fifth of a second: called beside the counter's lane, as at the sign-in."""

    def __init__(self, desk: Desk, tries: PinTries, pins: PinSealing) -> None:
        self._desk = desk
        self._tries = _Tries.like(tries)
        self._pins = pins

    def check(self, member_id: str, pin: str) -> tuple[PinTried, str]:
        """What came of the try, and after a right one the word with which the member's next payment is made."""
        tried = self._tries.look(kept_as(member_id), pin)
        if tried.outcome is not PinOutcome.RIGHT:
            return tried, ""
        self._tries.waited(lambda: self._keep(member_id, tried.sealed))
        word = self._desk.ids.new_id()
        self._desk.member_words.give(member_id, word)
        return tried, word

    def change(self, session: Session, change: PinChange) -> PinTried | PinFault | Refused | None:
        """Set, change or reset it; None: done. A fault: that PIN is none to take."""
        if not session.may(Right.ENROL):
            return Refused(Refusal.NOT_ALLOWED)
        fault = pin_fault(change.pin)
        if fault is not None:
            return fault
        held = self._tries.waited(lambda: self._held(change.member_id))
        if isinstance(held, Refused):
            return held
        evidence = plain(change.evidence)
        refused = too_long(evidence, _LONGEST_EVIDENCE)
        if refused is not None:
            return refused
        if held is PinHeld.HERE and change.old_pin:
            tried = self._tries.look(kept_as(change.member_id), change.old_pin)
            if tried.outcome is not PinOutcome.RIGHT:
                return tried
        elif held is not PinHeld.NONE and not evidence:
            return Refused(Refusal.PIN_DOCUMENT)
        sealed = self._pins.seal(kept_as(change.member_id), change.pin)
        self._tries.waited(lambda: self._set(session, change.member_id, sealed, evidence))
        return None

    def _held(self, member_id: str) -> PinHeld | Refused:
        with self._tries.store.reading() as work:
            if work.members.get(member_id) is None:
                return Refused(Refusal.MEMBER_UNKNOWN)
            return pin_held(work, member_id)

    def _keep(self, member_id: str, sealed: bytes) -> None:
        with self._tries.store.writing() as work:
            work.pins.put(kept_as(member_id), SealedPin(sealed, 0, 0))
            work.commit()

    def _set(self, session: Session, member_id: str, sealed: bytes, evidence: str) -> None:
        desk = self._desk
        with self._tries.store.writing() as work:
            work.pins.put(kept_as(member_id), SealedPin(sealed, 0, 0))
            fact = CustomerPinSet(member_id, evidence)
            desk.recorder.record(work, desk.shop, fact, staff=session.staff.staff_id)
            work.commit()
