"""`card.issued`: a member's first card, made with the membership."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from shuke.domain.facts.card_rows import issued_rows
from shuke.domain.facts.concerning import concerns
from shuke.domain.facts.fact import FactHeader
from shuke.domain.facts.rows import RowOperation

__all__ = ["CardIssued"]


@dataclass(frozen=True, slots=True)
class CardIssued:
    KIND: ClassVar[str] = "card.issued"
    VERSION: ClassVar[int] = 1

    card_id: str
    member_id: str
    number: str
    card_type: str
    issued_on: date
    expires_on: date | None = None

    def rows(self, header: FactHeader) -> tuple[RowOperation, ...]:
        issued = issued_rows(
            self.card_id, self.member_id, self.number, self.card_type, self.issued_on, self.expires_on
        )
        return (*issued, concerns(header, self.member_id, self.KIND))
