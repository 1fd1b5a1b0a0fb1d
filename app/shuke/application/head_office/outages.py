"""Outages: a till that was not heard of for long opens one when it comes back; it ends once the till has brought what
it recorded meanwhile, and head office writes down what was risked and what was really lost.

A till that sold nothing in that time (a shop that was shut overnight) had no outage.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace

from shuke.application.exposing import exposed_at
from shuke.application.head_office.entering import OfficeEntry
from shuke.application.head_office.opening_pushes import OpenedPush
from shuke.application.ports.outages import OpenOutage
from shuke.application.ports.store import Work
from shuke.domain.exceptions.worth import worth
from shuke.domain.exposure import Rates
from shuke.domain.facts.outage_ended import OutageEnded, RiskTaken
from shuke.domain.facts.rows import Insert, apart
from shuke.domain.facts.sale_completed import SaleCompleted
from shuke.domain.money import total
from shuke.domain.programme.parts.points import PointsAsMoney
from shuke.domain.slices.account import SPENT, AccountKind

__all__ = ["SILENT_MS", "OutagePush", "come_back", "end_outage"]

SILENT_MS = 3_600_000
"""So long without a word is an outage. A till that is well speaks every half minute."""


def come_back(work: Work, till: str, last_ms: int, now_ms: int) -> None:
    """The till is heard again, for the first time since `last_ms`."""
    if last_ms and now_ms - last_ms > SILENT_MS and work.outages.opened(till) is None:
        work.outages.put(OpenOutage(till, last_ms, now_ms))


class OutagePush:
    """What a push of a till that came back does to its slices: made before the facts are folded, and told after."""

    def __init__(self, work: Work, till: str, push: OpenedPush, rates: Callable[[], Rates]) -> None:
        self._work = work
        self._outage = work.outages.opened(till)
        if self._outage is None:
            return
        head = work.journal.head(till)
        held = (head.epoch, head.seq) if head else (0, 0)
        sales = [
            fact
            for fact in push.facts
            if fact.sealed.kind == SaleCompleted.KIND
            and (fact.sealed.header.epoch, fact.sealed.header.seq) > held
        ]
        self._sales = len(sales)
        self._spent = _spent(
            one for fact in sales for one in apart(fact.operations) if isinstance(one, Insert)
        )
        self._members = sorted({member for member, _ in self._spent})
        self._owed = work.exposures.owed(till, self._members) if self._members else {}
        if self._sales and self._outage.risked is None:
            exposed = exposed_at(work, till, rates())
            self._outage = replace(
                self._outage,
                risked={one.account: (one.held, one.lent) for one in exposed},
                coupons_worth=total(one.held_worth for one in exposed if one.account is AccountKind.COUPON),
            )

    def folded(self) -> None:
        """The facts were taken in. Below nothing counts what sales took; what a refund took back was not spent."""
        outage = self._outage
        if outage is None or not self._sales:
            return
        lost = Counter(outage.lost)
        now = self._work.exposures.owed(outage.till, self._members) if self._members else {}
        for owner, owed in now.items():
            more = min(owed - self._owed.get(owner, 0), self._spent[owner])
            if more > 0:
                lost[owner[1]] += more
        self._work.outages.put(replace(outage, sales=outage.sales + self._sales, lost=lost))


def end_outage(work: Work, entry: OfficeEntry, till: str, rates: Rates) -> None:
    """The till has brought all that it recorded: it asks what is new."""
    outage = work.outages.opened(till)
    if outage is None:
        return
    work.outages.remove(till)
    if outage.sales:
        entry.record(_ended(work, outage, rates.points))


def _ended(work: Work, outage: OpenOutage, points: PointsAsMoney | None) -> OutageEnded:
    risked: Mapping[AccountKind, tuple[int, int]] = outage.risked or {}
    taken = tuple(
        RiskTaken(account, *risked.get(account, (0, 0)), outage.lost.get(account, 0))
        for account in SPENT
        if account in risked or outage.lost.get(account)
    )
    parts = (worth(one.account, one.held, points) + worth(one.account, one.lent, points) for one in taken)
    return OutageEnded(
        till=outage.till,
        shop_id=work.shops.shop_of(outage.till),
        from_ms=outage.from_ms,
        to_ms=outage.to_ms,
        sales=outage.sales,
        risked=total(parts) + outage.coupons_worth,
        lost=total(worth(one.account, one.lost, points) for one in taken),
        accounts=taken,
    )


def _spent(inserts: Iterable[Insert]) -> Counter[tuple[str, AccountKind]]:
    """What sales took, by member and account."""
    spent: Counter[tuple[str, AccountKind]] = Counter()
    for owner, amount in _entries(inserts):
        if amount < 0:
            spent[owner] -= amount
    return spent


def _entries(inserts: Iterable[Insert]) -> Iterator[tuple[tuple[str, AccountKind], int]]:
    for insert in inserts:
        if insert.table == "ledger":
            row = insert.row
            amount = row["amount"]
            assert isinstance(amount, int)
            yield (str(row["member_id"]), AccountKind(str(row["account"]))), amount
