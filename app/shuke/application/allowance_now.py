"""How this till may spend at this moment, and what it could cost: for the strip, and for a manager's window."""

from __future__ import annotations

from dataclasses import dataclass

from shuke.application.counter.allowing import away_now
from shuke.application.counter.contact import NEVER_S, Contact, spent_offline
from shuke.application.counter.desk import Desk
from shuke.application.exposing import exposed_at
from shuke.application.ports.outages import Outage
from shuke.application.ports.store import Work
from shuke.application.programme_shelf import rates_of
from shuke.application.refusal import Refusal, Refused
from shuke.application.session import Session
from shuke.application.sync.epochs import is_frozen
from shuke.domain.exposure import Exposed
from shuke.domain.shop import Right
from shuke.domain.slices.account import SPENT, AccountKind
from shuke.domain.slices.allowance import Allowance, Away, Limit

__all__ = ["MOST_OUTAGES", "CapNow", "RiskNow", "Spending", "risk_now", "spending_now"]

MOST_OUTAGES = 10
_OF_TILL = (Limit.TILL, Limit.SHOP)


@dataclass(frozen=True, slots=True)
class CapNow:
    """One cap as it counts now: `spent` of `cap` since head office was last heard of. None: it is counted anew in
    every sale, or for every member."""

    account: AccountKind
    limit: Limit
    cap: int
    spent: int | None

    @property
    def left(self) -> int:
        return max(0, self.cap - (self.spent or 0))


@dataclass(frozen=True, slots=True)
class Spending:
    """How the till spends now.

    Attributes:
        alone: it has no head office, and nothing of this concerns it.
        away_s: since when head office was not heard of; None while it answers, `NEVER_S` for never.
        nothing: why nothing at all may be spent; None: something may.
        lease_left_s: how much longer it may spend without head office.
        percent: what caps and floors count of themselves.
        caps: those that there are, as they count offline.
    """

    alone: bool = False
    away_s: int | None = None
    nothing: Limit | None = None
    lease_left_s: int = 0
    percent: int = 100
    caps: tuple[CapNow, ...] = ()

    @property
    def online(self) -> bool:
        return self.away_s is None

    @property
    def never_heard(self) -> bool:
        return self.away_s is not None and self.away_s >= NEVER_S

    def left(self, account: AccountKind) -> int | None:
        """What the whole till may still spend of the account; None: no cap says."""
        left = [cap.left for cap in self.caps if cap.account is account and cap.limit in _OF_TILL]
        return min(left, default=None)


@dataclass(frozen=True, slots=True)
class RiskNow:
    """For the window: the policy, how it counts now, what this till could cost, and what outages did cost. `caps` are
    those that count, or would if head office were out of reach from now on."""

    spending: Spending
    policy: Allowance
    caps: tuple[CapNow, ...]
    accounts: tuple[Exposed, ...]
    outages: tuple[Outage, ...]


def spending_now(work: Work, contact: Contact, shop_id: str) -> Spending:
    """What the strip says. Reads a handful of rows, and while head office answers but one."""
    if contact.alone:
        return Spending(alone=True)
    frozen = Limit.FROZEN if is_frozen(work) else None
    away = away_now(work, contact, shop_id)
    if away is None:
        return Spending(nothing=frozen)
    return Spending(
        away_s=away.away_s,
        nothing=frozen or _nothing(away),
        lease_left_s=away.policy.lease_left_s(away.away_s),
        percent=away.percent,
        caps=_caps(work, away),
    )


def risk_now(work: Work, session: Session, desk: Desk) -> RiskNow | Refused:
    """All of it, for somebody who may see it."""
    if not session.may(Right.SEE_EXPOSURE):
        return Refused(Refusal.NOT_ALLOWED)
    shop_id, policy = desk.recorder.place.shop_id, work.allowances.policy()
    away = away_now(work, desk.contact, shop_id)
    return RiskNow(
        spending=spending_now(work, desk.contact, shop_id),
        policy=policy,
        caps=_caps(work, away or Away(policy, 0, work.allowances.tills_of_shop(shop_id))),
        accounts=exposed_at(work, desk.till, rates_of(desk.programme_in_force(work))),
        outages=tuple(work.outages.ended(MOST_OUTAGES)),
    )


def _nothing(away: Away) -> Limit | None:
    if not away.policy.lease_left_s(away.away_s):
        return Limit.LEASE
    return None if away.percent else Limit.HOURS


def _caps(work: Work, away: Away) -> tuple[CapNow, ...]:
    found = []
    for account in SPENT:
        for limit in (Limit.SALE, Limit.MEMBER_DAY, *_OF_TILL):
            cap = away.cap(account, limit)
            if cap is not None:
                spent = spent_offline(work, account) if limit in _OF_TILL else None
                found.append(CapNow(account, limit, cap, spent))
    return tuple(found)
