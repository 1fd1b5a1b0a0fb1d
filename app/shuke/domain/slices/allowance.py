"""The allowance: what a till may spend while head office is out of reach. A policy of the whole chain, on top of
slices: it may take away, and with a goodwill floor add, never make a slice of another till spendable.

Amounts are in the account's own units: points, minor units of money, stamps, uses of coupons.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from shuke.domain.slices.account import NEVER_LENT, SPENT, AccountKind

__all__ = [
    "CAPS",
    "LEAST_LEASE_HOURS",
    "MOST_AMOUNT",
    "MOST_HOURS",
    "MOST_STEPS",
    "STANDARD",
    "Allowance",
    "Allowed",
    "Away",
    "Bounds",
    "Limit",
    "Spent",
    "Step",
    "may_spend",
]

MOST_AMOUNT = 1_000_000_000_00
LEAST_LEASE_HOURS, MOST_HOURS = 1, 24 * 366
MOST_STEPS = 12
HOUR_S = 3600


class Limit(StrEnum):
    """What binds: `shuke.wording.allowance` has words for each. OWN: what this till holds, and the floor. FROZEN: its
    database was put back, and head office has not yet said what is its own. CARD_LOST: the member's card is reported
    lost and there is no new one yet."""

    OWN = "own"
    FROZEN = "frozen"
    CARD_LOST = "card_lost"
    LEASE = "lease"
    HOURS = "hours"
    SALE = "sale"
    MEMBER_DAY = "member_day"
    TILL = "till"
    SHOP = "shop"


@dataclass(frozen=True, slots=True)
class Bounds:
    """Of one account, while offline; None: no limit.

    Attributes:
        floor: how far below nothing a till may let one member's account go.
        sale: in one sale.
        member_day: by one member on one business day.
        till: at one till since it last heard of head office.
        shop: the same for a whole shop; each till knows only itself, so each has an equal part.
    """

    account: AccountKind
    floor: int = 0
    sale: int | None = None
    member_day: int | None = None
    till: int | None = None
    shop: int | None = None

    def __post_init__(self) -> None:
        caps = [cap for cap in (self.sale, self.member_day, self.till, self.shop) if cap is not None]
        if self.account not in SPENT or not all(0 <= one <= MOST_AMOUNT for one in (self.floor, *caps)):
            raise ValueError("not a limit")
        if self.floor and self.account in NEVER_LENT:
            raise ValueError("what is there once or not at all is not lent")

    @property
    def members_to_the_caps(self) -> int | None:
        """With so many members who borrow all the floor lets them, the caps of any till are reached; None: no number
        of them reaches any."""
        caps = [cap for cap in (self.till, self.shop) if cap is not None]
        return -(-min(caps) // self.floor) if caps and self.floor else None


@dataclass(frozen=True, slots=True)
class Step:
    """From so many hours without head office on, caps and floors count this much of themselves."""

    hours: int
    percent: int

    def __post_init__(self) -> None:
        if not (0 < self.hours <= MOST_HOURS and 0 <= self.percent < 100):
            raise ValueError("not a step")


@dataclass(frozen=True, slots=True)
class Allowance:
    """The policy.

    Attributes:
        share_percent: of what nobody holds, so much goes to the till a member visited last.
        lease_hours: so long after it last heard of head office a till spends anything at all.
        steps: hours rise, percent fall.
        accounts: those that have bounds of their own; every other has no floor and no cap.
    """

    share_percent: int = 70
    lease_hours: int = 30 * 24
    steps: tuple[Step, ...] = ()
    accounts: tuple[Bounds, ...] = ()

    def __post_init__(self) -> None:
        if not (0 <= self.share_percent <= 100 and LEAST_LEASE_HOURS <= self.lease_hours <= MOST_HOURS):
            raise ValueError("out of range")
        if len(self.steps) > MOST_STEPS or any(
            then.hours <= step.hours or then.percent > step.percent
            for step, then in zip(self.steps, self.steps[1:], strict=False)
        ):
            raise ValueError("steps go from few hours to many, and allow ever less")
        if len({bounds.account for bounds in self.accounts}) < len(self.accounts):
            raise ValueError("an account has its bounds once")

    def bounds(self, account: AccountKind) -> Bounds:
        return next((one for one in self.accounts if one.account is account), Bounds(account))

    def lease_left_s(self, away_s: int) -> int:
        return max(0, self.lease_hours * HOUR_S - away_s)

    def percent_after(self, away_s: int) -> int:
        """What is left of caps and floors; nothing once the lease is over."""
        if not self.lease_left_s(away_s):
            return 0
        begun = (step.percent for step in self.steps if step.hours * HOUR_S <= away_s)
        return min(begun, default=100)


STANDARD = Allowance()
"""Where no other was set: no floor, no cap, thirty days."""


@dataclass(frozen=True, slots=True)
class Away:
    """A till that head office does not answer: since how many seconds, as one of how many tills of its shop."""

    policy: Allowance
    away_s: int
    tills: int = 1

    @property
    def percent(self) -> int:
        return self.policy.percent_after(self.away_s)

    def floor(self, account: AccountKind) -> int:
        """How far below nothing one member's account may go now."""
        return _part(self.policy.bounds(account).floor, self.percent)

    def cap(self, account: AccountKind, limit: Limit) -> int | None:
        """One of the caps as it counts now; None: there is none."""
        bounds, percent = self.policy.bounds(account), self.percent
        whole = {
            Limit.SALE: bounds.sale,
            Limit.MEMBER_DAY: bounds.member_day,
            Limit.TILL: bounds.till,
            Limit.SHOP: None if bounds.shop is None else bounds.shop // max(self.tills, 1),
        }[limit]
        return None if whole is None else _part(whole, percent)


@dataclass(frozen=True, slots=True)
class Spent:
    """What of the account went already: by the member today, at this till since it last heard of head office."""

    member_day: int = 0
    till: int = 0


@dataclass(frozen=True, slots=True)
class Allowed:
    """So much may be spent, and what keeps it from being more."""

    amount: int
    limit: Limit


CAPS = (Limit.SALE, Limit.MEMBER_DAY, Limit.TILL, Limit.SHOP)


def may_spend(away: Away, account: AccountKind, own: int, spent: Spent) -> Allowed:
    """What may be spent of one member's account in one sale.

    Args:
        own: what the till's own slices and the floor together allow.
    """
    if not away.policy.lease_left_s(away.away_s):
        return Allowed(0, Limit.LEASE)
    if not away.percent:
        return Allowed(0, Limit.HOURS)
    gone = {Limit.MEMBER_DAY: spent.member_day, Limit.TILL: spent.till, Limit.SHOP: spent.till}
    caps = ((limit, away.cap(account, limit)) for limit in CAPS)
    left = [Allowed(max(0, cap - gone.get(limit, 0)), limit) for limit, cap in caps if cap is not None]
    return min((Allowed(max(0, own), Limit.OWN), *left), key=lambda one: one.amount)


def _part(whole: int, percent: int) -> int:
    return whole * percent // 100
