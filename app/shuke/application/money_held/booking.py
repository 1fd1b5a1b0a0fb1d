"""From the outcome of an act on money held to what its fact carries, booked wholly at this till."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from shuke.application.closing.stored_book import StoredBook
from shuke.application.closing.turning import brought
from shuke.domain.facts.brought import Brought, SliceMoved
from shuke.domain.facts.entries import LedgerEntry
from shuke.domain.facts.handed_out import QuotaUsed
from shuke.domain.membership import changes as c
from shuke.domain.membership.state import CouponState
from shuke.domain.programme.document import Programme
from shuke.domain.slices.account import AccountKind

__all__ = ["booked_here", "quotas_apart"]


def booked_here(
    book: StoredBook, programme: Programme, member_id: str, outcome: c.Outcome, on: date, till: str
) -> Brought:
    """Whatever is given belongs to this till, whatever is taken leaves it; points that a clawback takes may leave it
    owing. A coupon that lies elsewhere stays where it is."""
    mine = tuple(change for change in outcome.changes if not _foreign(book, member_id, change, till))
    whole = brought(book, programme, member_id, replace(outcome, changes=mine), on, till)
    return replace(whole, slices=tuple(_slices(whole.moves, till)))


def quotas_apart(outcome: c.Outcome) -> tuple[c.Outcome, tuple[QuotaUsed, ...]]:
    """The outcome without the quotas that it uses, and those as a fact carries them beside the member."""
    used: Counter[tuple[str, str]] = Counter()
    for change in outcome.changes:
        if isinstance(change, c.Used):
            used[change.rule, change.period] += change.times
    kept = tuple(change for change in outcome.changes if not isinstance(change, c.Used))
    quotas = tuple(QuotaUsed(rule, period, times) for (rule, period), times in used.items())
    return replace(outcome, changes=kept), quotas


def _foreign(book: StoredBook, member_id: str, change: c.Change, till: str) -> bool:
    return (
        isinstance(change, c.CouponTurned)
        and change.state is CouponState.WITHDRAWN
        and _held(book, member_id, AccountKind.COUPON, change.coupon_id, till) < 1
    )


def _held(book: StoredBook, member_id: str, account: AccountKind, lot: str, till: str) -> int:
    held = book.held_lots.get((member_id, account, lot))
    return 0 if held is None else dict(held.slices).get(till, 0)


def _slices(moves: Iterable[LedgerEntry], till: str) -> Iterator[SliceMoved]:
    sums: defaultdict[tuple[AccountKind, str], int] = defaultdict(int)
    for move in moves:
        sums[move.account, move.lot] += move.amount
    return (SliceMoved(till, account, lot, amount) for (account, lot), amount in sums.items() if amount)
