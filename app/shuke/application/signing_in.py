"""Signing in and out. A try is counted, durably, before the PIN is looked at."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from shuke.application.ports.pins import PinAnswer, PinSealing
from shuke.application.ports.store import SealedPin, Store
from shuke.application.recording import Recorder
from shuke.application.session import Session
from shuke.domain.facts.staff_signed_in import StaffSignedIn, StaffSignedOut
from shuke.domain.lockout import Attempt, Lockout, attempt
from shuke.domain.shop import Shop, Staff

__all__ = ["SignInAnswer", "SignInOutcome", "SigningIn"]

T = TypeVar("T")


class SignInOutcome(StrEnum):
    SIGNED_IN = "signed_in"
    WRONG_PIN = "wrong_pin"
    LOCKED = "locked"
    NO_PIN = "no_pin"
    """Nobody by that id, not active any more, or the PIN has to be set anew on this machine."""


@dataclass(frozen=True, slots=True)
class SignInAnswer:
    """`tries_left` counts free tries behind a wrong one; `wait_ms` is how long the next try has to wait."""

    outcome: SignInOutcome
    session: Session | None = None
    tries_left: int = 0
    wait_ms: int = 0


class SigningIn:
    """`on_counter` runs a piece on the lane that owns the store and waits for it: hashing a PIN takes a fifth of
    a second and must not stand in the counter's way."""

    def __init__(
        self,
        store: Store,
        recorder: Recorder,
        pins: PinSealing,
        shop: Callable[[], Shop],
        on_counter: Callable[[Callable[[], object]], object],
    ) -> None:
        self._store = store
        self._recorder = recorder
        self._pins = pins
        self._shop = shop
        self._on_counter = on_counter

    def staff(self) -> list[Staff]:
        """Who may sign in here, by name."""
        with self._store.reading() as work:
            return [person for person in work.shops.staff() if person.active]

    def sign_in(self, staff_id: str, pin: str) -> SignInAnswer:
        counted = self._waited(lambda: self._count(staff_id))
        if counted is None:
            return SignInAnswer(SignInOutcome.NO_PIN)
        tried, sealed = counted
        if tried.wait_ms:
            return SignInAnswer(SignInOutcome.LOCKED, wait_ms=tried.wait_ms)
        checked = self._pins.check(staff_id, pin, sealed)
        if checked.answer is PinAnswer.UNREADABLE:
            return SignInAnswer(SignInOutcome.NO_PIN)
        if checked.answer is PinAnswer.WRONG:
            wait_ms = max(0, tried.lockout.locked_until_ms - self._recorder.now_ms())
            return SignInAnswer(SignInOutcome.WRONG_PIN, tries_left=tried.tries_left, wait_ms=wait_ms)
        return self._waited(lambda: self._welcome(staff_id, checked.renewed or sealed))

    def sign_out(self, session: Session) -> None:
        """Record it. An open basket stays on disk for whoever comes next."""
        with self._store.writing() as work:
            fact = StaffSignedOut(session.staff.staff_id)
            self._recorder.record(work, self._shop(), fact, staff=session.staff.staff_id)
            work.commit()

    def _count(self, staff_id: str) -> tuple[Attempt, bytes] | None:
        with self._store.writing() as work:
            person, pin = work.shops.staff_member(staff_id), work.pins.get(staff_id)
            if person is None or not person.active or pin is None:
                return None
            tried = attempt(Lockout(pin.failures, pin.locked_until_ms), self._recorder.now_ms())
            work.pins.put(
                staff_id, SealedPin(pin.sealed, tried.lockout.failures, tried.lockout.locked_until_ms)
            )
            work.commit()
        return tried, pin.sealed

    def _welcome(self, staff_id: str, sealed: bytes) -> SignInAnswer:
        with self._store.writing() as work:
            person = work.shops.staff_member(staff_id)
            if person is None or not person.active:
                return SignInAnswer(SignInOutcome.NO_PIN)
            work.pins.put(staff_id, SealedPin(sealed, 0, 0))
            self._recorder.record(work, self._shop(), StaffSignedIn(staff_id), staff=staff_id)
            work.commit()
        return SignInAnswer(SignInOutcome.SIGNED_IN, Session(person, self._recorder.now_ms()))

    def _waited(self, work: Callable[[], T]) -> T:
        return self._on_counter(work)  # type: ignore[return-value]  # the same function's own result
