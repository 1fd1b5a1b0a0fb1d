"""Which of the rules on points a new version changes: members hear of that some days before."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from enum import StrEnum
from fractions import Fraction

from shuke.domain.bilingual import Bilingual
from shuke.domain.programme.document import Programme

__all__ = ["PointsRule", "points_rules_changed"]

_NO_NAME = Bilingual("", "")


class PointsRule(StrEnum):
    """What of a programme decides about points; `shuke.wording.programme_window` has words for each."""

    EARNING = "earning"
    DAYS = "days"
    AS_MONEY = "as_money"
    VALIDITY = "validity"
    MULTIPLIERS = "multipliers"


def points_rules_changed(old: Programme, new: Programme) -> tuple[PointsRule, ...]:
    """Names may change, and tiers may be added, without a notice."""
    changed = [rule for rule, read in _RULES.items() if read(old) != read(new)]
    if not _multipliers(old).items() <= _multipliers(new).items():
        changed.append(PointsRule.MULTIPLIERS)
    return tuple(changed)


def _multipliers(programme: Programme) -> dict[str, Fraction]:
    return {one.key: one.points_multiplier for one in programme.tiers} | {
        one.key: one.points_multiplier for one in programme.cards
    }


_RULES: Mapping[PointsRule, Callable[[Programme], object]] = {
    PointsRule.EARNING: lambda programme: programme.earning,
    PointsRule.DAYS: lambda programme: tuple(replace(day, name=_NO_NAME) for day in programme.days),
    PointsRule.AS_MONEY: lambda programme: programme.points_as_money,
    PointsRule.VALIDITY: lambda programme: programme.points_validity,
}
