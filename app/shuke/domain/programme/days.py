"""Days that multiply points: which are today, and which one is the best."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from shuke.domain.birthday import Birthday
from shuke.domain.explanation import Reason
from shuke.domain.holidays import HolidayCalendar
from shuke.domain.programme.document import Programme
from shuke.domain.programme.numbers import decimal_text
from shuke.domain.programme.parts.earning import DayRule
from shuke.domain.programme.parts.tiers import Tier
from shuke.domain.programme.parts.when import OnBirthday, OnDates, OnDayOfMonth, falls_on
from shuke.domain.programme.quote import Standing
from shuke.domain.programme.says import Says, reason

__all__ = ["DaysToday", "days_today", "reasons_of_days"]


@dataclass(frozen=True, slots=True)
class DaysToday:
    """The day rules open to this member today, best first, and the word of those that are not."""

    open: tuple[DayRule, ...]
    closed: tuple[tuple[DayRule, Reason], ...]

    @property
    def multiplier(self) -> Fraction:
        """That of the best day; days do not multiply with each other."""
        return self.open[0].points_multiplier if self.open else Fraction(1)


NO_HOLIDAYS = HolidayCalendar()


def days_today(
    programme: Programme, tier: Tier, standing: Standing, day: date, calendar: HolidayCalendar = NO_HOLIDAYS
) -> DaysToday:
    """Look at every day rule. Of equal multipliers the one without a yearly limit is the better."""
    open_rules: list[DayRule] = []
    closed: list[tuple[DayRule, Reason]] = []
    for rule in programme.days:
        most = rule.most_a_year(tier.key)
        if rule.tiers and not rule.tiers & standing.holds:
            closed.append((rule, reason(_name(rule), Says.DAY_OTHER_TIER, name=rule.name, tier=tier.name)))
        elif not falls_on(rule.when, day, standing.birthday, calendar):
            closed.append((rule, _not_today(rule, standing.birthday)))
        elif most is not None and standing.member_days_this_year >= most:
            used_up = reason(_name(rule), Says.DAY_USED_UP, most=most, name=rule.name, tier=tier.name)
            closed.append((rule, used_up))
        else:
            open_rules.append(rule)
    open_rules.sort(key=lambda rule: (-rule.points_multiplier, rule.most_a_year(tier.key) is not None))
    return DaysToday(open=tuple(open_rules), closed=tuple(closed))


def reasons_of_days(programme: Programme, today: DaysToday, extra: int) -> list[Reason]:
    """Every day rule's word, in the order of the document; `extra` is what the best one added."""
    closed = {rule.key: word for rule, word in today.closed}
    return [closed.get(rule.key) or _open(rule, today.open, extra) for rule in programme.days]


def _open(rule: DayRule, open_rules: Sequence[DayRule], extra: int) -> Reason:
    best = open_rules[0]
    if rule is not best:
        return reason(_name(rule), Says.DAY_BEATEN, better=best.name, name=rule.name)
    times = decimal_text(rule.points_multiplier)
    if not extra:
        return reason(_name(rule), Says.DAY_GIVES_NOTHING, name=rule.name, times=times)
    return reason(_name(rule), Says.DAY_APPLIED, applied=True, points=extra, name=rule.name, times=times)


def _not_today(rule: DayRule, birthday: Birthday | None) -> Reason:
    when = rule.when
    if isinstance(when, OnBirthday):
        says = Says.BIRTHDAY_UNKNOWN if birthday is None else Says.BIRTHDAY_NOT_TODAY
        return reason(_name(rule), says, name=rule.name)
    if isinstance(when, OnDates):
        first, last = when.first.isoformat(), when.last.isoformat()
        return reason(_name(rule), Says.DATES_NOT_TODAY, first=first, last=last, name=rule.name)
    if isinstance(when, OnDayOfMonth):
        return reason(_name(rule), Says.DAY_OF_MONTH_NOT_TODAY, day=when.day, name=rule.name)
    return reason(_name(rule), Says.DAY_ANOTHER_NOT_TODAY, name=rule.name)


def _name(rule: DayRule) -> str:
    return f"earning.day.{rule.key}"
