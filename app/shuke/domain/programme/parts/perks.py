"""Perks: entitlements handed out by staff, with a quota; and rewards that come by themselves."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from shuke.domain.bilingual import Bilingual
from shuke.domain.figures.by_spending import BySpending, SpendingStep
from shuke.domain.money import ZERO, Money
from shuke.domain.programme.parts.gives import Gives, read_gives
from shuke.domain.programme.parts.measures import Reaches, read_reaches
from shuke.domain.programme.parts.shown import Proof, read_proofs
from shuke.domain.programme.parts.when import When, read_when_if_there
from shuke.domain.programme.problems import ProblemKind
from shuke.domain.programme.tables import Table

__all__ = [
    "DecidedBy",
    "Granted",
    "Per",
    "Perk",
    "Reward",
    "Trigger",
    "read_perk",
    "read_reward",
]

MOST_TIMES = 1_000_000
MOST_STEPS = 20
TIMES = Bilingual("次", "time(s)")
"""What a quota is counted in, unless the document says otherwise."""


class Per(StrEnum):
    """Over what a quota runs. STANDING has none: it is a privilege, listed with its wording; uses are counted.

    BIRTHDAY_MONTH is once a year, in that month; TIER begins again whenever a tier is given.
    """

    ONCE = "once"
    TIER = "tier"
    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    BIRTHDAY_MONTH = "birthday-month"
    EVENT = "event"
    STANDING = "standing"


class Granted(StrEnum):
    """What gives the entitlement: being in the tier, a promotion to it (which grants the amount for good, `ONCE`
    in a life or each time), or the day's spending."""

    STATUS = "status"
    PROMOTION = "promotion"
    SPENDING = "spending"


class DecidedBy(StrEnum):
    STAFF = "staff"
    MANAGER = "manager"


@dataclass(frozen=True, slots=True)
class Perk:
    """An entitlement.

    Attributes:
        tiers: tiers or cards; empty: every member.
        amount: how much a quota holds (times, hours, pieces); see `unit`.
        amounts: by tier or card, where they differ; the highest of a member's holds.
        spending: what the day's SPENDING grants.
        when: the days on which it is handed out; None: any.
        reaches: what the member must have come to; None: nothing.
        from_tiers: of a PROMOTION: only when promoted from one of these; empty: from any.
        gives: handed out with each use; None: nothing but the perk itself.
        partner: uses are counted and settled with this partner; empty: nobody.
        worth_most: a manager's grants come to at most this, the quota is in money; zero: not in money.
    """

    key: str
    name: Bilingual
    tiers: frozenset[str]
    per: Per
    amount: int = 1
    amounts: tuple[tuple[str, int], ...] = ()
    unit: Bilingual = TIMES
    granted: Granted = Granted.STATUS
    spending: BySpending | None = None
    when: When | None = None
    reaches: Reaches | None = None
    from_tiers: frozenset[str] = frozenset()
    proofs: tuple[Proof, ...] = ()
    decided_by: DecidedBy = DecidedBy.STAFF
    worth_most: Money = ZERO
    gives: Gives | None = None
    partner: str = ""

    def amount_for(self, holds: frozenset[str]) -> int:
        """The quota of whoever holds these tiers and cards."""
        return max((amount for who, amount in self.amounts if who in holds), default=self.amount)


class Trigger(StrEnum):
    """What a reward follows on. CARD is being given a card beside the tier."""

    JOINING = "joining"
    PROMOTION = "promotion"
    FIRST_SALE = "first-sale"
    SALE = "sale"
    TOP_UP = "top-up"
    CARD = "card"
    BIRTHDAY = "birthday"
    DAY = "day"
    YEAR_END = "year-end"


_OF_THE_CALENDAR = frozenset({Trigger.BIRTHDAY, Trigger.DAY, Trigger.YEAR_END})


@dataclass(frozen=True, slots=True)
class Reward:
    """Something given by itself when its trigger comes and its condition is met.

    Attributes:
        tiers: tiers or cards held then; empty: all.
        reaches: what must have been reached; None: nothing.
        when: of a DAY or a SALE: on these days only; None: any.
        per: how often one member gets it; left out: once, what the calendar brings once a year.
    """

    key: str
    name: Bilingual
    trigger: Trigger
    gives: Gives
    tiers: frozenset[str] = frozenset()
    reaches: Reaches | None = None
    when: When | None = None
    per: Per = Per.ONCE


def read_perk(table: Table) -> Perk:
    per = table.choice("per", Per)
    granted = table.choice_or("granted", Granted.STATUS)
    perk = Perk(
        key=table.key_name("key"),
        name=table.words("name"),
        tiers=table.names("tiers"),
        per=per,
        amount=table.whole("amount", 1, MOST_TIMES, default=1),
        amounts=table.by_name("amounts", lambda inner, tier: inner.whole(tier, 1, MOST_TIMES)),
        unit=table.words_or_none("unit") or TIMES,
        granted=granted,
        spending=_spending(table) if granted is Granted.SPENDING else None,
        when=read_when_if_there(table),
        reaches=_reaches(table),
        from_tiers=table.names("from_tiers"),
        proofs=read_proofs(table),
        decided_by=table.choice_or("decided_by", DecidedBy.STAFF),
        worth_most=table.amount_or("worth_most", ZERO),
        gives=read_gives(table),
        partner=table.text_or("partner", ""),
    )
    table.close()
    return perk


def read_reward(table: Table) -> Reward:
    trigger = table.choice("on", Trigger)
    reward = Reward(
        key=table.key_name("key"),
        name=table.words("name"),
        trigger=trigger,
        gives=read_gives(table) or Gives(),
        tiers=table.names("tiers"),
        reaches=_reaches(table),
        when=read_when_if_there(table),
        per=table.choice_or("per", Per.YEAR if trigger in _OF_THE_CALENDAR else Per.ONCE),
    )
    table.close()
    return reward


def _reaches(table: Table) -> Reaches | None:
    inner = table.table_if_there("reaches")
    if inner is None:
        return None
    reaches = read_reaches(inner)
    inner.close()
    return reaches


def _spending(table: Table) -> BySpending:
    """``steps = [{ from = 200, amount = 2 }, { from = 400, each = 200 }]`` and ``most = 6``."""
    steps = []
    above = each = None
    for place, step in enumerate(table.tables("steps", 1, MOST_STEPS)):
        least = step.amount("from", Money(0))
        if step.there_is("each"):
            if each is not None:
                table.notes.add(ProblemKind.DUPLICATE, (*step.path, "each"))
            above, each = least, step.amount("each", Money(1))
        else:
            steps.append(SpendingStep(least, step.whole("amount", 1, MOST_TIMES)))
            if len(steps) > 1 and not steps[-2].least < least:
                table.notes.add(ProblemKind.DUPLICATE, (*table.path, "steps", place, "from"))
        step.close()
    return BySpending(tuple(steps), table.whole("most", 1, MOST_TIMES), above, each)
