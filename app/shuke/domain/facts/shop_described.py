"""`shop.described`: a shop's name and settings as they stand from now on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from shuke.domain.facts.fact import FactHeader
from shuke.domain.facts.rows import Put, RowOperation
from shuke.domain.shop import Shop

__all__ = ["ShopDescribed"]


@dataclass(frozen=True, slots=True)
class ShopDescribed:
    KIND: ClassVar[str] = "shop.described"
    VERSION: ClassVar[int] = 1

    shop: Shop

    def rows(self, header: FactHeader) -> tuple[RowOperation, ...]:
        return (
            Put(
                "shops",
                {"shop_id": self.shop.shop_id},
                {
                    "name": self.shop.name,
                    "address": "\n".join(self.shop.address_lines),
                    "currency": self.shop.currency,
                    "zone": self.shop.zone,
                    "day_change_minutes": self.shop.day_change_minutes,
                    "closed": int(self.shop.closed),
                },
            ),
        )
