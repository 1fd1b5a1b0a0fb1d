"""What came in by selling, and what is owed to the holders of stored value. A top-up is never revenue."""

from __future__ import annotations

from datetime import date

from shuke.domain.membership.book import Book
from shuke.domain.membership.stored_value import given_back
from shuke.domain.money import Money
from shuke.domain.slices.account import AccountKind

__all__ = ["owed_to_holders", "revenue"]


def revenue(book: Book, first: date = date.min, last: date = date.max) -> Money:
    """Money for goods sold in this time, refunds taken off on the day they were made.

    Stored value counts when it is spent, and of it the principal only: a bonus is a discount.
    """
    minor = 0
    for sale in book.sales.values():
        if first <= sale.business_date <= last:
            bonus = (source.amount for source in sale.sources if source.account is AccountKind.BONUS)
            minor += sale.to_pay.minor - sum(bonus)
        for refund in sale.refunds:
            if first <= refund.business_date <= last:
                minor -= sum(amount.minor for _, amount in refund.tenders)
        for day, source in given_back(sale):
            if source.account is AccountKind.BONUS and first <= day <= last:
                minor += source.amount
    return Money(minor)


def owed_to_holders(book: Book) -> Money:
    """Principal on all balances: what was paid in, not spent and not paid back."""
    holders = {one.holder for one in book.top_ups.values()}
    return Money(sum(book.balance(holder, AccountKind.PRINCIPAL) for holder in holders))
