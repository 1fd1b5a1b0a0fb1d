"""What a card's act is asked with, and what it answers."""

from __future__ import annotations

from dataclasses import dataclass

from shuke.domain.card import Card
from shuke.domain.explanation import Reason
from shuke.domain.money import ZERO, Money
from shuke.domain.programme.parts.shown import Proof

__all__ = ["LONGEST_EVIDENCE", "LONGEST_NOTE", "CardAnswer", "CardAsked"]

LONGEST_EVIDENCE = 120
LONGEST_NOTE = 120


@dataclass(frozen=True, slots=True)
class CardAsked:
    """
    Attributes:
        card_id: the card that is meant.
        shows: what was looked at.
        evidence: what was shown, kind and masked number, never a copy.
        note: why, in the words of whoever does it.
    """

    card_id: str
    shows: frozenset[Proof] = frozenset()
    evidence: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class CardAnswer:
    """It was done.

    Attributes:
        card: the new card; where none was made, the one that was meant, as it is now.
        fee: what the programme asks for it; the caller rings it up.
        reasons: what rules said.
    """

    card: Card
    fee: Money = ZERO
    reasons: tuple[Reason, ...] = ()
