"""What tills took, day by day, from sums that run along with facts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Protocol

__all__ = ["DayTakings", "Takings"]


@dataclass(frozen=True, slots=True)
class DayTakings:
    """One till's on one business date. Money in minor units; `taken_minor` before what came back."""

    till: str
    on: date
    sales: int = 0
    taken_minor: int = 0
    back_minor: int = 0
    points_earned: int = 0
    points_used: int = 0
    topped_up_minor: int = 0
    joined: int = 0


class Takings(Protocol):
    def between(self, first: date, last: date) -> list[DayTakings]:
        """Of every till known here; of a till and a day there may be more than one."""
        ...
