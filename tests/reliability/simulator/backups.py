"""A backup of head office as the list of its records."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from shuke.application.ports.backup import BackupSink, BackupSource
from shuke.domain.facts.plain import Plain

__all__ = ["Backup"]


class Backup(BackupSink):
    def __init__(self) -> None:
        self._records: list[tuple[str, Plain]] = []
        self._hashed = hashlib.sha256()

    def write(self, kind: str, content: Plain) -> None:
        self._records.append((kind, content))
        self._hashed.update(repr((kind, content)).encode())

    @property
    def digest(self) -> bytes:
        return self._hashed.digest()

    def read(self) -> BackupSource:
        return _Reading(self._records)


class _Reading(BackupSource):
    def __init__(self, records: list[tuple[str, Plain]]) -> None:
        self._records = records
        self._hashed = hashlib.sha256()
        self._before = b""

    def records(self) -> Iterator[tuple[str, Plain]]:
        for record in self._records:
            self._before = self._hashed.digest()
            self._hashed.update(repr(record).encode())
            yield record

    @property
    def digest(self) -> bytes:
        return self._before
