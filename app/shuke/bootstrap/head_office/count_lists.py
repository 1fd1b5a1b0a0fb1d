"""While the server runs: what takes a walk through all members' purchases is counted before anybody asks."""

from __future__ import annotations

import logging
from concurrent.futures import Executor

from shuke.application.figures.counting import keep_count, next_count
from shuke.application.head_office.identity import OfficeIdentity
from shuke.application.ports.costs import KeptCount
from shuke.bootstrap.head_office.looking_again import LookingAgain
from shuke.bootstrap.office_data import OfficeData

__all__ = ["CountSchedule"]

LOOK_EVERY_S = 300.0

_log = logging.getLogger("shuke.head_office.counts")


class CountSchedule:
    """One count at a time on the lanes: long reads go between two of them, letters are never waited for."""

    def __init__(
        self, data: OfficeData, identity: OfficeIdentity, writing: Executor, copying: Executor
    ) -> None:
        self._data = data
        self._calendar = identity.calendar
        self._recorder = data.recorder(identity)
        self._writing = writing
        self._copying = copying
        self._looking = LookingAgain("counts", LOOK_EVERY_S, self.run, _log)
        self.start, self.stop = self._looking.start, self._looking.stop

    def run(self) -> None:
        """Whatever is to be counted now."""
        while not self._looking.is_stopping:
            found = self._copying.submit(self._next).result()
            if found is None:
                break
            self._writing.submit(keep_count, self._data.writing, found).result()

    def _next(self) -> KeptCount | None:
        recorder, calendar = self._recorder, self._calendar
        return next_count(self._data.copying, lambda work: recorder.today(work, calendar), recorder.now_ms())
