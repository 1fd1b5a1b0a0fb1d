"""Who looks after a member, as one word: the last assignment counts, whatever is heard first."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["FIRST", "LookedAfter", "next_turn"]

FIRST = 0
"""The turn of whoever received the member."""


@dataclass(frozen=True, slots=True, order=True)
class LookedAfter:
    """`turn` counts the assignments before; `staff_id` is empty for nobody."""

    turn: int
    staff_id: str

    def __post_init__(self) -> None:
        if not 0 <= self.turn <= 9999:
            raise ValueError(f"turn {self.turn}")

    @property
    def word(self) -> str:
        """As text that compares as the fields do; what a row keeps. The name begins at its sixth sign."""
        return f"{self.turn:04d}.{self.staff_id}"

    @classmethod
    def read(cls, word: str) -> LookedAfter:
        """
        Raises:
            ValueError: anything that is no such word.
        """
        turn, staff_id = word.split(".", 1)
        return cls(int(turn), staff_id)


def next_turn(before: LookedAfter | None) -> int:
    """Of whoever is named after that."""
    return FIRST if before is None else min(before.turn + 1, 9999)
