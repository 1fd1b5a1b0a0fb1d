"""What members usually buy, noted for all of them at once, so that nobody's sales are read to find who is due."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from shuke.domain.habits import Habit

__all__ = ["HabitChanges", "HabitMark", "Habits"]


class HabitMark(NamedTuple):
    """How far one of the things was read that habits hang on."""

    of: str
    name: str
    epoch: int
    seq: int
    told: str = ""


@dataclass(frozen=True, slots=True)
class HabitChanges:
    """Members whose habits may have changed, and how far was read to find them; `turn`: of whoever noted last."""

    members: tuple[str, ...]
    marks: tuple[HabitMark, ...]
    turn: int


class Habits(Protocol):
    def changed(self, most: int) -> HabitChanges | None:
        """The next ones: who bought, brought goods back or became one with somebody since, about so many of them;
        in a store in which nothing was ever noted, everybody who bought often enough, one after another. None: there
        is nothing new."""
        ...

    def note(self, changes: HabitChanges, habits: Mapping[str, Sequence[Habit]]) -> bool:
        """In place of what was noted of these members; `False`, and nothing happens, where somebody else noted
        something since the changes were read."""
        ...

    def walked_to(self) -> str | None:
        """In a store in which everybody is still gone through once: the id of the last one who was, empty before the
        first; None: everybody was, what came since is followed."""
        ...

    def forget(self, member_id: str) -> None: ...

    def usual(self, most: int) -> list[str]:
        """The articles that most members buy again and again, by id."""
        ...
