"""Signing in and out. A try is counted, durably, before the PIN is looked at."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from shuke.application.pin_tries import PinOutcome, PinTries
from shuke.application.ports.store import SealedPin
from shuke.application.recording import Recorder
from shuke.application.session import Session
from shuke.domain.facts.staff_signed_in import StaffSignedIn, StaffSignedOut
from shuke.domain.shop import Shop, Staff

__all__ = ["SignInAnswer", "SigningIn"]


@dataclass(frozen=True, slots=True)
class SignInAnswer:
    """`tries_left` counts free tries behind a wrong one; `wait_ms` is how long the next try has to wait."""

    outcome: PinOutcome
    session: Session | None = None
    tries_left: int = 0
    wait_ms: int = 0


class SigningIn:
    def __init__(self, tries: PinTries, recorder: Recorder, shop: Callable[[], Shop]) -> None:
        self._tries = tries
        self._store = tries.store
        self._recorder = recorder
        self._shop = shop

    def staff(self) -> list[Staff]:
        """Who may sign in here, by name."""
        with self._store.reading() as work:
            return [person for person in work.shops.staff() if person.works_at(self._shop().shop_id)]

    def sign_in(self, staff_id: str, pin: str) -> SignInAnswer:
        tried = self._tries.look(staff_id, pin)
        if tried.outcome is not PinOutcome.RIGHT:
            return SignInAnswer(tried.outcome, tries_left=tried.tries_left, wait_ms=tried.wait_ms)
        return self._tries.waited(lambda: self._welcome(staff_id, tried.sealed))

    def sign_out(self, session: Session) -> None:
        """Record it. An open basket stays on disk for whoever comes next."""
        with self._store.writing() as work:
            fact = StaffSignedOut(session.staff.staff_id)
            self._recorder.record(work, self._shop(), fact, staff=session.staff.staff_id)
            work.commit()

    def _welcome(self, staff_id: str, sealed: bytes) -> SignInAnswer:
        with self._store.writing() as work:
            person = work.shops.staff_member(staff_id)
            if person is None or not person.active:
                return SignInAnswer(PinOutcome.NO_PIN)
            work.pins.put(staff_id, SealedPin(sealed, 0, 0))
            if not person.works_at(self._shop().shop_id):
                work.commit()
                return SignInAnswer(PinOutcome.OTHER_SHOP)
            self._recorder.record(work, self._shop(), StaffSignedIn(staff_id), staff=staff_id)
            work.commit()
        return SignInAnswer(PinOutcome.RIGHT, Session(person, self._recorder.now_ms()))
