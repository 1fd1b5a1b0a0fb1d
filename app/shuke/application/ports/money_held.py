"""What the store keeps of money that members paid in, and of what staff handed out to them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from shuke.domain.membership.state import TopUpOnRecord
from shuke.domain.slices.account import AccountKind

__all__ = ["MoneyHeld", "TopUpKept"]


@dataclass(frozen=True, slots=True)
class TopUpKept:
    """A top-up, and what sales used of its principal and bonus."""

    record: TopUpOnRecord
    spent: tuple[tuple[AccountKind, int], ...] = ()


class MoneyHeld(Protocol):
    def top_ups(self, member_ids: Sequence[str]) -> list[TopUpKept]:
        """What the first of them paid in, and those who went up in that one; as known here, oldest first."""
        ...

    def last_uses(self, member_id: str) -> Mapping[str, date]:
        """When each rule's quota was last handed out by staff."""
        ...

    def stock_given(self, shop_id: str) -> Mapping[str, int]:
        """Of what there is only so much at that shop, how many were given, by rule."""
        ...
