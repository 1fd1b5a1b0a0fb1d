"""What shops owe each other for what members hold in the whole chain, and what partners served: each debt comes from
one fact, a month's statement from its debts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from shuke.domain.money import ZERO, Money

__all__ = [
    "DebtKind",
    "DebtPlace",
    "DebtSum",
    "MonthStatement",
    "Owed",
    "PairStatement",
    "Position",
    "ShopDebt",
    "month_of",
    "net",
]


class DebtKind(StrEnum):
    """`shuke.wording.settlement` has a name for each.

    RETURNED takes back what SPENT brought, so it is below zero. PARTNER is what somebody outside of the chain did for
    a member.
    """

    SPENT = "spent"
    RETURNED = "returned"
    PAID_BACK = "paid-back"
    PARTNER = "partner"


class DebtPlace(NamedTuple):
    """The fact, and the number of the debt in it."""

    till: str
    epoch: int
    seq: int
    number: int


@dataclass(frozen=True, slots=True)
class ShopDebt:
    """`debtor` took the money in, `creditor` gave goods or money for it; the bonus is borne by the shop that promised
    it. Of PARTNER the creditor is the partner.

    Attributes:
        on: the business date of its fact; the month it belongs to.
        what: the receipt's number; the perk that a partner served.
        times: how often a partner served it; below zero where it was taken back.
    """

    place: DebtPlace
    kind: DebtKind
    on: str
    debtor: str
    creditor: str
    what: str
    principal: Money = ZERO
    bonus: Money = ZERO
    times: int = 0


@dataclass(frozen=True, slots=True)
class DebtSum:
    """Dues of one month, in one direction, of one kind.

    Attributes:
        month: to which they belong; before the statement's own: a correction that came late.
        what: the perk, of what partners served; else empty.
        debts: how many they are.
    """

    month: str
    kind: DebtKind
    debtor: str
    creditor: str
    what: str = ""
    principal: Money = ZERO
    bonus: Money = ZERO
    times: int = 0
    debts: int = 1

    @property
    def amount(self) -> Money:
        return self.principal + self.bonus


@dataclass(frozen=True, slots=True)
class Owed:
    """`debtor` took the money in, `creditor` gave goods for it. The bonus is borne by the shop that promised it.

    In the month in which a sale of an earlier month is taken back, an amount may be below zero.
    """

    debtor: str
    creditor: str
    principal: Money
    bonus: Money

    @property
    def amount(self) -> Money:
        return self.principal + self.bonus


def net(owed: Iterable[Owed]) -> tuple[Owed, ...]:
    """One payment between two shops at most."""
    sums: defaultdict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0])
    for one in owed:
        low, high = sorted((one.debtor, one.creditor))
        sign = 1 if one.debtor == low else -1
        sums[low, high][0] += sign * one.principal.minor
        sums[low, high][1] += sign * one.bonus.minor
    found = []
    for (low, high), (principal, bonus) in sorted(sums.items()):
        if principal + bonus > 0:
            found.append(Owed(low, high, Money(principal), Money(bonus)))
        elif principal + bonus < 0:
            found.append(Owed(high, low, Money(-principal), Money(-bonus)))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Position:
    """A shop among all others: what it owes them, what they owe it."""

    shop: str
    owes: Money
    is_owed: Money

    @property
    def gets(self) -> Money:
        """Below zero: it pays."""
        return self.is_owed - self.owes


@dataclass(frozen=True, slots=True)
class PairStatement:
    """Two shops: all sums between them, in either direction. `one` comes first by its id."""

    one: str
    other: str
    sums: tuple[DebtSum, ...]

    @property
    def payment(self) -> Owed | None:
        """The one payment that settles it; None where nothing is left to pay."""
        return next(iter(net(_owed(self.sums))), None)


@dataclass(frozen=True, slots=True)
class MonthStatement:
    """What a month settles: its own debts and those of settled months that came too late for theirs.

    Attributes:
        month: ``2026-03``.
        sums: in one order, whatever the order in which the facts came.
    """

    month: str
    sums: tuple[DebtSum, ...]

    @property
    def pairs(self) -> tuple[PairStatement, ...]:
        found: defaultdict[tuple[str, str], list[DebtSum]] = defaultdict(list)
        for one in self.between_shops:
            low, high = sorted((one.debtor, one.creditor))
            found[low, high].append(one)
        return tuple(PairStatement(*shops, tuple(sums)) for shops, sums in sorted(found.items()))

    @property
    def between_shops(self) -> tuple[DebtSum, ...]:
        return tuple(one for one in self.sums if one.kind is not DebtKind.PARTNER)

    @property
    def partners(self) -> tuple[DebtSum, ...]:
        return tuple(one for one in self.sums if one.kind is DebtKind.PARTNER)

    @property
    def payments(self) -> tuple[Owed, ...]:
        return net(_owed(self.sums))

    @property
    def positions(self) -> tuple[Position, ...]:
        """Of every shop that owes or is owed; what all get adds up to nothing."""
        owes: defaultdict[str, int] = defaultdict(int)
        is_owed: defaultdict[str, int] = defaultdict(int)
        for one in self.payments:
            owes[one.debtor] += one.amount.minor
            is_owed[one.creditor] += one.amount.minor
        return tuple(
            Position(shop, Money(owes[shop]), Money(is_owed[shop])) for shop in sorted({*owes, *is_owed})
        )

    @property
    def debts(self) -> int:
        return sum(one.debts for one in self.sums)


def _owed(sums: Iterable[DebtSum]) -> Iterator[Owed]:
    return (
        Owed(one.debtor, one.creditor, one.principal, one.bonus)
        for one in sums
        if one.kind is not DebtKind.PARTNER
    )


def month_of(day: str) -> str:
    """Of an ISO date."""
    return day[:7]
