"""Trying a PIN: the try is counted, durably, before the PIN is looked at; for signing in and for approvals alike."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Self, TypeVar

from shuke.application.ports.pins import PinAnswer, PinSealing
from shuke.application.ports.store import SealedPin, Store, Work
from shuke.domain.lockout import Attempt, Lockout, attempt

__all__ = ["PinOutcome", "PinTried", "PinTries"]

T = TypeVar("T")


class PinOutcome(StrEnum):
    RIGHT = "right"
    WRONG_PIN = "wrong_pin"
    LOCKED = "locked"
    NO_PIN = "no_pin"
    """Nobody by that id, not active any more, or the PIN has to be set anew on this machine."""
    OTHER_SHOP = "other_shop"
    """The right PIN, of somebody who works at other shops."""
    NOT_ALLOWED = "not_allowed"
    """The right PIN, of somebody who may not approve this either."""


@dataclass(frozen=True, slots=True)
class PinTried:
    """`sealed` is what to store after a right one; `tries_left` counts free tries behind a wrong one; `wait_ms` is
    how long the next try has to wait."""

    outcome: PinOutcome
    sealed: bytes = b""
    tries_left: int = 0
    wait_ms: int = 0


class PinTries:
    """`on_counter` runs a piece on the lane that owns the store and waits for it: hashing a PIN takes a fifth of
    a second and must not stand in the counter's way."""

    def __init__(
        self,
        store: Store,
        now_ms: Callable[[], int],
        pins: PinSealing,
        on_counter: Callable[[Callable[[], object]], object],
    ) -> None:
        self.store = store
        self._now_ms = now_ms
        self._pins = pins
        self._on_counter = on_counter

    @classmethod
    def like(cls, other: PinTries) -> Self:
        """Over the same store, on the same lane."""
        return cls(other.store, other._now_ms, other._pins, other._on_counter)

    def look(self, staff_id: str, pin: str) -> PinTried:
        """Count the try and look at the PIN; after a right one the caller stores `SealedPin(tried.sealed, 0, 0)`."""
        counted = self.waited(lambda: self._count(staff_id))
        if counted is None:
            return PinTried(PinOutcome.NO_PIN)
        tried, sealed = counted
        if tried.wait_ms:
            return PinTried(PinOutcome.LOCKED, wait_ms=tried.wait_ms)
        checked = self._pins.check(staff_id, pin, sealed)
        if checked.answer is PinAnswer.UNREADABLE:
            return PinTried(PinOutcome.NO_PIN)
        if checked.answer is PinAnswer.WRONG:
            wait_ms = max(0, tried.lockout.locked_until_ms - self._now_ms())
            return PinTried(PinOutcome.WRONG_PIN, tries_left=tried.tries_left, wait_ms=wait_ms)
        return PinTried(PinOutcome.RIGHT, checked.renewed or sealed)

    def knows(self, work: Work, person_id: str) -> bool:
        """Whether there is somebody by that id whose PIN may be tried."""
        person = work.shops.staff_member(person_id)
        return person is not None and person.active

    def waited(self, work: Callable[[], T]) -> T:
        """Run it on the store's lane and wait."""
        return self._on_counter(work)  # type: ignore[return-value]  # the same function's own result

    def _count(self, staff_id: str) -> tuple[Attempt, bytes] | None:
        with self.store.writing() as work:
            pin = work.pins.get(staff_id)
            if pin is None or not self.knows(work, staff_id):
                return None
            tried = attempt(Lockout(pin.failures, pin.locked_until_ms), self._now_ms())
            work.pins.put(
                staff_id, SealedPin(pin.sealed, tried.lockout.failures, tried.lockout.locked_until_ms)
            )
            work.commit()
        return tried, pin.sealed
