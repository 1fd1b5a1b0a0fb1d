"""What a member usually buys here, of the newest sales that this machine knows; noted for all members, whoever of
them is due again is found at once.

Nothing of it is written where somebody waits: it follows the sales in pieces, a little later.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from shuke.application.ports.habits import HabitChanges
from shuke.application.ports.store import Store, Work
from shuke.application.trying_again import tried_again
from shuke.domain.habits import REGULAR_DAYS, Habit, Habits, habits_of, regular_habits
from shuke.domain.segments.conditions import is_word

__all__ = ["HabitsRead", "note_habits", "read_changed_habits", "read_habits"]

_SALES = 200


def read_habits(work: Work, member_id: str) -> Habits:
    """Of the member, and of whoever went up in that member."""
    return habits_of(work.member_history.bought(_whole(work, member_id), _SALES))


@dataclass(frozen=True, slots=True)
class HabitsRead:
    """By member; nothing of whoever has none any more."""

    changes: HabitChanges
    habits: Mapping[str, tuple[Habit, ...]]


def read_changed_habits(reading: Store, most: int) -> HabitsRead | None:
    """A piece of what is to be noted; None: all of it is."""
    with reading.reading() as work:
        changes = work.habits.changed(most)
        if changes is None:
            return None
        standing = {one: work.mergers.stands_for(one) for one in changes.members}
        erased = set(work.mergers.erased_among(sorted({*standing.values()})))
        habits: dict[str, tuple[Habit, ...]] = dict.fromkeys(changes.members, ())
        for member_id in {*standing.values()} - erased:
            often = work.member_history.bought_often(_whole(work, member_id), _SALES, REGULAR_DAYS)
            habits[member_id] = regular_habits({one: days for one, days in often.items() if is_word(one)})
        return HabitsRead(changes, habits)


@tried_again
def note_habits(writing: Store, read: HabitsRead) -> None:
    """What somebody else noted meanwhile stays, and is read once more; whoever was forgotten meanwhile has none."""
    with writing.writing() as work:
        erased = work.mergers.erased_among(list(read.habits))
        if work.habits.note(read.changes, {**read.habits, **dict.fromkeys(erased, ())}):
            work.commit()


def _whole(work: Work, member_id: str) -> tuple[str, ...]:
    return (member_id, *work.mergers.gone_up_in(member_id))
