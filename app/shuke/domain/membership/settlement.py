"""What shops owe each other for stored value, and what partners are owed for: a month's statement from the book."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from shuke.domain.membership.book import Book
from shuke.domain.membership.state import SaleOnRecord
from shuke.domain.membership.stored_value import given_back
from shuke.domain.money import ZERO, Money
from shuke.domain.programme.document import Programme
from shuke.domain.shop_debts import Owed, net
from shuke.domain.slices.account import AccountKind

__all__ = ["PartnerUse", "Settlement", "settlement"]


@dataclass(frozen=True, slots=True)
class PartnerUse:
    """How often a perk that a partner serves was used."""

    partner: str
    perk: str
    times: int


@dataclass(frozen=True, slots=True)
class Settlement:
    """A month's statement: who owes whom in each direction, and what partners served."""

    owed: tuple[Owed, ...]
    partners: tuple[PartnerUse, ...]

    def net(self) -> tuple[Owed, ...]:
        """One payment between two shops at most."""
        return net(self.owed)


def settlement(book: Book, programme: Programme, month: date) -> Settlement:
    """The statement of the month in which that day lies."""
    sums: defaultdict[tuple[str, str], list[Money]] = defaultdict(lambda: [ZERO, ZERO])
    for sale in book.sales.values():
        for day, shop, account, amount in _moved(sale):
            if shop and sale.shop and shop != sale.shop and _same_month(day, month):
                sums[shop, sale.shop][account is AccountKind.BONUS] += Money(amount)
    owed = (Owed(*shops, *amounts) for shops, amounts in sorted(sums.items()))
    return Settlement(
        tuple(one for one in owed if one.principal or one.bonus), _partners(book, programme, month)
    )


def _moved(sale: SaleOnRecord) -> Iterator[tuple[date, str, AccountKind, int]]:
    """Stored value that the sale used, and what its refunds gave back: when, from which shop's top-ups."""
    for source in sale.sources:
        yield sale.business_date, source.shop, source.account, source.amount
    for day, source in given_back(sale):
        yield day, source.shop, source.account, -source.amount


def _partners(book: Book, programme: Programme, month: date) -> tuple[PartnerUse, ...]:
    served = {f"perk.{perk.key}": perk for perk in programme.perks if perk.partner}
    times: defaultdict[str, int] = defaultdict(int)
    for use in book.uses:
        if use.rule in served and _same_month(use.on, month):
            times[use.rule] += use.times
    return tuple(
        PartnerUse(served[rule].partner, served[rule].key, count)
        for rule, count in sorted(times.items())
        if count
    )


def _same_month(one: date, other: date) -> bool:
    return (one.year, one.month) == (other.year, other.month)
