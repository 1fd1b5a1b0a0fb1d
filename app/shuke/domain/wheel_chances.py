"""Chances of the wheel that members are given beside the spins of the day.

They are a member's quotas, one row for those given and one for those used: whoever has the right to
spin for the member is told of both.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from shuke.domain.slices.account import NEVER, lot_of

__all__ = ["CHANCES_GIVEN", "CHANCES_USED", "MOST_CHANCES", "ChancesOf"]

CHANCES_GIVEN, CHANCES_USED = "wheel.chances.given", "wheel.chances.used"
"""Rules under which they are counted."""

MOST_CHANCES = 20
"""Of one member, at once."""


@dataclass(frozen=True, slots=True)
class ChancesOf:
    """Which chances: those that lapse together and come from one giver.

    Attributes:
        wheel: the wheel's campaign throughout the chain; they are good for no other.
        source: the rule that gave them: ``campaign.01J…``.
        last_day: None: as long as that wheel turns.
    """

    wheel: str
    source: str
    last_day: date | None = None

    @property
    def period(self) -> str:
        """Under which both rules count them."""
        return f"{self.wheel}/{self.source}/{lot_of(self.last_day)}"

    @classmethod
    def read(cls, period: str) -> ChancesOf | None:
        """None: a later release may name them otherwise."""
        try:
            wheel, source, lot = period.split("/")
            return cls(wheel, source, None if lot == NEVER else date.fromisoformat(lot))
        except ValueError:
            return None
