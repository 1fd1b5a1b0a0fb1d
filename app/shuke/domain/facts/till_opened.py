"""`till.opened`: the first fact of every epoch of a till's journal."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from shuke.domain.facts.fact import FactHeader
from shuke.domain.facts.rows import Put, RowOperation
from shuke.domain.facts.till_rekeyed import rows_of_keys

__all__ = ["TillOpened"]


@dataclass(frozen=True, slots=True)
class TillOpened:
    """A till (or head office) begins an epoch with this key. `reason`: first start, or restored.

    Where an older database came back after the till had changed its key, head office may not have heard of the
    change: `former`, if this till still has it, vouches for the new one once more.
    """

    KIND: ClassVar[str] = "till.opened"
    VERSION: ClassVar[int] = 1

    shop_id: str
    name: str
    public_key: bytes
    reason: str = "first start"
    former: bytes = b""
    vouched: bytes = b""

    def rows(self, header: FactHeader) -> tuple[RowOperation, ...]:
        keys = rows_of_keys(header, self.shop_id, self.former, self.public_key, 0) if self.former else ()
        return (
            *keys,
            Put(
                "tills",
                {"till_id": header.till},
                {
                    "shop_id": self.shop_id,
                    "name": self.name,
                    "public_key": self.public_key,
                    "epoch": header.epoch,
                },
            ),
        )
