"""Cards: what a member shows. A dead card never works again, and says which card replaced it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

__all__ = ["MEMBER_CARD", "Card", "CardStatus", "shown_card"]

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


def shown_card(cards: Iterable[Card]) -> Card | None:
    """The card that stands for the member: the tier's, or, of somebody who has none, one beside it."""
    alive = [card for card in cards if card.alive]
    return next((card for card in alive if card.card_type == MEMBER_CARD), alive[0] if alive else None)
