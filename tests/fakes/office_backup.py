"""A head office in memory, laid aside and put back."""

from __future__ import annotations

from sqlalchemy import Engine

from fakes.chain import OfficeInMemory
from fakes.empty_database import empty_database
from shuke.application.head_office.identity import OfficeSetting

__all__ = ["Backup"]


class Backup:
    """Head office's database as it was, to be put back as a new generation."""

    def __init__(self, office: OfficeInMemory) -> None:
        self.office = office
        self.engine = empty_database()
        self._copy(office.engine, self.engine)

    def restore(self, generation: str = "2") -> None:
        self._copy(self.engine, self.office.engine)
        with self.office.store.writing() as work:
            work.settings.put(OfficeSetting.GENERATION.value, generation)
            work.commit()

    def _copy(self, one: Engine, other: Engine) -> None:
        with one.connect() as connection, other.connect() as into:
            connection.connection.driver_connection.backup(into.connection.driver_connection)
