"""Snapshots, as till and head office speak of them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from shuke.domain.facts.fact import HASH_BYTES
from shuke.domain.sync.bounds import bound, count
from shuke.domain.sync.limits import MOST_PART_BYTES, MOST_PARTS
from shuke.domain.sync.messages import JournalPlace, OfficeState

__all__ = ["AskSnapshot", "Offer", "Offered", "SnapshotTold"]

_PUBLIC_KEY_BYTES = 32
_SNAPSHOT_LETTERS = 32
_MOST_SEALED_KEY = 64


@dataclass(frozen=True, slots=True)
class AskSnapshot:
    """The till would rather have a snapshot than the changes behind `since`, one by one.

    `format` is the newest form of parts that it reads; `public_key` (X25519) was made for this asking.
    """

    generation: int
    since: int
    format: int
    public_key: bytes

    def __post_init__(self) -> None:
        count(self.generation, "generation")
        count(self.since, "since")
        count(self.format, "format", 1)
        bound(len(self.public_key) == _PUBLIC_KEY_BYTES, "public_key")


class Offer(StrEnum):
    """OFFERED: here it is. MAKING: it is being made, ask again. NONE: pull instead."""

    OFFERED = "offered"
    MAKING = "making"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class SnapshotTold:
    """What a till must know to fetch a snapshot, to check every byte, and to go on behind it.

    Attributes:
        position: its place in the stream; pulls go on behind it.
        contained: the newest fact of the asking till in it.
        sizes, hashes: of its parts, in order; the SHA-256 of all, one behind the other.
        office_key, sealed_key: the content key, sealed for the key that was asked with.
    """

    snapshot_id: str
    format: int
    generation: int
    position: int
    contained: JournalPlace
    members: int
    sizes: tuple[int, ...]
    hashes: bytes
    office_key: bytes
    sealed_key: bytes

    def __post_init__(self) -> None:
        bound(len(self.snapshot_id) == _SNAPSHOT_LETTERS, "snapshot_id")
        bound(all(letter in "0123456789abcdef" for letter in self.snapshot_id), "snapshot_id")
        count(self.generation, "generation", 1)
        count(self.position, "position")
        count(self.members, "members")
        bound(1 <= len(self.sizes) <= MOST_PARTS, "parts")
        bound(all(1 <= size <= MOST_PART_BYTES for size in self.sizes), "sizes")
        bound(len(self.hashes) == HASH_BYTES * len(self.sizes), "hashes")
        bound(len(self.office_key) == _PUBLIC_KEY_BYTES, "office_key")
        bound(len(self.sealed_key) <= _MOST_SEALED_KEY, "sealed_key")


@dataclass(frozen=True, slots=True)
class Offered:
    state: OfficeState
    offer: Offer
    snapshot: SnapshotTold | None = None

    def __post_init__(self) -> None:
        bound((self.offer is Offer.OFFERED) == (self.snapshot is not None), "snapshot")
