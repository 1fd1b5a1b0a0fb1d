"""An administrator who forgot the PIN: the recovery sheet says who may set another one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from shuke.application.ports.pins import PinSealing
from shuke.application.ports.store import SealedPin, Store
from shuke.application.recording import Recorder
from shuke.domain.facts.staff_pin_reset import StaffPinReset
from shuke.domain.pin import PinFault, pin_fault
from shuke.domain.recovery_key import Misread, RecoveryKey, read_recovery_key
from shuke.domain.shop import Role, Shop

__all__ = ["ForgottenPin", "NotReset", "NotResetBecause"]


class NotResetBecause(StrEnum):
    OTHER_KEY = "other_key"
    """A recovery key, of another till."""
    NOT_ADMINISTRATOR = "not_administrator"
    """Everybody else is given a PIN by an administrator."""


NotReset = Misread | PinFault | NotResetBecause
"""Why the PIN is the one it was."""


@dataclass(frozen=True, slots=True)
class ForgottenPin:
    """`opens` says whether a recovery key is the one of this till's sheet; `on_counter` runs a piece on the lane that
    owns the store and waits for it, as hashing a PIN takes a fifth of a second."""

    store: Store
    recorder: Recorder
    shop: Callable[[], Shop]
    pins: PinSealing
    opens: Callable[[RecoveryKey], bool]
    on_counter: Callable[[Callable[[], object]], object]

    def reset(self, staff_id: str, typed: str, pin: str) -> NotReset | None:
        """Set the PIN, and forget every try that went wrong; None if it is done."""
        fault = pin_fault(pin)
        if fault is not None:
            return fault
        key = read_recovery_key(typed)
        if isinstance(key, Misread):
            return key
        if not self.opens(key):
            return NotResetBecause.OTHER_KEY
        sealed = self.pins.seal(staff_id, pin)
        done: list[NotReset | None] = []
        self.on_counter(lambda: done.append(self._record(staff_id, sealed)))
        return done[0]

    def _record(self, staff_id: str, sealed: bytes) -> NotReset | None:
        with self.store.writing() as work:
            person = work.shops.staff_member(staff_id)
            if person is None or not person.active or person.role is not Role.ADMINISTRATOR:
                return NotResetBecause.NOT_ADMINISTRATOR
            work.pins.put(staff_id, SealedPin(sealed, 0, 0))
            self.recorder.record(work, self.shop(), StaffPinReset(staff_id), staff=staff_id)
            work.commit()
        return None
