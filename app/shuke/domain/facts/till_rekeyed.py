"""`till.rekeyed`: a till signs with another key from here on; and the rows that say so of its keys."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from shuke.domain.codes.keys import key_id_of
from shuke.domain.facts.fact import FactHeader
from shuke.domain.facts.rows import Cell, Put, RowOperation

__all__ = ["TillRekeyed", "rows_of_keys"]


@dataclass(frozen=True, slots=True)
class TillRekeyed:
    """The last fact that `former` signs; every later one of this till is signed by `public_key`, which proves with
    `proof` that its holder has it (see `shuke.application.till_key_links`)."""

    KIND: ClassVar[str] = "till.rekeyed"
    VERSION: ClassVar[int] = 1

    shop_id: str
    former: bytes
    public_key: bytes
    proof: bytes

    def rows(self, header: FactHeader) -> tuple[RowOperation, ...]:
        return (
            *rows_of_keys(header, self.shop_id, self.former, self.public_key, header.seq),
            Put("tills", {"till_id": header.till}, {"public_key": self.public_key}),
        )


def rows_of_keys(
    header: FactHeader, shop_id: str, former: bytes, public_key: bytes, until_seq: int
) -> tuple[RowOperation, ...]:
    """The former key is good for facts up to that one; the newer one for those behind it."""
    day = header.business_date.isoformat()
    return (
        Put(
            "till_keys",
            _key(header.till, former),
            {
                "shop_id": shop_id,
                "public_key": former,
                "until_epoch": header.epoch,
                "until_seq": until_seq,
                "replaced_on": day,
            },
        ),
        Put(
            "till_keys",
            _key(header.till, public_key),
            {"shop_id": shop_id, "public_key": public_key, "valid_from": day, "listed_seq": header.seq},
        ),
    )


def _key(till: str, public_key: bytes) -> dict[str, Cell]:
    return {"till_id": till, "key_id": key_id_of(public_key).hex()}
