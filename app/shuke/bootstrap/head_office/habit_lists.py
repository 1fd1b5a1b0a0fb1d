"""While the server runs: what members usually buy is noted, so that whoever is due again is found at once."""

from __future__ import annotations

import logging
from concurrent.futures import Executor

from shuke.application.members.habits import note_habits, read_changed_habits
from shuke.bootstrap.head_office.looking_again import LookingAgain
from shuke.bootstrap.office_data import OfficeData

__all__ = ["HabitSchedule"]

LOOK_EVERY_S = 60.0

AT_ONCE, PIECES = 500, 10
"""Members a piece, and pieces a look: to catch up with anything takes two hundredths of a processor at most."""

_log = logging.getLogger("shuke.head_office.habits")


class HabitSchedule:
    """A piece at a time on the lanes: long reads go between two of them, letters are never waited for."""

    def __init__(self, data: OfficeData, writing: Executor, copying: Executor) -> None:
        self._data = data
        self._writing = writing
        self._copying = copying
        self._looking = LookingAgain("habits", LOOK_EVERY_S, self.run, _log)
        self.start, self.stop = self._looking.start, self._looking.stop

    def run(self) -> None:
        """What came since, or the next part of it."""
        for _ in range(PIECES):
            if self._looking.is_stopping:
                break
            read = self._copying.submit(read_changed_habits, self._data.copying, AT_ONCE).result()
            if read is None:
                break
            self._writing.submit(note_habits, self._data.writing, read).result()
