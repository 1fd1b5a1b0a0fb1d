"""Approving: the PIN of somebody who has the right, tried as at the sign-in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from shuke.application.approval import Act, Approvals
from shuke.application.pin_tries import PinOutcome, PinTries
from shuke.application.ports.clock import Ids
from shuke.application.ports.store import SealedPin
from shuke.application.session import Session
from shuke.domain.shop import Right, Shop, Staff

__all__ = ["ApprovalAnswer", "Approving"]


@dataclass(frozen=True, slots=True)
class ApprovalAnswer:
    """`session` is the one to do the act with; the rest as with a sign-in."""

    outcome: PinOutcome
    session: Session | None = None
    tries_left: int = 0
    wait_ms: int = 0


class Approving:
    def __init__(self, tries: PinTries, approvals: Approvals, ids: Ids, shop: Callable[[], Shop]) -> None:
        self._tries = tries
        self._shop = shop
        self._approvals = approvals
        self._ids = ids

    def who_may(self, right: Right) -> list[Staff]:
        """Who may approve, by name."""
        with self._tries.store.reading() as work:
            return [person for person in work.shops.staff() if self._may(person, right)]

    def approve(self, session: Session, act: Act, staff_id: str, pin: str) -> ApprovalAnswer:
        """Let whoever is signed in do this act, once. What takes two people nobody approves alone."""
        if act.seconded and staff_id == session.staff.staff_id:
            return ApprovalAnswer(PinOutcome.NOT_ALLOWED)
        tried = self._tries.look(staff_id, pin)
        if tried.outcome is not PinOutcome.RIGHT:
            return ApprovalAnswer(tried.outcome, tries_left=tried.tries_left, wait_ms=tried.wait_ms)
        if not self._tries.waited(lambda: self._may_approve(staff_id, tried.sealed, act.right)):
            return ApprovalAnswer(PinOutcome.NOT_ALLOWED)
        approved = self._approvals.give(session, act, staff_id, self._ids.new_id())
        return ApprovalAnswer(PinOutcome.RIGHT, approved)

    def _may_approve(self, staff_id: str, sealed: bytes, right: Right) -> bool:
        with self._tries.store.writing() as work:
            person = work.shops.staff_member(staff_id)
            work.pins.put(staff_id, SealedPin(sealed, 0, 0))
            work.commit()
        return person is not None and self._may(person, right)

    def _may(self, person: Staff, right: Right) -> bool:
        return person.may(right) and person.works_at(self._shop().shop_id)
