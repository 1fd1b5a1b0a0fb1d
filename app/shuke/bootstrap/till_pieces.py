"""What is worked out ahead while nobody needs the counter: read on the reading lane, written in pieces of the
counter's that keys may come between."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from shuke.application.counter.desk import Desk
from shuke.application.figures.counting import keep_count, next_count
from shuke.application.members.habits import HabitsRead, note_habits, read_changed_habits
from shuke.application.ports.costs import KeptCount
from shuke.application.ports.segments import PackingPiece
from shuke.application.ports.store import StoreUnusable
from shuke.application.segments.packing import read_packing, write_packing
from shuke.presenters.background import Background, Lane

__all__ = ["PiecesWhileQuiet", "counting", "noting_habits", "packing_members"]

Piece = TypeVar("Piece")

HABITS_AT_ONCE = 100


class PiecesWhileQuiet(Generic[Piece]):
    """
    Args:
        read: None: there is nothing more to do.
    """

    def __init__(
        self, background: Background, read: Callable[[], Piece | None], write: Callable[[Piece], object]
    ) -> None:
        self._background = background
        self._read = read
        self._write = write

    def go(self, then: Callable[[], object]) -> None:
        """`then` is called once all is done, or nothing can be done."""

        def have_read(piece: Piece | None) -> None:
            if piece is None:
                then()
            else:
                self._keep(piece, then)

        self._background.run(Lane.READING, self._read, have_read, lambda _: then(), expected=(StoreUnusable,))

    def _keep(self, piece: Piece, then: Callable[[], object]) -> None:
        self._background.run(
            Lane.COUNTER,
            lambda: self._write(piece),
            lambda _: self.go(then),
            lambda _: then(),
            expected=(StoreUnusable,),
        )


def noting_habits(background: Background, desk: Desk) -> PiecesWhileQuiet[HabitsRead]:
    """What members usually buy."""
    return PiecesWhileQuiet(
        background,
        lambda: read_changed_habits(desk.reports, HABITS_AT_ONCE),
        lambda read: note_habits(desk.store, read),
    )


def packing_members(background: Background, desk: Desk) -> PiecesWhileQuiet[PackingPiece]:
    """What segments are found by."""
    return PiecesWhileQuiet(
        background,
        lambda: read_packing(desk.reports, lambda work: desk.recorder.today(work, desk.shop)),
        lambda piece: write_packing(desk.store, piece),
    )


def counting(background: Background, desk: Desk) -> PiecesWhileQuiet[KeptCount]:
    """What takes a walk through all members' purchases; one row is written for each."""

    def count() -> KeptCount | None:
        now_ms = desk.recorder.now_ms()
        return next_count(desk.reports, lambda work: desk.recorder.today(work, desk.shop), now_ms)

    return PiecesWhileQuiet(background, count, lambda found: keep_count(desk.store, found))
