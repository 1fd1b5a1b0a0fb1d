"""Cards: what a member shows. A dead card never works again, and says which card replaced it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

__all__ = ["MEMBER_CARD", "Card", "CardStatus"]

MEMBER_CARD = "member"
"""The type of the card that stands for the tier."""


class CardStatus(StrEnum):
    ACTIVE = "active"
    LOST = "lost"
    REPLACED = "replaced"
    RECALLED = "recalled"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Card:
    """`replaced_by` is the number of the card that took its place; empty while there is none."""

    card_id: str
    member_id: str
    number: str
    card_type: str
    issued_on: date
    status: CardStatus = CardStatus.ACTIVE
    replaced_by: str = ""
    expires_on: date | None = None

    @property
    def alive(self) -> bool:
        return self.status is CardStatus.ACTIVE
