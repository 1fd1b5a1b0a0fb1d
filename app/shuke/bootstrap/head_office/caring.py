"""Head office cares for the members of all shops while its server runs: batches on the lane that writes, who is due
looked up beside it."""

from __future__ import annotations

import logging
from collections.abc import Callable
from concurrent.futures import Executor
from typing import TypeVar

from shuke.application.care.running import CareRuns, CareStep, DuePieces, LookUp, look_up
from shuke.application.head_office.campaign_runs import AT_ONCE, office_giver
from shuke.application.head_office.care_desk import CareDesk
from shuke.application.head_office.identity import OfficeIdentity
from shuke.application.head_office.sharing_desk import SharingDesk
from shuke.application.segments.looking import Everybody
from shuke.bootstrap.head_office.looking_again import LookingAgain
from shuke.bootstrap.head_office.messaging import machine_of
from shuke.bootstrap.office_data import OfficeData

__all__ = ["CareSchedule", "care_desk", "sharing_desk"]

LOOK_EVERY_S = 60.0

T = TypeVar("T")
_log = logging.getLogger("shuke.head_office.care")


def care_desk(data: OfficeData, identity: OfficeIdentity) -> CareDesk:
    return CareDesk(machine_of(data, identity), data.copying)


def sharing_desk(data: OfficeData, identity: OfficeIdentity) -> SharingDesk:
    return SharingDesk(machine_of(data, identity), data.copying)


class CareSchedule:
    """A batch at a time, so that letters go between. Of several processes each may do some: what members were given
    is asked in the transaction that gives."""

    def __init__(
        self, data: OfficeData, identity: OfficeIdentity, writing: Executor, copying: Executor
    ) -> None:
        self._writing = writing
        self._copying = copying
        self._store = data.copying
        self._machine = machine_of(data, identity)
        self._runs = CareRuns(self._machine, office_giver, AT_ONCE)
        self._looking = LookingAgain("care", LOOK_EVERY_S, self.run, _log)
        self.start, self.stop = self._looking.start, self._looking.stop

    def run(self) -> None:
        """What is due now."""
        given = 0
        while not self._looking.is_stopping:
            done = self._on_lane(self._step)
            if done is None:
                break
            if isinstance(done, LookUp):
                self._put_down(done)
            else:
                given += done.given
        if given:
            _log.info("cared for %d members", given)

    def _step(self) -> CareStep | LookUp | None:
        with self._machine.store.reading() as work:
            self._machine.look_at(work)
        return self._runs.step()

    def _put_down(self, wanted: LookUp) -> None:
        pieces = self._copying.submit(self._looked_up, wanted).result()
        at = 0
        while not self._looking.is_stopping and (at == 0 or at < len(pieces)):
            at = self._on_lane(lambda at=at: self._runs.put_down(wanted, pieces, at))  # type: ignore[misc]

    def _looked_up(self, wanted: LookUp) -> DuePieces:
        machine = self._machine
        # Made for one look: a million members are not kept.
        everybody = Everybody(
            machine.programme_in_force, lambda work: machine.recorder.today(work, machine.shop)
        )
        with self._store.reading() as work:
            return look_up(machine, work, everybody, wanted)

    def _on_lane(self, work: Callable[[], T]) -> T:
        return self._writing.submit(work).result()
