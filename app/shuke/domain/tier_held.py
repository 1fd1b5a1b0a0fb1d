"""The tier a member holds, as one word: of several, the greatest counts, in whatever order they become known."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

__all__ = ["TierHeld"]


@dataclass(frozen=True, slots=True, order=True)
class TierHeld:
    """Compared in the order of its fields.

    Attributes:
        term: how many demotions came before; only head office begins a new one.
        rank: the tier's place among its programme's, for a promotion; 0 for the tier somebody joined with.
        since: from then on.
        tier: its key.
    """

    term: int
    rank: int
    since: date
    tier: str

    def __post_init__(self) -> None:
        if not (0 <= self.term <= 9999 and 0 <= self.rank <= 999):
            raise ValueError(f"term {self.term}, rank {self.rank}")

    @property
    def word(self) -> str:
        """As text that compares as the fields do; what a row keeps."""
        return f"{self.term:04d}.{self.rank:03d}.{self.since.isoformat()}.{self.tier}"

    @classmethod
    def read(cls, word: str) -> TierHeld:
        """
        Raises:
            ValueError: anything that is no such word.
        """
        term, rank, since, tier = word.split(".", 3)
        return cls(int(term), int(rank), date.fromisoformat(since), tier)
