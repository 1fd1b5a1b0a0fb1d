"""What the programme gives on the occasions of care: nobody is to get it a second time."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from shuke.domain.campaigns.handout import Handout
from shuke.domain.care.plan import Occasion
from shuke.domain.programme.document import Programme
from shuke.domain.programme.parts.perks import Perk, Reward, Trigger
from shuke.domain.programme.parts.when import OnBirthday, OnBirthdayMonth, OnDayOfYear, OnHoliday, When

__all__ = ["given_by_programme", "not_twice"]


def given_by_programme(programme: Programme, occasion: Occasion) -> tuple[Reward | Perk, ...]:
    """What comes by itself then, and what staff hand out then, each in the document's order."""
    rewards = (one for one in programme.rewards if _comes(one, occasion))
    perks = (one for one in programme.perks if _is_of(one.when, occasion))
    return (*rewards, *perks)


def _comes(reward: Reward, occasion: Occasion) -> bool:
    match reward.trigger:
        case Trigger.BIRTHDAY:
            return occasion is Occasion.BIRTHDAY
        case Trigger.PROMOTION:
            return occasion is Occasion.TIER
        case Trigger.DAY:
            return _is_of(reward.when, occasion)
        case _:
            return False


def _is_of(when: When | None, occasion: Occasion) -> bool:
    if occasion is Occasion.BIRTHDAY:
        return isinstance(when, OnBirthday | OnBirthdayMonth)
    return occasion is Occasion.FESTIVAL and isinstance(when, OnHoliday | OnDayOfYear)


def not_twice(what: Handout, beside: Iterable[Reward | Perk]) -> Handout:
    """What is left to give beside these: no points where they bring points, not the same kind of coupon."""
    gives = [one.gives for one in beside if one.gives is not None]
    if any(one.points for one in gives):
        what = replace(what, points=0)
    if what.coupon and any(one.coupon == what.coupon for one in gives):
        what = replace(what, coupon="", count=1)
    return what
