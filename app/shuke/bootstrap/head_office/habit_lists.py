"""While the server runs: what members usually buy is noted, so that whoever is due again is found at once."""

from __future__ import annotations

import logging
import time
from concurrent.futures import Executor
from itertools import count

from shuke.application.members.habits import note_habits, read_changed_habits
from shuke.bootstrap.head_office.looking_again import LookingAgain
from shuke.bootstrap.head_office.others_share import OthersShare
from shuke.bootstrap.office_data import OfficeData

__all__ = ["HabitSchedule"]

LOOK_EVERY_S = 60.0

AT_ONCE, PIECES = 500, 10
"""Members a piece, and pieces a look whatever else there is to do: two hundredths of a processor at most."""

QUIET = 0.1
"""While the rest of the process takes no more of a processor, piece follows piece, with as long a rest between: half
of one processor at most, until somebody asks for something."""

_log = logging.getLogger("shuke.head_office.habits")


class HabitSchedule:
    """A piece at a time on the lanes: long reads go between two of them, letters are never waited for."""

    def __init__(
        self, data: OfficeData, writing: Executor, copying: Executor, others: OthersShare | None = None
    ) -> None:
        self._data = data
        self._writing = writing
        self._copying = copying
        self._others = others or OthersShare()
        self._looking = LookingAgain("habits", LOOK_EVERY_S, self.run, _log)
        self.start, self.stop = self._looking.start, self._looking.stop

    def run(self) -> None:
        """What came since, or the next part of it: all of it, where nobody wants anything else."""
        own = self._others.own
        for piece in count(1):
            if self._looking.is_stopping:
                break
            began = time.perf_counter()
            read = self._copying.submit(own, read_changed_habits, self._data.copying, AT_ONCE).result()
            if read is None:
                break
            self._writing.submit(own, note_habits, self._data.writing, read).result()
            if piece >= PIECES:
                self._looking.rest(time.perf_counter() - began)
                if self._others.since() > QUIET:
                    break
