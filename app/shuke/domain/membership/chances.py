"""Chances of the wheel: given to a member by whoever turns to many, used up by spins."""

from __future__ import annotations

from datetime import date, timedelta

from shuke.domain.explanation import Reason
from shuke.domain.membership.book import Book
from shuke.domain.membership.changes import Outcome, Used
from shuke.domain.membership.handing_tells import HandingTells
from shuke.domain.membership.limits import who_in_the_way
from shuke.domain.membership.state import Membership
from shuke.domain.prize_stock import campaign_of
from shuke.domain.programme.document import Programme
from shuke.domain.programme.parts.wheel import Wheel
from shuke.domain.programme.says import reason
from shuke.domain.wheel_chances import CHANCES_GIVEN, CHANCES_USED, ChancesOf

__all__ = ["chances_in_hand", "give_chances", "no_chances"]


def no_chances(programme: Programme, rule: str, on: date) -> Reason | None:
    """Why nobody can be given a chance that day: no wheel, or it turned for the last time. Before its first day they
    may be given."""
    wheel = programme.wheel
    if wheel is None:
        return reason(rule, HandingTells.NO_WHEEL)
    if wheel.when is not None and wheel.when.last < on:
        days = f"{wheel.when.first.isoformat()} – {wheel.when.last.isoformat()}"
        return reason(rule, HandingTells.NOT_TURNING, days=days)
    return None


def give_chances(programme: Programme, membership: Membership, count: int, rule: str, on: date) -> Outcome:
    """So many, or a refusal; who may not spin is given none."""
    wheel = programme.wheel
    refusal = no_chances(programme, rule, on)
    if wheel is not None and refusal is None:
        refusal = who_in_the_way(programme, membership, wheel.tiers, rule, programme.name)
    if wheel is None or refusal is not None:
        assert refusal is not None  # there is no wheel
        return Outcome.no(refusal)
    last = _last_day(wheel, on)
    which = ChancesOf(campaign_of(programme.key, wheel.campaign), rule, last)
    told = reason(rule, HandingTells.CHANCES_GIVEN, applied=True, count=count)
    if last is not None:
        told = reason(
            rule, HandingTells.CHANCES_GIVEN_UNTIL, applied=True, count=count, last=last.isoformat()
        )
    return Outcome((Used(membership.member_id, CHANCES_GIVEN, which.period, count, on),), (told,))


def _last_day(wheel: Wheel, on: date) -> date | None:
    """Of what is given that day; never behind the wheel's own."""
    ends = [] if wheel.when is None else [wheel.when.last]
    if wheel.chances_days:
        ends.append(on + timedelta(days=wheel.chances_days - 1))
    return min(ends, default=None)


def chances_in_hand(
    book: Book, programme: Programme, wheel: Wheel, member_id: str, on: date
) -> list[tuple[ChancesOf, int]]:
    """Those that the member may still use that day, soonest to lapse first, with how many there are of each."""
    campaign = campaign_of(programme.key, wheel.campaign)
    used = book.used_by_period(member_id, CHANCES_USED)
    found = []
    for period, times in book.used_by_period(member_id, CHANCES_GIVEN).items():
        which, left = ChancesOf.read(period), times - used.get(period, 0)
        if which is None or which.wheel != campaign or left <= 0:
            continue
        if which.last_day is None or which.last_day >= on:
            found.append((which, left))
    return sorted(found, key=lambda one: (one[0].last_day or date.max, one[0].source))
