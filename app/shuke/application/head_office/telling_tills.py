"""Whom a till is told of: everybody, or where tills keep a part of the members alone those of its shop."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from shuke.application.ports.store import Work
from shuke.domain.prize_stock import is_stock
from shuke.domain.sync.limits import MOST_SUBJECTS_A_PAGE
from shuke.domain.sync.subjects import Subject, SubjectKind

__all__ = ["Changes", "Today", "changes_behind", "left_by"]

Today = Callable[[Work], date]
"""Head office's business date; read only where it is needed."""

_MOST_LOOKS = 5
"""So many pages of changes are looked through for one page that concerns a till: some 50 ms."""


@dataclass(frozen=True, slots=True)
class Changes:
    """Subjects that changed with their places in the stream; `place` is how far it was looked through, `more` whether
    there are more changes behind that."""

    told: list[tuple[Subject, int]]
    place: int
    more: bool


def changes_behind(work: Work, till: str, since: int, most: int, today: Today) -> Changes:
    """The next changes that concern a till, at most so many."""
    policy = work.keepings.policy()
    members = policy.told(work.shops.shop_of(till), today(work)) if policy.is_a_part else None
    if members is None:
        told = work.feed.behind(since, most)
        return Changes(told, told[-1][1] if told else since, len(told) == most)
    changes = Changes([], since, more=True)
    for _ in range(_MOST_LOOKS):
        page = work.feed.behind(changes.place, MOST_SUBJECTS_A_PAGE)
        named = [subject.name for subject, _ in page if subject.kind is SubjectKind.MEMBER]
        theirs = work.keepings.belonging(members, named)
        mine = [one for one in page if one[0].kind is not SubjectKind.MEMBER or one[0].name in theirs]
        room = most - len(changes.told)
        told = changes.told + mine[:room]
        if len(mine) > room:
            return Changes(told, told[-1][1], more=True)
        last = len(page) < MOST_SUBJECTS_A_PAGE
        changes = Changes(told, page[-1][1] if page else changes.place, more=not last)
        if last or len(told) == most:
            break
    return changes


def left_by(work: Work, till: str, member_ids: Sequence[str], today: Today) -> tuple[str, ...]:
    """Who of these members is not the till's to keep (any more)."""
    policy = work.keepings.policy()
    kept = policy.here(work.shops.shop_of(till), today(work)) if policy.is_a_part else None
    if kept is None:
        return ()
    theirs = work.keepings.belonging(kept, member_ids)
    return tuple(name for name in member_ids if name not in theirs and not is_stock(name))
