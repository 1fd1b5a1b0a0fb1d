"""`till.enrolled` and `till.revoked`: head office took a till in under a key, or stopped believing that key."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from shuke.domain.codes.keys import key_id_of
from shuke.domain.facts.fact import FactHeader
from shuke.domain.facts.rows import Cell, Put, RowOperation

__all__ = ["TillEnrolled", "TillRevoked"]


@dataclass(frozen=True, slots=True)
class TillEnrolled:
    """A till joined with this key. A new key of the same till is another such fact; the former one stays, for
    what was signed with it."""

    KIND: ClassVar[str] = "till.enrolled"
    VERSION: ClassVar[int] = 1

    till: str
    shop_id: str
    name: str
    public_key: bytes
    valid_from: date

    def rows(self, header: FactHeader) -> tuple[RowOperation, ...]:
        return (
            Put(
                "till_keys",
                _key(self.till, self.public_key),
                {
                    "shop_id": self.shop_id,
                    "public_key": self.public_key,
                    "valid_from": self.valid_from.isoformat(),
                    "listed_seq": header.seq,
                },
            ),
            Put(
                "tills",
                {"till_id": self.till},
                {"shop_id": self.shop_id, "name": self.name, "public_key": self.public_key},
            ),
        )


@dataclass(frozen=True, slots=True)
class TillRevoked:
    """This key of the till is believed for nothing any more: the till was lost, stolen or thrown away."""

    KIND: ClassVar[str] = "till.revoked"
    VERSION: ClassVar[int] = 1

    till: str
    public_key: bytes
    revoked_on: date
    reason: str = ""

    def rows(self, header: FactHeader) -> tuple[RowOperation, ...]:
        return (
            Put(
                "till_keys",
                _key(self.till, self.public_key),
                {"revoked_on": self.revoked_on.isoformat(), "listed_seq": header.seq},
            ),
        )


def _key(till: str, public_key: bytes) -> dict[str, Cell]:
    return {"till_id": till, "key_id": key_id_of(public_key).hex()}
