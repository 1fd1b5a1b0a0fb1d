"""What somebody usually buys, and how often: told by the days on which it was bought."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

__all__ = ["BoughtLine", "Habit", "Habits", "habits_of"]

_MOST_HABITS = 5
_LEAST_DAYS = 2
"""Who bought something once has no habit."""


@dataclass(frozen=True, slots=True)
class BoughtLine:
    """`article_id` is empty for an amount that was rung up without an article."""

    on: date
    article_id: str
    name: str


@dataclass(frozen=True, slots=True)
class Habit:
    """Something bought on so many days, usually every `every_days`; `name` as it was called last."""

    name: str
    days: int
    every_days: int
    last_on: date


@dataclass(frozen=True, slots=True)
class Habits:
    """`every_days`: between two visits, usually; None if there were not two. The most frequent goods first."""

    every_days: int | None
    goods: tuple[Habit, ...]


def habits_of(lines: Iterable[BoughtLine]) -> Habits:
    visits: set[date] = set()
    days: defaultdict[str, set[date]] = defaultdict(set)
    names: dict[str, tuple[date, str]] = {}
    for line in lines:
        visits.add(line.on)
        if line.article_id:
            days[line.article_id].add(line.on)
            names[line.article_id] = max(names.get(line.article_id, (date.min, "")), (line.on, line.name))
    goods = [
        Habit(names[article_id][1], len(on), _usual_gap(on), max(on))
        for article_id, on in days.items()
        if len(on) >= _LEAST_DAYS
    ]
    goods.sort(key=lambda one: (-one.days, -one.last_on.toordinal(), one.name))
    every = _usual_gap(visits) if len(visits) >= _LEAST_DAYS else None
    return Habits(every, tuple(goods[:_MOST_HABITS]))


def _usual_gap(days: Iterable[date]) -> int:
    """The median, the shorter one of two in the middle; of two days or more."""
    gaps: Sequence[int] = _gaps(sorted(days))
    return gaps[(len(gaps) - 1) // 2]


def _gaps(days: Sequence[date]) -> list[int]:
    return sorted((later - earlier).days for earlier, later in pairwise(days))
