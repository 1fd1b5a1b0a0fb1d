"""What was settled for the till's shop, as the store keeps it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from shuke.domain.shop_statement import ShopStatement

__all__ = ["ShopStatements"]


class ShopStatements(Protocol):
    def all(self) -> list[ShopStatement]:
        """The newest month first."""
        ...

    def of_month(self, month: str) -> ShopStatement | None: ...

    def replace(self, statements: Sequence[ShopStatement]) -> None:
        """These are known now, and no others."""
        ...
