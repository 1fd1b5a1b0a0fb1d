"""`till.opened`: the first fact of every epoch of a till's journal."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from shuke.domain.facts.fact import FactHeader
from shuke.domain.facts.rows import Put, RowOperation

__all__ = ["TillOpened"]


@dataclass(frozen=True, slots=True)
class TillOpened:
    """A till (or head office) begins an epoch with this key. `reason`: first start, or restored."""

    KIND: ClassVar[str] = "till.opened"
    VERSION: ClassVar[int] = 1

    shop_id: str
    name: str
    public_key: bytes
    reason: str = "first start"

    def rows(self, header: FactHeader) -> tuple[RowOperation, ...]:
        return (
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
