"""Snapshots kept in memory."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import contextmanager

from shuke.application.ports.snapshot import KeptSnapshot, SnapshotShelf

__all__ = ["ShelfInMemory"]


class ShelfInMemory(SnapshotShelf):
    def __init__(self) -> None:
        self.known: dict[str, KeptSnapshot] = {}
        self.content: dict[str, bytes] = {}

    def kept(self) -> list[KeptSnapshot]:
        return list(self.known.values())

    @contextmanager
    def writing(self, snapshot_id: str) -> Iterator[_File]:
        yield _File(self, snapshot_id)

    def read(self, snapshot_id: str, offset: int, most: int) -> bytes:
        return self.content.get(snapshot_id, b"")[offset : offset + most]

    def keep_only(self, snapshot_ids: Collection[str]) -> None:
        for gone in set(self.known) - set(snapshot_ids):
            del self.known[gone], self.content[gone]


class _File:
    def __init__(self, shelf: ShelfInMemory, snapshot_id: str) -> None:
        self._shelf, self._id = shelf, snapshot_id
        self._parts: list[bytes] = []

    def append(self, sealed: bytes) -> None:
        self._parts.append(sealed)

    def keep(self, kept: KeptSnapshot) -> None:
        self._shelf.content[self._id] = b"".join(self._parts)
        self._shelf.known[self._id] = kept
