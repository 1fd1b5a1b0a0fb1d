"""Sums that facts keep of every business day: see `shuke.domain.facts.figure_rows`. Money in minor units."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from shuke.domain.facts.figure_rows import Part
from shuke.domain.slices.account import AccountKind

__all__ = ["DayFigures", "DaySums", "MoveSums", "PartSums", "StaffSums"]


@dataclass(frozen=True, slots=True)
class DaySums:
    """Of some days and tills; `sold_minor` before what came back, after discounts, coupons and points.

    Attributes:
        referred: of those who joined, whom somebody brought; `welcome_points`: what joining gave them.
        guests: members who came to events; `event_fees_minor`: what signing up brought.
    """

    sales: int = 0
    member_sales: int = 0
    sold_minor: int = 0
    member_sold_minor: int = 0
    refunds: int = 0
    back_minor: int = 0
    member_back_minor: int = 0
    discount_minor: int = 0
    coupon_off_minor: int = 0
    points_off_minor: int = 0
    joined: int = 0
    top_ups: int = 0
    topped_up_minor: int = 0
    paid_back_minor: int = 0
    gifts: int = 0
    perks: int = 0
    referred: int = 0
    welcome_points: int = 0
    guests: int = 0
    event_fees_minor: int = 0

    def __add__(self, other: DaySums) -> DaySums:
        names = DaySums.__slots__
        return DaySums(*(getattr(self, name) + getattr(other, name) for name in names))


@dataclass(frozen=True, slots=True)
class PartSums:
    """`of`: which part, as the facts call it."""

    of: str
    sales: int
    sold_minor: int
    back_minor: int

    @property
    def name(self) -> str:
        return self.of

    def __add__(self, other: PartSums) -> PartSums:
        return PartSums(
            self.of,
            self.sales + other.sales,
            self.sold_minor + other.sold_minor,
            self.back_minor + other.back_minor,
        )


@dataclass(frozen=True, slots=True)
class MoveSums:
    came: int = 0
    went: int = 0
    lapsed: int = 0
    carried: int = 0

    @property
    def net(self) -> int:
        """By what members hold more."""
        return self.came - self.went - self.lapsed + self.carried

    def __add__(self, other: MoveSums) -> MoveSums:
        return MoveSums(
            self.came + other.came,
            self.went + other.went,
            self.lapsed + other.lapsed,
            self.carried + other.carried,
        )


@dataclass(frozen=True, slots=True)
class StaffSums:
    staff_id: str
    sales: int
    sold_minor: int
    back_minor: int
    enrolled: int

    @property
    def name(self) -> str:
        return self.staff_id

    def __add__(self, other: StaffSums) -> StaffSums:
        return StaffSums(
            self.staff_id,
            self.sales + other.sales,
            self.sold_minor + other.sold_minor,
            self.back_minor + other.back_minor,
            self.enrolled + other.enrolled,
        )


class DayFigures(Protocol):
    """Every method is of the days from the first to the last, both in it, and of these tills; None: of all."""

    def by_till(self, first: date, last: date, tills: Collection[str] | None) -> dict[str, DaySums]: ...

    def by_day(self, first: date, last: date, tills: Collection[str] | None) -> dict[date, DaySums]:
        """Days without anything are left out."""
        ...

    def parts(self, part: Part, first: date, last: date, tills: Collection[str] | None) -> list[PartSums]: ...

    def moves(
        self, first: date, last: date, tills: Collection[str] | None
    ) -> dict[AccountKind, MoveSums]: ...

    def moves_by_till(
        self, first: date, last: date, tills: Collection[str] | None
    ) -> dict[str, dict[AccountKind, MoveSums]]: ...

    def staff(self, first: date, last: date, tills: Collection[str] | None) -> list[StaffSums]: ...

    def tiers(self) -> dict[str, int]:
        """Of members who are members now, how many hold which tier; goes through all of them."""
        ...
