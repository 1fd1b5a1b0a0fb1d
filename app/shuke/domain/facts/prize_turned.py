"""`prize.turned`: a prize was handed over, or that was rolled back; both stay."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from shuke.domain.facts.brought import Brought, brought_rows
from shuke.domain.facts.fact import FactHeader
from shuke.domain.facts.rows import Cell, Insert, RowOperation

__all__ = ["PrizeAct", "PrizeTurnedOver"]


class PrizeAct(StrEnum):
    HANDED_OVER = "handed-over"
    ROLLED_BACK = "rolled-back"


@dataclass(frozen=True, slots=True)
class PrizeTurnedOver:
    """Whoever did it stands in the header.

    Attributes:
        member: the one movement of the prize's lot, out of this till's slice or back into it.
        evidence: what was shown: kind and masked number, never a copy.
        note: why it was rolled back.
        reverses: of what is rolled back, its place: till, epoch, seq.
        approved_by: the second person whose right it took; empty: who did it had the right.
    """

    KIND: ClassVar[str] = "prize.turned"
    VERSION: ClassVar[int] = 1

    act: PrizeAct
    prize_id: str
    shop_id: str
    member: Brought
    evidence: str = ""
    note: str = ""
    reverses: tuple[str, int, int] | None = None
    approved_by: str = ""

    def rows(self, header: FactHeader) -> tuple[RowOperation, ...]:
        row: dict[str, Cell] = {
            "member_id": self.member.member_id,
            "prize_id": self.prize_id,
            "till_id": header.till,
            "epoch": header.epoch,
            "seq": header.seq,
            "act": self.act.value,
            "shop_id": self.shop_id,
            "staff_id": header.staff,
            "business_date": header.business_date.isoformat(),
            "at_ms": header.recorded_at_ms,
        }
        back = self.act is PrizeAct.ROLLED_BACK
        moved = brought_rows(header, (self.member,), self.KIND, back=back)
        return (*moved, Insert("prize_acts", row))
