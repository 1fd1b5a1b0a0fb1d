"""`value.topped_up`: a member paid stored value in, and all that came with it. Owed to the member: no revenue."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from shuke.domain.basket import Tender
from shuke.domain.facts.brought import Brought, brought_rows
from shuke.domain.facts.entries import LedgerEntry
from shuke.domain.facts.fact import FactHeader
from shuke.domain.facts.figure_rows import day_sum
from shuke.domain.facts.in_shift import InShift
from shuke.domain.facts.rows import Add, Cell, Put, RowOperation
from shuke.domain.money import Money
from shuke.domain.slices.account import AccountKind

__all__ = ["ValueToppedUp", "moves_word", "read_moves"]

_BETWEEN = " "


@dataclass(frozen=True, slots=True)
class ValueToppedUp:
    """Whoever took the money stands in the header.

    Attributes:
        member: principal, bonus, points, coupons, with the rules that gave them.
        seller: whom it counts for.
        first: nothing was paid in before: a card was sold.
        invoiced: an invoice for `paid` was given.
        counts: what it adds to the member's counters of that day, as (counter, amount).
        approved_by: the second person whose right it took; empty: who did it had the right.
    """

    KIND: ClassVar[str] = "value.topped_up"
    VERSION: ClassVar[int] = 1

    top_up_id: str
    programme: str
    programme_version: int
    member: Brought
    paid: Money
    tenders: tuple[Tender, ...]
    shop_id: str
    shift: InShift
    seller: str = ""
    first: bool = False
    invoiced: bool = False
    counts: tuple[tuple[str, int], ...] = ()
    approved_by: str = ""

    @property
    def bonus(self) -> Money:
        return Money(sum(one.amount for one in self.member.entries if one.account is AccountKind.BONUS))

    def rows(self, header: FactHeader) -> tuple[RowOperation, ...]:
        key: dict[str, Cell] = {"member_id": self.member.member_id}
        day = header.business_date.isoformat()
        paid_in = Put(
            "top_ups",
            {**key, "top_up_id": self.top_up_id},
            {
                "business_date": day,
                "shop_id": self.shop_id,
                "seller": self.seller,
                "paid_minor": self.paid.minor,
                "invoiced": int(self.invoiced),
                "first": int(self.first),
                "moves": moves_word(self.member.entries),
                "coupons": _BETWEEN.join(coupon.coupon_id for coupon in self.member.coupons),
            },
        )
        amounts = {
            "top_ups": 1,
            "topped_up_minor": self.paid.minor,
            "bonus_given_minor": self.bonus.minor,
            "coupons_given": len(self.member.coupons),
        }
        return (
            *brought_rows(header, (self.member,), self.KIND),
            paid_in,
            *(
                Add("counted", {**key, "counter": counter, "day": day}, {"amount": amount})
                for counter, amount in self.counts
            ),
            *self.shift.rows(header, amounts, self.tenders),
            day_sum(header, top_ups=1, topped_up_minor=self.paid.minor),
        )


def moves_word(entries: Iterable[LedgerEntry]) -> str:
    """What a top-up booked, as its row keeps it: ``principal/never/50000 bonus/2027-12-31/5000``."""
    sums: dict[tuple[str, str], int] = {}
    for one in entries:
        key = one.account.value, one.lot
        sums[key] = sums.get(key, 0) + one.amount
    return _BETWEEN.join(f"{account}/{lot}/{amount}" for (account, lot), amount in sums.items())


def read_moves(word: str) -> tuple[LedgerEntry, ...]:
    """
    Raises:
        ValueError: no such word.
    """
    found = []
    for part in word.split():
        account, lot, amount = part.split("/")
        found.append(LedgerEntry(AccountKind(account), lot, int(amount), ""))
    return tuple(found)
