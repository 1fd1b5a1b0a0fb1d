"""Everybody in the shop who may be somebody else, too: looked for a stretch of the members at a time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from shuke.application.ports.store import Work
from shuke.domain.member import Member
from shuke.domain.profile import Profile

__all__ = ["AllTwins", "LookedUpTo", "twins_in_the_shop"]

_AT_ONCE = 5_000
_MOST_OF_ONE = 20


@dataclass(frozen=True, slots=True)
class LookedUpTo:
    """By telephone first, then by name; where to look on."""

    phone: str | None = ""
    name: tuple[str, int, int] = ("", 0, 0)


@dataclass(frozen=True, slots=True)
class AllTwins:
    """Groups of members who may be one person; `behind` is None when everybody was looked at."""

    groups: tuple[tuple[Member, ...], ...]
    behind: LookedUpTo | None


def twins_in_the_shop(work: Work, behind: LookedUpTo) -> AllTwins:
    """The next stretch. Whoever went up in another is somebody else no more."""
    if behind.phone is not None:
        phones = work.mergers.phones_twice(behind.phone, _AT_ONCE)
        groups = [_standing(work.members.by_phone(phone, _MOST_OF_ONE)) for phone in phones.phones]
        return AllTwins(tuple(_of_several(groups)), LookedUpTo(phones.behind or None))
    names = work.mergers.names_twice(behind.name, _AT_ONCE)
    groups = []
    for name, birthday in names.names:
        ids = work.mergers.namesakes(name, birthday, _MOST_OF_ONE)
        found = [member for one in ids if (member := work.members.get(one)) is not None]
        groups.append(_of_fitting_years(_standing(found)))
    return AllTwins(tuple(_of_several(groups)), LookedUpTo(None, names.behind) if names.behind else None)


def _standing(members: Sequence[Member]) -> tuple[Member, ...]:
    return tuple(one for one in members if not one.merged_into and not one.erased)


def _of_fitting_years(members: Sequence[Member]) -> tuple[Member, ...]:
    """Those of them who may be one person with another of them."""
    return tuple(
        one
        for one in members
        if any(other is not one and _fit(one.profile, other.profile) for other in members)
    )


def _fit(one: Profile, other: Profile) -> bool:
    years = {told.birthday.year for told in (one, other) if told.birthday and told.birthday.year}
    return len(years) < 2


def _of_several(groups: Sequence[tuple[Member, ...]]) -> Iterator[tuple[Member, ...]]:
    return (group for group in groups if len(group) > 1)
