"""`lead.named`: which till of a shop the others ask while head office is out of reach, and where it answers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from shuke.domain.facts.fact import FactHeader
from shuke.domain.facts.rows import Put, RowOperation

__all__ = ["LeadNamed"]


@dataclass(frozen=True, slots=True)
class LeadNamed:
    """A manager named it, at any till of the shop; the last word heard counts. `till` is empty for none.

    `address` is host:port on the shop's network. On who leads rests whom the others ask, and who gives out what the
    shop has only so many of.
    """

    KIND: ClassVar[str] = "lead.named"
    VERSION: ClassVar[int] = 1

    shop_id: str
    till: str
    address: str

    def rows(self, header: FactHeader) -> tuple[RowOperation, ...]:
        return (Put("leads", {"shop_id": self.shop_id}, {"till_id": self.till, "address": self.address}),)
