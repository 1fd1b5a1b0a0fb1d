"""A fact: an immutable, signed entry of a till's (or head office's) journal."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

__all__ = ["GENESIS", "HASH_BYTES", "FactHeader", "FactIdentity", "SealedFact"]

HASH_BYTES = 32

GENESIS = bytes(HASH_BYTES)
"""What the first fact of an epoch names as its predecessor when there is none."""


@dataclass(frozen=True, slots=True, order=True)
class FactIdentity:
    """The one name of a fact. `seq` counts from 1 within an epoch, without gaps."""

    tenant: str
    till: str
    epoch: int
    seq: int


@dataclass(frozen=True, slots=True)
class FactHeader:
    """Where, when and by whom; `previous` is the hash of the fact before it in this till's journal.

    `recorded_at_ms` is wall-clock time, for people only: nothing is ordered by it. Rules use
    `business_date`, which never goes back.
    """

    tenant: str
    till: str
    epoch: int
    seq: int
    previous: bytes
    recorded_at_ms: int
    business_date: date
    staff: str

    @property
    def identity(self) -> FactIdentity:
        return FactIdentity(self.tenant, self.till, self.epoch, self.seq)


class SealedFact(NamedTuple):
    """The exact bytes that were hashed, signed, stored, sent and are verified, with what stands in them."""

    header: FactHeader
    kind: str
    kind_version: int
    content: bytes
    hash: bytes
    signature: bytes
