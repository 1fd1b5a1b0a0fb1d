"""Figures of head office for whoever watches it: counts and places, nothing of any member."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

__all__ = ["OfficeFigures", "OfficeFiguresSource"]


@dataclass(frozen=True, slots=True)
class OfficeFigures:
    """As of now.

    Attributes:
        feed_position: how far the stream of changes has come.
        quarantined: facts set aside, of all tills.
        recalls: slices that tills are asked to give back.
        awaited_tills: tills that have not said what they hold since a restore.
        silent_ms: for each till that is believed, how long ago it was last heard of; None for never.
        closed_day: the newest business date whose close was finished, ISO; empty for none.
        connections: (in use, at most) of the database's pool; None where each lane has its own.
    """

    generation: int
    feed_position: int
    quarantined: int
    recalls: int
    awaited_tills: int
    silent_ms: tuple[int | None, ...]
    closed_day: str
    connections: tuple[int, int] | None


class OfficeFiguresSource(Protocol):
    def read(self, now_ms: int, awaited_tills: int) -> OfficeFigures: ...
