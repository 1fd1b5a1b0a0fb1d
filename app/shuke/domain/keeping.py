"""Which members a till keeps: everybody, or in a chain too large for one till those of its own shop."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

__all__ = ["EVERYBODY", "LEAST_DAYS", "MOST_DAYS", "STANDARD_DAYS", "Keeping", "Kept", "ShopMembers"]

LEAST_DAYS, STANDARD_DAYS, MOST_DAYS = 7, 90, 1096

_LONGER_DAYS = 30
"""Head office goes on telling of a member so much longer than tills keep one: whoever is let go is let go knowing
all, by any till that reaches head office once in a month."""


class Kept(StrEnum):
    """EVERYBODY: each till holds all members. HOME_SHOP: it holds those who are at home in its shop or were seen
    there lately; others are fetched when they come."""

    EVERYBODY = "everybody"
    HOME_SHOP = "home_shop"


@dataclass(frozen=True, slots=True)
class ShopMembers:
    """The members of a shop: at home there, or seen there on that business day or later. `holding`: also those of
    whom one of its tills holds something, or held it in an epoch that broke off."""

    shop_id: str
    since: date
    holding: bool


@dataclass(frozen=True, slots=True)
class Keeping:
    """The policy; `days` says how long a guest of a shop is kept there after the last visit."""

    kept: Kept = Kept.EVERYBODY
    days: int = STANDARD_DAYS

    def __post_init__(self) -> None:
        if not LEAST_DAYS <= self.days <= MOST_DAYS:
            raise ValueError("days")

    @property
    def is_a_part(self) -> bool:
        """Whether somebody may be a member whom a till does not know."""
        return self.kept is not Kept.EVERYBODY

    def told(self, shop_id: str, today: date) -> ShopMembers | None:
        """Of whom that shop's tills are told; None for everybody."""
        return self._of_shop(shop_id, today, self.days + _LONGER_DAYS, holding=True)

    def here(self, shop_id: str, today: date) -> ShopMembers | None:
        """Whom that shop's tills keep; None for everybody."""
        return self._of_shop(shop_id, today, self.days, holding=False)

    def scope(self, shop_id: str) -> str:
        """What members a snapshot for that shop's tills holds, in a word; empty for everybody."""
        return f"{shop_id}/{self.days}" if self.is_a_part else ""

    def reaches_beyond(self, other: Keeping) -> bool:
        """Whether a till that went by the other one may lack members by this one."""
        if not other.is_a_part:
            return False
        return not self.is_a_part or self.days > other.days

    def _of_shop(self, shop_id: str, today: date, days: int, *, holding: bool) -> ShopMembers | None:
        if not self.is_a_part:
            return None
        return ShopMembers(shop_id, today - timedelta(days=days), holding)


EVERYBODY = Keeping()
"""Where nothing was laid down."""
