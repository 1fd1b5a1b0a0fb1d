"""What members usually buy is noted while nobody needs the counter."""

from __future__ import annotations

from collections.abc import Callable

from shuke.application.counter.desk import Desk
from shuke.application.members.habits import HabitsRead, note_habits, read_changed_habits
from shuke.application.ports.store import StoreUnusable
from shuke.presenters.background import Background, Lane

__all__ = ["HabitsWhileQuiet"]

AT_ONCE = 100


class HabitsWhileQuiet:
    """Read on the reading lane, written in pieces of the counter's that keys may come between."""

    def __init__(self, background: Background, desk: Desk) -> None:
        self._background = background
        self._desk = desk

    def go(self, then: Callable[[], object]) -> None:
        """`then` is called once all is noted, or nothing can be done."""

        def have_read(read: HabitsRead | None) -> None:
            if read is None:
                then()
            else:
                self._note(read, then)

        self._background.run(
            Lane.READING,
            lambda: read_changed_habits(self._desk.reports, AT_ONCE),
            have_read,
            lambda _: then(),
            expected=(StoreUnusable,),
        )

    def _note(self, read: HabitsRead, then: Callable[[], object]) -> None:
        self._background.run(
            Lane.COUNTER,
            lambda: note_habits(self._desk.store, read),
            lambda _: self.go(then),
            lambda _: then(),
            expected=(StoreUnusable,),
        )
