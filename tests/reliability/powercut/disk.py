"""A disk that may lose, at a power cut, whatever was not synced.

What was written to a file before its last sync is there. Of what was written since, anything may be there: each write
or none, in any order, torn at sectors of 512 bytes, noise in a sector within the bytes of its write, the file longer
than its content. Names in a folder come and go in their order; how many of the changes since the folder's last sync
are there is open. Folders themselves stay once they are made, as journaling file systems keep them.

A database's shared memory is nothing that must survive; an image holds none, an older one, or noise.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from random import Random

from reliability.powercut.recording import MARKS, PAPER, Kind, Record

__all__ = ["SECTOR", "Disk", "Image"]

SECTOR = 512
_SHARED_MEMORY = "-shm"
_MOST_OLD_MEMORIES = 8

Image = dict[str, bytes]
"""Content by name below the folder."""


@dataclass(slots=True)
class _Change:
    """Written (`content` at `offset`), or set to the length `offset` (`content` is None)."""

    offset: int
    content: bytes | None


@dataclass(slots=True)
class _File:
    """What is surely on disk, and what was done to it since."""

    synced: bytes = b""
    since: list[_Change] = field(default_factory=list)

    def sync(self) -> None:
        self.synced = _done(self.synced, self.since)
        self.since.clear()


@dataclass(slots=True)
class _NameChange:
    name: str
    file: _File | None


class Disk:
    """Takes in records one after the other; at any point it can be asked what may be found after a power cut.

    `marks` are the words that were told so far, `paper` what has left the machine.
    """

    def __init__(self) -> None:
        self.marks: list[str] = []
        self.paper = b""
        self._names: dict[str, _File] = {}
        """As the running program sees them."""
        self._kept_names: dict[str, _File] = {}
        self._name_changes: dict[str, list[_NameChange]] = {}
        self._memories: dict[str, list[bytes]] = {}

    def take(self, record: Record) -> bool:
        """Whether a power cut just behind this record can leave something else than one just before it."""
        name = record.name
        if name == MARKS:
            self.marks += record.content.decode().splitlines()
            return False
        if name == PAPER:
            self.paper += record.content
            return False
        if name.endswith(_SHARED_MEMORY):
            if record.kind is Kind.WRITTEN and len(record.content) > SECTOR:
                kept = self._memories.setdefault(name, [])
                kept.append(record.content)
                del kept[:-_MOST_OLD_MEMORIES]
            return False
        self._change(record)
        return True

    def _change(self, record: Record) -> None:
        name = record.name
        match record.kind:
            case Kind.MADE:
                self._rename(name, _File())
            case Kind.SET_LENGTH:
                self._names[name].since.append(_Change(record.offset, None))
            case Kind.WRITTEN:
                self._names[name].since.append(_Change(record.offset, record.content))
            case Kind.SYNCED:
                self._names[name].sync()
            case Kind.FOLDER_SYNCED:
                for change in self._name_changes.pop(name, []):
                    _put(self._kept_names, change)
            case Kind.UNLINKED:
                self._rename(name, None)
            case Kind.RENAMED:
                # Both names may be there for a moment, never neither.
                file = self._names[name]
                self._rename(record.content.decode(), file)
                self._rename(name, None)

    def _rename(self, name: str, file: _File | None) -> None:
        change = _NameChange(name, file)
        _put(self._names, change)
        self._name_changes.setdefault(_folder_of(name), []).append(change)

    @property
    def unsynced(self) -> int:
        """How many writes and settings of lengths may be there or not."""
        return sum(len(file.since) for file in self._files())

    def as_seen(self) -> Image:
        """What the running program reads."""
        return {name: _done(file.synced, file.since) for name, file in self._names.items()}

    def keeping(self, wanted: Iterable[int], *, names: bool) -> Image:
        """Whole writes, by their number from 0 to `unsynced`; `names`: whether the changes of names are there."""
        kept = set(wanted)
        image: Image = {}
        number = 0
        held: dict[int, bytes] = {}
        for file in self._files():
            changes = [change for index, change in enumerate(file.since, number) if index in kept]
            number += len(file.since)
            held[id(file)] = _done(file.synced, changes)
        for name, file in (self._names if names else self._kept_names).items():
            image[name] = held[id(file)]
        return image

    def by_chance(self, chance: Random) -> Image:
        """Anything that a disk may hold."""
        names = dict(self._kept_names)
        for changes in self._name_changes.values():
            for change in changes[: chance.randrange(len(changes) + 1)]:
                _put(names, change)
        share, torn = chance.choice((0.1, 0.5, 0.9, 0.98)), chance.random() < 0.5
        held = {id(file): _by_chance(file, chance, share, torn=torn) for file in self._files()}
        image = {name: held[id(file)] for name, file in names.items()}
        for name, memories in self._memories.items():
            image |= (
                {name: chance.choice((*memories, chance.randbytes(32768)))} if chance.random() < 0.5 else {}
            )
        return image

    def _files(self) -> Sequence[_File]:
        """Each once, also those whose name is not surely there, in an order that does not change."""
        files = {id(file): file for file in self._kept_names.values()}
        for changes in self._name_changes.values():
            files |= {id(change.file): change.file for change in changes if change.file is not None}
        return list(files.values())


def _folder_of(name: str) -> str:
    folder = str(PurePosixPath(name).parent)
    return "" if folder == "." else folder


def _put(names: dict[str, _File], change: _NameChange) -> None:
    if change.file is None:
        names.pop(change.name, None)
    else:
        names[change.name] = change.file


def _done(content: bytes, changes: Sequence[_Change]) -> bytes:
    if not changes:
        return content
    result = bytearray(content)
    for change in changes:
        if change.content is None:
            _set_length(result, change.offset)
        else:
            _write(result, change.offset, change.content)
    return bytes(result)


def _set_length(result: bytearray, length: int) -> None:
    if length < len(result):
        del result[length:]
    else:
        result.extend(bytes(length - len(result)))


def _write(result: bytearray, offset: int, content: bytes) -> None:
    if offset > len(result):
        result.extend(bytes(offset - len(result)))
    result[offset : offset + len(content)] = content


def _by_chance(file: _File, chance: Random, share: float, *, torn: bool) -> bytes:
    if not file.since:
        return file.synced
    changes = [change for change in file.since if chance.random() < share]
    if chance.random() < 0.5:
        chance.shuffle(changes)
    result = bytearray(file.synced)
    for change in changes:
        if change.content is None:
            _set_length(result, change.offset)
        elif torn and chance.random() < 0.3:
            _tear(result, change.offset, change.content, chance)
        else:
            _write(result, change.offset, change.content)
    if chance.random() < 0.2:
        longest = max(change.offset + len(change.content or b"") for change in file.since)
        _set_length(result, max(longest, len(result)))
    return bytes(result)


def _tear(result: bytearray, offset: int, content: bytes, chance: Random) -> None:
    """Some sectors of one write; now and then one with noise in it."""
    end = offset + len(content)
    for start in range(offset - offset % SECTOR, end, SECTOR):
        first, last = max(start, offset), min(start + SECTOR, end)
        fate = chance.random()
        if fate < 0.5:
            _write(result, first, content[first - offset : last - offset])
        elif fate < 0.55:
            _write(result, first, chance.randbytes(last - first))
