"""The wheel of the whole chain in figures, for people at head office."""

from __future__ import annotations

from dataclasses import dataclass

from shuke.application.head_office.identity import OfficeIdentity
from shuke.application.ports.clock import Clock
from shuke.application.ports.store import Store
from shuke.application.prizes.figures import WheelFigures, figures_of
from shuke.application.programme_shelf import NoProgramme, ProgrammeShelf
from shuke.application.recording import Recorder

__all__ = ["PrizeDesk", "WheelSeen"]


@dataclass(frozen=True, slots=True)
class WheelSeen:
    """`figures`: None while no programme is in force."""

    at_ms: int
    figures: WheelFigures | None


class PrizeDesk:
    """Each call is one reading transaction."""

    def __init__(self, identity: OfficeIdentity, reading: Store, recorder: Recorder, clock: Clock) -> None:
        self.identity = identity
        self._reading = reading
        self._recorder = recorder
        self._clock = clock
        self._shelf = ProgrammeShelf()

    def wheel(self) -> WheelSeen:
        """Of the campaign that runs, all tills and members' pages together."""
        with self._reading.reading() as work:
            today = self._recorder.today(work, self.identity.calendar)
            try:
                figures = figures_of(work, self._shelf.in_force(work, today), today)
            except NoProgramme:
                figures = None
        return WheelSeen(self._clock.now_ms(), figures)
