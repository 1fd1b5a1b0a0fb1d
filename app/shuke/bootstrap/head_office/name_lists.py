"""While the server runs: members whose profiles came are entered into the lists they are found by."""

from __future__ import annotations

import logging
from concurrent.futures import Executor

from shuke.adapters.pinyin import initials
from shuke.application.head_office.identity import OfficeIdentity
from shuke.application.head_office.naming_members import list_some, unlisted
from shuke.bootstrap.head_office.looking_again import LookingAgain
from shuke.bootstrap.office_data import OfficeData

__all__ = ["NameSchedule"]

LOOK_EVERY_S = 5.0

_log = logging.getLogger("shuke.head_office.names")


class NameSchedule:
    """A piece at a time on the lanes, so that letters go between."""

    def __init__(
        self, data: OfficeData, identity: OfficeIdentity, reading: Executor, writing: Executor
    ) -> None:
        self._data = data
        self._recorder = data.recorder(identity)
        self._reading = reading
        self._writing = writing
        self._looking = LookingAgain("names", LOOK_EVERY_S, self._list_all, _log)
        self.start, self.stop = self._looking.start, self._looking.stop

    def _list_all(self) -> None:
        while not self._looking.is_stopping and self._list_some():
            continue

    def _list_some(self) -> bool:
        some = self._reading.submit(unlisted, self._data.reading, self._recorder).result()
        if some:
            self._writing.submit(list_some, self._data.writing, some, initials).result()
        return bool(some)
