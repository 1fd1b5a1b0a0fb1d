"""Whom to look at when a day closes, and on the morning after it: questions that an index answers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import islice

from shuke.application.ports.closing import Due, DueBy
from shuke.domain.birthday import kept_in_month, kept_on
from shuke.domain.holidays import HolidayCalendar
from shuke.domain.membership.closing.day import everybody_at_year_end, months_back
from shuke.domain.programme.document import Programme
from shuke.domain.programme.parts.perks import Per, Reward, Trigger
from shuke.domain.programme.parts.tiers import Tier
from shuke.domain.programme.parts.when import OnBirthday, OnBirthdayMonth, falls_on
from shuke.domain.tier_held import TierHeld

__all__ = ["Wanted", "due_at_close", "due_in_the_morning"]

Wanted = Callable[[TierHeld], bool]
"""Whether a holder of that is worth looking at at all."""

_ANYBODY: Wanted = lambda _held: True  # noqa: E731 - a constant of that type


def due_at_close(programme: Programme, day: date, *, everybody: bool) -> list[tuple[Due, Wanted]]:
    """The questions of the close of that day, one after the other.

    Args:
        everybody: nothing was ever closed here, or a version begins whose terms may be other ones.
    """
    if everybody:
        return [(Due(DueBy.EVERYBODY), _ANYBODY)]
    found = [(Due(DueBy.LATE), _ANYBODY), (_between(DueBy.OVER, day, day), _ANYBODY)]
    for tier in programme.tiers:
        found += [(due, _holding(tier)) for due in _terms(programme, tier, day)]
    for step in programme.dormancy:
        for since in months_back(day, step.months):
            found += [(_between(by, since, since), _ANYBODY) for by in (DueBy.LAST_SALE, DueBy.NO_SALE)]
    found += [(due, _ANYBODY) for due in _beside(programme, day)]
    if (day.month, day.day) == (12, 31):
        found += _year_end(programme, day)
    return found


def _beside(programme: Programme, day: date) -> Iterator[Due]:
    """Whose cards beside the tier may end today, and who may get one by itself. Calendar years are looked at when
    they end; a tier that was given today may not go with what is held."""
    if not programme.cards:
        return
    automatic = [entry for card in programme.cards for entry in card.entries if entry.automatic]
    if (day.month, day.day) == (12, 31):
        yield Due(DueBy.BESIDE)
        if automatic:
            yield _between(DueBy.LAST_SALE, date(day.year, 1, 1), day)
        return
    yield Due(DueBy.BESIDE, last=day.isoformat())
    if any(card.on_tiers for card in programme.cards):
        yield _between(DueBy.TERM, day, day)
    if automatic:
        yield _between(DueBy.LAST_SALE, day, day)


def _terms(programme: Programme, tier: Tier, day: date) -> Iterator[Due]:
    """Those whose term ends with that day, or whose grace does; and those in grace who bought something today."""
    term = programme.term_of(tier)
    ending = term.starting(day)
    if ending is not None:
        yield _between(DueBy.TERM, *ending)
    if tier.renewal is None or not tier.renewal.grace_days:
        return
    for passed in range(1, tier.renewal.grace_days + 1):
        ended = term.starting(day - timedelta(days=passed))
        if ended is not None:
            last = passed == tier.renewal.grace_days
            yield _between(DueBy.TERM, *ended, bought="" if last else day.isoformat())


def _year_end(programme: Programme, day: date) -> Iterator[tuple[Due, Wanted]]:
    rewards = _of(programme, Trigger.YEAR_END)
    if not rewards:
        return
    if everybody_at_year_end(programme):
        yield Due(DueBy.EVERYBODY), _rewarded(programme, rewards)
    else:
        yield _between(DueBy.LAST_SALE, date(day.year, 1, 1), day), _rewarded(programme, rewards)


def due_in_the_morning(
    programme: Programme, morning: date, calendar: HolidayCalendar, *, everybody: bool
) -> list[tuple[Due, Wanted]]:
    """Birthdays, and days that bring something to many. Who came to a tier since the morning before is looked at
    for what others got earlier."""
    found: list[tuple[Due, Wanted]] = []
    birthdays = _of(programme, Trigger.BIRTHDAY)
    found += [(due, _rewarded(programme, birthdays)) for due in _born_on(morning) if birthdays]
    beside = {card.key for card in programme.cards}
    for reward in _of(programme, Trigger.DAY):
        dues = _on_day(reward, morning, calendar, everybody=everybody)
        if reward.tiers and reward.tiers <= beside:
            found += [(Due(DueBy.BESIDE), _ANYBODY) for _ in islice(dues, 1)]
        else:
            found += [(due, _rewarded(programme, [reward])) for due in dues]
    return found


def _on_day(reward: Reward, morning: date, calendar: HolidayCalendar, *, everybody: bool) -> Iterator[Due]:
    newcomers = _between(DueBy.TERM, morning - timedelta(days=1), morning)
    match reward.when:
        case OnBirthday():
            yield from _born_on(morning)
        case OnBirthdayMonth():
            whole = morning.day == 1 or everybody or reward.per is Per.DAY
            if whole:
                yield from _born_in_month_of(morning)
            else:
                yield newcomers
        case None:
            yield Due(DueBy.EVERYBODY) if everybody or _begins(reward.per, morning) else newcomers
        case when if falls_on(when, morning, None, calendar):
            yield Due(DueBy.EVERYBODY)
        case _:
            return


def _begins(per: Per, morning: date) -> bool:
    """Whether everybody may have it anew from that day on."""
    match per:
        case Per.DAY:
            return True
        case Per.MONTH:
            return morning.day == 1
        case Per.YEAR | Per.BIRTHDAY_MONTH:
            return (morning.month, morning.day) == (1, 1)
        case _:
            return False


def _born_on(morning: date) -> Iterator[Due]:
    for month, day in kept_on(morning):
        yield _born(month, day, day)


def _born_in_month_of(morning: date) -> Iterator[Due]:
    """The days of each month, of ours or the Chinese calendar, follow one another."""
    days: dict[int, list[int]] = defaultdict(list)
    for month, day in kept_in_month(morning.year, morning.month):
        days[month].append(day)
    for month in sorted(days):
        yield _born(month, min(days[month]), max(days[month]))


def _born(month: int, first: int, last: int) -> Due:
    return Due(DueBy.BIRTHDAY, f"{month:02d}-{first:02d}", f"{month:02d}-{last:02d}")


def _between(by: DueBy, first: date, last: date, bought: str = "") -> Due:
    return Due(by, first.isoformat(), last.isoformat(), bought)


def _of(programme: Programme, trigger: Trigger) -> list[Reward]:
    return [one for one in programme.rewards if one.trigger is trigger]


def _holding(tier: Tier) -> Wanted:
    return lambda held: held.tier == tier.key


def _rewarded(programme: Programme, rewards: list[Reward]) -> Wanted:
    """What is held beside the tier, its word does not say: where that matters, anybody is."""
    beside = {card.key for card in programme.cards}
    anybody = any(not one.tiers or one.tiers & beside for one in rewards)
    tiers = frozenset().union(*(one.tiers for one in rewards))
    return lambda held: anybody or held.tier in tiers
