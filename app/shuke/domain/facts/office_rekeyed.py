"""`office.rekeyed`: head office signs with another key from now on; the former one vouches for it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from shuke.domain.codes.keys import key_id_of
from shuke.domain.facts.fact import FactHeader
from shuke.domain.facts.rows import Put, RowOperation

__all__ = ["OfficeRekeyed"]


@dataclass(frozen=True, slots=True)
class OfficeRekeyed:
    """`vouched` is the former key's signature of the succession (see `application.sync.succession`): who knows the
    one can believe the other. What the former one signed stays good."""

    KIND: ClassVar[str] = "office.rekeyed"
    VERSION: ClassVar[int] = 1

    former: bytes
    public_key: bytes
    vouched: bytes
    valid_from: date

    def rows(self, header: FactHeader) -> tuple[RowOperation, ...]:
        return (
            Put(
                "office_keys",
                {"key_id": key_id_of(self.public_key).hex()},
                {
                    "public_key": self.public_key,
                    "former": self.former,
                    "vouched": self.vouched,
                    "valid_from": self.valid_from.isoformat(),
                },
            ),
            Put("tills", {"till_id": header.till}, {"public_key": self.public_key}),
        )
