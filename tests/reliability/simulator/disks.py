"""Disks that outlive the programs on them, and the moments at which power goes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from enum import StrEnum
from typing import Any, Protocol

from sqlalchemy import Engine, select

from fakes.empty_database import empty_database
from reliability.simulator.memory_store import MemoryStore
from reliability.simulator.memory_tables import MemoryTables
from shuke.application.ports.store import Store, StoreTrouble, StoreUnusable, Work
from shuke_db.engine import MEMORY, open_sqlite
from shuke_db.tables import slices
from shuke_db.unit_of_work import SqlStore

__all__ = ["Disk", "Fuse", "FusedStore", "MemoryDisk", "Mishap", "Part", "PoweredOff", "SqlDisk"]


Part = tuple[str, str, str, str]
"""Whose slice of what: member, account, lot, till."""


class PoweredOff(BaseException):
    """The machine's power is gone: nothing of the program goes on, what was committed stays."""


class Mishap(StrEnum):
    """What the next transaction meets: BEFORE and AFTER its commit the power goes; REFUSED is a disk that is full."""

    BEFORE = "before"
    AFTER = "after"
    REFUSED = "refused"


class Disk(Protocol):
    store: Store

    def image(self) -> Any:
        """Everything on it, for `put_back` on this disk or another of its sort."""
        ...

    def put_back(self, image: Any) -> None: ...

    def wipe(self) -> None:
        """Another disk in its place, with nothing but empty tables."""
        ...

    def slices(self) -> dict[Part, int]:
        """All of them, with their amounts."""
        ...


class MemoryDisk(Disk):
    def __init__(self, tenant: str) -> None:
        self._tables = MemoryTables(tenant)
        self.store: Store = MemoryStore(self._tables)

    def image(self) -> Any:
        return self._tables.image()

    def put_back(self, image: Any) -> None:
        self._tables.put_back(image)

    def wipe(self) -> None:
        self._tables.put_back(MemoryTables(self._tables.tenant).image())

    def slices(self) -> dict[Part, int]:
        return {part: row[4] for part, row in self._tables.rows["slices"].items()}


class SqlDisk(Disk):
    """A real database, in memory."""

    def __init__(self, tenant: str) -> None:
        self._tenant = tenant
        self._mount(empty_database())

    def image(self) -> Any:
        return _copy(self._engine)

    def put_back(self, image: Any) -> None:
        self._engine.dispose()
        self._mount(_copy(image))

    def wipe(self) -> None:
        self._engine.dispose()
        self._mount(empty_database())

    def slices(self) -> dict[Part, int]:
        with self._engine.connect() as connection:
            rows = connection.execute(select(slices)).all()
        return {(row.member_id, row.account, row.lot, row.till_id): row.amount for row in rows}

    def _mount(self, engine: Engine) -> None:
        self._engine = engine
        self.store: Store = SqlStore(engine, lambda: self._tenant)


def _copy(engine: Engine) -> Engine:
    copy = open_sqlite(MEMORY, None)
    there, here = engine.raw_connection(), copy.raw_connection()
    assert there.driver_connection is not None
    there.driver_connection.backup(here.driver_connection)
    there.close()
    here.close()
    return copy


class Fuse:
    """Blows once, where it was told to."""

    def __init__(self) -> None:
        self.set_for: Mishap | None = None

    def blows(self, at: Mishap) -> bool:
        if self.set_for is not at:
            return False
        self.set_for = None
        return True


class FusedStore(Store):
    """The store of whatever disk is in the machine, behind a fuse."""

    def __init__(self, disk: Disk, fuse: Fuse) -> None:
        self._disk = disk
        self._fuse = fuse

    def writing(self) -> AbstractContextManager[Work]:
        return self._fused(self._disk.store.writing)

    def noting(self) -> AbstractContextManager[Work]:
        return self._fused(self._disk.store.noting)

    @contextmanager
    def _fused(self, begin: Callable[[], AbstractContextManager[Work]]) -> Iterator[Work]:
        fuse = self._fuse
        if fuse.blows(Mishap.REFUSED):
            raise StoreUnusable(StoreTrouble.DISK_FULL, "simulated")
        with begin() as work:
            commit = work.commit

            def committing() -> None:
                if fuse.blows(Mishap.BEFORE):
                    raise PoweredOff
                commit()
                if fuse.blows(Mishap.AFTER):
                    raise PoweredOff

            work.commit = committing  # type: ignore[method-assign]
            yield work

    def reading(self) -> AbstractContextManager[Work]:
        return self._disk.store.reading()
