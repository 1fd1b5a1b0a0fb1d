"""Contradictions in what is handed out: wheel, perks, rewards, gifts, draws, events."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from shuke.domain.programme.document import Programme
from shuke.domain.programme.parts.events import Event
from shuke.domain.programme.parts.gifts import Gift
from shuke.domain.programme.parts.gives import Gives
from shuke.domain.programme.parts.perks import DecidedBy, Granted, Per, Perk, Reward
from shuke.domain.programme.parts.wheel import Wheel
from shuke.domain.programme.parts.when import NEVER_OUT
from shuke.domain.programme.problems import ProblemKind
from shuke.domain.programme.tables import Notes
from shuke.domain.programme.toml_lines import Path

__all__ = ["check_handing_out"]


def check_handing_out(programme: Programme, notes: Notes) -> None:
    """Note what names no tier, card or coupon, stands there twice, or asks for what cannot be."""
    looks = _Looks(programme, notes)
    if programme.wheel is not None:
        _check_wheel(programme.wheel, looks)
    for place, perk in enumerate(programme.perks):
        _check_perk(perk, ("perks", place), looks)
    for place, reward in enumerate(programme.rewards):
        _check_reward(reward, ("rewards", place), looks)
    for place, gift in enumerate(programme.gifts):
        _check_gift(gift, ("gifts", place), looks)
    for place, event in enumerate(programme.events):
        _check_event(event, ("events", place), looks)
    for place, one in enumerate(programme.draws):
        looks.tiers(("draws", place, "tiers"), one.tiers)
        looks.gives(("draws", place), one.gives)
    _check_groups(programme, looks)
    looks.different(("perks",), (one.key for one in programme.perks))
    looks.different(("rewards",), (one.key for one in programme.rewards))
    looks.different(("gifts",), (one.key for one in programme.gifts))
    looks.different(("events",), (one.key for one in programme.events))
    looks.different(("draws",), (one.key for one in programme.draws))


class _Looks:
    """What every part is asked for: names that exist, keys that differ, keys that go together."""

    def __init__(self, programme: Programme, notes: Notes) -> None:
        self.notes = notes
        self._has_stored_value = programme.stored_value is not None
        self._tiers = [*(tier.key for tier in programme.tiers), *(card.key for card in programme.cards)]
        self._coupons = [coupon.key for coupon in programme.coupons]

    def tiers(self, path: Path, named: Iterable[str], inside: bool = False) -> None:
        """`inside`: each name is a key of the table at the path."""
        for name in sorted(set(named).difference(self._tiers)):
            where = (*path, name) if inside else path
            self.notes.add(ProblemKind.UNKNOWN_TIER, where, name, choices=", ".join(self._tiers))

    def gives(self, path: Path, gives: Gives | None) -> None:
        if gives is not None and gives.coupon and gives.coupon not in self._coupons:
            choices = ", ".join(self._coupons) or "–"
            self.notes.add(
                ProblemKind.UNKNOWN_COUPON, (*path, "gives", "coupon"), gives.coupon, choices=choices
            )
        if gives is not None and gives.bonus and not self._has_stored_value:
            self.notes.add(ProblemKind.NEEDS, (*path, "gives", "bonus"), other="stored_value")
        if gives is not None and gives.worth_most and gives.worth_least > gives.worth_most:
            least = self.notes.major(gives.worth_least)
            self.notes.add(ProblemKind.NOT_ABOVE, (*path, "gives", "worth_most"), least=least)

    def different(self, path: Path, keys: Iterable[str]) -> None:
        seen: set[str] = set()
        for place, key in enumerate(keys):
            if key in seen:
                self.notes.add(ProblemKind.DUPLICATE, (*path, place, "key"), key)
            seen.add(key)

    def not_with(self, path: Path, key: str, other: str, both: object) -> None:
        if both:
            self.notes.add(ProblemKind.NOT_WITH, (*path, key), other=other)

    def only_others(self, path: Path, tiers: Collection[str], of: Collection[str]) -> None:
        """Tiers named for an exception that the rule itself is not for."""
        for name in sorted(set(tiers).difference(of)) if of else ():
            self.notes.add(ProblemKind.LIMIT_FOR_OTHER_TIER, path, name)


def _check_wheel(wheel: Wheel, looks: _Looks) -> None:
    looks.tiers(("wheel", "tiers"), wheel.tiers)
    looks.different(("wheel", "segments"), (one.key for one in wheel.segments))
    for place, segment in enumerate(wheel.segments):
        looks.gives(("wheel", "segments", place), segment.gives)
    if not any(one.weight for one in wheel.segments):
        looks.notes.add(ProblemKind.NOTHING_COMES_UP, ("wheel", "segments"))
    if wheel.free_a_day > wheel.spins_a_day:
        looks.notes.add(
            ProblemKind.OUT_OF_RANGE,
            ("wheel", "free_a_day"),
            wheel.free_a_day,
            least=0,
            most=wheel.spins_a_day,
        )
    if wheel.free_a_day < wheel.spins_a_day and not wheel.points:
        looks.notes.add(ProblemKind.MISSING, ("wheel", "points"))
    looks.not_with(("wheel",), "points", "free_a_day", wheel.points and wheel.free_a_day == wheel.spins_a_day)


def _check_perk(perk: Perk, path: Path, looks: _Looks) -> None:
    looks.tiers((*path, "tiers"), perk.tiers)
    looks.tiers((*path, "from_tiers"), perk.from_tiers)
    looks.tiers((*path, "amounts"), (who for who, _ in perk.amounts), inside=True)
    looks.only_others((*path, "amounts"), [who for who, _ in perk.amounts], perk.tiers)
    looks.gives(path, perk.gives)
    promoted = perk.granted is Granted.PROMOTION
    standing = perk.per is Per.STANDING
    if promoted and perk.per not in (Per.ONCE, Per.TIER):
        looks.notes.add(ProblemKind.NOT_ONE_OF, (*path, "per"), perk.per.value, choices="once, tier")
    if perk.granted is Granted.SPENDING and perk.per is not Per.DAY:
        looks.notes.add(ProblemKind.NOT_ONE_OF, (*path, "per"), perk.per.value, choices="day")
    looks.not_with(path, "from_tiers", "granted", perk.from_tiers and not promoted)
    looks.not_with(path, "granted", "per", standing and perk.granted is not Granted.STATUS)
    looks.not_with(path, "amount", "per", standing and (perk.amount > 1 or perk.amounts))
    looks.not_with(path, "worth_most", "per", standing and perk.worth_most)
    looks.not_with(path, "worth_most", "decided_by", perk.worth_most and perk.decided_by is DecidedBy.STAFF)
    looks.not_with(path, "worth_most", "granted", perk.worth_most and perk.granted is not Granted.STATUS)


def _check_reward(reward: Reward, path: Path, looks: _Looks) -> None:
    looks.tiers((*path, "tiers"), reward.tiers)
    looks.gives(path, reward.gives)
    if reward.per in (Per.EVENT, Per.STANDING):
        choices = ", ".join(per.value for per in Per if per not in (Per.EVENT, Per.STANDING))
        looks.notes.add(ProblemKind.NOT_ONE_OF, (*path, "per"), reward.per.value, choices=choices)


def _check_gift(gift: Gift, path: Path, looks: _Looks) -> None:
    looks.tiers((*path, "tiers"), gift.tiers)
    looks.tiers((*path, "prices"), (who for who, _ in gift.prices), inside=True)
    looks.only_others((*path, "prices"), [who for who, _ in gift.prices], gift.tiers)
    looks.gives(path, gift.gives)
    if gift.below and gift.below <= gift.points:
        looks.notes.add(ProblemKind.NOT_ABOVE, (*path, "below"), gift.below, least=gift.points)
    looks.not_with(path, "below", "open_ended", gift.below and gift.open_ended)
    looks.not_with(path, "prices", "below", gift.prices and (gift.below or gift.open_ended))
    if gift.per in (Per.EVENT, Per.STANDING, Per.BIRTHDAY_MONTH):
        looks.notes.add(
            ProblemKind.NOT_ONE_OF, (*path, "per"), gift.per.value, choices="once, tier, day, month, year"
        )
    if gift.collected is None and gift.not_on != NEVER_OUT:
        looks.notes.add(ProblemKind.MISSING, (*path, "collected"))
    if gift.per is None and (gift.group or gift.most > 1):
        looks.notes.add(ProblemKind.MISSING, (*path, "per"))


def _check_groups(programme: Programme, looks: _Looks) -> None:
    """Gifts that share a quota say the same of it."""
    quotas: dict[str, tuple[object, int]] = {}
    for place, gift in enumerate(programme.gifts):
        if gift.group and quotas.setdefault(gift.group, (gift.per, gift.most)) != (gift.per, gift.most):
            looks.notes.add(ProblemKind.QUOTA_OF_GROUP, ("gifts", place, "group"), gift.group)


def _check_event(event: Event, path: Path, looks: _Looks) -> None:
    looks.tiers((*path, "tiers"), event.tiers)
    looks.tiers((*path, "priority"), event.priority)
    looks.tiers((*path, "double_gift"), event.double_gift)
    looks.tiers((*path, "without_purchase"), event.without_purchase)
    looks.tiers((*path, "fees"), (who for who, _ in event.fees), inside=True)
    looks.only_others((*path, "fees"), [who for who, _ in event.fees], event.tiers)
    looks.gives(path, event.gives)
    if event.opens > event.dates.last:
        looks.notes.add(
            ProblemKind.ENDS_BEFORE_IT_STARTS, (*path, "last"), event.dates.last, first=event.opens
        )
    if event.priority and not event.priority_days:
        looks.notes.add(ProblemKind.MISSING, (*path, "priority_days"))
    if event.priority_days and not event.priority:
        looks.notes.add(ProblemKind.MISSING, (*path, "priority"))
    for key, named in (("double_gift", event.double_gift), ("without_purchase", event.without_purchase)):
        looks.not_with(path, key, "gives", named and event.gives is None)
