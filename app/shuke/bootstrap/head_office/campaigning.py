"""Campaigns of head office run while its server does: batches on the lane that writes, audiences beside it."""

from __future__ import annotations

import logging
import secrets
from collections.abc import Callable, Sequence
from concurrent.futures import Executor
from typing import TypeVar

from shuke.application.campaigns.running import Audience, CampaignRuns, Step
from shuke.application.head_office.campaign_desk import CampaignDesk
from shuke.application.head_office.campaign_runs import RunsHeld, office_runs
from shuke.application.head_office.identity import OfficeIdentity
from shuke.application.segments.looking import Everybody
from shuke.bootstrap.head_office.looking_again import LookingAgain
from shuke.bootstrap.head_office.messaging import machine_of
from shuke.bootstrap.office_data import OfficeData

__all__ = ["CampaignSchedule", "campaign_desk"]

LOOK_EVERY_S = 20.0

T = TypeVar("T")
_log = logging.getLogger("shuke.head_office.campaigns")


def campaign_desk(data: OfficeData, identity: OfficeIdentity) -> CampaignDesk:
    return CampaignDesk(machine_of(data, identity), data.copying)


class CampaignSchedule:
    """A batch at a time, so that letters go between; each look does whatever is due."""

    def __init__(
        self, data: OfficeData, identity: OfficeIdentity, writing: Executor, copying: Executor
    ) -> None:
        self._writing = writing
        self._copying = copying
        self._store = data.copying
        self._machine = machine = machine_of(data, identity)
        self._everybody = Everybody(
            machine.programme_in_force, lambda work: machine.recorder.today(work, machine.shop)
        )
        self._held = RunsHeld(machine, secrets.token_hex(8))
        self._runs: CampaignRuns | None = None
        self._turn = 0
        self._looking = LookingAgain("campaigns", LOOK_EVERY_S, self.run, _log)
        self.start = self._looking.start

    def stop(self) -> None:
        self._looking.stop()
        self._on_lane(self._held.release)

    def run(self) -> None:
        """What is due now."""
        while not self._looking.is_stopping:
            done = self._on_lane(self._step)
            if done is None:
                return
            if isinstance(done, Audience):
                self._put_down(done)

    def _step(self) -> Step | Audience | None:
        if not self._held.hold():
            return None
        if self._runs is None or self._turn != self._held.turn:
            # What it counted is not true any more once another one gave.
            self._runs, self._turn = office_runs(self._machine), self._held.turn
        with self._machine.store.reading() as work:
            self._machine.look_at(work)
        return self._runs.step()

    def _put_down(self, audience: Audience) -> None:
        members = self._copying.submit(self._looked_up, audience).result()
        at = 0
        while not self._looking.is_stopping and (at == 0 or at < len(members)):
            runs = self._runs
            if runs is None:
                return
            at = self._on_lane(lambda at=at, runs=runs: runs.put_down(audience, members, at))  # type: ignore[misc]

    def _looked_up(self, audience: Audience) -> Sequence[str]:
        self._everybody.anew()
        try:
            with self._store.reading() as work:
                return self._everybody.look(work, audience.plan.audience).members
        finally:
            self._everybody.anew()  # a million members are not kept

    def _on_lane(self, work: Callable[[], T]) -> T:
        return self._writing.submit(work).result()
