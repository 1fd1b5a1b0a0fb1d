"""What this till may spend of a member's accounts now: its own slices, and offline what the allowance leaves."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from shuke.application.counter.contact import Contact, spent_offline
from shuke.application.ports.store import Work
from shuke.application.sync.epochs import is_frozen, own_slices
from shuke.domain.basket import Basket
from shuke.domain.slices.account import AccountKind, spendable
from shuke.domain.slices.allowance import CAPS, Allowed, Away, Limit, Spent, may_spend

__all__ = ["Purse", "Terms", "away_now", "points_promised"]


def away_now(work: Work, contact: Contact, shop_id: str) -> Away | None:
    """Under what part of the policy this till spends; None: head office answers, or there is none."""
    if contact.online:
        return None
    return Away(work.allowances.policy(), contact.away_s, work.allowances.tills_of_shop(shop_id))


@dataclass(frozen=True, slots=True)
class Terms:
    """Where and how a till spends.

    Attributes:
        away: None while head office answers.
        promised: the basket is partly paid: what was said to the customer stands, whatever caps and hours say since.
        points_promised: by other baskets that are partly paid, all members together.
    """

    till: str
    away: Away | None = None
    promised: bool = False
    points_promised: int = 0


class Purse:
    """One member's accounts at this till on that day; `kept` points are promised by other baskets of the member's."""

    def __init__(self, work: Work, terms: Terms, member_id: str, on: date, kept: int = 0) -> None:
        self._work = work
        self._kept = kept
        self._terms = terms
        self._member_id = member_id
        self._on = on

    def floor(self, account: AccountKind) -> int:
        """How far below nothing the member's account may go here."""
        terms = self._terms
        if terms.away is None or is_frozen(self._work):
            return 0
        return terms.away.policy.bounds(account).floor if terms.promised else terms.away.floor(account)

    def allowed(self, account: AccountKind) -> Allowed:
        """What may be spent, and what binds. Coupons are counted, each of them a use."""
        if is_frozen(self._work):
            return Allowed(0, Limit.FROZEN)
        terms, own = self._terms, self.own(account)
        if terms.away is None or terms.promised:
            return Allowed(own, Limit.OWN)
        return may_spend(terms.away, account, own, self._spent(terms.away, account))

    def own(self, account: AccountKind) -> int:
        """Slices and floor together; the floor lends nothing that the member is not known to have."""
        held = own_slices(self._work, self._terms.till, self._member_id, account)
        own, floor = spendable(held, self._on), self.floor(account)
        if floor:
            known = self._work.members.balance(self._member_id, account)
            own = max(own, min(spendable(held, self._on, floor), known))
        return max(0, own - self._kept) if account is AccountKind.POINTS else own

    def _spent(self, away: Away, account: AccountKind) -> Spent:
        """Counted only where a cap asks for it."""
        caps = {limit for limit in CAPS if away.cap(account, limit) is not None}
        member_day = till = 0
        if Limit.MEMBER_DAY in caps:
            member_day = self._work.allowances.spent_on(self._member_id, account, self._on)
        if caps & {Limit.TILL, Limit.SHOP}:
            till = spent_offline(self._work, account)
        if account is not AccountKind.POINTS:
            return Spent(member_day, till)
        return Spent(member_day + self._kept, till + self._terms.points_promised)


def points_promised(others: Iterable[Basket]) -> int:
    """What other baskets, already partly paid, count on."""
    return sum(other.points_wanted for other in others if other.tenders)
