"""`card.reported_lost`: dead from this moment, at this till and, at next contact, everywhere."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from shuke.domain.card import CardStatus
from shuke.domain.facts.fact import FactHeader
from shuke.domain.facts.rows import Put, RowOperation

__all__ = ["CardReportedLost"]


@dataclass(frozen=True, slots=True)
class CardReportedLost:
    KIND: ClassVar[str] = "card.reported_lost"
    VERSION: ClassVar[int] = 1

    card_id: str
    member_id: str

    def rows(self, header: FactHeader) -> tuple[RowOperation, ...]:
        return (
            Put(
                "cards",
                {"card_id": self.card_id},
                {
                    "member_id": self.member_id,
                    "status": CardStatus.LOST.value,
                    "dead_since": header.business_date.isoformat(),
                },
            ),
        )
