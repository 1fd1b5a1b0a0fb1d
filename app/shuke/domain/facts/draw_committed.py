"""`draw.committed` and `draw.revealed`: a seed is fixed before anything is drawn by it, and shown afterwards."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from shuke.domain.facts.fact import FactHeader
from shuke.domain.facts.rows import Cell, Put, RowOperation

__all__ = ["DrawCommitted", "DrawRevealed"]


@dataclass(frozen=True, slots=True)
class DrawCommitted:
    """`commitment` is that of a signature by this journal's key; see `shuke.domain.figures.draw_seed`."""

    KIND: ClassVar[str] = "draw.committed"
    VERSION: ClassVar[int] = 1

    campaign: str
    commitment: bytes

    def rows(self, header: FactHeader) -> tuple[RowOperation, ...]:
        values: dict[str, Cell] = {"committed_on": header.business_date.isoformat()}
        return (Put("draw_seeds", _key(header, self.campaign, self.commitment), values),)


@dataclass(frozen=True, slots=True)
class DrawRevealed:
    """The signature behind a commitment: the campaign is over."""

    KIND: ClassVar[str] = "draw.revealed"
    VERSION: ClassVar[int] = 1

    campaign: str
    commitment: bytes
    proof: bytes

    def rows(self, header: FactHeader) -> tuple[RowOperation, ...]:
        return (Put("draw_seeds", _key(header, self.campaign, self.commitment), {"proof": self.proof}),)


def _key(header: FactHeader, campaign: str, commitment: bytes) -> dict[str, Cell]:
    return {"till_id": header.till, "campaign": campaign, "commitment": commitment}
