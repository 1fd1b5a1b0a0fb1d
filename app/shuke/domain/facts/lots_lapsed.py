"""`lots.lapsed`: what time took from many members' lots at the close of a day, and where it gave some of it back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from shuke.domain.facts.fact import FactHeader
from shuke.domain.facts.figure_rows import flow_rows
from shuke.domain.facts.rows import Add, AddMany, Cell, Columns, InsertMany, RowOperation
from shuke.domain.membership.changes import LAPSE
from shuke.domain.slices.account import AccountKind

__all__ = ["LapsedLot", "LapsedSlices", "LotsLapsed"]


@dataclass(frozen=True, slots=True)
class LapsedSlices:
    """What one till's slices of a lot change by: of the members at these places, by these amounts."""

    till: str
    places: tuple[int, ...]
    amounts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class LapsedLot:
    """One lot of an account, and by what it changed for which member, at the same place. A movement above nothing
    gives back: a till had spent from the lot before it lapsed, and was heard of later.

    Columns, not records: there may be a million of them on one day.
    """

    account: AccountKind
    lot: str
    members: tuple[str, ...]
    amounts: tuple[int, ...]
    slices: tuple[LapsedSlices, ...] = ()


@dataclass(frozen=True, slots=True)
class LotsLapsed:
    """Balances, slices and pool of these lots are level afterwards; a fact for some hundred members."""

    KIND: ClassVar[str] = "lots.lapsed"
    VERSION: ClassVar[int] = 1

    day: date
    lots: tuple[LapsedLot, ...]

    def rows(self, header: FactHeader) -> tuple[RowOperation, ...]:
        """
        Raises:
            ValueError: columns that do not go together.
        """
        return (
            *self._moves(header),
            *flow_rows(header, ((lot.account.value, sum(lot.amounts), LAPSE) for lot in self.lots)),
            Add(
                "closings",
                {"day": self.day.isoformat()},
                {"points": self._taken(AccountKind.POINTS), "bonus_minor": self._taken(AccountKind.BONUS)},
            ),
        )

    def _taken(self, account: AccountKind) -> int:
        return -sum(sum(lot.amounts) for lot in self.lots if lot.account is account)

    def _moves(self, header: FactHeader) -> Iterator[RowOperation]:
        entries: dict[str, Cell] = {
            "till_id": header.till,
            "epoch": header.epoch,
            "seq": header.seq,
            "reason": LAPSE,
            "business_date": header.business_date.isoformat(),
        }
        number = 1
        for lot in self.lots:
            members, amounts = lot.members, lot.amounts
            named: dict[str, Cell] = {"account": lot.account.value, "lot": lot.lot}
            numbers = range(number, number + len(members))
            number += len(members)
            own: dict[str, Sequence[Cell]] = {"entry_no": numbers, "member_id": members, "amount": amounts}
            yield InsertMany.of("ledger", Columns(entries | named, own))
            yield AddMany("balances", Columns(named, {"member_id": members}), "amount", amounts)
            for part in lot.slices:
                held = Columns(named | {"till_id": part.till}, {"member_id": _at(members, part.places)})
                yield AddMany("slices", held, "amount", part.amounts)


def _at(members: Sequence[str], places: Sequence[int]) -> list[str]:
    if places and not 0 <= min(places) <= max(places) < len(members):
        raise ValueError("a place at which there is no member")
    return [members[place] for place in places]
