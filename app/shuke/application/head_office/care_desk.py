"""Care of members of all shops for people at head office: looked at, laid down, switched off."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from shuke.application.care.laid_down import lay_down
from shuke.application.head_office.office_machine import OfficeMachine
from shuke.application.machine import Machine
from shuke.application.ports.store import Store, Work
from shuke.application.programme_shelf import NoProgramme
from shuke.application.refusal import Refusal, Refused
from shuke.application.session import Session
from shuke.application.trying_again import tried_again
from shuke.domain.care.plan import CarePlan, Occasion
from shuke.domain.facts.care_set import CareSet
from shuke.domain.shop import Right

__all__ = ["CareDesk"]

T = TypeVar("T")


class CareDesk:
    """`copying`: the store of the lane for long reads; what changes something runs on the one that writes."""

    def __init__(self, machine: OfficeMachine, copying: Store) -> None:
        self._machine = machine
        self._copying = copying

    def read(self, session: Session, reading: Callable[[Machine, Work], T]) -> T | Refused | None:
        """What somebody who may looks at, in one view; None: no programme is in force yet."""
        if not session.may(Right.CARE_FOR_MEMBERS):
            return Refused(Refusal.NOT_ALLOWED)
        with self._copying.reading() as work:
            self._machine.look_at(work)
            try:
                return reading(self._machine, work)
            except NoProgramme:
                return None

    def lay_down(
        self, session: Session, occasion: Occasion, plan: CarePlan, stamp: str, *, on: bool
    ) -> CareSet | Refused:
        """For the members of all shops; every till is told, and leaves it alone while it is on. `stamp`: of what is
        laid down, as it was looked at."""
        return tried_again(lay_down)(self._machine, session, occasion, plan, on=on, stamp=stamp)
