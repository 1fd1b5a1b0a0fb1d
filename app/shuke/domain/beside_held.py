"""A card beside the tier as a member holds it, or did, as one word: the greatest counts, whatever is heard first."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

__all__ = ["BesideHeld"]


@dataclass(frozen=True, slots=True, order=True)
class BesideHeld:
    """Compared in the order of its first three fields; the last day comes along.

    Attributes:
        turn: how often it was given before.
        taken: it is held no longer, since that day.
        ends: the last day; None: it does not lapse.
    """

    turn: int
    taken: bool
    since: date
    ends: date | None = field(default=None, compare=False)

    def __post_init__(self) -> None:
        if not 0 <= self.turn <= 9999:
            raise ValueError(f"turn {self.turn}")

    @property
    def word(self) -> str:
        """As text that compares as the fields do; what a row keeps."""
        ends = self.ends.isoformat() if self.ends else ""
        return f"{self.turn:04d}.{int(self.taken)}.{self.since.isoformat()}|{ends}"

    @classmethod
    def read(cls, word: str) -> BesideHeld:
        """
        Raises:
            ValueError: anything that is no such word.
        """
        compared, ends = word.split("|")
        turn, taken, since = compared.split(".")
        return cls(
            int(turn), taken == "1", date.fromisoformat(since), date.fromisoformat(ends) if ends else None
        )
