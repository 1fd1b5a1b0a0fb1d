"""A campaign as it is planned: whom, what, when, for how much, and who is left out."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, fields
from datetime import date
from enum import StrEnum

from shuke.domain.campaigns.handout import Handout
from shuke.domain.segments.segment import LONGEST_RULE, Rule

__all__ = [
    "LONGEST_NAME",
    "LONGEST_PLAN",
    "MOST_CONTROL",
    "MOST_GAP",
    "Every",
    "Plan",
    "campaign_of",
    "rule_of",
]

LONGEST_NAME = 40
LONGEST_PLAN = LONGEST_RULE + 2_000
MOST_CONTROL = 50
"""Percent held back at most."""

MOST_GAP = 365
MOST_DAYS = 3 * 366
_MOST_MEMBERS = 10**9
_MOST_MONEY = 10**13
_LONGEST_WORD = 100
USUAL_CONTROL = 10
USUAL_GAP = 10
USUAL_QUIET = (21 * 60, 9 * 60)
MINUTES_A_DAY = 24 * 60


class Every(StrEnum):
    """ONCE: whoever is in the audience when it starts. DAY: the audience is looked up anew each day, so that whoever
    comes into it is given it, too; each member once. WEEK: anew each week, each member once a week."""

    ONCE = "once"
    DAY = "day"
    WEEK = "week"


@dataclass(frozen=True, slots=True)
class Plan:
    """
    Attributes:
        first, last: business days on which it gives.
        control_percent: of the audience, held back to compare with.
        gap_days: whom marketing turned to fewer days ago is left out this time; 0: nobody is.
        most_members: given to so many at most; 0: to all.
        budget_minor: what it may come to at most, at its highest cost for each; 0: no bound.
        quiet_from, quiet_to: minutes of the day between which it rests, over midnight where the first is greater;
            the same: it never does.

    Raises:
        ValueError: beyond a bound.
    """

    audience: Rule
    what: Handout
    first: date
    last: date
    every: Every = Every.ONCE
    control_percent: int = USUAL_CONTROL
    gap_days: int = USUAL_GAP
    most_members: int = 0
    budget_minor: int = 0
    quiet_from: int = USUAL_QUIET[0]
    quiet_to: int = USUAL_QUIET[1]

    def __post_init__(self) -> None:
        what = self.what
        if not what.in_bounds or max(map(len, (what.coupon, what.event, what.message))) > _LONGEST_WORD:
            raise ValueError("nothing, or too much of it")
        if not self.first <= self.last or (self.last - self.first).days > MOST_DAYS:
            raise ValueError("days")
        if not (0 <= self.control_percent <= MOST_CONTROL and 0 <= self.gap_days <= MOST_GAP):
            raise ValueError("control or gap")
        if not (0 <= self.most_members <= _MOST_MEMBERS and 0 <= self.budget_minor <= _MOST_MONEY):
            raise ValueError("bounds")
        if not (0 <= self.quiet_from < MINUTES_A_DAY and 0 <= self.quiet_to < MINUTES_A_DAY):
            raise ValueError("hours")

    def occasion(self, on: date) -> str:
        """Which time it gives on that day; empty: it does not."""
        if not self.first <= on <= self.last:
            return ""
        if self.every is not Every.WEEK:
            return "once"
        year, week, _ = on.isocalendar()
        return f"{year}-W{week:02d}"

    def looked_up(self, on: date) -> str:
        """By what it is known whether the audience was looked up for that day already."""
        return on.isoformat() if self.every is Every.DAY else self.occasion(on)

    def rests_at(self, minute: int) -> bool:
        """In that minute of the day."""
        start, end = self.quiet_from, self.quiet_to
        return start <= minute < end if start <= end else minute >= start or minute < end

    @property
    def text(self) -> str:
        """As a fact carries it."""
        plain = {one.name: getattr(self, one.name) for one in fields(self) if one.name in _NUMBERS}
        what = asdict(self.what)
        if not self.what.chances:
            del what["chances"]
        plain |= {"audience": self.audience.text, "what": what, "every": self.every.value}
        plain |= {"first": self.first.isoformat(), "last": self.last.isoformat()}
        return json.dumps(plain, ensure_ascii=False, separators=(",", ":"), sort_keys=True)

    @classmethod
    def read(cls, text: str) -> Plan:
        """
        Raises:
            ValueError: no such form, or beyond a bound.
        """
        if len(text) > 2 * LONGEST_PLAN:
            raise ValueError("too long")
        try:
            plain = json.loads(text)
            what = plain["what"]
            numbers = {name: plain[name] for name in _NUMBERS}
            counts = (what["points"], what["count"], what.get("chances", 0))
            if any(type(number) is not int for number in (*numbers.values(), *counts)):
                raise ValueError("no number")
            return cls(
                audience=Rule.read(plain["audience"]),
                what=Handout(
                    what["points"],
                    str(what["coupon"]),
                    what["count"],
                    str(what["event"]),
                    str(what["message"]),
                    what.get("chances", 0),
                ),
                first=date.fromisoformat(plain["first"]),
                last=date.fromisoformat(plain["last"]),
                every=Every(plain["every"]),
                **numbers,
            )
        except (RecursionError, KeyError, TypeError, AttributeError) as error:
            raise ValueError("no plan") from error


_NUMBERS = ("control_percent", "gap_days", "most_members", "budget_minor", "quiet_from", "quiet_to")


_RULE = "campaign."


def rule_of(campaign_id: str) -> str:
    """The rule under which what a campaign gave stands in every account."""
    return f"{_RULE}{campaign_id}"


def campaign_of(rule: str) -> str:
    """The campaign that a rule is of; empty: it is none's."""
    return rule.removeprefix(_RULE) if rule.startswith(_RULE) else ""
