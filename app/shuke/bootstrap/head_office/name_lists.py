"""While the server runs: members whose profiles came are entered into the lists they are found by."""

from __future__ import annotations

import logging
from concurrent.futures import Executor
from threading import Event, Thread

from shuke.adapters.pinyin import initials
from shuke.application.head_office.identity import OfficeIdentity
from shuke.application.head_office.naming_members import list_some, unlisted
from shuke.application.ports.store import StoreUnusable
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
        self._stopping = Event()
        self._thread = Thread(target=self._run, name="names")

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        """The piece under way is finished; the rest is for the next time."""
        self._stopping.set()
        if self._thread.ident is not None:  # else it was never started
            self._thread.join()

    def _run(self) -> None:
        while not self._stopping.is_set():
            try:
                while not self._stopping.is_set() and self._list_some():
                    continue
            except StoreUnusable as trouble:
                _log.warning("the store refused: %s", trouble.trouble)
            except Exception:  # noqa: BLE001 - the guard of a thread that serves others too
                # A bug: logged whole; names wait until it is mended, letters do not.
                _log.exception("unexpected")
            self._stopping.wait(LOOK_EVERY_S)

    def _list_some(self) -> bool:
        some = self._reading.submit(unlisted, self._data.reading, self._recorder).result()
        if some:
            self._writing.submit(list_some, self._data.writing, some, initials).result()
        return bool(some)
