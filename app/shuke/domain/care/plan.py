"""What a shop laid down for each occasion of care."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from shuke.domain.campaigns.handout import Handout
from shuke.domain.care.festivals import MOST_OWN, Festival, OwnDay

__all__ = ["BEFORE", "MOST_DAYS", "USUAL", "CarePlan", "Occasion", "late_days", "rule_of"]

MOST_DAYS = 400
_LONGEST_TEXT = 8_000
_LONGEST_WORD = 100


class Occasion(StrEnum):
    """In the order in which a list names them. The message that ships for each has the same name."""

    BIRTHDAY = "birthday"
    FESTIVAL = "festival"
    ANNIVERSARY = "anniversary"
    TIER = "tier"
    LAPSING = "lapsing"
    DOWNGRADE = "downgrade"
    SLEEPING = "sleeping"


BEFORE = frozenset(
    {Occasion.BIRTHDAY, Occasion.FESTIVAL, Occasion.ANNIVERSARY, Occasion.LAPSING, Occasion.DOWNGRADE}
)
"""Care comes so many days before these, after the others."""

_LATE = {
    Occasion.BIRTHDAY: 3,
    Occasion.FESTIVAL: 1,
    Occasion.ANNIVERSARY: 3,
    Occasion.TIER: 14,
    Occasion.SLEEPING: 14,
}


def late_days(occasion: Occasion) -> int:
    """For so many days what was missed, as the till was off, is made good; points that lapsed and tiers that were
    lost are not warned of any more."""
    return _LATE.get(occasion, 0)


@dataclass(frozen=True, slots=True)
class CarePlan:
    """
    Attributes:
        days: so many before the day, or after it; see `BEFORE`.
        what: a gift, a message by its template, or both.
        whom: a segment (``saved/…``, ``preset/…``) or a tier (``tier/…``) as they are on the day; empty: everybody.
        gap_days: whoever had it fewer days ago is passed over.
        festivals, own_days: of FESTIVAL alone.

    Raises:
        ValueError: beyond a bound.
    """

    days: int = 0
    what: Handout = field(default_factory=Handout)
    whom: str = ""
    gap_days: int = 0
    festivals: tuple[Festival, ...] = ()
    own_days: tuple[OwnDay, ...] = ()

    def __post_init__(self) -> None:
        what = self.what
        if not (what.empty or what.in_bounds) or what.event or what.chances:
            raise ValueError("too much, an invitation, or spins")
        if max(len(what.coupon), len(what.message), len(self.whom)) > _LONGEST_WORD:
            raise ValueError("words")
        if not (0 <= self.days <= MOST_DAYS and 0 <= self.gap_days <= MOST_DAYS):
            raise ValueError("days")
        keys = [one.key for one in self.own_days]
        if len(keys) > MOST_OWN or len(set(keys)) < len(keys):
            raise ValueError("own days")

    @property
    def text(self) -> str:
        """As a fact carries it."""
        plain = {
            "days": self.days,
            "points": self.what.points,
            "coupon": self.what.coupon,
            "count": self.what.count,
            "message": self.what.message,
            "whom": self.whom,
            "gap_days": self.gap_days,
            "festivals": [one.value for one in self.festivals],
            "own_days": [[one.month, one.day, one.name] for one in self.own_days],
        }
        return json.dumps(plain, ensure_ascii=False, separators=(",", ":"), sort_keys=True)

    @classmethod
    def read(cls, text: str) -> CarePlan:
        """
        Raises:
            ValueError: no such form, or beyond a bound.
        """
        if len(text) > _LONGEST_TEXT:
            raise ValueError("too long")
        try:
            plain = json.loads(text)
            numbers = [plain[name] for name in ("days", "points", "count", "gap_days")]
            own = [OwnDay(month, day, str(name)) for month, day, name in plain["own_days"]]
            if any(type(one) is not int for one in numbers):
                raise ValueError("no number")
            days, points, count, gap = numbers
            what = Handout(points, str(plain["coupon"]), count, "", str(plain["message"]))
            festivals = tuple(map(Festival, plain["festivals"]))
            return cls(days, what, str(plain["whom"]), gap, festivals, tuple(own))
        except (RecursionError, KeyError, TypeError, OverflowError) as error:
            raise ValueError("no plan") from error


_RULE = "care."


def rule_of(occasion: Occasion) -> str:
    """The rule under which what it gave stands in every account."""
    return f"{_RULE}{occasion.value}"


def care_of_rule(rule: str) -> Occasion | None:
    """The occasion that a rule is of; None: it is none's that this release knows."""
    return next((one for one in Occasion if rule_of(one) == rule), None)


def _usual(occasion: Occasion, days: int = 0, gap_days: int = 0, *festivals: Festival) -> CarePlan:
    return CarePlan(days, Handout(message=occasion.value), "", gap_days, festivals)


USUAL: Mapping[Occasion, CarePlan] = {
    Occasion.BIRTHDAY: _usual(Occasion.BIRTHDAY),
    Occasion.FESTIVAL: _usual(
        Occasion.FESTIVAL, 0, 0, Festival.SPRING, Festival.DRAGON_BOAT, Festival.MID_AUTUMN
    ),
    Occasion.ANNIVERSARY: _usual(Occasion.ANNIVERSARY),
    Occasion.TIER: _usual(Occasion.TIER),
    Occasion.LAPSING: _usual(Occasion.LAPSING, 30, 30),
    Occasion.DOWNGRADE: _usual(Occasion.DOWNGRADE, 30, 30),
    Occasion.SLEEPING: _usual(Occasion.SLEEPING, 90, 90),
}
"""What a shop begins with; all of it is off."""
