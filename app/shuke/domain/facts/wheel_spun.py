"""`wheel.spun`: a spin with what it cost and brought, and all that is needed to work it out again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from shuke.domain.facts.brought import Brought, brought_rows
from shuke.domain.facts.fact import FactHeader
from shuke.domain.facts.handed_out import QuotaUsed, quota_rows
from shuke.domain.facts.prize_rows import PrizeIssued, prize_row
from shuke.domain.facts.rows import Add, Cell, RowOperation

__all__ = ["SegmentOffered", "WheelSpun"]


@dataclass(frozen=True, slots=True)
class SegmentOffered:
    """A segment as it stood when the wheel was spun.

    Attributes:
        left: how many this till had of it; None: it does not run out.
        share_ppb: how likely it was, in parts of a billion.
    """

    key: str
    weight: int
    left: int | None
    share_ppb: int


@dataclass(frozen=True, slots=True)
class WheelSpun:
    """
    Attributes:
        commitment: of the seed it was drawn by.
        number: of this member's spins in the campaign, from 1.
        offered: every segment of the wheel, in its order.
        segment: the one that came up.
        members: the member, and the holder of the stock that a piece was taken of.
        prize: what waits to be handed over; its lot is among the entries.
    """

    KIND: ClassVar[str] = "wheel.spun"
    VERSION: ClassVar[int] = 1

    campaign: str
    commitment: bytes
    number: int
    programme: str
    programme_version: int
    member_id: str
    offered: tuple[SegmentOffered, ...]
    segment: str
    members: tuple[Brought, ...]
    quotas: tuple[QuotaUsed, ...]
    prize: PrizeIssued | None = None

    def rows(self, header: FactHeader) -> tuple[RowOperation, ...]:
        return (
            *brought_rows(header, self.members, self.KIND),
            *quota_rows(header, self.member_id, self.quotas),
            *([prize_row(self.member_id, self.prize)] if self.prize else []),
            *self._sums(header),
        )

    def _sums(self, header: FactHeader) -> Iterator[RowOperation]:
        for one in self.offered:
            key: dict[str, Cell] = {
                "till_id": header.till,
                "campaign": self.campaign,
                "segment": one.key,
            }
            amounts = {"spins": 1, "came_up": int(one.key == self.segment), "expected_ppb": one.share_ppb}
            yield Add("wheel_sums", key, amounts)
