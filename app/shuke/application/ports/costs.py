"""Sums of months that say what the programme costs, and what was said of it: see `shuke.domain.facts.cost_rows`.
Money in minor units; what came back is taken out."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, fields
from enum import StrEnum
from typing import NamedTuple, Protocol

from shuke.domain.figures.costs_said import CostsSaid
from shuke.domain.figures.months import Months

__all__ = ["Buyers", "CardSums", "Costs", "CountOf", "CountStamp", "KeptCount", "MemberSums"]


@dataclass(frozen=True, slots=True)
class CardSums:
    """Of sales to members; its names are those of the columns.

    Attributes:
        points_minor: what points took off; `points`: those that were given.
        costed_minor: of what was sold, the part whose cost is known; `cost_minor` is that cost.
    """

    sales: int = 0
    sold_minor: int = 0
    discount_minor: int = 0
    coupon_minor: int = 0
    points_minor: int = 0
    bonus_minor: int = 0
    points: int = 0
    costed_minor: int = 0
    cost_minor: int = 0

    def __add__(self, other: CardSums) -> CardSums:
        return CardSums(*(getattr(self, one.name) + getattr(other, one.name) for one in fields(self)))


@dataclass(frozen=True, slots=True)
class MemberSums:
    """What a member bought, and what came off for it at the counter."""

    member_id: str
    sales: int
    net_minor: int
    off_minor: int


@dataclass(frozen=True, slots=True)
class Buyers:
    """
    Attributes:
        bought: how many members bought anything; `again`: more than once.
        before: how many bought in the time before; `stayed`: of those, how many in this one too.
        members: how many there were at the end.
    """

    bought: int = 0
    again: int = 0
    before: int = 0
    stayed: int = 0
    members: int = 0


class CountOf(StrEnum):
    """What is counted by going through what all members bought."""

    BUYERS = "buyers"
    BROUGHT = "brought"
    TAKEN = "taken"
    SPENDING = "spending"


class CountStamp(NamedTuple):
    """What members bought in some months, in all. A sale raises the first; without one, whatever comes back lowers
    the others: what has the same stamp was counted over the same purchases."""

    sales: int
    sold_minor: int
    off_minor: int


@dataclass(frozen=True, slots=True)
class KeptCount:
    """`stamp`: of the months that were looked at, when it was counted; `told`: what came of it, as JSON."""

    of: CountOf
    months: Months
    stamp: CountStamp
    at_ms: int
    told: str


class Costs(Protocol):
    def said(self) -> Mapping[str, CostsSaid]:
        """By scope; see `CostsSet`."""
        ...

    def cards(
        self, months: Months, tills: Collection[str] | None
    ) -> Sequence[tuple[str, str, str, CardSums]]:
        """As (month, till, card, sums) of these tills; None: of all."""
        ...

    def members(self, months: Months) -> int:
        """How many there were at the end of these months."""
        ...

    def stamps(self, first: str, last: str) -> Mapping[str, CountStamp]:
        """Of each of these months, such as ``2026-03``, and all between them, in which members bought anything."""
        ...

    def kept(self, of: CountOf, months: Months) -> KeptCount | None: ...

    def keep(self, count: KeptCount) -> None:
        """In place of what was kept of the same months."""
        ...

    def buyers(self, months: Months, before: Months) -> Buyers:
        """Of everybody whose sales lie here; goes through what they bought in these years."""
        ...

    def most(self, months: Months, count: int, *, by_cost: bool) -> list[MemberSums]:
        """Who bought for most; `by_cost`: for whom most came off. Goes through all who bought in these years."""
        ...

    def spending(self, months: Months) -> list[int]:
        """What each who bought spent; goes through all of them."""
        ...
