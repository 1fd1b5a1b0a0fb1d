"""A till's data on this machine: the open folder with its stores."""

from __future__ import annotations

import shutil
from contextlib import suppress
from pathlib import Path

from shuke.application.ports.store_trouble import StoreUnusable
from shuke.application.settings import stored_place
from shuke.bootstrap.till_door import DataUnusable, TillDoor, open_door
from shuke.bootstrap.till_folder import TillFolder
from shuke.domain.shop import Place
from shuke_db.doorstep import Greeting
from shuke_db.engine import engine_over, open_sqlite, run_checkpoint
from shuke_db.schema import bring_up_to_date, require_current
from shuke_db.sqlite_file import copy_whole
from shuke_db.unit_of_work import SqlStore

__all__ = ["TillData", "data_behind", "open_till_data", "open_till_reports"]


class TillData:
    """The open database. `counter` is the writer's store, `reports` a second connection that cannot write."""

    def __init__(self, door: TillDoor) -> None:
        """The schema is brought up to date; behind a door without a lock it has to be already."""
        self.folder = door.folder
        self.vault = door.vault
        self._door = door
        self._writer = engine_over(door.connection)
        if door.lock is None:
            require_current(self._writer)
        else:
            bring_up_to_date(self._writer)
        self._reader = open_sqlite(door.folder.database, door.key, read_only=True)
        self._place: Place | None = None
        self.counter = SqlStore(self._writer, self._tenant, own_settings=True)
        self.reports = SqlStore(self._reader, self._tenant, own_settings=True)
        self.refresh_place()

    @property
    def place(self) -> Place | None:
        """Which till this is; None before first start."""
        return self._place

    def refresh_place(self) -> None:
        """Look again which till this is, after first start."""
        with self.counter.reading() as work:
            self._place = stored_place(work)

    def take_place(self, place: Place) -> None:
        """Be this till from now on: first start writes its first rows under that name."""
        self._place = place

    def greeting(self) -> Greeting | None:
        """What the sign-in screen shows, where the door could not say it yet: the schema was an older one."""
        return self._door.greeting()

    def free_bytes(self) -> int:
        return shutil.disk_usage(self.folder.root).free

    @property
    def key(self) -> bytes:
        """What opens the database."""
        return self._door.key

    def copy_whole(self, path: Path) -> None:
        """What is in the database now, as a new file that the same key opens; others may write meanwhile."""
        copy_whole(self._door.connection, path, self._door.key)

    def checkpoint(self) -> None:
        """For idle moments; see `run_checkpoint`."""
        run_checkpoint(self._writer)

    def close(self) -> None:
        if self._door.lock is not None:
            with suppress(StoreUnusable):  # a full disk: the log keeps it all until the next start
                self.checkpoint()
        self._reader.dispose()
        self._writer.dispose()
        self._door.close()

    def _tenant(self) -> str:
        return self._place.tenant if self._place else ""


def data_behind(door: TillDoor) -> TillData:
    """What lies behind an open door; where it cannot be used, the door is closed.

    Raises:
        DataUnusable: with what to do about it; nothing was changed.
    """
    try:
        return TillData(door)
    except StoreUnusable as error:
        door.close()
        raise DataUnusable.because(error) from error
    except BaseException:
        door.close()
        raise


def open_till_data(folder: TillFolder) -> TillData:
    """Open the database, making folder, key and schema at the very first start.

    Raises:
        DataUnusable: another program has it, or it cannot be opened; nothing was changed.
        VaultRefused: the vault cannot be reached.
    """
    return data_behind(open_door(folder))


def open_till_reports(folder: TillFolder) -> TillData:
    """The same data beside a till that may be running: both stores read only, no lock is taken.

    Raises:
        DataUnusable, VaultRefused: as `open_till_data`; also for a schema that is not this release's.
    """
    return data_behind(open_door(folder, writable=False))
