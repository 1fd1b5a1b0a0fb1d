"""`card.changed`: what was done with a card at the counter, and all that came of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from shuke.domain.card import CardStatus
from shuke.domain.facts.brought import Brought, brought_rows
from shuke.domain.facts.fact import FactHeader
from shuke.domain.facts.rows import RowOperation
from shuke.domain.money import ZERO, Money

__all__ = ["CardAct", "CardChanged"]


class CardAct(StrEnum):
    """What was done; `shuke.wording.card_desk` has a name for each."""

    ISSUED = "issued"
    REPORTED_LOST = "reported-lost"
    FOUND_AGAIN = "found-again"
    REISSUED = "reissued"
    DAMAGED = "damaged"
    RECALLED = "recalled"
    CLOSED = "closed"
    APPLIED = "applied"
    HANDED_OVER = "handed-over"
    SWAPPED = "swapped"


@dataclass(frozen=True, slots=True)
class CardChanged:
    """Whoever did it stands in the header.

    Attributes:
        card_id: the card that was shown or named; empty where there was none.
        members: the outcome of everybody concerned, the holder of that card first.
        note: why, in the words of who did it.
        evidence: what was shown, kind and masked number, never a copy.
        approved_by: the second person whose right it took; empty: who did it had the right.
        fee: what is to be paid for it.
    """

    KIND: ClassVar[str] = "card.changed"
    VERSION: ClassVar[int] = 1

    act: CardAct
    card_id: str
    programme: str
    programme_version: int
    members: tuple[Brought, ...]
    note: str = ""
    evidence: str = ""
    approved_by: str = ""
    fee: Money = ZERO

    def rows(self, header: FactHeader) -> tuple[RowOperation, ...]:
        return tuple(brought_rows(header, self.members, self.KIND))

    @property
    def died(self) -> Iterator[str]:
        """Ids of cards that do not work any more."""
        for member in self.members:
            for moved in member.cards:
                if moved.status not in (None, CardStatus.ACTIVE):
                    yield moved.card_id
