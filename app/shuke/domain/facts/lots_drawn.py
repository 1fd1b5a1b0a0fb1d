"""`lots.entered`, `lots.drawn` and `lots.brought`: who took part in a draw, who was drawn, what it brought them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from shuke.domain.facts.brought import Brought, brought_rows
from shuke.domain.facts.fact import FactHeader
from shuke.domain.facts.prize_rows import PrizeIssued, prize_row
from shuke.domain.facts.rows import Cell, Put, RowOperation

__all__ = ["LotsBrought", "LotsDrawn", "LotsEntered"]


@dataclass(frozen=True, slots=True)
class LotsEntered:
    """Some of the members with a ticket, ahead of the draw that names the same campaign."""

    KIND: ClassVar[str] = "lots.entered"
    VERSION: ClassVar[int] = 1

    campaign: str
    member_ids: tuple[str, ...]

    def rows(self, header: FactHeader) -> tuple[RowOperation, ...]:
        return ()


@dataclass(frozen=True, slots=True)
class LotsDrawn:
    """
    Attributes:
        day: the business day with whose close it was drawn.
        commitment, proof: the seed is shown with the draw; it was committed to before.
        among: how many tickets there were; every one of them wins if `everybody`, and nothing is drawn.
        winners: in the order drawn.
    """

    KIND: ClassVar[str] = "lots.drawn"
    VERSION: ClassVar[int] = 1

    campaign: str
    day: date
    programme: str
    programme_version: int
    commitment: bytes
    proof: bytes
    among: int
    winners: tuple[str, ...]
    everybody: bool = False

    def rows(self, header: FactHeader) -> tuple[RowOperation, ...]:
        key: dict[str, Cell] = {
            "till_id": header.till,
            "campaign": self.campaign,
            "commitment": self.commitment,
        }
        return (Put("draw_seeds", key, {"proof": self.proof}),)


@dataclass(frozen=True, slots=True)
class LotsBrought:
    """What a draw brought some of its winners."""

    KIND: ClassVar[str] = "lots.brought"
    VERSION: ClassVar[int] = 1

    campaign: str
    members: tuple[Brought, ...]
    prizes: tuple[tuple[str, PrizeIssued], ...] = ()

    def rows(self, header: FactHeader) -> tuple[RowOperation, ...]:
        return (
            *brought_rows(header, self.members, self.KIND),
            *(prize_row(member_id, prize) for member_id, prize in self.prizes),
        )
