"""What somebody usually buys, how often, and when it is due again: told by the days on which it was bought."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

__all__ = ["REGULAR_DAYS", "BoughtLine", "Habit", "Habits", "habits_of", "regular_habits"]

_MOST_HABITS = 5
_LEAST_DAYS = 2
"""Who bought something once has no habit."""

REGULAR_DAYS = 3
"""From two gaps on one may say that it will be so again."""

_REGULAR_EVERY = 7
"""Of what is bought every few days anyway nobody needs to be reminded."""


def _after(day: date, days: int) -> date:
    """At most the last day there is: a clock may have been anywhere."""
    return date.fromordinal(min(day.toordinal() + days, date.max.toordinal()))


@dataclass(frozen=True, slots=True)
class BoughtLine:
    """`article_id` is empty for an amount that was rung up without an article."""

    on: date
    article_id: str
    name: str


@dataclass(frozen=True, slots=True)
class Habit:
    """Something bought on so many days, usually every `every_days`; `name` as it was called last."""

    article_id: str
    name: str
    days: int
    every_days: int
    last_on: date

    @property
    def is_regular(self) -> bool:
        """Often enough to say when it is due again."""
        return self.days >= REGULAR_DAYS and self.every_days >= _REGULAR_EVERY

    @property
    def due_on(self) -> date:
        """The first day on which it is usually bought again."""
        return _after(self.last_on, self.every_days)

    @property
    def over_on(self) -> date:
        """The first day on which nobody waits for it any more: twice as long has gone by."""
        return _after(self.last_on, 2 * self.every_days)

    def is_due(self, on: date) -> bool:
        return self.is_regular and self.due_on <= on < self.over_on


@dataclass(frozen=True, slots=True)
class Habits:
    """`every_days`: between two visits, usually; None if there were not two. The most frequent goods first."""

    every_days: int | None
    goods: tuple[Habit, ...]


def habits_of(lines: Iterable[BoughtLine]) -> Habits:
    """Those bought most often; what is due again may be another one, see `regular_habits`."""
    read = list(lines)
    visits = {line.on for line in read}
    every = _usual_gap(visits) if len(visits) >= _LEAST_DAYS else None
    return Habits(every, tuple(_goods(read)[:_MOST_HABITS]))


def regular_habits(days: Mapping[str, Collection[date]]) -> tuple[Habit, ...]:
    """All that is bought again and again, of the days on which each article was; nobody says its name."""
    habits = (
        Habit(article_id, "", len(on), _usual_gap(on), max(on))
        for article_id, on in days.items()
        if len(on) >= REGULAR_DAYS
    )
    return tuple(one for one in habits if one.is_regular)


def _goods(lines: Iterable[BoughtLine]) -> list[Habit]:
    days: defaultdict[str, set[date]] = defaultdict(set)
    names: dict[str, tuple[date, str]] = {}
    for line in lines:
        if line.article_id:
            days[line.article_id].add(line.on)
            names[line.article_id] = max(names.get(line.article_id, (date.min, "")), (line.on, line.name))
    goods = [
        Habit(article_id, names[article_id][1], len(on), _usual_gap(on), max(on))
        for article_id, on in days.items()
        if len(on) >= _LEAST_DAYS
    ]
    goods.sort(key=lambda one: (-one.days, -one.last_on.toordinal(), one.name))
    return goods


def _usual_gap(days: Iterable[date]) -> int:
    """The median, the shorter one of two in the middle; of two days or more."""
    gaps: Sequence[int] = _gaps(sorted(days))
    return gaps[(len(gaps) - 1) // 2]


def _gaps(days: Sequence[date]) -> list[int]:
    return sorted((later - earlier).days for earlier, later in pairwise(days))
