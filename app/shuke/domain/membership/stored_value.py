"""Paying with stored value: principal first, then bonus, never more than is there."""

from __future__ import annotations

from datetime import date

from shuke.domain.explanation import Reason
from shuke.domain.membership.book import Book
from shuke.domain.membership.changes import Booked
from shuke.domain.membership.state import Membership
from shuke.domain.membership.tells import Tells
from shuke.domain.money import Money
from shuke.domain.programme.document import Programme
from shuke.domain.programme.says import reason
from shuke.domain.slices.account import AccountKind, spendable, take

__all__ = ["spent"]

RULE = "stored_value"


def spent(
    book: Book, programme: Programme, membership: Membership, amount: Money, on: date
) -> tuple[Booked, ...] | Reason:
    """The movements that pay this amount, or why it cannot be paid so."""
    if programme.stored_value is None:
        return reason(RULE, Tells.STORED_VALUE_NONE)
    member_id = membership.member_id
    principal = book.lots(member_id, AccountKind.PRINCIPAL)
    bonus = book.lots(member_id, AccountKind.BONUS)
    there = spendable(principal, on), spendable(bonus, on)
    if amount.minor > sum(there):
        return reason(RULE, Tells.STORED_VALUE_SHORT, missing=amount - Money(sum(there)))
    first = min(amount.minor, there[0])
    moves = [
        (AccountKind.PRINCIPAL, take(principal, first, on)),
        (AccountKind.BONUS, take(bonus, amount.minor - first, on)),
    ]
    return tuple(
        Booked(member_id, account, part.lot, -part.amount, RULE)
        for account, parts in moves
        for part in parts or ()
    )
