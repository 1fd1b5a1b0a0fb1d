"""`card.issued`: a member's card, the first one or one that takes a lost card's place."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from shuke.domain.card import CardStatus
from shuke.domain.facts.fact import FactHeader
from shuke.domain.facts.rows import Put, RowOperation
from shuke.domain.money import ZERO, Money

__all__ = ["CardIssued"]


@dataclass(frozen=True, slots=True)
class CardIssued:
    """`replaces` is the card whose place it takes (empty for a first card); `fee` what the reissue cost;
    `approved_by` is the second person where one had to say yes."""

    KIND: ClassVar[str] = "card.issued"
    VERSION: ClassVar[int] = 1

    card_id: str
    member_id: str
    number: str
    card_type: str
    issued_on: date
    expires_on: date | None = None
    replaces: str = ""
    fee: Money = ZERO
    evidence: str = ""
    approved_by: str = ""

    def rows(self, header: FactHeader) -> tuple[RowOperation, ...]:
        issued = Put(
            "cards",
            {"card_id": self.card_id},
            {
                "member_id": self.member_id,
                "number": self.number,
                "card_type": self.card_type,
                "status": CardStatus.ACTIVE.value,
                "issued_on": self.issued_on.isoformat(),
                "expires_on": self.expires_on.isoformat() if self.expires_on else "",
                "replaced_by": "",
            },
        )
        if not self.replaces:
            return (issued,)
        return (
            issued,
            Put(
                "cards",
                {"card_id": self.replaces},
                {"member_id": self.member_id, "replaced_by": self.number},
            ),
        )
