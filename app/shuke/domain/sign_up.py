"""How a member stands with an event, as one word: the last act counts, whatever is heard first."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

__all__ = ["SignUp", "SignUpState"]

MOST_TURNS = 9999


class SignUpState(StrEnum):
    WAITS = "waits"
    SIGNED_UP = "signed-up"
    SIGNED_OFF = "signed-off"


_ORDER = list(SignUpState)


@dataclass(frozen=True, slots=True)
class SignUp:
    """`turn` counts the acts before it; of two in one turn the later of `SignUpState` counts."""

    turn: int
    state: SignUpState

    def __post_init__(self) -> None:
        if not 0 <= self.turn <= MOST_TURNS:
            raise ValueError(f"turn {self.turn}")

    @property
    def word(self) -> str:
        """As text that compares as turn and state do; what a row keeps."""
        return f"{self.turn:04d}.{_ORDER.index(self.state)}"

    @classmethod
    def read(cls, word: str) -> SignUp:
        """
        Raises:
            ValueError: anything that is no such word.
        """
        turn, place = word.split(".")
        if place not in {str(at) for at in range(len(_ORDER))}:
            raise ValueError(word)
        return cls(int(turn), _ORDER[int(place)])

    def next(self, state: SignUpState) -> SignUp:
        return SignUp(min(self.turn + 1, MOST_TURNS), state)
