"""While the server runs: what is worked out ahead, so that whoever asks for it has it at once."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from concurrent.futures import Executor
from itertools import count
from typing import Generic, TypeVar

from shuke.application.head_office.identity import OfficeIdentity
from shuke.application.members.habits import HabitsRead, note_habits, read_changed_habits
from shuke.application.ports.segments import PackingPiece
from shuke.application.segments.packing import read_packing, write_packing
from shuke.bootstrap.head_office.looking_again import LookingAgain
from shuke.bootstrap.head_office.others_share import OthersShare
from shuke.bootstrap.office_data import OfficeData

__all__ = ["PieceSchedule", "noting_habits", "packing_members"]

Piece = TypeVar("Piece")

LOOK_EVERY_S = 60.0

HABITS_AT_ONCE, HABIT_PIECES = 500, 10
"""Members a piece, and pieces a look whatever else there is to do: two hundredths of a processor at most."""

PACKED_PIECES = 4
"""Pages a look: as much."""

QUIET = 0.1
"""While the rest of the process takes no more of a processor, piece follows piece, with as long a rest between: half
of one processor at most, until somebody asks for something."""


class PieceSchedule(Generic[Piece]):
    """A piece at a time on the lanes: long reads go between two of them, letters are never waited for.

    Args:
        read: on the lane for long reads; None: there is nothing more to do. `write`: on the writing lane.
        pieces: so many a look, whatever else there is to do.
    """

    def __init__(
        self,
        name: str,
        read: Callable[[], Piece | None],
        write: Callable[[Piece], object],
        lanes: tuple[Executor, Executor],
        pieces: int,
        others: OthersShare | None = None,
    ) -> None:
        self._read = read
        self._write = write
        self._copying, self._writing = lanes
        self._pieces = pieces
        self._others = others or OthersShare()
        log = logging.getLogger(f"shuke.head_office.{name}")
        self._looking = LookingAgain(name, LOOK_EVERY_S, self.run, log)
        self.start, self.stop = self._looking.start, self._looking.stop

    def run(self) -> None:
        """What came since, or the next part of it: all of it, where nobody wants anything else."""
        own = self._others.own
        for piece in count(1):
            if self._looking.is_stopping:
                break
            began = time.perf_counter()
            read = self._copying.submit(own, self._read).result()
            if read is None:
                break
            self._writing.submit(own, self._write, read).result()
            if piece >= self._pieces:
                self._looking.rest(time.perf_counter() - began)
                if self._others.since() > QUIET:
                    break


def noting_habits(
    data: OfficeData, writing: Executor, copying: Executor, others: OthersShare | None = None
) -> PieceSchedule[HabitsRead]:
    """What members usually buy."""
    return PieceSchedule(
        "habits",
        lambda: read_changed_habits(data.copying, HABITS_AT_ONCE),
        lambda read: note_habits(data.writing, read),
        (copying, writing),
        HABIT_PIECES,
        others,
    )


def packing_members(
    data: OfficeData, identity: OfficeIdentity, writing: Executor, copying: Executor
) -> PieceSchedule[PackingPiece]:
    """What segments are found by."""
    recorder = data.recorder(identity)
    return PieceSchedule(
        "packing",
        lambda: read_packing(data.copying, lambda work: recorder.today(work, identity.calendar)),
        lambda piece: write_packing(data.writing, piece),
        (copying, writing),
        PACKED_PIECES,
    )
