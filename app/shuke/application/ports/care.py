"""What the store keeps of care: what shops laid down, and what was done."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Protocol

__all__ = ["CareDone", "CarePlans", "KeptCare"]


@dataclass(frozen=True, slots=True)
class KeptCare:
    """`plan` as it is written down; `till` runs it."""

    shop_id: str
    occasion: str
    plan: str
    till: str
    on: bool
    set_on: date
    set_by: str


@dataclass(frozen=True, slots=True)
class CareDone:
    """What a day's care of one sort came to: members, points and coupons. `occasion`: which time of it."""

    rule: str
    occasion: str
    on: date
    members: int
    points: int
    coupons: int


class CarePlans(Protocol):
    def of_shop(self, shop_id: str) -> list[KeptCare]:
        """By their occasions."""
        ...

    def done(self, rule: str, first: date) -> list[CareDone]:
        """From that day on, the newest first."""
        ...

    def last_given(self, rule: str, members: Collection[str]) -> Mapping[str, date]:
        """When these were given something under that rule last; nobody who never was."""
        ...

    def waiting(self, rule: str) -> list[str]:
        """The occasions of which somebody is still to be looked at."""
        ...

    def promoted(self, members: Collection[str]) -> Mapping[str, date]:
        """When these took up a tier last, as far as this machine recorded it or was told."""
        ...
